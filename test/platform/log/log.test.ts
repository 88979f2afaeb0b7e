import { DrizzleQueryError } from 'drizzle-orm'
import fc from 'fast-check'
import { GrammyError } from 'grammy'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { withRequest } from '#platform/log/context.ts'
import { createLog } from '#platform/log/log.ts'

const BOT_TOKEN = '123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012'
const JWT = 'eyJhbGciOiJFUzI1NiJ9.eyJzaWQiOiJhYmMiLCJleHAiOjF9.c2lnbmF0dXJlLWJ5dGVz'

function recorder(secrets: readonly string[] = []) {
  const lines: string[] = []
  const log = createLog({
    level: 'debug',
    secrets,
    destination: { write: (line: string) => void lines.push(line) },
  })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') }
}

test('an event is one line of JSON with a level by name and a readable time', () => {
  const { log, lines, last } = recorder()
  log.info({ monitorId: 7 }, 'slot seen\nreally')
  expect(lines).toHaveLength(1)
  expect(lines[0]?.trimEnd().includes('\n')).toBe(false)
  expect(last()).toMatchObject({ level: 'info', monitorId: 7, msg: 'slot seen\nreally' })
  expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT/)
})

test('lines carry the request they belong to, over awaits and into nested work', async () => {
  const { log, last } = recorder()
  await withRequest({ requestId: 'r1' }, async () => {
    await Promise.resolve()
    withRequest({ updateId: 5 }, () => log.info('inside'))
  })
  expect(last()).toMatchObject({ requestId: 'r1', updateId: 5 })
  log.info('outside')
  expect(last()).not.toHaveProperty('requestId')
})

test.each([
  [
    'a bot token in an address',
    { url: `https://api.telegram.org/bot${BOT_TOKEN}/getMe` },
    BOT_TOKEN,
  ],
  ['a key pasted into a message', { text: `here: ${JWT} thanks` }, JWT],
  ['a bearer header', { header: 'Authorization: Bearer abcdef1234567890' }, 'abcdef1234567890'],
  ['a key of OpenAI', { text: 'with sk-abcdefghijklmnop1234' }, 'abcdefghijklmnop'],
  ['a key of Yandex Cloud', { text: 'Api-Key AQVNabcdefghijklmnop1234' }, 'abcdefghijklmnop'],
  ['a token of Yandex', { text: 'y0_AgAAAAAabcdefghijklmnop' }, 'abcdefghijklmnop'],
  ['a refresh token of Google', { text: '1//0gabcdefghijklmnopqrst' }, 'abcdefghijklmnop'],
  ['a field by its name', { apiToken: 'short' }, 'short'],
  ['a nested field by its name', { a: [{ headers: { authorization: 'x1y2' } }] }, 'x1y2'],
  ['a whole object under a secret name', { session: { cookie: 'c00kie' } }, 'c00kie'],
  ['JSON inside a text', { body: '{"access_token":"q-w-e-r","id":1}' }, 'q-w-e-r'],
  ['a cookie', { text: 'x=1; wbx-validation-session=zz11; a=b' }, 'zz11'],
  ['a password in an address', { url: 'postgres://app:pa55word@db/x' }, 'pa55word'],
])('hides %s', (_name, fields, secret) => {
  const { log, lines } = recorder()
  log.info(fields, 'event')
  log.info({ err: new Error(JSON.stringify(fields)) }, 'event')
  expect(lines.join('')).toContain('[redacted]')
  expect(lines.join('')).not.toContain(secret)
})

test('hides configured secrets whatever they look like, also inside errors', () => {
  const { log, lines } = recorder(['correct horse battery'])
  const cause = new Error('refused: correct horse battery')
  log.error({ err: new AppError({ kind: 'auth', code: 'x', cause }) }, 'failed')
  expect(lines.join('')).not.toContain('correct horse battery')
  expect(lines.join('')).toContain('refused')
})

test('of a failed query and a failed call only the fault is told, not what they were given', () => {
  const { log, lines, last } = recorder()
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (a)=(mine)',
  })
  log.error({ err: new DrizzleQueryError('insert into t values ($1)', ['mine'], cause) }, 'query')
  expect(last().err).toMatchObject({ message: 'duplicate key', code: '23505' })
  const refused = { ok: false, error_code: 403, description: 'blocked by the user' } as const
  log.error(
    { err: new GrammyError('Call failed!', refused, 'sendMessage', { text: 'mine' }) },
    'call',
  )
  expect(last().err).toMatchObject({ method: 'sendMessage', error_code: 403 })
  expect(lines.join('')).not.toContain('mine')
})

test('leaves ordinary words, ids and times alone', () => {
  const { log, last } = recorder()
  const fields = {
    tokenType: 'personal',
    supplyId: 123456789,
    at: '2026-11-20T09:00:00.000Z',
    run: 'run-0190a7c0-1',
    url: 'https://supplies-api.wildberries.ru/api/v1/supplies?limit=10',
  }
  log.info(fields, 'basic plan, bearer of news')
  expect(last()).toMatchObject({ ...fields, msg: 'basic plan, bearer of news' })
})

test('a line stays JSON whatever it says', () => {
  const { log, last } = recorder()
  const part = fc.constantFrom(
    'token=',
    '"token":"',
    '\\"',
    'Bearer ',
    '://a:',
    '@',
    JWT,
    BOT_TOKEN,
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
      log.info({ text: parts.join('') }, 'event')
      expect(last().msg).toBe('event')
    }),
  )
})
