import { dayIn, dayNumber } from '#core/dates.ts'
import { diff, EMPTY_SNAPSHOT, takeSnapshot } from '#desks/supplies/feed/snapshot.ts'
import { createMatcher } from '#desks/supplies/matching/matcher.ts'
import type { Watch } from '#desks/supplies/matching/watch.ts'
import { SUPPLY_TYPES } from '#desks/supplies/slot.ts'
import { parseCoefficients } from '#integrations/wildberries/coefficients.ts'
import { closedFeed } from '#test/desks/supplies/feed/feed-rows.ts'
import { createNaiveMatcher } from '#test/desks/supplies/matching/naive-matcher.ts'
import { runningClock } from '#test/support/clock.ts'
import { percentile } from './percentile.ts'

const WAREHOUSES = 90
const ROUNDS = 300
const WARM_UP = 50
const BOX_TYPE_IDS = { box: 2, mono: 5, 'super-safe': 6, qr: undefined }

const today = dayNumber(dayIn('Europe/Moscow', runningClock.now()))

/** A repeatable number in 0…1. */
function createRandom(seed = 1): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

function watches(count: number): Watch[] {
  const random = createRandom()
  const warehouse = () => 1 + Math.floor(random() * WAREHOUSES)
  return Array.from({ length: count }, (_, index) => ({
    id: `m${index}`,
    warehouseIds: [...new Set([warehouse(), warehouse()])],
    supplyType: SUPPLY_TYPES[Math.floor(random() * 4)] ?? 'box',
    days: { kind: 'rolling', days: 14 },
    leadDays: index % 3,
    weekdays: 127,
    maxCoefficient: 100 * (index % 4),
    mode: 'auto',
    capacity: 1_000_000,
  }))
}

/** The feed's bodies, 1 % of the rows different from one to the next, as WB sends them. */
function bodies(count: number): string[] {
  const random = createRandom(7)
  const rows = closedFeed(WAREHOUSES, today).map((row) => ({ ...row, coefficient: -1 }))
  return Array.from({ length: count }, () => {
    for (let change = 0; change < rows.length / 100; change++) {
      const row = rows[Math.floor(random() * rows.length)]
      if (row) row.coefficient = row.coefficient < 0 ? Math.floor(random() * 5) : -1
    }
    return JSON.stringify(
      rows.map((row) => ({
        date: `${row.day}T00:00:00Z`,
        coefficient: row.coefficient,
        warehouseID: row.warehouseId,
        warehouseName: row.warehouseName,
        allowUnload: row.coefficient >= 0,
        boxTypeID: BOX_TYPE_IDS[row.supplyType],
        storageCoef: '145',
        deliveryCoef: '175',
        deliveryBaseLiter: '80,5',
        deliveryAdditionalLiter: '24,5',
        storageBaseLiter: '0,12',
        storageAdditionalLiter: '0,12',
        isSortingCenter: false,
      })),
    )
  })
}

const rowsOf = (body: string) => parseCoefficients(JSON.parse(body)) ?? []

/** p99 of parse + diff + match, ms; the naive way: every monitor looks at every row. */
export function measureMatching(monitors: number): { p99: number; naive: number } {
  const texts = bodies(20)
  const matcher = createMatcher()
  const naive = createNaiveMatcher()
  matcher.setToday(today)
  for (const watch of watches(monitors)) {
    matcher.add(watch)
    naive.add(watch)
  }
  let last = EMPTY_SNAPSHOT
  const spans: number[] = []
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const startedAt = performance.now()
    const next = takeSnapshot(rowsOf(texts[round % texts.length] ?? '[]'), round)
    matcher.apply(next, diff(last, next))
    matcher.drain(round)
    if (round >= WARM_UP) spans.push(performance.now() - startedAt)
    last = next
  }
  const naiveSpans = texts.slice(0, 3).map((text) => {
    const startedAt = performance.now()
    naive.step(rowsOf(text), today, 0)
    return performance.now() - startedAt
  })
  return { p99: percentile(spans, 0.99), naive: Math.min(...naiveSpans) }
}
