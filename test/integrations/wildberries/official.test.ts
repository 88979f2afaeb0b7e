import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { runningClock } from '#test/support/clock.ts'
import { startAnswering, startClients } from './clients.ts'

const live = () => new AbortController().signal
const day = (offset: number) => addDays(dayIn('Europe/Moscow', runningClock.now()), offset)

test('the feed gives every warehouse, type and day, and the open one as open', async () => {
  const { official, controller, key } = await startClients({ warehouseCount: 90 })
  await controller.openSlot({ warehouseId: 507, type: 'qr', day: day(3), coefficient: 2.5 })
  const answer = await official.slotFeed.read(await key(), live())
  if (answer.kind !== 'rows') throw new Error(answer.kind)
  expect(answer.rows).toHaveLength(90 * 4 * 14)
  expect(answer.remaining).toBe(5)
  expect(answer.rows.filter((row) => row.isOpen)).toEqual([
    {
      warehouseId: 507,
      warehouseName: 'Коледино',
      supplyType: 'qr',
      day: day(3),
      coefficient: 250,
      isOpen: true,
      isSortingCenter: false,
    },
  ])
})

test('our own bucket refuses the seventh look, so the service never sees it', async () => {
  const { official, sandbox, key } = await startClients()
  const own = await key()
  for (let round = 0; round < 6; round += 1) {
    expect((await official.slotFeed.read(own, live())).kind).toBe('rows')
  }
  const seventh = await official.slotFeed.read(own, live())
  expect(seventh).toMatchObject({ kind: 'limited' })
  expect(sandbox.buckets.report()).toMatchObject([{ requests: 6, violations: 0 }])
})

test('what another program spent is learnt from the header', async () => {
  const { official, sandbox, url, key } = await startClients()
  const own = await key()
  const path = `${url}/common/api/tariffs/v1/acceptance/coefficients`
  for (let round = 0; round < 5; round += 1) {
    await (await fetch(path, { headers: { authorization: own.token } })).text()
  }
  expect(await official.slotFeed.read(own, live())).toMatchObject({ kind: 'rows', remaining: 0 })
  expect((await official.slotFeed.read(own, live())).kind).toBe('limited')
  expect(sandbox.buckets.report()[0]?.violations).toBe(0)
})

test('a 429 is waited out as its header says', async () => {
  const { official, controller, sandbox, key } = await startClients()
  const own = await key()
  await controller.fault({ method: 'coefficients', kind: 'limited', ms: 7_000, times: 1 })
  expect(await official.slotFeed.read(own, live())).toEqual({
    kind: 'limited',
    retryAfterMs: 7_000,
  })
  const again = await official.slotFeed.read(own, live())
  expect(again.kind === 'limited' && again.retryAfterMs).toBeGreaterThan(6_000)
  expect(sandbox.buckets.report()[0]?.requests).toBe(1)
})

test('a method that WB switched off, and back on', async () => {
  const { official, controller, key } = await startClients()
  const own = await key()
  await controller.feed(false)
  const off = await official.slotFeed.read(own, live())
  expect(off).toMatchObject({
    kind: 'disabled',
    detail: expect.stringContaining('release-notes?id=570'),
  })
  await expect(official.warehouses(own)).rejects.toMatchObject({ code: 'wb.disabled' })
  await controller.feed(true)
  expect((await official.slotFeed.read(own, live())).kind).toBe('rows')
  expect(await official.warehouses(own)).toContainEqual({
    id: 207743,
    name: 'СЦ Пушкино',
    isSortingCenter: true,
  })
})

test('refusals by what they mean', async () => {
  const { official, controller, key } = await startClients()
  const revoked = await key()
  await controller.revokeToken(revoked.token)
  expect(await official.slotFeed.read(revoked, live())).toEqual({
    kind: 'unauthorized',
    code: 'wb.unauthorized',
  })
  await controller.fault({ method: 'coefficients', kind: 'unpaid', times: 1 })
  expect(await official.slotFeed.read(await key(), live())).toEqual({ kind: 'unpaid' })
  const foreign = await key('personal', { scopes: ['analytics'] })
  await expect(official.ping(foreign)).rejects.toMatchObject({ code: 'wb.scope', kind: 'auth' })
})

test.each([
  'http-5xx',
  'hang',
  'drop',
  'cut',
  'drip',
  'truncated',
  'not-json',
  'empty-ok',
] as const)(
  'a feed that answers with %s is unavailable, and alive again after it',
  async (kind) => {
    const { official, controller, sandbox, key } = await startClients({ timeoutMs: 1_000 })
    const own = await key()
    await controller.fault({ method: 'coefficients', kind, times: 1 })
    await expect(official.slotFeed.read(own, live())).rejects.toMatchObject({ kind: 'unavailable' })
    expect(sandbox.buckets.report()[0]?.requests).toBe(1)
    expect((await official.slotFeed.read(own, live())).kind).toBe('rows')
  },
)

test('a feed that was away is seen by the first look after it', async () => {
  const { official, controller, key } = await startClients()
  const own = await key()
  await controller.fault({ method: 'coefficients', kind: 'http-5xx', times: 5 })
  for (let look = 0; look < 5; look++)
    await expect(official.slotFeed.read(own, live())).rejects.toMatchObject({ kind: 'unavailable' })
  expect((await official.slotFeed.read(own, live())).kind).toBe('rows')
})

test('giving up is passed on as it is', async () => {
  const { official, controller, key } = await startClients()
  const stop = new AbortController()
  await controller.fault({ method: 'coefficients', kind: 'hang' })
  const reading = official.slotFeed.read(await key(), stop.signal)
  stop.abort(new Error('shutdown'))
  await expect(reading).rejects.toThrow('shutdown')
})

test('seller, ping and supplies of the right seller', async () => {
  const { official, controller, seller, key } = await startClients()
  const own = await key()
  await official.ping(own)
  await official.probe(own)
  expect(await official.sellerInfo(own)).toMatchObject({ sid: seller.sid, name: seller.name })

  const stranger = await controller.addSeller()
  await controller.addPreorder({ sid: stranger.sid, warehouseId: 507, type: 'box' })
  const mono = await controller.addPreorder({ sid: seller.sid, warehouseId: 206348, type: 'mono' })
  const qr = await controller.addPreorder({ sid: seller.sid, warehouseId: 507, type: 'qr' })
  const rows = await official.supplyReader.list(own, { days: 14 })
  expect(rows.map((row) => row.preorderId)).toEqual([qr.preorderId, mono.preorderId])
  expect(rows[1]).toMatchObject({
    supplyId: null,
    statusId: 1,
    supplyType: 'mono',
    supplyDay: null,
  })
  expect(await official.supplyReader.preorder(own, qr.preorderId)).toEqual({
    supplyId: null,
    warehouseId: 507,
    warehouseName: 'Коледино',
    supplyType: 'qr',
  })
  await expect(official.supplyReader.preorder(own, 1)).rejects.toMatchObject({
    code: 'wb.not_found',
  })
})

test('a booking shows in list and preorder', async () => {
  const { official, controller, seller, key } = await startClients()
  const own = await key()
  const { preorderId } = await controller.addPreorder({
    sid: seller.sid,
    warehouseId: 507,
    type: 'box',
  })
  await controller.openSlot({ warehouseId: 507, type: 'box', day: day(2), coefficient: 1 })
  const booked = await controller.bookByHand({ preorderId, day: day(2) })
  if (!booked.ok) throw new Error(booked.reason)
  expect(await official.supplyReader.list(own, { days: 14 })).toMatchObject([
    { preorderId, supplyId: booked.supplyId, statusId: 2, supplyDay: day(2), supplyType: 'box' },
  ])
  expect(await official.supplyReader.preorder(own, preorderId)).toMatchObject({
    supplyId: booked.supplyId,
  })
  expect(await official.supplyReader.stands(own, booked.supplyId)).toBe(true)
  expect(await official.supplyReader.stands(own, booked.supplyId + 1)).toBe(false)
})

test('rows that say little are read, a row that says nothing is left out', async () => {
  const full = {
    supplyID: 38_000_001,
    preorderID: 101,
    createDate: '2026-11-20T10:00:00+03:00',
    supplyDate: '2026-11-25T00:00:00+03:00',
    statusID: 2,
    boxTypeID: 2,
  }
  const { official, key } = await startAnswering({
    '/api/v1/supplies': [
      full,
      { ...full, preorderID: 102, boxTypeID: null },
      { preorderID: 103, supplyID: null },
      { ...full, preorderID: null, supplyID: 38_000_004 },
      { ...full, preorderID: null, supplyID: null },
      { ...full, preorderID: '105' },
      null,
    ],
    '/api/v1/supplies/103': {},
    '/api/v1/warehouses': [{ ID: 507, name: 'Коледино' }, { ID: null, name: 'Тула' }, {}],
    '/api/v1/seller-info': { sid: 'seller-1', name: null },
  })
  const rows = await official.supplyReader.list(key, { days: 14 })
  expect(rows.map(({ preorderId, supplyId }) => [preorderId, supplyId])).toEqual([
    // A number written as a text is one.
    [105, 38_000_001],
    [102, 38_000_001],
    [101, 38_000_001],
    [null, 38_000_004],
    [103, null],
  ])
  expect(rows[1]?.supplyType).toBeUndefined()
  expect(rows.at(-1)).toEqual({
    preorderId: 103,
    supplyId: null,
    statusId: null,
    supplyType: undefined,
    supplyDay: null,
    createdAt: null,
  })
  expect(await official.supplyReader.preorder(key, 103)).toEqual({
    supplyId: null,
    warehouseId: null,
    warehouseName: null,
    supplyType: undefined,
  })
  expect(await official.warehouses(key)).toMatchObject([{ id: 507 }])
  expect(await official.sellerInfo(key)).toEqual({ sid: 'seller-1', name: '', tradeMark: '' })
})

test('a list of which no row can be read is a fault, an empty one may be null', async () => {
  const nonsense = await startAnswering({ '/api/v1/supplies': [{ id: 1 }] })
  await expect(
    nonsense.official.supplyReader.list(nonsense.key, { days: 1 }),
  ).rejects.toMatchObject({ kind: 'unavailable', code: 'wb.bad_answer' })
  const empty = await startAnswering({ '/api/v1/supplies': null })
  expect(await empty.official.supplyReader.list(empty.key, { days: 1 })).toEqual([])
})

test('more supplies than a page holds', async () => {
  const { official, sandbox, seller, key } = await startClients()
  for (let number = 0; number < 1_005; number += 1) {
    sandbox.world.addPreorder({ sid: seller.sid, warehouseId: 507, type: 'box' })
  }
  const rows = await official.supplyReader.list(await key(), { days: 1 })
  expect(new Set(rows.map((row) => row.preorderId)).size).toBe(1_005)
})
