import { expect, test } from 'vitest'
import { createWildberriesSandbox } from '#sandbox/wildberries/sandbox.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { createTestClock } from '#test/support/clock.ts'

const SUPPLIES = '/supplies/api/v1/supplies'
const DRAFTS = '/supplies/api/supplies/v1/drafts'

function start() {
  const clock = createTestClock()
  const { app, world } = createWildberriesSandbox({ clock })
  const token = (options: Partial<Parameters<typeof makeToken>[0]> = {}) =>
    makeToken({ sid: 'seller-1', nowMs: clock.now(), ...options })
  const post = async (path: string, authorization?: string) => {
    const headers: Record<string, string> = authorization === undefined ? {} : { authorization }
    const answer = await app.request(path, { method: 'POST', body: '{}', headers })
    return { status: answer.status, body: await answer.json() }
  }
  return { clock, world, token, post }
}

test('raw and Bearer tokens are both taken', async () => {
  const { token, post } = start()
  expect((await post(SUPPLIES, token())).status).toBe(200)
  expect((await post(SUPPLIES, `Bearer ${token()}`)).status).toBe(200)
})

test.each([
  ['missing', () => undefined],
  ['no JWT', () => 'qwerty'],
  ['not JSON inside', () => 'a.b.c'],
  ['expired', (make: ReturnType<typeof start>['token']) => make({ expiresInDays: -1 })],
  [
    'changed under its signature',
    (make: ReturnType<typeof start>['token']) => {
      const [head, , seal] = make().split('.')
      const [, other] = make({ sid: 'seller-2' }).split('.')
      return [head, other, seal].join('.')
    },
  ],
  ['of the test contour', (make: ReturnType<typeof start>['token']) => make({ type: 'test' })],
])('401 for a token that is %s', async (_what, header) => {
  const { token, post } = start()
  const { status, body } = await post(SUPPLIES, header(token))
  expect(status).toBe(401)
  expect(body).toMatchObject({
    title: 'unauthorized',
    status: 401,
    detail: expect.stringMatching(/^token problem; /),
  })
})

test('a token dies at its exp and when it is withdrawn', async () => {
  const { clock, world, token, post } = start()
  const short = token({ expiresInDays: 1 })
  clock.jump(clock.now() + 86_400_000 - 1000)
  expect((await post(SUPPLIES, short)).status).toBe(200)
  clock.jump(clock.now() + 1000)
  expect((await post(SUPPLIES, short)).status).toBe(401)

  const withdrawn = token()
  const claims = JSON.parse(Buffer.from(withdrawn.split('.')[1] ?? '', 'base64url').toString())
  world.revokedTokens.add(claims.id)
  expect((await post(SUPPLIES, withdrawn)).status).toBe(401)
})

test('403 without the category, for Base on drafts, for read-only on a write', async () => {
  const { token, post } = start()
  const other = await post(SUPPLIES, token({ scopes: ['analytics'] }))
  expect(other).toMatchObject({
    status: 403,
    body: { title: 'Forbidden', detail: 'scope is not allowed for this resource' },
  })
  const base = await post(DRAFTS, token({ type: 'base' }))
  expect(base).toMatchObject({ status: 403, body: { detail: 'base token is not allowed' } })
  expect((await post(DRAFTS, token({ readOnly: true }))).status).toBe(403)
  expect((await post(SUPPLIES, token({ readOnly: true }))).status).toBe(200)
  expect((await post(DRAFTS, token())).status).toBe(200)
})
