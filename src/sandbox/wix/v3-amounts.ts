import { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { createGate } from './gate.ts'
import { answer } from './problems.ts'
import { type Placed, touch, type WixSite } from './records.ts'
import { itemBody, locationOf, REASON } from './v3-items.ts'
import { findPlaced, type WixWorld } from './world.ts'

const MOST = 99_999
const amount = z.int().min(1).max(MOST)
const byItem = { inventoryItemId: z.guid() }
const byPlace = { variantId: z.guid(), locationId: z.guid().nullish() }
const list = <T extends z.ZodType>(entry: T) => z.array(entry).min(1).max(300)
const common = {
  restrictInventory: z.boolean().optional(),
  returnEntity: z.boolean().default(false),
  ...REASON,
}

const inputs = {
  increment: z.object({
    incrementData: list(z.object({ ...byItem, incrementBy: amount })),
    ...common,
  }),
  decrement: z.object({
    decrementData: list(z.object({ ...byItem, decrementBy: amount })),
    ...common,
  }),
  'increment-by-variant-and-location': z.object({
    incrementData: list(z.object({ ...byPlace, incrementBy: amount })),
    ...common,
  }),
  'decrement-by-variant-and-location': z.object({
    decrementData: list(z.object({ ...byPlace, decrementBy: amount })),
    ...common,
  }),
}

interface Change {
  readonly inventoryItemId?: string
  readonly variantId?: string
  readonly locationId?: string | null | undefined
  readonly by: number
}
type Refusal =
  | 'NOT_FOUND'
  | 'INVENTORY_QUANTITY_NOT_TRACKED'
  | 'INSUFFICIENT_INVENTORY'
  | 'MAX_QUANTITY_LIMIT_REACHED'
  | 'MIN_QUANTITY_LIMIT_REACHED'

/** Relative writes of V3: each row for itself, and none of them may be repeated. */
export function v3Amounts(world: WixWorld): Hono<SandboxEnv> {
  const gate = createGate(world)

  function find(site: WixSite, change: Change): Placed | undefined {
    const isHere = (change.locationId ?? locationOf(site)) === locationOf(site)
    return findPlaced(site, ({ itemId, id }) =>
      change.inventoryItemId === undefined
        ? isHere && id === change.variantId
        : itemId === change.inventoryItemId,
    )
  }

  function add(at: Placed | undefined, by: number, isRestricted: boolean): Refusal | undefined {
    if (!at) return 'NOT_FOUND'
    const { variant } = at
    if (!variant.isTracked) return 'INVENTORY_QUANTITY_NOT_TRACKED'
    const wanted = variant.quantity + by
    if (by < 0 && wanted < 0 && isRestricted) return 'INSUFFICIENT_INVENTORY'
    if (wanted > MOST) return 'MAX_QUANTITY_LIMIT_REACHED'
    if (wanted < -MOST) return 'MIN_QUANTITY_LIMIT_REACHED'
    variant.quantity = wanted
    touch(at, world.clock.now())
    return undefined
  }

  function change(
    site: WixSite,
    changes: readonly Change[],
    isRestricted: boolean,
    isWhole: boolean,
  ) {
    const results = changes.map((one, originalIndex) => {
      const at = find(site, one)
      const code = add(at, one.by, isRestricted)
      const error = code && { code, description: code.toLowerCase(), data: {} }
      const id = at?.variant.itemId ?? one.inventoryItemId
      return {
        itemMetadata: { ...(id && { id }), originalIndex, success: !code, ...(error && { error }) },
        ...(isWhole && at && !code && { item: itemBody(site, at) }),
      }
    })
    const totalFailures = results.filter((one) => !one.itemMetadata.success).length
    const totalSuccesses = results.length - totalFailures
    return answer({
      results,
      bulkActionMetadata: { totalSuccesses, totalFailures, undetailedFailures: 0 },
    })
  }

  const path = (name: keyof typeof inputs) => `/stores/v3/bulk/inventory-items/${name}`
  const method = (verb: 'increment' | 'decrement') =>
    ({ name: `v3.${verb}`, group: 'write', catalog: 'V3_CATALOG' }) as const
  const more = <T extends { incrementBy: number }>(rows: readonly T[]) =>
    rows.map(({ incrementBy, ...one }) => ({ ...one, by: incrementBy }))
  const less = <T extends { decrementBy: number }>(rows: readonly T[]) =>
    rows.map(({ decrementBy, ...one }) => ({ ...one, by: -decrementBy }))

  return new Hono<SandboxEnv>()
    .post(
      path('increment'),
      gate({
        ...{ ...method('increment'), input: inputs.increment },
        act: ({ site, body }) => change(site, more(body.incrementData), true, body.returnEntity),
      }),
    )
    .post(
      path('increment-by-variant-and-location'),
      gate({
        ...{ ...method('increment'), input: inputs['increment-by-variant-and-location'] },
        act: ({ site, body }) => change(site, more(body.incrementData), true, body.returnEntity),
      }),
    )
    .post(
      path('decrement'),
      gate({
        ...{ ...method('decrement'), input: inputs.decrement },
        // The two take opposite things for granted: callers say what they mean.
        act: ({ site, body }) =>
          change(site, less(body.decrementData), body.restrictInventory ?? true, body.returnEntity),
      }),
    )
    .post(
      path('decrement-by-variant-and-location'),
      gate({
        ...{ ...method('decrement'), input: inputs['decrement-by-variant-and-location'] },
        act: ({ site, body }) =>
          change(
            site,
            less(body.decrementData),
            body.restrictInventory ?? false,
            body.returnEntity,
          ),
      }),
    )
}
