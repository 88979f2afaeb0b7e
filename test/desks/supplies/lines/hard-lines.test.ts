import { expect, test } from 'vitest'
import { HARD_LINES, LIMITS } from './hard-lines.ts'
import { standingOf } from './standing.ts'
import { WAREHOUSES } from './warehouses.ts'

test('of forty hard lines at least 36 are read right or honestly asked back', () => {
  const standings = HARD_LINES.map(([line, expected]) =>
    standingOf(line, expected, { warehouses: WAREHOUSES, limits: LIMITS }),
  )
  const wrong = standings.filter(({ verdict }) => verdict === 'wrong')
  expect(HARD_LINES).toHaveLength(40)
  expect(wrong.length, JSON.stringify(wrong, null, 1)).toBeLessThanOrEqual(4)
})
