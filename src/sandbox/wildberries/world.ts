import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { type Day, dayNumber } from '#core/dates.ts'
import { type AutoSlots, createAutoSlots } from './auto-slots.ts'
import { type Background, createCoefficientTable } from './coefficients.ts'
import {
  type CommitRecord,
  type Draft,
  type Goods,
  NORMAL_SWITCHES,
  type Preorder,
  type Seller,
  type Session,
  type Switches,
} from './records.ts'
import { createTransfers, type TransferState } from './transfers/transfers.ts'
import { type BoxType, HORIZON_DAYS, moscowDay } from './words.ts'

export interface WorldOptions {
  readonly clock: Clock
  readonly warehouseCount?: number | undefined
  readonly background?: Background | undefined
  readonly switches?: Partial<Switches> | undefined
  /** Seeds what opens by itself. */
  readonly seed?: number | undefined
}

export type BookingAnswer =
  | { readonly ok: true; readonly supplyId: number }
  | { readonly ok: false; readonly reason: RefusalReason }
export type RefusalReason =
  | 'no-such-preorder'
  | 'already-planned'
  | 'other-warehouse'
  | 'closed'
  | 'price-risen'

export type World = ReturnType<typeof createWorld>

/** Everything the played service knows: sellers, their preorders and supplies, the slots. */
export function createWorld(options: WorldOptions) {
  const { clock } = options
  const switches: Switches = { ...NORMAL_SWITCHES, ...options.switches }
  const table = createCoefficientTable({
    clock,
    warehouseCount: options.warehouseCount ?? 17,
    background: options.background ?? 'closed',
  })
  const sellers = new Map<string, Seller>()
  const sessions = new Map<string, Session>()
  const preorders = new Map<number, Preorder>()
  const drafts = new Map<string, Draft>()
  const commits: CommitRecord[] = []
  const revokedTokens = new Set<string>()
  let lastPreorder = 51_000_000
  let lastSupply = 38_000_000
  const autoSlots: AutoSlots = createAutoSlots({
    clock,
    table,
    seed: options.seed ?? 1,
    wanted: () => [...preorders.values()].filter((preorder) => preorder.supplyId === null),
  })

  const transfers = createTransfers({
    clock,
    switches,
    warehouseIds: () => table.warehouses().map(({ id }) => id),
    nextSupplyId() {
      lastSupply += 1
      return lastSupply
    },
  })

  function addSeller(seller: Partial<Seller> = {}): Seller {
    const number = sellers.size + 1
    const made: Seller = {
      sid: seller.sid ?? randomUUID(),
      name: seller.name ?? `ИП Учебный ${number}`,
      tin: seller.tin ?? String(770_000_000_000 + number),
      tradeMark: seller.tradeMark ?? `Учебный ${number}`,
    }
    sellers.set(made.sid, made)
    return made
  }

  function settle(): void {
    if (switches.autoSlots) autoSlots.settle()
    transfers.settle()
  }

  function refusal(
    preorder: Preorder | undefined,
    wish: { sid: string; day: Day; warehouseId?: number | undefined },
    moves: boolean,
  ): RefusalReason | undefined {
    if (preorder === undefined || preorder.sid !== wish.sid) return 'no-such-preorder'
    if (preorder.supplyId !== null && !moves) return 'already-planned'
    if (preorder.supplyId === null && moves) return 'no-such-preorder'
    const { warehouseId, type } = preorder
    if (wish.warehouseId !== undefined && wish.warehouseId !== warehouseId) return 'other-warehouse'
    const away = dayNumber(wish.day) - dayNumber(moscowDay(clock.now()))
    const place = { warehouseId, type, day: wish.day }
    if (away < 0 || away >= HORIZON_DAYS || table.coefficient(place) < 0) return 'closed'
    return table.isRisen(place) ? 'price-risen' : undefined
  }

  /** Plans a preorder (`add`) or moves a planned one to another day (`move`). */
  function book(wish: {
    sid: string
    preorderId: number
    day: Day
    warehouseId?: number | undefined
    via: CommitRecord['via']
    kind?: 'add' | 'move'
  }): BookingAnswer {
    settle()
    const preorder = preorders.get(wish.preorderId)
    const place = preorder && {
      warehouseId: preorder.warehouseId,
      type: preorder.type,
      day: wish.day,
    }
    const before = place === undefined ? -1 : table.coefficient(place)
    if (place !== undefined && before >= 0 && switches.raiseCoefficientOnCommit > 0) {
      table.raise(place, before + switches.raiseCoefficientOnCommit)
    }
    const moves = wish.kind === 'move'
    const reason = refusal(preorder, wish, moves)
    const record = {
      at: clock.now(),
      sid: wish.sid,
      preorderId: wish.preorderId,
      warehouseId: preorder?.warehouseId ?? null,
      type: preorder?.type ?? null,
      day: wish.day,
      via: wish.via,
    }
    if (reason !== undefined || preorder === undefined || place === undefined) {
      const why = reason ?? 'no-such-preorder'
      commits.push({
        ...record,
        coefficient: null,
        supplyId: null,
        outcome: 'refused',
        reason: why,
      })
      return { ok: false, reason: why }
    }
    lastSupply += moves ? 0 : 1
    const supplyId = preorder.supplyId ?? lastSupply
    preorder.supplyId = supplyId
    preorder.supplyDay = wish.day
    preorder.coefficient = table.coefficient(place)
    preorder.updatedAt = clock.now()
    table.takeOne(place)
    commits.push({
      ...record,
      coefficient: preorder.coefficient,
      supplyId,
      outcome: moves ? 'moved' : 'booked',
      reason: null,
    })
    return { ok: true, supplyId }
  }

  return {
    clock,
    switches,
    table,
    transfers,
    sellers,
    sessions,
    preorders,
    drafts,
    commits,
    revokedTokens,
    autoSlots,
    settle,
    addSeller,
    /** Tokens nobody issued here still belong to somebody. */
    seller: (sid: string): Seller => sellers.get(sid) ?? addSeller({ sid }),
    addSession(sids: readonly string[], lifeMs?: number): Session {
      const session: Session = {
        authorizev3: `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(JSON.stringify({ client_id: 'seller-portal', session_id: randomUUID() })).toString('base64url')}.sandbox`,
        validationKey: randomUUID().replaceAll('-', ''),
        sids,
        expiresAt: lifeMs === undefined ? null : clock.now() + lifeMs,
      }
      sessions.set(session.authorizev3, session)
      return session
    },
    addPreorder(wish: {
      sid: string
      warehouseId: number
      type: BoxType
      goods?: readonly Goods[] | undefined
    }): Preorder {
      lastPreorder += 1
      const preorder: Preorder = {
        preorderId: lastPreorder,
        sid: wish.sid,
        warehouseId: wish.warehouseId,
        type: wish.type,
        goods: wish.goods ?? [{ barcode: '2040000000017', quantity: 40 }],
        createdAt: clock.now(),
        updatedAt: clock.now(),
        supplyId: null,
        supplyDay: null,
        coefficient: null,
      }
      preorders.set(preorder.preorderId, preorder)
      return preorder
    },
    book,
    /** Without asking whether the day is open: WB itself does so. */
    moveSupply(preorderId: number, day: Day | null): void {
      const preorder = preorders.get(preorderId)
      if (!preorder || preorder.supplyId === null) return
      if (day === null) preorder.supplyId = null
      preorder.supplyDay = day
      preorder.updatedAt = clock.now()
    },
    /** Everything but calls under way, faults and figures, as JSON. */
    dump: () => ({
      version: 1 as const,
      switches: { ...switches },
      coefficients: table.dump(),
      sellers: [...sellers.values()],
      sessions: [...sessions.values()],
      preorders: [...preorders.values()],
      drafts: [...drafts.values()],
      commits: [...commits],
      revokedTokens: [...revokedTokens],
      lastPreorder,
      lastSupply,
      transfers: transfers.dump(),
    }),
    load(state: WorldState): void {
      Object.assign(switches, state.switches)
      table.load(state.coefficients)
      fill(sellers, state.sellers, (seller) => seller.sid)
      fill(sessions, state.sessions, (session) => session.authorizev3)
      fill(preorders, state.preorders, (preorder) => preorder.preorderId)
      fill(drafts, state.drafts, (draft) => draft.draftId)
      commits.splice(0, commits.length, ...state.commits)
      revokedTokens.clear()
      for (const token of state.revokedTokens) revokedTokens.add(token)
      lastPreorder = state.lastPreorder
      lastSupply = state.lastSupply
      if (state.transfers) transfers.load(state.transfers)
    },
  }
}

export interface WorldState {
  readonly version: 1
  readonly switches: Switches
  readonly coefficients: ReturnType<ReturnType<typeof createCoefficientTable>['dump']>
  readonly sellers: readonly Seller[]
  readonly sessions: readonly Session[]
  readonly preorders: readonly Preorder[]
  readonly drafts: readonly Draft[]
  readonly commits: readonly CommitRecord[]
  readonly revokedTokens: readonly string[]
  readonly lastPreorder: number
  readonly lastSupply: number
  /** Absent in states of releases that had none. */
  readonly transfers?: TransferState
}

function fill<K, V extends object>(
  map: Map<K, V>,
  values: readonly V[],
  key: (value: V) => K,
): void {
  map.clear()
  for (const value of values) map.set(key(value), { ...value })
}
