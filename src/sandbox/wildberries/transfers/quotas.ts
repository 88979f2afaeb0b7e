import type { Clock } from '#core/clock.ts'

/** Pieces one warehouse sends and receives before it closes. */
export interface OpenedQuota {
  readonly warehouseId: number
  readonly source: number
  readonly target: number
}

/** When quotas open by themselves, in minutes of Moscow's day, and how soon competing sellers have used them up, ms. */
export interface QuotaWindows {
  readonly minutes: readonly number[]
  readonly source: number
  readonly target: number
  readonly lastsMs: number
}

interface Opening extends OpenedQuota {
  readonly at: number
  /** Null: nobody else takes of it. */
  readonly lastsMs: number | null
  sent: number
  received: number
}

export interface QuotaLeft {
  readonly source: number
  readonly target: number
}

const MOSCOW_MS = 10_800_000
const DAY_MS = 86_400_000

/** Quotas of all warehouses, shared by all sellers. Those who compete take an even share of every moment until nothing is left. */
export function createQuotas(options: { clock: Clock; warehouseIds: () => readonly number[] }) {
  const { clock, warehouseIds } = options
  const openings = new Map<number, Opening>()
  let windows: QuotaWindows | null = null
  let openedFor = clock.now()

  function open(quota: OpenedQuota, lastsMs: number | null, at = clock.now()): void {
    openings.set(quota.warehouseId, { ...quota, at, lastsMs, sent: 0, received: 0 })
  }

  /** Opens the latest window that has begun since the last look. */
  function settle(): void {
    if (windows === null) return
    const now = clock.now()
    const midnight = Math.floor((now + MOSCOW_MS) / DAY_MS) * DAY_MS - MOSCOW_MS
    const begun = windows.minutes
      .flatMap((minute) => [midnight, midnight - DAY_MS].map((day) => day + minute * 60_000))
      .filter((start) => start <= now)
    const latest = Math.max(...begun)
    if (latest <= openedFor) return
    openedFor = latest
    const { source, target, lastsMs } = windows
    for (const warehouseId of warehouseIds()) {
      open({ warehouseId, source, target }, lastsMs, latest)
    }
  }

  function left(warehouseId: number): QuotaLeft {
    settle()
    const opening = openings.get(warehouseId)
    if (opening === undefined) return { source: 0, target: 0 }
    const elapsed = clock.now() - opening.at
    const share = opening.lastsMs === null ? 0 : Math.min(1, elapsed / opening.lastsMs)
    const rest = (all: number, used: number) => Math.max(0, Math.floor(all * (1 - share)) - used)
    return {
      source: rest(opening.source, opening.sent),
      target: rest(opening.target, opening.received),
    }
  }

  return {
    open,
    left,
    take(side: keyof QuotaLeft, warehouseId: number, units: number): void {
      const opening = openings.get(warehouseId)
      if (opening === undefined) return
      if (side === 'source') opening.sent += units
      else opening.received += units
    },
    setWindows(next: QuotaWindows | null): void {
      windows = next
      openedFor = clock.now()
    },
    windows: () => windows,
    report: () =>
      [...openings.values()].map((opening) => ({ ...opening, left: left(opening.warehouseId) })),
    dump: () => ({ openings: [...openings.values()], windows, openedFor }),
    load(state: QuotaState): void {
      openings.clear()
      for (const opening of state.openings) openings.set(opening.warehouseId, { ...opening })
      windows = state.windows
      openedFor = state.openedFor
    },
  }
}

export interface QuotaState {
  readonly openings: readonly Opening[]
  readonly windows: QuotaWindows | null
  readonly openedFor: number
}
