import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { createLog } from '#platform/log/log.ts'
import { openSentry } from '#platform/sentry/sentry.ts'
import { runningClock } from '#test/support/clock.ts'
import { afterFile } from '#test/support/closing.ts'
import { waitFor } from '#test/support/wait.ts'

interface Got {
  readonly path: string
  readonly auth: string
  readonly lines: readonly unknown[]
}
const got: Got[] = []
let status = 200
const app = new Hono()
app.post('/*', async (c) => {
  const text = await c.req.text()
  got.push({
    ...{ path: c.req.path, auth: c.req.header('x-sentry-auth') ?? '' },
    lines: text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  })
  c.header('retry-after', '60')
  return c.json({}, status as 200)
})
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
afterFile(() => new Promise((resolve) => server.close(resolve)))

async function open() {
  await waitFor(() => server.address())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const dsn = `http://publickey@127.0.0.1:${port}/sub/42`
  const sentry = openSentry({ dsn, release: 'r1', clock: runningClock })
  const log = createLog({ level: 'info', destination: { write: (line) => sentry.tell(line) } })
  return { sentry, log }
}

test('an error of the log arrives once, with its code and frames, and without what the log hides', async () => {
  const { sentry, log } = await open()
  const cause = new AppError({ kind: 'internal', code: 'stock.odd' })
  for (let n = 0; n < 3; n += 1)
    log.error({ err: cause, token: 'very-secret-token' }, `sk-${'proj-'.padEnd(40, 'a1B2')}`)
  log.warn({ err: cause }, 'only a warning')
  await waitFor(() => got.length === 1)
  await sentry.close()
  expect(got).toHaveLength(1)
  const [{ path, auth, lines } = { path: '', auth: '', lines: [] }] = got
  expect(path).toBe('/sub/api/42/envelope/')
  expect(auth).toContain('sentry_key=publickey')
  expect(lines[1]).toEqual({ type: 'event' })
  expect(lines[2]).toMatchObject({
    ...{ level: 'error', release: 'r1', tags: { code: 'stock.odd' } },
    exception: {
      values: [{ type: 'AppError', stacktrace: { frames: expect.arrayContaining([]) } }],
    },
  })
  expect(JSON.stringify(lines)).toContain('sentry.test.ts')
  expect(JSON.stringify(lines)).not.toMatch(/very-secret|a1B2/)
})

test('told to wait, it is silent, and nothing it meets ends the process', async () => {
  status = 429
  got.length = 0
  const { sentry, log } = await open()
  log.error('first')
  await waitFor(() => got.length > 0)
  await sentry.close()
  const before = got.length
  log.error('second')
  expect(got).toHaveLength(before)

  const nowhere = openSentry({ dsn: 'http://k@127.0.0.1:1/1', release: 'r', clock: runningClock })
  nowhere.tell('{"level":"error","msg":"x"}')
  nowhere.tell('not json "level":"error"')
  await nowhere.close()
})
