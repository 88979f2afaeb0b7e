import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { createCallFigures } from '#sandbox/service/calls.ts'
import { createFaults } from '#sandbox/service/faults.ts'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { createBuckets } from './buckets.ts'
import { createCabinetHosts } from './cabinet/hosts.ts'
import type { Background } from './coefficients.ts'
import { createControl } from './control/control.ts'
import { officialHost } from './official/hosts.ts'
import type { Switches } from './records.ts'
import { createWorld } from './world.ts'

export interface WildberriesSandboxOptions {
  readonly clock?: Clock
  /** 17 known ones by default; 90 is what WB has. */
  readonly warehouseCount?: number
  /** `lively` sprinkles dear days over the table; `closed` (default) leaves it empty. */
  readonly background?: Background
  readonly switches?: Partial<Switches>
  /** Slots open by themselves now and then and live 20–60 s. */
  readonly autoSlots?: boolean
  readonly seed?: number
}

export type WildberriesSandbox = ReturnType<typeof createWildberriesSandbox>

/**
 * Wildberries in one process: virtual hosts `/common`, `/supplies`, `/analytics`, `/seller`, `/seller-supply`,
 * `/seller-weekly` in `app`, and `control` with a page for people and a JSON API for tests.
 */
export function createWildberriesSandbox(options: WildberriesSandboxOptions = {}) {
  const clock = options.clock ?? createStepClock()
  const world = createWorld({
    clock,
    warehouseCount: options.warehouseCount,
    background: options.background,
    seed: options.seed,
    switches: { autoSlots: options.autoSlots ?? false, ...options.switches },
  })
  const buckets = createBuckets(clock)
  const faults = createFaults()
  const calls = createCallFigures()
  const deps = { world, buckets, faults, calls }
  const cabinet = createCabinetHosts(deps)
  const app = new Hono<SandboxEnv>()
    .route('/common', officialHost('common', deps))
    .route('/supplies', officialHost('supplies', deps))
    .route('/analytics', officialHost('analytics', deps))
    .route('/seller', cabinet.seller)
    .route('/seller-supply', cabinet.sellerSupply)
    .route('/seller-weekly', cabinet.sellerWeekly)

  return {
    app,
    control: createControl(deps),
    world,
    buckets,
    faults,
    calls,
    /** The world as JSON; limits and figures start anew after `restore`. */
    snapshot: () => world.dump(),
    restore: world.load,
  }
}
