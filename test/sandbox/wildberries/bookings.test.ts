import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '#core/dates.ts'
import { createWildberriesSandbox } from '#sandbox/wildberries/sandbox.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { type BoxType, moscowDay } from '#sandbox/wildberries/words.ts'
import { createTestClock } from '#test/support/clock.ts'

interface ListRow {
  preorderID: number
  supplyID: number | null
  statusID: number
  supplyDate: string | null
}

function start() {
  const clock = createTestClock()
  const sandbox = createWildberriesSandbox({ clock })
  const { world } = sandbox
  const today = moscowDay(clock.now())
  const { sid } = world.addSeller()
  const token = makeToken({ sid, nowMs: clock.now() })
  const day = (offset: number) => addDays(today, offset)

  async function list(body: object = {}): Promise<ListRow[]> {
    clock.jump(clock.now() + 2_000)
    const answer = await sandbox.app.request('/supplies/api/v1/supplies', {
      method: 'POST',
      headers: { authorization: token },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as ListRow[]
  }
  return { clock, sandbox, world, sid, token, day, list }
}

test('the official list always agrees with what was committed', async () => {
  const step = fc.oneof(
    fc.record({
      act: fc.constant('open' as const),
      offset: fc.nat(13),
      places: fc.integer({ min: 1, max: 2 }),
    }),
    fc.record({ act: fc.constant('close' as const), offset: fc.nat(13) }),
    fc.record({ act: fc.constant('book' as const), which: fc.nat(3), offset: fc.nat(13) }),
    fc.record({ act: fc.constant('move' as const), which: fc.nat(3), offset: fc.nat(13) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { world, sid, day, list } = start()
      const place = { warehouseId: 507, type: 'box' as BoxType }
      const preorders = [0, 1, 2, 3].map(() => world.addPreorder({ sid, ...place }).preorderId)
      const places = new Map<number, number>()
      const booked = new Map<number, { supplyId: number; day: string }>()
      for (const one of steps) {
        const slot = { ...place, day: day(one.offset) }
        if (one.act === 'open') {
          world.table.open({ ...slot, coefficient: 1, capacity: one.places })
          places.set(one.offset, one.places)
        } else if (one.act === 'close') {
          world.table.close(slot)
          places.delete(one.offset)
        } else {
          const preorderId = preorders[one.which] ?? 0
          const left = places.get(one.offset) ?? 0
          const known = booked.get(preorderId)
          const isAllowed = one.act === 'book' ? known === undefined : known !== undefined
          const kind = one.act === 'book' ? 'add' : 'move'
          const answer = world.book({ sid, preorderId, day: slot.day, via: 'cabinet', kind })
          expect(answer.ok).toBe(left > 0 && isAllowed)
          if (!answer.ok) continue
          if (known !== undefined) expect(answer.supplyId).toBe(known.supplyId)
          booked.set(preorderId, { supplyId: answer.supplyId, day: slot.day })
          places.set(one.offset, left - 1)
        }
      }
      const rows = await list()
      expect(new Set(rows.map((row) => row.preorderID))).toEqual(new Set(preorders))
      for (const row of rows) {
        const known = booked.get(row.preorderID)
        expect(row.supplyID).toBe(known?.supplyId ?? null)
        expect(row.statusID).toBe(known === undefined ? 1 : 2)
        expect(row.supplyDate).toBe(known === undefined ? null : `${known.day}T00:00:00+03:00`)
      }
      const supplies = [...booked.values()].map((one) => one.supplyId)
      expect(new Set(supplies).size).toBe(supplies.length)
    }),
    { numRuns: 60 },
  )
})

test('refused: closed, past, beyond the horizon, risen since the last look, of another seller', async () => {
  const { world, sandbox, sid, token, day } = start()
  const place = { warehouseId: 507, type: 'box' as BoxType, day: day(1) }
  const { preorderId } = world.addPreorder({ sid, ...place })
  const book = (overrides: object = {}) =>
    world.book({ sid, preorderId, day: day(1), via: 'cabinet', ...overrides })
  expect(book()).toEqual({ ok: false, reason: 'closed' })
  expect(book({ day: day(-1) })).toEqual({ ok: false, reason: 'closed' })
  expect(book({ day: day(14) })).toEqual({ ok: false, reason: 'closed' })
  world.table.open({ ...place, coefficient: 1 })
  expect(book({ sid: 'stranger' })).toEqual({ ok: false, reason: 'no-such-preorder' })
  expect(book({ warehouseId: 686 })).toEqual({ ok: false, reason: 'other-warehouse' })

  const look = () =>
    sandbox.app.request('/common/api/tariffs/v1/acceptance/coefficients', {
      headers: { authorization: token },
    })
  await look()
  world.table.open({ ...place, coefficient: 4 })
  expect(book()).toEqual({ ok: false, reason: 'price-risen' })
  await look()
  expect(book()).toMatchObject({ ok: true })
  expect(book()).toEqual({ ok: false, reason: 'already-planned' })
  expect(
    world.commits.map((commit) => commit.outcome).filter((one) => one === 'booked'),
  ).toHaveLength(1)
})

test('the list is filtered, paged and particular about its questions', async () => {
  const { world, sandbox, sid, token, day, clock, list } = start()
  const place = { warehouseId: 507, type: 'box' as BoxType, day: day(5) }
  world.table.open({ ...place, coefficient: 0 })
  const ids = [1, 2, 3].map(() => world.addPreorder({ sid, ...place }).preorderId)
  world.book({ sid, preorderId: ids[0] ?? 0, day: day(5), via: 'person' })
  expect((await list({ statusIDs: [2] })).map((row) => row.preorderID)).toEqual([ids[0]])
  const range = (from: number, till: number) => [
    { from: day(from), till: day(till), type: 'supplyDate' },
  ]
  expect(await list({ dates: range(5, 6) })).toHaveLength(1)
  expect(await list({ dates: range(6, 7) })).toHaveLength(0)

  const detail = async (path: string, body: object = {}) => {
    clock.jump(clock.now() + 2_000)
    const headers = { authorization: token }
    const answer = await sandbox.app.request(path, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    return [answer.status, ((await answer.json()) as { detail?: string }).detail]
  }
  const path = '/supplies/api/v1/supplies'
  expect(await detail(`${path}?limit=1001`)).toEqual([400, 'Неверный формат limit'])
  expect(await detail(`${path}?offset=-1`)).toEqual([400, 'Неверный формат offset'])
  expect(await detail(path, { statusIDs: [9] })).toEqual([400, 'Неверный формат StatusIDs[0]'])
  const dates = [{ from: '2026-11-01', till: '2026-12-01', type: 'someDate' }]
  expect(await detail(path, { dates })).toEqual([400, 'Неверный формат Type'])
})

test('a world that was put away comes back the same', async () => {
  const { world, sandbox, sid, day, list } = start()
  const place = { warehouseId: 507, type: 'box' as BoxType, day: day(5) }
  world.table.open({ ...place, coefficient: 2, capacity: 3 })
  const { preorderId } = world.addPreorder({ sid, ...place })
  world.book({ sid, preorderId, day: day(5), via: 'person' })
  const put = JSON.parse(JSON.stringify(sandbox.snapshot()))

  const next = createWildberriesSandbox({ clock: world.clock })
  next.restore(put)
  expect(JSON.parse(JSON.stringify(next.snapshot()))).toEqual(put)
  expect(next.world.addPreorder({ sid, ...place }).preorderId).toBe(preorderId + 1)
  expect(next.world.table.openCells()).toMatchObject([{ ...place, coefficient: 2, left: 2 }])
  expect(await list()).toHaveLength(1)
})
