import { expect, test } from 'vitest'
import { z } from 'zod'
import { parseSession } from '#integrations/wildberries/cabinet-session.ts'
import { fieldList, readableRows } from '#integrations/wildberries/rows.ts'
import { createStockControl } from '#integrations/wildberries/transfers/stock-control.ts'
import { parseLeniently } from '#platform/lenient.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { runningClock } from '#test/support/clock.ts'
import { startAnswering, startClients } from './clients.ts'

const { signal } = new AbortController()
const session = { credentialId: 's', workspaceId: 'w', accountKey: 'a', secret: '' }
const control = (answer: unknown) => createStockControl({ call: async () => answer, log })

test.each([[null], [[]], [{}]])('%j within an answer is an empty list', (list) => {
  const read = parseLeniently(z.object({ list: fieldList }), { list })
  expect(readableRows(read.data?.list ?? null, z.unknown(), { list: 'x', log })).toEqual([])
})

test.each([['rows'], [7], [{ a: 1 }], [undefined]])('%j is no list', (list) => {
  expect(parseLeniently(z.object({ list: fieldList }), { list }).success).toBe(false)
})

test('quotas and stock with numbers as texts, null for what is absent and {} for an empty list', async () => {
  const limits = await control({
    data: {
      quotas: [
        {
          officeID: '507',
          officeName: null,
          displayName: 'Коледино',
          srcQuota: '12',
          dstQuota: null,
        },
        { officeID: 206348, srcQuota: 3 },
      ],
    },
  }).limits(session, [], signal)
  expect([...limits.quotas]).toEqual([
    [507, { name: 'Коледино', source: 12, target: 0 }],
    [206348, { name: '#206348', source: 3, target: 0 }],
  ])
  expect((await control({ data: { quotas: {} } }).limits(session, [], signal)).quotas.size).toBe(0)
  const size = { chrtID: '385310001', count: '40', warehouseID: '507', sizeName: 50 }
  const chrts = [{ ...size, warehouseName: null, dstWarehouseIDs: ['206348'] }]
  const stock = {
    transfers: [
      { nmID: '231830001', chrts },
      { nmID: 7, chrts: {} },
    ],
  }
  expect(await control(stock).stock(session, [231_830_001], signal)).toEqual([
    {
      ...{ nmId: 231_830_001, chrtId: 385_310_001, sizeName: '50', count: 40 },
      ...{ warehouseId: 507, warehouseName: '#507', targetIds: [206_348] },
    },
  ])
  expect(await control({ transfers: {} }).stock(session, [1], signal)).toEqual([])
  for (const odd of [{}, { transfers: 'none' }, null]) {
    await expect(control(odd).stock(session, [1], signal)).rejects.toMatchObject({
      ...{ kind: 'unavailable', code: 'wb-cabinet.bad_answer' },
    })
  }
})

test("the cabinet's warehouses with ids as texts; an answer of another kind says that the service is at fault", async () => {
  const { session: issue } = await startClients()
  const secret = parseSession((await issue()).secret)
  if (!secret.ok) throw new Error('no session')
  const answering = (result: unknown) =>
    startAnswering({
      '/ns/suppliers-auth/suppliers-portal-core/auth/token': {
        ...{ id: '1', jsonrpc: '2.0' },
        result: { data: { token: 'short', userID: 1, exp: runningClock.now() / 1000 + 300 } },
      },
      '/ns/sm-supply/supply-manager/api/v1/warehouse/getWarehouseFilterItems': {
        ...{ id: '2', jsonrpc: '2.0', result },
      },
    })
  const items = [{ warehouseID: '507', warehouseName: 'Коледино' }]
  const { cabinet } = await answering({ items })
  expect(await cabinet.warehouses(secret.value, signal)).toEqual([
    { id: 507, name: 'Коледино', isSortingCenter: false },
  ])
  const none = await answering({ items: {} })
  expect(await none.cabinet.warehouses(secret.value, signal)).toEqual([])
  const odd = await answering({ warehouses: [] })
  await expect(odd.cabinet.warehouses(secret.value, signal)).rejects.toMatchObject({
    ...{ kind: 'unavailable', code: 'wb-cabinet.bad_answer' },
  })
})
