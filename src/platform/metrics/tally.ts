import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'

const HOUR_MS = 3_600_000

/** What is counted, and of what. */
export interface Counted {
  /** E.g. `http.calls`. */
  readonly name: string
  readonly service?: string
  readonly label?: string
  /** On whose behalf; absent for nobody's. */
  readonly userId?: number
}

/** A sum of one hour. */
export interface Sum extends Required<Counted> {
  /** Its beginning, ms. */
  readonly hour: number
  readonly value: number
}

/** Counts what all processes together tell admins by the hour. */
export interface Tally {
  add(what: Counted, value?: number): void
  /** What was counted since the last cut. */
  cut(): Sum[]
}

export function createTally({ clock }: { readonly clock: Clock }): Tally {
  let sums = new Map<string, Sum>()
  return {
    add({ name, service = '', label = '', userId = 0 }, value = 1) {
      const hour = Math.floor(clock.now() / HOUR_MS) * HOUR_MS
      const key = [name, hour, service, label, userId].join('\n')
      const before = sums.get(key)?.value ?? 0
      sums.set(key, { name, service, label, userId, hour, value: before + value })
    },
    cut() {
      const cut = [...sums.values()]
      sums = new Map()
      return cut
    },
  }
}

const known = new WeakMap<Registry, Tally>()

/** Whoever measures into the registry counts here, too. */
export function bindTally(registry: Registry, tally: Tally): void {
  known.set(registry, tally)
}

/** The tally of a registry; undefined where nobody asks by the hour. */
export function tallyOf(registry: Registry): Tally | undefined {
  return known.get(registry)
}
