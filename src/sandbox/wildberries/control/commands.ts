import { z } from 'zod'
import { isDay } from '#core/dates.ts'
import type { CallFigures } from '#sandbox/service/calls.ts'
import { FAULT_KINDS, type Faults } from '#sandbox/service/faults.ts'
import type { Buckets } from '../buckets.ts'
import { makeToken, SCOPE_BITS, TOKEN_TYPES } from '../tokens.ts'
import { BOX_TYPES } from '../words.ts'
import type { World, WorldState } from '../world.ts'

export interface ControlDeps {
  readonly world: World
  readonly buckets: Buckets
  readonly faults: Faults
  readonly calls: CallFigures
}

const place = z.object({
  warehouseId: z.int(),
  type: z.enum(BOX_TYPES),
  day: z.string().refine(isDay, 'a day is YYYY-MM-DD'),
})
const slot = place.extend({
  coefficient: z.number().min(0).max(100),
  capacity: z.int().min(1).optional(),
  forMs: z.number().min(1).optional(),
})
const goods = z.array(z.object({ barcode: z.string(), quantity: z.int().min(1) }))
const scopeNames = Object.keys(SCOPE_BITS) as [keyof typeof SCOPE_BITS]
const typeNames = Object.keys(TOKEN_TYPES) as [keyof typeof TOKEN_TYPES]

/** What each command takes; the controller's types come from here. */
export const COMMANDS = {
  'open-slot': slot,
  'close-slot': place,
  /** Steps `afterMs` from now: flapping slots, mornings, evenings. */
  script: z.object({
    steps: z.array(
      z.union([
        z.object({ afterMs: z.number().min(0), open: slot }),
        z.object({ afterMs: z.number().min(0), close: place }),
      ]),
    ),
  }),
  feed: z.object({ on: z.boolean() }),
  switches: z
    .object({
      captchaRequired: z.boolean(),
      maskWarehouses: z.boolean(),
      raiseCoefficientOnCommit: z.number().min(0),
      lkTtlMs: z.number().min(0),
      draftReplicaLagMs: z.number().min(0),
      autoSlots: z.boolean(),
      transferOptionOff: z.boolean(),
      stockControlOff: z.boolean(),
      shiftsOff: z.boolean(),
      transferSupplyMs: z.number().min(0),
    })
    .partial(),
  fault: z.object({
    method: z.string(),
    kind: z.enum(FAULT_KINDS),
    times: z.int().min(1).optional(),
    ms: z.number().min(0).optional(),
    status: z.int().min(500).max(599).optional(),
    sid: z.string().optional(),
  }),
  'clear-faults': z.object({ method: z.string().optional() }),
  seller: z
    .object({
      sid: z.string(),
      name: z.string(),
      tradeMark: z.string(),
    })
    .partial(),
  token: z.object({
    sid: z.string(),
    type: z.enum(typeNames).optional(),
    scopes: z.array(z.enum(scopeNames)).optional(),
    readOnly: z.boolean().optional(),
    expiresInDays: z.number().optional(),
  }),
  'revoke-token': z.object({ token: z.string() }),
  session: z.object({ sid: z.string(), lifeMs: z.number().optional() }),
  'expire-sessions': z.object({ sid: z.string().optional() }),
  preorder: z.object({
    sid: z.string(),
    warehouseId: z.int(),
    type: z.enum(BOX_TYPES),
    goods: goods.optional(),
  }),
  /** A person opens a draft in the cabinet and chooses a warehouse and what is brought: a preorder of its goods. */
  'order-draft': z.object({
    draftId: z.string(),
    warehouseId: z.int(),
    type: z.enum(BOX_TYPES),
  }),
  /** A person books by hand on the cabinet page. */
  'book-by-hand': z.object({ preorderId: z.int(), day: place.shape.day }),
  /** WB, or the seller by hand, moves a planned supply to another day, or gives its date back (null). */
  'move-supply': z.object({ preorderId: z.int(), day: place.shape.day.nullable() }),
  /** Pieces of a size of a seller at a warehouse. */
  goods: z.object({
    ...{ sid: z.string(), nmId: z.int(), name: z.string(), chrtId: z.int() },
    ...{ sizeName: z.string(), warehouseId: z.int(), count: z.int().min(0) },
  }),
  /** Opens quotas now; `lastsMs`: competing sellers have used them up by then. */
  quotas: z.object({
    quotas: z.array(
      z.object({ warehouseId: z.int(), source: z.int().min(0), target: z.int().min(0) }),
    ),
    lastsMs: z.number().min(1).optional(),
  }),
  /** Quotas of all warehouses that open at minutes of Moscow's day; null: none do. */
  'quota-windows': z
    .object({
      minutes: z.array(z.int().min(0).max(1_439)).min(1),
      ...{ source: z.int().min(0), target: z.int().min(0), lastsMs: z.number().min(1) },
    })
    .nullable(),
  /** A person moves stock by hand on the page. */
  'transfer-by-hand': z.object({
    ...{ sid: z.string(), nmId: z.int(), chrtId: z.int() },
    ...{ sourceId: z.int(), targetId: z.int(), count: z.int().min(1) },
  }),
  warehouses: z.object({ count: z.int().min(1).max(200) }),
  'clear-figures': z.object({}),
  restore: z.object({ state: z.custom<WorldState>((value) => typeof value === 'object') }),
} as const

export type CommandName = keyof typeof COMMANDS
export type CommandInput<N extends CommandName> = z.infer<(typeof COMMANDS)[N]>
type Handlers = { [N in CommandName]: (input: CommandInput<N>) => unknown }

export function createCommands(deps: ControlDeps) {
  const { world, faults, buckets, calls } = deps
  const { table, switches, clock } = world

  return {
    'open-slot': (input) => table.open(input),
    'close-slot': (input) => table.close(input),
    script: ({ steps }) =>
      table.addScript(
        steps.map(({ afterMs, ...step }) => ({ at: clock.now() + afterMs, ...step })),
      ),
    feed: ({ on }) => {
      switches.methodDisabled = !on
    },
    switches: (input) => {
      Object.assign(switches, input)
    },
    fault: ({ sid: account, ...fault }) => faults.add({ ...fault, account }),
    'clear-faults': ({ method }) => faults.clear(method),
    seller: (input) => world.addSeller(input),
    token: (input) => {
      world.seller(input.sid)
      return { token: makeToken({ ...input, nowMs: clock.now() }) }
    },
    'revoke-token': ({ token }) => {
      const claims: unknown = JSON.parse(
        Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
      )
      world.revokedTokens.add(z.object({ id: z.string() }).parse(claims).id)
    },
    session: ({ sid, lifeMs }) => {
      world.seller(sid)
      const session = world.addSession([sid], lifeMs)
      const cookie = `x-supplier-id=${sid}; x-supplier-id-external=${sid}; wbx-validation-key=${session.validationKey}`
      return {
        authorizev3: session.authorizev3,
        cookie,
        /** As a person would paste it. */
        text: `authorizev3: ${session.authorizev3}\ncookie: ${cookie}`,
      }
    },
    'expire-sessions': ({ sid }) => {
      for (const session of world.sessions.values()) {
        if (sid === undefined || session.sids.includes(sid)) session.expiresAt = clock.now()
      }
    },
    preorder: (input) => world.addPreorder(input),
    'order-draft': ({ draftId, warehouseId, type }) => {
      const draft = world.drafts.get(draftId)
      if (draft === undefined || draft.goods.length === 0) return { ok: false }
      world.drafts.delete(draftId)
      return world.addPreorder({ sid: draft.sid, warehouseId, type, goods: draft.goods })
    },
    'book-by-hand': ({ preorderId, day }) => {
      const sid = world.preorders.get(preorderId)?.sid ?? ''
      return world.book({ sid, preorderId, day, via: 'person' })
    },
    'move-supply': ({ preorderId, day }) => world.moveSupply(preorderId, day),
    goods: (row) => world.transfers.setStock(row),
    quotas({ quotas, lastsMs }) {
      for (const quota of quotas) world.transfers.quotas.open(quota, lastsMs ?? null)
    },
    'quota-windows': (windows) => world.transfers.quotas.setWindows(windows),
    'transfer-by-hand': ({ sid, ...line }) => ({
      refused: world.transfers.order(sid, [line], 'person') ?? null,
    }),
    warehouses: ({ count }) => table.setWarehouseCount(count),
    'clear-figures': () => {
      buckets.clearFigures()
      calls.clear()
    },
    restore: ({ state }) => world.load(state),
  } satisfies Handlers
}
