import { expect, test } from 'vitest'
import {
  type MonitorAnswers,
  type MonitorFormDeps,
  monitorForm,
} from '#desks/supplies/chat/form.ts'
import { preordersLook } from '#desks/supplies/chat/looks.ts'
import { isMisfit } from '#desks/supplies/monitors/misfit.ts'
import type { PreorderPlace } from '#desks/supplies/monitors/preorder-store.ts'
import type { ChatContext } from '#telegram/context.ts'
import { en, ru } from '../../../telegram/input/langs.ts'

const KOLEDINO = 507
const TULA = 206_348
const wanted = { warehouseIds: [KOLEDINO], supplyType: 'box' } as const
const places: readonly PreorderPlace[] = [
  { id: 1, warehouseId: TULA, supplyType: 'box' },
  { id: 2, warehouseId: KOLEDINO, supplyType: 'mono' },
  { id: 3, warehouseId: KOLEDINO, supplyType: 'box' },
  { id: 4, warehouseId: null, supplyType: undefined },
]
const deps = {
  cabinetAllowed: true,
  keys: async () => [],
  preorders: async () =>
    places.map(({ id, ...place }) => ({ ...place, preorderId: id, warehouseName: null })),
  preorderPlaces: async (ids: readonly number[]) =>
    new Map(places.filter(({ id }) => ids.includes(id)).map((place) => [place.id, place])),
} as unknown as MonitorFormDeps
const contextIn = (lang: typeof ru) => ({ lang, workspace: { id: 'w' } }) as ChatContext
const noteOf = (preorderIds: readonly number[], lang = ru) =>
  monitorForm(deps).note?.(contextIn(lang), {
    ...{ ...wanted, preorderIds, mode: 'auto', dates: { kind: 'rolling', days: 7, leadDays: 1 } },
    ...{ maxCoefficient: 100, target: 1, leadDays: 1, weekdays: 127, untilDays: 0 },
  } as MonitorAnswers)

test('a preorder fits by its own warehouse and type; what is not known may fit', () => {
  expect(places.filter((place) => isMisfit(place, wanted)).map(({ id }) => id)).toEqual([1, 2])
})

test('the summary names the preorders that the monitor will not book', async () => {
  expect(await noteOf([3, 4])).not.toContain('#')
  expect(await noteOf([3, 1])).toContain('⚠️ Заказ на поставку #1 – для другого склада')
  expect(await noteOf([1, 2])).toContain('⚠️ Заказы на поставку #1, #2 – для другого склада')
  expect(await noteOf([2], en)).toContain('⚠️ Preorder #2 is for another warehouse or type')
})

test('preorders that fit are offered first', async () => {
  const look = preordersLook(deps, undefined, wanted)
  const { items } = await look.page(contextIn(ru), '', 0, 8)
  expect(items.map(({ id }) => id)).toEqual([3, 4, 1, 2])
})
