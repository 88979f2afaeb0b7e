import fc from 'fast-check'
import { expect, test } from 'vitest'
import { needOf, nextLook } from '#desks/supplies/redistribution/rules/rule.ts'
import { MIN_LOT } from '#desks/supplies/redistribution/sending/allocate.ts'
import { START_MS } from '#test/support/moments.ts'

const rule = { keep: 20, lot: 10 }

test.each([
  ['as many as wanted', { seen: 20, coming: 0 }, { hold: 'enough' }],
  ['one is missing: a lot', { seen: 19, coming: 0 }, { quantity: 10 }],
  ['more is missing than a lot', { seen: 3, coming: 0 }, { quantity: 17 }],
  ['what comes counts', { seen: 3, coming: 17 }, { hold: 'coming' }],
  ['what comes is not enough', { seen: 3, coming: 5 }, { quantity: 12 }],
  ['the source has less', { seen: 3, coming: 0, source: 6 }, { quantity: 6 }],
  ['the source has less than WB takes', { seen: 3, coming: 0, source: 4 }, { hold: 'no-stock' }],
] as const)('%s', (_what, figures, need) => {
  expect(needOf(rule, figures)).toEqual(need)
})

test('never less than WB takes, never more than the source has, and what is wanted is there afterwards', () => {
  const pieces = fc.integer({ min: 0, max: 500 })
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: MIN_LOT, max: 500 }),
      fc.record({ seen: pieces, coming: pieces, source: pieces }),
      (keep, lot, figures) => {
        const need = needOf({ keep, lot }, figures)
        if ('hold' in need) return
        const { seen, coming, source } = figures
        expect(need.quantity).toBeGreaterThanOrEqual(MIN_LOT)
        expect(need.quantity).toBeLessThanOrEqual(source)
        expect(seen + coming).toBeLessThan(keep)
        expect(seen + coming + need.quantity >= keep || need.quantity === source).toBe(true)
      },
    ),
  )
})

test('each rule looks between 6 and 20 minutes before a window, once a window', () => {
  const windows = [540, 1_080]
  const ids = Array.from(
    { length: 40 },
    (_, at) => `id-${(at * 7_919).toString(16).padStart(6, '0')}`,
  )
  for (const id of ids) {
    const looks = [nextLook(id, windows, START_MS)]
    for (let count = 1; count < 6; count += 1) looks.push(nextLook(id, windows, looks.at(-1) ?? 0))
    for (const look of looks) {
      const hours = [6, 15].map((hour) => {
        const at = new Date(look)
        return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate(), hour)
      })
      const before = Math.min(...hours.filter((at) => at > look).map((at) => at - look))
      expect(before / 60_000).toBeGreaterThanOrEqual(6)
      expect(before / 60_000).toBeLessThanOrEqual(20)
    }
    expect(new Set(looks).size).toBe(6)
    expect(Math.max(...looks) - START_MS).toBeLessThan(3.1 * 86_400_000)
  }
  expect(new Set(ids.map((id) => nextLook(id, windows, START_MS))).size).toBeGreaterThan(10)
})
