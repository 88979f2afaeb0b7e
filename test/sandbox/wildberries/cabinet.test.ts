import { expect, test } from 'vitest'
import { z } from 'zod'
import { addDays } from '#core/dates.ts'
import { createWildberriesSandbox } from '#sandbox/wildberries/sandbox.ts'
import { moscowDay } from '#sandbox/wildberries/words.ts'
import { createTestClock } from '#test/support/clock.ts'

const SM = '/seller-supply/ns'
const TOKEN = '/seller/ns/suppliers-auth/suppliers-portal-core/auth/token'
const answered = z.object({
  id: z.unknown(),
  result: z.any().optional(),
  error: z.object({ code: z.number(), data: z.object({ trKey: z.string() }) }).optional(),
})

async function start() {
  const clock = createTestClock()
  const sandbox = createWildberriesSandbox({ clock })
  const { sid } = sandbox.world.addSeller()
  const session = sandbox.world.addSession([sid])
  const cookie = `x-supplier-id-external=${sid}; wbx-validation-key=${session.validationKey}`
  const login: Record<string, string> = { authorizev3: session.authorizev3, cookie }

  const post = (path: string, params: object, headers: Record<string, string>) =>
    sandbox.app.request(path, {
      method: 'POST',
      headers,
      body: JSON.stringify({ params, jsonrpc: '2.0', id: 'json-rpc_7' }),
    })
  const rpc = async (path: string, params: object, headers: Record<string, string>) => {
    const answer = await post(path, params, headers)
    expect(answer.status).toBe(200)
    return answered.parse(await answer.json())
  }
  const short = async (): Promise<Record<string, string>> => {
    const { result } = await rpc(TOKEN, {}, login)
    return { ...login, 'wb-seller-lk': String(result.data.token) }
  }
  const day = addDays(moscowDay(clock.now()), 6)
  return { clock, sandbox, sid, session, login, post, rpc, short, day }
}

test('from draft to planned supply, moved and listed', async () => {
  const { sandbox, rpc, short, day, clock } = await start()
  const headers = await short()
  const call = (path: string, params: object) =>
    rpc(`${SM}/${path.replace('/', '/supply-manager/api/v1/')}`, params, headers)
  const { draftID } = (await call('sm-draft/draft/create', {})).result
  const barcodes = [{ barcode: '2040000000017', quantity: 12 }]
  expect((await call('sm-draft/draft/UpdateDraftGoods', { draftID, barcodes })).result).toEqual({})
  const created = await call('sm-supply/supply/create', {
    draftID,
    boxTypeID: 2,
    warehouseId: 507,
    transitWarehouseId: null,
  })
  const preorderId: number = created.result.ids[0].Id
  const place = { warehouseId: 507, type: 'box' as const }
  sandbox.world.table.open({ ...place, day, coefficient: 2 })

  const costs = await call('sm-supply/supply/getAcceptanceCosts', {
    dateFrom: new Date(clock.now()).toISOString(),
    dateTo: new Date(clock.now() + 14 * 86_400_000).toISOString(),
    preorderID: preorderId,
    supplyId: null,
  })
  const open = costs.result.costs.filter((cost: { coefficient: number }) => cost.coefficient >= 0)
  expect(open).toMatchObject([{ date: `${day}T00:00:00Z`, coefficient: 2 }])

  const params = { preOrderId: preorderId, deliveryDate: `${day}T00:00:00Z` }
  const planned = await call('sm/plan/add', params)
  const supplyId: number = planned.result.id.supplyId
  const twice = await call('sm/plan/add', params)
  expect(twice.error).toMatchObject({
    code: -32000,
    data: { trKey: 'error.plan_date_unavailable' },
  })
  const later = addDays(day, 1)
  const move = { supplyId, deliveryDate: `${later}T00:00:00Z` }
  expect((await call('sm-plan/plan/update', move)).error?.code).toBe(-32000)
  sandbox.world.table.open({ ...place, day: later, coefficient: 1 })
  expect((await call('sm-plan/plan/update', move)).result).toEqual({ success: true })
  const listed = await call('sm-supply/supply/listSupplies', {
    statusIDs: [],
    limit: 10,
    offset: 0,
  })
  expect(listed.result.supplies).toMatchObject([
    { preorderId, supplyId, statusId: 2, supplyDate: `${later}T00:00:00Z`, detailsQuantity: 12 },
  ])
  const details = await call('sm-supply/supply/supplyDetails', { supplyID: supplyId })
  expect(details.result).toMatchObject({ supply: { supplyId }, goods: barcodes })
})

test('an unplanned preorder can be deleted, a planned one cannot', async () => {
  const { sandbox, rpc, short, sid, day } = await start()
  const place = { warehouseId: 507, type: 'mono' as const, day }
  const path = `${SM}/sm-preorder/supply-manager/api/v1/preorder/delete`
  const { preorderId } = sandbox.world.addPreorder({ sid, ...place })
  const headers = await short()
  expect((await rpc(path, { preorderId }, headers)).result).toEqual({})
  expect((await rpc(path, { preorderId }, headers)).error?.data.trKey).toBe(
    'error.supply_not_found',
  )
  sandbox.world.table.open({ ...place, coefficient: 0 })
  const planned = sandbox.world.addPreorder({ sid, ...place }).preorderId
  sandbox.world.book({ sid, preorderId: planned, day, via: 'person' })
  expect((await rpc(path, { preorderId: planned }, headers)).error?.code).toBe(-32000)
})

test('a new draft is unknown for a while when replicas lag', async () => {
  const { clock, sandbox, rpc, short } = await start()
  sandbox.world.switches.draftReplicaLagMs = 1_200
  const headers = await short()
  const base = `${SM}/sm-draft/supply-manager/api/v1/draft`
  const { draftID } = (await rpc(`${base}/create`, {}, headers)).result
  const list = () => rpc(`${base}/listDraftGoods`, { draftID }, headers)
  expect((await list()).error?.data.trKey).toBe('error.draft_not_found')
  clock.jump(clock.now() + 1_200)
  expect((await list()).result).toEqual({ goods: [], total: 0, quantity: 0 })
})

test('header, cookies, short token and supplier must all fit', async () => {
  const { clock, sandbox, post, login, short, session } = await start()
  const path = `${SM}/sm-supply/supply-manager/api/v1/warehouse/getWarehouseFilterItems`
  const status = async (headers: Record<string, string>) => (await post(path, {}, headers)).status
  const good = await short()
  expect(await status(good)).toBe(200)
  expect(await status(login)).toBe(401)
  expect(await status({ ...good, cookie: '' })).toBe(401)
  expect(await status({ ...good, authorizev3: 'a.b.c' })).toBe(401)
  const foreign = (good.cookie ?? '').replace(/x-supplier-id-external=[^;]+/, 'x-supplier-id=other')
  expect(await status({ ...good, cookie: foreign })).toBe(403)

  clock.jump(clock.now() + 299_999)
  expect(await status(good)).toBe(200)
  clock.jump(clock.now() + 1)
  expect(await status(good)).toBe(401)
  const renewed = await short()
  expect(await status(renewed)).toBe(200)
  session.expiresAt = clock.now()
  expect(await status(renewed)).toBe(401)
  expect((await post(TOKEN, {}, login)).status).toBe(401)
  expect(sandbox.world.commits).toEqual([])
})

test('only commits demand the anti-bot token, and only when it is switched on', async () => {
  const { sandbox, rpc, short, sid, day } = await start()
  const place = { warehouseId: 507, type: 'box' as const, day }
  sandbox.world.table.open({ ...place, coefficient: 1 })
  const { preorderId } = sandbox.world.addPreorder({ sid, ...place })
  const headers = await short()
  sandbox.world.switches.captchaRequired = true
  const base = `${SM}/sm/supply-manager/api/v1/plan`
  const params = { preOrderId: preorderId, deliveryDate: day }
  expect((await rpc(`${base}/add`, params, headers)).error?.code).toBe(-32002)
  const listing = `${SM}/sm-supply/supply-manager/api/v1/supply/listSupplies`
  expect((await rpc(listing, {}, headers)).result.supplies).toHaveLength(1)
  sandbox.world.switches.captchaRequired = false
  expect((await rpc(`${base}/add`, params, headers)).result.id.supplyId).toBeGreaterThan(0)
})
