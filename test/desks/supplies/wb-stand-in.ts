import { AppError } from '#core/errors.ts'
import type {
  CabinetBooking,
  CabinetSession,
  CommitOutcome,
  FeedAnswer,
  FeedRow,
  KeyRing,
  KeySummary,
  SlotFeed,
  SupplyReader,
  SupplyRow,
  WbKey,
} from '#desks/supplies/ports.ts'
import { row } from './feed/feed-rows.ts'

export type Manner =
  | 'accept'
  | 'refuse'
  | 'captcha'
  | 'expired'
  /** Books, and the answer never arrives. */
  | 'accept-and-drop'
  /** Does nothing, and no answer arrives. */
  | 'drop'
  /** Says yes and books nothing. */
  | 'lie'

/** A WB small enough to hold in the hand: slots, preorders and a cabinet with manners. */
export function createWb(options: { accounts?: number } = {}) {
  const accounts = options.accounts ?? 1
  const slots = new Map<string, FeedRow>()
  const supplies = new Map<number, SupplyRow & { account: string }>()
  const refusedKeys = new Set<string>()
  let nextSupply = 38_000_000
  const state = {
    feed: 'rows' as 'rows' | 'disabled' | 'broken' | 'empty',
    manner: 'accept' as Manner,
    isReaderAway: false,
    /** The list does not show what is there yet. */
    isListLate: false,
    hasSession: true,
    /** Milliseconds a commit takes. */
    commitMs: 0,
    looks: 0,
    lists: 0,
    commits: [] as { preorderId: number; day: string; at: number }[],
    refusedCodes: [] as string[],
    inFlight: 0,
    maxInFlight: 0,
  }

  const book = (preorderId: number, day: string): number => {
    const supply = supplies.get(preorderId)
    if (!supply) throw new Error(`no preorder ${preorderId}`)
    nextSupply += 1
    supplies.set(preorderId, { ...supply, supplyId: nextSupply, statusId: 2, supplyDay: day })
    return nextSupply
  }

  const feed: SlotFeed = {
    async read(): Promise<FeedAnswer> {
      state.looks += 1
      if (state.feed === 'broken') throw new AppError({ kind: 'unavailable', code: 'wb.down' })
      if (state.feed === 'disabled') return { kind: 'disabled', detail: 'temporarily disabled' }
      const rows =
        state.feed === 'empty' ? [] : [row({ warehouseId: 1, isOpen: false }), ...slots.values()]
      return { kind: 'rows', rows, remaining: 5 }
    },
  }

  const reader: SupplyReader = {
    async list(key) {
      state.lists += 1
      if (state.isReaderAway) throw new AppError({ kind: 'unavailable', code: 'wb.down' })
      const own = [...supplies.values()].filter(({ account }) => account === key.accountKey)
      return state.isListLate ? [] : own
    },
    async preorder(_key, preorderId) {
      const supply = supplies.get(preorderId)
      if (!supply) throw new AppError({ kind: 'not-found', code: 'wb.no_supply' })
      return {
        supplyId: supply.supplyId,
        warehouseId: 507,
        warehouseName: 'Коледино',
        supplyType: 'box',
      }
    },
    async stands(_key, supplyId) {
      if (state.isReaderAway) throw new AppError({ kind: 'unavailable', code: 'wb.down' })
      return [...supplies.values()].some((supply) => supply.supplyId === supplyId)
    },
  }

  const behave = async (preorderId: number, day: string): Promise<CommitOutcome> => {
    const isTaken = supplies.get(preorderId)?.supplyId !== null
    if (isTaken) return { kind: 'refused', reason: 'refused', detail: 'already planned' }
    switch (state.manner) {
      case 'accept':
        return { kind: 'booked', supplyId: book(preorderId, day) }
      case 'refuse':
        return { kind: 'refused', reason: 'slot-gone', detail: 'error.plan_date_unavailable' }
      case 'captcha':
        return { kind: 'captcha' }
      case 'expired':
        return { kind: 'session-expired' }
      case 'lie':
        return { kind: 'booked', supplyId: 1 }
      case 'accept-and-drop':
        book(preorderId, day)
        throw new Error('socket hang up')
      case 'drop':
        throw new Error('socket hang up')
    }
  }

  const cabinet: CabinetBooking = {
    async commit(_session, { preorderId, day }, { onSend }) {
      onSend()
      state.commits.push({ preorderId, day, at: performance.now() })
      state.inFlight += 1
      state.maxInFlight = Math.max(state.maxInFlight, state.inFlight)
      if (state.commitMs > 0) await new Promise((resolve) => setTimeout(resolve, state.commitMs))
      state.inFlight -= 1
      return behave(preorderId, day)
    },
  }

  const accountOf = (workspaceId: string) => `seller-${workspaceId.slice(-4)}`
  const keyOf = (workspaceId: string): WbKey => ({
    credentialId: workspaceId,
    workspaceId,
    accountKey: accountOf(workspaceId),
    token: 't',
    tokenType: 'personal',
  })
  const summaryOf = (workspaceId: string): KeySummary => ({
    credentialId: workspaceId,
    accountKey: accountOf(workspaceId),
    name: 'Основной',
    mask: '…4f2a',
    isDefault: true,
    isValid: !refusedKeys.has(workspaceId),
    hasCabinetSession: state.hasSession,
  })

  const keys: KeyRing = {
    // Many accounts look for everybody, so that a test need not wait ten seconds for the second look.
    async feedKeys() {
      return Array.from({ length: accounts }, (_, i) => ({ ...keyOf('feed'), accountKey: `f${i}` }))
    },
    async key(workspaceId) {
      return refusedKeys.has(workspaceId) ? undefined : keyOf(workspaceId)
    },
    async list(workspaceId) {
      return [summaryOf(workspaceId)]
    },
    async lists(workspaceIds) {
      return new Map(workspaceIds.map((id) => [id, [summaryOf(id)]]))
    },
    async sessions(accounts): Promise<CabinetSession[]> {
      if (!state.hasSession) return []
      return accounts.map((one) => ({ ...one, credentialId: 'session', secret: 's' }))
    },
    async refused(credentialId, code) {
      refusedKeys.add(credentialId)
      state.refusedCodes.push(code)
    },
  }

  return {
    state,
    feed,
    reader,
    cabinet,
    keys,
    accountOf,
    open(over: Parameters<typeof row>[0] = {}) {
      const slot = row(over)
      slots.set(`${slot.warehouseId}|${slot.supplyType}|${slot.day}`, slot)
    },
    closeAll: () => slots.clear(),
    addPreorder(workspaceId: string, preorderId: number) {
      supplies.set(preorderId, {
        account: accountOf(workspaceId),
        preorderId,
        supplyId: null,
        statusId: 1,
        supplyType: 'box',
        supplyDay: null,
        createdAt: '2026-11-20T10:00:00+03:00',
      })
    },
    /** A supply that the seller made in the cabinet without a preorder. */
    addSupply(workspaceId: string, supply: SupplyRow & { readonly supplyId: number }) {
      supplies.set(-supply.supplyId, { ...supply, account: accountOf(workspaceId) })
    },
    /** The seller books by hand in the cabinet. */
    bookByHand: book,
    /** WB or the seller gives a booked supply another day, or its date back. */
    move(preorderId: number, day: string | null) {
      const supply = supplies.get(preorderId)
      if (!supply) throw new Error(`no preorder ${preorderId}`)
      const supplyId = day === null ? null : supply.supplyId
      supplies.set(preorderId, { ...supply, supplyId, supplyDay: day })
    },
    removePreorder: (preorderId: number) => supplies.delete(preorderId),
    booked: () => [...supplies.values()].filter(({ supplyId }) => supplyId !== null),
  }
}

export type Wb = ReturnType<typeof createWb>
