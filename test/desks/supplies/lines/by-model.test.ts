import { expect, test } from 'vitest'
import type { ModelAnswer } from '#core/language-model.ts'
import { lineRequest, readingOf } from '#desks/supplies/lines/by-model.ts'
import type { MonitorReading } from '#desks/supplies/lines/reading.ts'
import { joined } from '#desks/supplies/lines/take.ts'
import { LIMITS } from './hard-lines.ts'
import { shortOf } from './short.ts'
import { WAREHOUSES } from './warehouses.ts'

const deps = { warehouses: WAREHOUSES, limits: LIMITS }
const usage = {
  ...{ model: 'm', inputTokens: 1, cachedTokens: 0, outputTokens: 1, reasoningTokens: 0 },
  requestId: null,
}
const PLAIN = {
  ...{ isWish: true, warehouses: ['Коледино'], supplyType: 'box', from: '', to: '' },
  ...{ rollingDays: 0, leadDays: -1, maxCoefficient: -1, weekdays: [], mode: 'unsaid' },
  ...{ supplies: 0, unclear: '' },
}
const read = (answer: object) => {
  const given: ModelAnswer = { usage, kind: 'answer', json: { ...PLAIN, ...answer } }
  const reading = readingOf(given, deps)
  return reading && shortOf(reading)
}

test.for<[answer: object, reading: string | undefined]>([
  [{}, 'Коледино, box'],
  [{ isWish: false }, '–'],
  [{ warehouses: ['Казани', 'Шушары'] }, 'Казань + Шушары, box'],
  [{ warehouses: ['Коледино', 'Хабаровск'] }, 'box, ?warehouses'],
  [{ warehouses: [] }, 'box'],
  [{ supplyType: 'several' }, 'Коледино, ?type'],
  [{ from: '2026-11-25', to: '2026-11-30' }, 'Коледино, box, 26-11-25..26-11-30'],
  [{ from: '2026-11-20', to: '2026-11-30' }, 'Коледино, box, 26-11-21..26-11-30'],
  [{ from: '2026-11-18', to: '2026-11-30' }, 'Коледино, box, 26-11-21..26-11-30, begun 26-11-18'],
  [{ from: '2025-11-18', to: '2026-11-30' }, 'Коледино, box, ?dates'],
  [{ from: '2026-11-30', to: '2026-11-25' }, 'Коледино, box, ?dates'],
  [{ from: '2026-11-25', to: '2027-11-30' }, 'Коледино, box, ?dates'],
  [{ from: 'soon', to: '' }, 'Коледино, box, ?dates'],
  [{ rollingDays: 7 }, 'Коледино, box, ~7+1'],
  [{ maxCoefficient: 2.5, mode: 'auto', supplies: 2 }, 'Коледино, box, ×2.5, auto, #2'],
  [{ maxCoefficient: 500 }, 'Коледино, box, ?cap'],
  [{ supplies: 3 }, 'Коледино, box, #3, ?mode'],
  [{ weekdays: [2, 4, 9], leadDays: 3 }, 'Коледино, box, lead 3, days 1010'],
  [{ unclear: 'без  пропуска' }, 'Коледино, box, «без пропуска»'],
  [{ supplyType: 'crate' }, undefined],
  [{ warehouses: 'Коледино' }, undefined],
])('%j', ([answer, reading]) => {
  expect(read(answer)).toBe(reading)
})

test('a refusal and half an answer are no answers; the question carries the line as data', () => {
  expect(readingOf({ usage, kind: 'refused', reason: 'no' }, deps)).toBeUndefined()
  expect(readingOf({ usage, kind: 'incomplete', reason: 'long' }, deps)).toBeUndefined()
  const { input, instructions } = lineRequest('Коледино "короба"', deps)
  expect(JSON.parse(input)).toMatchObject({ line: 'Коледино "короба"', first: '2026-11-21' })
  expect(instructions).not.toContain('Коледино')
})

test('words that taught a model nothing are shown as not understood, whatever it says of them', () => {
  const first: MonitorReading = {
    ...{ warehouseIds: [507], supplyType: 'box', doubts: [], unread: 'и единорогов' },
  }
  const silent: MonitorReading = { warehouseIds: [507], doubts: [], unread: '' }
  expect(joined(silent, first).unread).toBe('и единорогов')
  expect(joined({ ...silent, leadDays: 2 }, first)).toMatchObject({ leadDays: 2, unread: '' })
  expect(joined({ ...silent, unread: 'единорогов' }, first).unread).toBe('единорогов')
})
