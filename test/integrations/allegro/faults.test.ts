import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { describe, expect, test, vi } from 'vitest'
import { appErrorIn } from '#core/errors.ts'
import { traceIdOf } from '#core/trace.ts'
import { sellerKey } from '#integrations/allegro/limits.ts'
import { serveApp } from '#test/sandbox/serve.ts'
import { waitFor } from '#test/support/wait.ts'
import { callsOf, live, startAllegro } from './clients.ts'

const failureOf = async (call: Promise<unknown>) => {
  const failure = appErrorIn(
    await call.then(
      () => undefined,
      (error: unknown) => error,
    ),
  )
  if (!failure) throw new Error('it did not fail')
  return failure
}

describe('429', () => {
  test('of one seller makes that seller wait, longer each time, and nobody else', async () => {
    const shop = await startAllegro()
    const { allegro, key, link, controller, clock } = shop
    // Only the pauses take time, however long the machine takes for the calls.
    clock.freeze()
    const other = link('kubki')
    const block = vi.spyOn(shop.limiter, 'block')
    await controller.fault({ method: 'me', kind: 'limited', account: key.accountKey, times: 2 })
    const asked = allegro.me(key, live())
    const pauses: number[] = []
    for (const times of [1, 2]) {
      await waitFor(() => block.mock.calls.length === times)
      const [bucket, pause = 0] = block.mock.calls.at(-1) ?? []
      expect(bucket).toBe(sellerKey(key.accountKey, 'requests'))
      pauses.push(pause)
      clock.advance(Math.ceil(pause) - 10)
      expect(await allegro.me(other, live())).toMatchObject({ login: 'kubki' })
      expect(callsOf(shop, 'me')).toBe(2 * times)
      clock.advance(10)
    }
    expect(await asked).toMatchObject({ login: 'orlova' })
    // Half of one second and half of two at least.
    for (const [index, least] of [500, 1_000].entries()) {
      expect(pauses[index]).toBeGreaterThanOrEqual(least)
      expect(pauses[index]).toBeLessThanOrEqual(2 * least)
    }
    expect(callsOf(shop, 'me')).toBe(5)
  })

  test('of two sellers is the whole client id: everybody waits a minute', async () => {
    const shop = await startAllegro({ maxWaitMs: 0 })
    const { allegro, key, link, controller, clock } = shop
    const others = [link('kubki'), link('talerze')] as const
    await controller.command('block-client', { ms: 60_000 })
    expect(await failureOf(allegro.me(key, live()))).toMatchObject({ kind: 'limit' })
    const second = await failureOf(allegro.me(others[0], live()))
    expect(second).toMatchObject({ kind: 'limit', code: 'allegro.rate_limited' })
    expect(second.retryAfterMs).toBe(60_000)
    const asked = callsOf(shop, 'me')
    const third = await failureOf(allegro.me(others[1], live()))
    expect(third).toMatchObject({ kind: 'limit', code: 'allegro.no_permit' })
    expect(callsOf(shop, 'me')).toBe(asked)
    clock.advance(60_000)
    expect(await allegro.me(others[1], live())).toMatchObject({ login: 'talerze' })
  })

  test('that asks for a minute is the whole client id as well', async () => {
    const { allegro, key, link, controller } = await startAllegro({ maxWaitMs: 0 })
    await controller.fault({ method: 'me', kind: 'limited', ms: 60_000, times: 1 })
    expect((await failureOf(allegro.me(key, live()))).retryAfterMs).toBe(60_000)
    const other = await failureOf(allegro.me(link('kubki'), live()))
    expect(other).toMatchObject({ kind: 'limit', code: 'allegro.no_permit' })
  })

  test('does not make a write doubtful: nothing of it was carried out', async () => {
    const { allegro, key, controller, sandbox } = await startAllegro({ maxWaitMs: 0 })
    const id = sandbox.putUp('orlova', { available: 3 })
    await controller.fault({ method: 'patch', kind: 'limited' })
    const failure = await failureOf(allegro.setStock(key, id, { available: 1 }, live()))
    expect(failure).toMatchObject({ kind: 'limit', retry: 'later' })
    expect(sandbox.world.offers.get(id)?.available).toBe(3)
  })
})

describe('a write whose answer is lost', () => {
  test.each(['drop-after', 'hang-after', 'cut', 'http-5xx'] as const)(
    '%s: unknown, sent once, and the id tells afterwards what became of it',
    async (kind) => {
      const shop = await startAllegro({ retry: { times: 3, baseMs: 1 } })
      const { allegro, key, controller, sandbox, clock } = shop
      clock.run()
      const id = sandbox.putUp('orlova', { available: 3 })
      const command = { id: randomUUID(), value: 7, offerIds: [id] }
      await controller.fault({ method: 'quantity', kind, times: 1 })
      const failure = await failureOf(allegro.setQuantity(key, command, live()))
      expect(failure).toMatchObject({ kind: 'unknown-outcome', retry: 'never' })
      expect(callsOf(shop, 'quantity')).toBe(1)
      const hasLanded = kind !== 'http-5xx'
      const again = await allegro.setQuantity(key, command, live())
      expect(again.kind).toBe(hasLanded ? 'taken' : 'registered')
      const report = await allegro.report(key, { id: command.id, kind: 'quantity' }, live())
      expect(report).toMatchObject({ isCompleted: true, success: 1 })
    },
  )

  test('an edit is not repeated either, and what it did can be read', async () => {
    const shop = await startAllegro({ retry: { times: 3, baseMs: 1 } })
    const { allegro, key, controller, sandbox } = shop
    const id = sandbox.putUp('orlova', { available: 3 })
    await controller.fault({ method: 'patch', kind: 'drop-after', times: 1 })
    const failure = await failureOf(allegro.setStock(key, id, { available: 9 }, live()))
    expect(failure.kind).toBe('unknown-outcome')
    expect(callsOf(shop, 'patch')).toBe(1)
    expect(await allegro.stock(key, id, live())).toBe(9)
    await controller.fault({ method: 'patch', kind: 'empty-ok', times: 1 })
    const empty = await failureOf(allegro.setStock(key, id, { available: 1 }, live()))
    expect(empty).toMatchObject({ kind: 'unknown-outcome', code: 'allegro.bad_answer' })
  })
})

test.each(['http-5xx', 'drop', 'hang', 'not-json', 'truncated'] as const)(
  'a read is repeated after %s',
  async (kind) => {
    const { allegro, key, controller, sandbox } = await startAllegro({
      retry: { times: 2, baseMs: 1 },
    })
    sandbox.putUp('orlova', {})
    await controller.fault({ method: 'offers', kind, times: 1 })
    expect((await allegro.offers(key, {}, live())).total).toBe(1)
  },
)

test("a refusal carries Allegro's words and number; a server's fault its number", async () => {
  const { allegro, key, controller, sandbox } = await startAllegro()
  const id = sandbox.putUp('orlova', { available: 0, status: 'ENDED' })
  const change = { available: 0, activate: true }
  const refused = await failureOf(allegro.setStock(key, id, change, live()))
  expect(refused).toMatchObject({ kind: 'invalid', code: 'allegro.invalid' })
  expect(refused.vars).toMatchObject({
    reason: 'Set the number of items first',
    reasonCode: 'EmptyStock',
    field: 'stock.available',
  })
  expect(traceIdOf(refused)).toMatch(/^[0-9a-f]{16}$/)
  await controller.fault({ method: 'me', kind: 'http-5xx', times: 1 })
  const away = await failureOf(allegro.me(key, live()))
  expect(away.kind).toBe('unavailable')
  expect(traceIdOf(away)).toMatch(/^[0-9a-f]{16}$/)
})

test('rows that are not as described are left out, one by one', async () => {
  const good = {
    id: '1',
    name: 'Kubek',
    stock: { available: 2 },
    publication: { status: 'ACTIVE' },
    external: null,
  }
  const line = { id: 'l1', offer: { id: '1' }, quantity: 1 }
  const event = {
    id: '7',
    type: 'BOUGHT',
    occurredAt: '2026-11-20T09:00:00Z',
    order: { lineItems: [line] },
  }
  const odd = new Hono()
    .get('/sale/offers', (context) =>
      context.json({
        offers: [good, null, { id: '2' }, { ...good, id: '3', stock: { available: -1 } }],
        count: 4,
        totalCount: 4,
      }),
    )
    .get('/order/events', (context) =>
      context.json({
        events: [event, { ...event, id: '8', type: 'NEW_KIND' }, { id: '9' }, 'odd'],
      }),
    )
    .get('/sale/offer-events', (context) => context.json({ offerEvents: [{ id: '1' }] }))
    .get('/order/checkout-forms', (context) => context.json({ checkoutForms: 'none' }))
    .get('/sale/offer-quantity-change-commands/:id', (context) => context.json({}))
    .get('/sale/offer-quantity-change-commands/:id/tasks', (context) =>
      context.json({ tasks: [{ status: 'SUCCESS' }, { offer: { id: '1' }, status: 'SUCCESS' }] }),
    )
  const { key, client } = await startAllegro()
  const allegro = client({ apiUrl: await serveApp(odd) })
  const { items, total } = await allegro.offers(key, {}, live())
  expect([items, total]).toMatchObject([[{ id: '1', sku: null, isFulfillment: false }], 4])
  const events = await allegro.orderEvents(key, null, live())
  expect(events).toMatchObject([
    { id: '7', formId: null, lines: [{ sku: null, unitsPerOffer: 1 }] },
  ])
  expect(await allegro.offerEvents(key, null, live())).toEqual([])
  const forms = allegro.forms(key, { updatedSince: '2026-11-20T09:00:00Z', offset: 0 }, live())
  expect(await failureOf(forms)).toMatchObject({ kind: 'unavailable', code: 'allegro.bad_answer' })
  const command = { id: randomUUID(), kind: 'quantity' } as const
  const report = await allegro.report(key, command, live())
  expect(report).toMatchObject({ isCompleted: false, success: 0, failed: 0, traceId: null })
  expect(await allegro.tasks(key, command, live())).toMatchObject([{ offerId: '1' }])
})

test('giving up is passed on at once, from the queue of a seller as well', async () => {
  const { allegro, key, controller } = await startAllegro({ timeoutMs: 60_000 })
  await controller.fault({ method: 'me', kind: 'hang' })
  const stop = new AbortController()
  const all = Array.from({ length: 6 }, () => allegro.me(key, stop.signal))
  stop.abort(new Error('called off'))
  for (const one of await Promise.allSettled(all)) {
    expect(one).toMatchObject({ status: 'rejected', reason: { message: 'called off' } })
  }
})
