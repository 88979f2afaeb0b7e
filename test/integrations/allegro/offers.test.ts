import { describe, expect, test } from 'vitest'
import { waitFor } from '#test/support/wait.ts'
import { live, startAllegro } from './clients.ts'

const NAME = 'Kubek emaliowany 350 ml'

describe('offers of an account', () => {
  test('are found by a hundred SKUs, beyond the usual page of twenty', async () => {
    const { allegro, key, sandbox } = await startAllegro()
    const skus = Array.from({ length: 100 }, (_, number) => `SKU ${number}/+&`)
    for (const sku of skus) sandbox.putUp('orlova', { sku, available: 3 })
    sandbox.putUp('orlova', { sku: 'OTHER' })
    const { items, total } = await allegro.offers(key, { skus }, live())
    expect([items.length, total]).toEqual([100, 100])
    expect(new Set(items.map(({ sku }) => sku))).toEqual(new Set(skus))
  })

  test('all of them come in pages of a thousand', async () => {
    const { allegro, key, sandbox } = await startAllegro()
    for (let number = 0; number < 1_203; number += 1) sandbox.putUp('orlova', {})
    const first = await allegro.offers(key, {}, live())
    const second = await allegro.offers(key, { offset: 1_000 }, live())
    expect([first.items.length, second.items.length, second.total]).toEqual([1_000, 203, 1_203])
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(1_203)
  })

  test('say what stock needs to know of them', async () => {
    const { allegro, key, sandbox } = await startAllegro()
    const common = { name: NAME, available: 7, price: '1.00' }
    const images = ['https://pictures.example/mug.jpg']
    sandbox.putUp('orlova', { ...common, sku: 'MUG', images })
    sandbox.putUp('orlova', { ...common, sku: 'MUG', price: '2.00', isFulfillment: true })
    const none = { sku: null, price: '3.00', status: 'ENDED', endedBy: 'EMPTY_STOCK' } as const
    sandbox.putUp('orlova', { ...common, ...none, available: 0 })
    const { items } = await allegro.offers(key, {}, live())
    expect(items).toMatchObject([
      { name: NAME, sku: 'MUG', available: 7, status: 'ACTIVE', isFulfillment: false },
      { sku: 'MUG', isFulfillment: true, pictureUrl: null },
      { sku: null, available: 0, status: 'ENDED' },
    ])
    expect(items[0]?.pictureUrl).toBe(images[0])
    const ended = await allegro.offer(key, items[2]?.id ?? '', live())
    expect(ended).toMatchObject({ status: 'ENDED', endedBy: 'EMPTY_STOCK', available: 0 })
  })

  test('more than a hundred SKUs are a mistake of the caller, none are no call', async () => {
    const { allegro, key, sandbox } = await startAllegro()
    const skus = Array.from({ length: 101 }, (_, number) => `SKU-${number}`)
    await expect(allegro.offers(key, { skus }, live())).rejects.toMatchObject({ kind: 'internal' })
    expect(await allegro.offers(key, { skus: [] }, live())).toEqual({ items: [], total: 0 })
    expect(sandbox.calls.report()).toEqual([])
  })

  test("somebody else's offer is as good as none", async () => {
    const { allegro, key, sandbox } = await startAllegro()
    const foreign = sandbox.putUp('kubki', { available: 5 })
    expect(await allegro.stock(key, foreign, live())).toBeUndefined()
    expect(await allegro.offer(key, foreign, live())).toBeUndefined()
    await expect(allegro.setStock(key, foreign, { available: 1 }, live())).rejects.toMatchObject({
      kind: 'not-found',
      code: 'allegro.not_found',
    })
  })
})

describe('an edit of one offer', () => {
  test('is done at once, and zero ends the offer', async () => {
    const { allegro, key, sandbox } = await startAllegro()
    const id = sandbox.putUp('orlova', { available: 5 })
    const edit = await allegro.setStock(key, id, { available: 9 }, live())
    expect(edit).toMatchObject({ kind: 'done', status: 'ACTIVE', available: 9 })
    expect(edit.traceId).toMatch(/^[0-9a-f]{16}$/)
    expect(await allegro.stock(key, id, live())).toBe(9)
    await allegro.setStock(key, id, { available: 0 }, live())
    const ended = await allegro.offer(key, id, live())
    expect(ended).toMatchObject({ status: 'ENDED', endedBy: 'EMPTY_STOCK', available: 0 })
  })

  test('stock alone does not put an ended offer up again; activate does, by way of ACTIVATING', async () => {
    const { allegro, key, sandbox, clock } = await startAllegro({
      switches: { activationMs: 60_000 },
    })
    const ended = { available: 0, status: 'ENDED', endedBy: 'EMPTY_STOCK' } as const
    const id = sandbox.putUp('orlova', ended)
    await allegro.setStock(key, id, { available: 4 }, live())
    expect((await allegro.offer(key, id, live()))?.status).toBe('ENDED')
    const edit = await allegro.setStock(key, id, { available: 4, activate: true }, live())
    expect(edit).toMatchObject({ kind: 'done', status: 'ACTIVATING' })
    clock.advance(60_000)
    const active = await allegro.offer(key, id, live())
    expect(active).toMatchObject({ status: 'ACTIVE', endedBy: null, available: 4 })
    await expect(
      allegro.setStock(key, id, { available: 0, activate: true }, live()),
    ).rejects.toMatchObject({ kind: 'invalid', vars: { reason: 'Set the number of items first' } })
  })

  test('that is queued is looked up until Allegro sends us to the offer; another one meanwhile is a conflict', async () => {
    const { allegro, key, sandbox, clock } = await startAllegro({ switches: { editMs: 60_000 } })
    const id = sandbox.putUp('orlova', { available: 5 })
    const edit = await allegro.setStock(key, id, { available: 2 }, live())
    if (edit.kind !== 'queued') throw new Error(edit.kind)
    expect(edit.retryAfterMs).toBe(1_000)
    const look = { offerId: id, operationId: edit.operationId }
    expect(await allegro.operation(key, look, live())).toEqual({
      isDone: false,
      retryAfterMs: 1_000,
    })
    await expect(allegro.setStock(key, id, { available: 1 }, live())).rejects.toMatchObject({
      kind: 'conflict',
      code: 'allegro.conflict',
    })
    clock.advance(60_000)
    expect(await allegro.operation(key, look, live())).toEqual({ isDone: true, retryAfterMs: 0 })
    expect(await allegro.stock(key, id, live())).toBe(2)
  })

  test('of name, SKU and pictures sends what changes', async () => {
    const { allegro, key, sandbox } = await startAllegro()
    const id = sandbox.putUp('orlova', { name: NAME, sku: 'OLD', available: 3 })
    await allegro.editOffer(key, id, { sku: 'NEW' }, live())
    const pictureUrls = ['https://pictures.example/1.jpg']
    await allegro.editOffer(key, id, { name: `${NAME} X`, pictureUrls }, live())
    const { items } = await allegro.offers(key, { skus: ['NEW'] }, live())
    const shown = { name: `${NAME} X`, pictureUrl: pictureUrls[0], available: 3 }
    expect(items).toMatchObject([shown])
  })

  test('gets a picture of ours beside those it has', async () => {
    const { allegro, key, sandbox } = await startAllegro()
    const images = ['https://pictures.example/1.jpg', 'https://pictures.example/2.jpg']
    const id = sandbox.putUp('orlova', { name: NAME, available: 3, images })
    const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0x10)
    const ours = await allegro.uploadPicture(key, jpeg, live())
    const before = await allegro.offer(key, id, live())
    expect(before).toMatchObject({ name: NAME, pictureUrls: images })
    await allegro.editOffer(key, id, { pictureUrls: [ours, ...images.slice(1)] }, live())
    const after = await allegro.offer(key, id, live())
    expect(after?.pictureUrls).toEqual([ours, images[1]])
  })
})

test('changes behind our back are told by events, purchases and endings among them', async () => {
  const { allegro, key, sandbox, controller } = await startAllegro()
  const id = sandbox.putUp('orlova', { sku: 'MUG', available: 1 })
  await controller.command('edit', { offerId: id, available: 2 })
  await controller.command('purchase', { offerId: id, quantity: 2 })
  await waitFor(async () => (await allegro.offer(key, id, live()))?.status === 'ENDED')
  const events = await allegro.offerEvents(key, null, live())
  expect(events.map(({ type, endedBy }) => [type, endedBy])).toEqual([
    ['OFFER_STOCK_CHANGED', null],
    ['OFFER_STOCK_CHANGED', null],
    ['OFFER_ENDED', 'EMPTY_STOCK'],
  ])
  expect(events.every(({ offerId, sku }) => offerId === id && sku === 'MUG')).toBe(true)
  expect(await allegro.offerEvents(key, events[1]?.id ?? null, live())).toEqual(events.slice(2))
  expect(await allegro.me(key, live())).toEqual({ id: key.accountKey, login: 'orlova' })
})
