import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addDays } from '#core/dates.ts'
import {
  createWildberriesSandbox,
  type WildberriesSandboxOptions,
} from '#sandbox/wildberries/sandbox.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { type BoxType, moscowDay } from '#sandbox/wildberries/words.ts'
import { createTestClock } from '#test/support/clock.ts'

const rowList = z.array(
  z.looseObject({
    date: z.string(),
    coefficient: z.number(),
    warehouseID: z.int(),
    allowUnload: z.boolean(),
    boxTypeID: z.int().optional(),
    storageAdditionalLiter: z.string().nullable(),
  }),
)

function start(options: WildberriesSandboxOptions = {}) {
  const clock = createTestClock()
  const sandbox = createWildberriesSandbox({ clock, ...options })
  let sellers = 0
  /** Each look is another seller's, so limits stay out of the way. */
  async function look(query = '', headers: Record<string, string> = {}) {
    sellers += 1
    const token = makeToken({ sid: `seller-${sellers}`, nowMs: clock.now() })
    return sandbox.app.request(`/common/api/tariffs/v1/acceptance/coefficients${query}`, {
      headers: { authorization: token, ...headers },
    })
  }
  const rows = async (query?: string) => rowList.parse(await (await look(query)).json())
  const open = async () => (await rows()).filter((row) => row.coefficient >= 0)
  const today = moscowDay(clock.now())
  const place = { warehouseId: 507, type: 'box' as BoxType, day: addDays(today, 3) }
  return { clock, sandbox, look, rows, open, today, place }
}

test('every warehouse, type and one of 14 days; QR rows have no box type; mono no second liter', async () => {
  const { rows, today } = start({ warehouseCount: 90 })
  const all = await rows()
  expect(all).toHaveLength(90 * 4 * 14)
  expect(new Set(all.map((row) => row.date)).size).toBe(14)
  expect(all[0]?.date).toBe(`${today}T00:00:00Z`)
  expect(all.filter((row) => !('boxTypeID' in row))).toHaveLength(90 * 14)
  expect(all.find((row) => row.boxTypeID === 5)?.storageAdditionalLiter).toBeNull()
  expect(all.every((row) => row.allowUnload === row.coefficient >= 0)).toBe(true)
})

test('filtered by warehouse, and a bad filter said in the words of WB', async () => {
  const { rows, look } = start()
  const some = await rows('?warehouseIDs=507,686')
  expect(new Set(some.map((row) => row.warehouseID))).toEqual(new Set([507, 686]))
  const bad = await look('?warehouseIDs=507;686')
  expect(bad.status).toBe(400)
  expect(await bad.json()).toMatchObject({
    detail: 'Неверный формат warehouseIDs',
    origin: 'supply-api',
  })
})

test('packed when asked', async () => {
  const { look } = start()
  const packed = await look('', { 'accept-encoding': 'gzip, br' })
  expect(packed.headers.get('content-encoding')).toBe('gzip')
  const text = gunzipSync(Buffer.from(await packed.arrayBuffer())).toString()
  expect(text).toBe(await (await look()).text())
})

test('the switched-off method answers the exact 404, its neighbours live on; the old path is gone', async () => {
  const { sandbox, look, clock } = start({ switches: { methodDisabled: true } })
  const off = await look()
  expect(off.status).toBe(404)
  expect(await off.json()).toMatchObject({
    status: 404,
    statusText: 'Not Found',
    title: 'Not Found',
    detail:
      'This method is temporarily disabled. Link: https://dev.wildberries.ru/release-notes?id=570',
    origin: 'ag-supplies',
  })
  const headers = { authorization: makeToken({ sid: 'a', nowMs: clock.now() }) }
  const get = (path: string) => sandbox.app.request(path, { headers })
  expect((await get('/supplies/api/v1/warehouses')).status).toBe(404)
  expect((await get('/supplies/api/v1/transit-tariffs')).status).toBe(404)
  expect((await get('/common/api/v1/seller-info')).status).toBe(200)
  const old = await get('/supplies/api/v1/acceptance/coefficients')
  expect(old.status).toBe(404)
  expect(await old.json()).toMatchObject({ title: 'path not found' })
})

test('slots open and close by script, to the millisecond', async () => {
  const { clock, sandbox, open, place } = start()
  const at = clock.now()
  sandbox.world.table.addScript([
    { at: at + 2_000, open: { ...place, coefficient: 1, forMs: 1_500 } },
    { at: at + 5_000, open: { ...place, coefficient: 0 } },
    { at: at + 9_000, close: place },
  ])
  const seen: number[] = []
  for (const ms of [1_999, 2_000, 3_499, 3_500, 5_000, 8_999, 9_000]) {
    clock.jump(at + ms)
    seen.push((await open()).length)
  }
  expect(seen).toEqual([0, 1, 1, 0, 1, 1, 0])
})

test('what opens by itself is the same for a seed and lives 20–60 s', () => {
  const lives = (seed: number) => {
    const { clock, sandbox } = start({ autoSlots: true, seed })
    const opened = new Map<string, { from: number; to: number }>()
    for (let second = 0; second < 900; second += 1) {
      clock.jump(clock.now() + 1_000)
      sandbox.world.settle()
      for (const cell of sandbox.world.table.openCells()) {
        const key = JSON.stringify([cell.warehouseId, cell.type, cell.day, cell.closesAt])
        const known = opened.get(key) ?? { from: second, to: second }
        opened.set(key, { ...known, to: second })
      }
    }
    return [...opened].filter(([, life]) => life.to < 800)
  }
  const first = lives(7)
  expect(first.length).toBeGreaterThan(40)
  for (const [, { from, to }] of first) {
    expect(to - from).toBeGreaterThanOrEqual(18)
    expect(to - from).toBeLessThanOrEqual(60)
  }
  expect(lives(7)).toEqual(first)
  expect(lives(8)).not.toEqual(first)
})
