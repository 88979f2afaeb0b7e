import type { Clock } from '#core/clock.ts'
import { addDays } from '#core/dates.ts'
import type { CoefficientTable, SlotPlace } from './coefficients.ts'
import { BOX_TYPES, HORIZON_DAYS, moscowDay } from './words.ts'

export interface AutoSlots {
  /** Opens what is due by now; the first call only starts the clock. */
  settle(): void
}

const PAUSE_MS = { least: 4_000, most: 15_000 }
const LIFE_MS = { least: 20_000, most: 60_000 }
/** Every third slot opens where somebody waits with a preorder, so a demo does not wait all day. */
const WANTED_SHARE = 1 / 3
const BUSY_WAREHOUSES = 6
const PRICES = [0, 1, 1, 1, 2, 2, 3, 5]

/** Slots that open by themselves now and then and live 20–60 s; the same seed opens the same ones. */
export function createAutoSlots(options: {
  clock: Clock
  table: CoefficientTable
  seed: number
  wanted: () => readonly { warehouseId: number; type: SlotPlace['type'] }[]
}): AutoSlots {
  const { clock, table } = options
  const random = mulberry32(options.seed)
  const between = (range: { least: number; most: number }) =>
    Math.round(range.least + random() * (range.most - range.least))
  let dueAt: number | undefined

  function pick<T>(items: readonly T[]): T | undefined {
    return items[Math.floor(random() * items.length)]
  }

  function place(day: string): SlotPlace | undefined {
    const wanted = random() < WANTED_SHARE ? pick(options.wanted()) : undefined
    if (wanted !== undefined) return { warehouseId: wanted.warehouseId, type: wanted.type, day }
    const all = table.warehouses()
    const warehouse = pick(random() < 0.7 ? all.slice(0, BUSY_WAREHOUSES) : all)
    const type = random() < 0.6 ? 'box' : pick(BOX_TYPES)
    return warehouse && type && { warehouseId: warehouse.id, type, day }
  }

  return {
    settle() {
      const now = clock.now()
      dueAt ??= now + between(PAUSE_MS)
      // After a long silence only the latest ones could still be open.
      if (now - dueAt > LIFE_MS.most) dueAt = now
      while (dueAt <= now) {
        const day = addDays(moscowDay(now), 1 + Math.floor(random() * (HORIZON_DAYS - 1)))
        const slot = place(day)
        const coefficient = pick(PRICES) ?? 1
        const forMs = between(LIFE_MS) - (now - dueAt)
        if (slot !== undefined && forMs > 0 && table.coefficient(slot) < 0) {
          table.open({ ...slot, coefficient, forMs, capacity: 1 + Math.floor(random() * 3) })
        }
        dueAt += between(PAUSE_MS)
      }
    },
  }
}

/** Small seeded generator (mulberry32), numbers in [0, 1). */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
