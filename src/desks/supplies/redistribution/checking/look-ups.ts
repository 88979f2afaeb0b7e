import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import { withPatience } from '#core/patience.ts'
import type { Limits, StockLine, StockMover } from '../../ports/transfers.ts'
import type { CabinetSession, KeyRing, KeySummary } from '../../ports.ts'
import type { PlanStore } from '../plan-store.ts'
import { MIN_LOT } from '../sending/allocate.ts'

export interface LookUpsDeps {
  readonly plans: PlanStore
  readonly keys: KeyRing
  readonly mover?: StockMover
  readonly clock: Clock
}

/** What is left at a warehouse, as a screen shows it. */
export interface QuotaRow {
  readonly id: number
  readonly name: string
  readonly source: number
  readonly target: number
}

/** Quotas of all warehouses, or why they cannot be shown. */
export type QuotaView =
  | { readonly kind: 'quotas'; readonly rows: readonly QuotaRow[]; readonly isOptionOff: boolean }
  /** The operator has not switched acting in the seller account on, or there is no session. */
  | { readonly kind: 'no-session'; readonly isAllowed: boolean }
  | { readonly kind: 'away' }

/** Screens draw the same picture again and again: what was read is shown for so long, ms. */
const SHOWN_MS = 15_000
const LOOK_MS = 8_000
const LATE = { code: 'wildberries.slow', messageKey: 'error-wb-away' }
const KEPT = 500

/** What forms and screens read of the seller account. */
export function createLookUps({ plans, keys, mover, clock }: LookUpsDeps) {
  const seen = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>()

  /** The same answer to everybody who asks within some seconds. */
  const shown = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const known = seen.get(key)
    if (known && clock.now() < known.at + SHOWN_MS) return known.value as Promise<T>
    if (seen.size >= KEPT) seen.clear()
    const value = read()
    seen.set(key, { at: clock.now(), value })
    value.catch(() => seen.delete(key))
    return value
  }

  const accountOf = async (
    workspaceId: string,
    credentialId: string | undefined,
  ): Promise<KeySummary | undefined> =>
    (await keys.list(workspaceId)).find((key) => key.isValid && key.credentialId === credentialId)

  const sessionOf = async (
    workspaceId: string,
    credentialId: string | undefined,
  ): Promise<CabinetSession | undefined> => {
    const key = await accountOf(workspaceId, credentialId)
    if (!mover || !key?.hasCabinetSession) return undefined
    return (await keys.sessions([{ workspaceId, accountKey: key.accountKey }]))[0]
  }

  /** A dead session is put away, so that the seller goes on by hand; else it is said who does not answer. */
  const unread = async (session: CabinetSession, thrown: unknown): Promise<never[]> => {
    const error = toAppError(thrown)
    if (error.kind === 'auth') {
      await keys.refused(session.credentialId, 'wb.session_expired')
      return []
    }
    if (error.kind !== 'unavailable') throw error
    const { kind, code } = error
    throw new AppError({ kind, code, messageKey: LATE.messageKey, cause: error })
  }

  const soon = <T>(look: (signal: AbortSignal) => Promise<T>) => withPatience(LOOK_MS, LATE, look)

  const limits = (session: CabinetSession): Promise<Limits | undefined> =>
    shown(`limits ${session.workspaceId} ${session.accountKey}`, async () =>
      soon(async (signal) => mover?.limits(session, [], signal)),
    )

  return {
    /** A working key of the workspace. */
    account: accountOf,

    /** Whether the bot itself may send for the account. */
    canSend: async (workspaceId: string, credentialId: string): Promise<boolean> =>
      (await sessionOf(workspaceId, credentialId)) !== undefined,

    /** Sizes of a product by warehouse. Empty without a session, or when it turns out to have ended. */
    async stock(
      workspaceId: string,
      credentialId: string | undefined,
      nmId: number,
    ): Promise<readonly StockLine[]> {
      const session = await sessionOf(workspaceId, credentialId)
      if (!session || !mover) return []
      const key = `stock ${workspaceId} ${session.accountKey} ${nmId}`
      const lines = await shown(key, () =>
        soon((signal) => mover.stock(session, [nmId], signal)),
      ).catch((thrown) => unread(session, thrown))
      return lines.filter(({ count }) => count >= MIN_LOT)
    },

    /** What is left at each warehouse; empty where that cannot be read. */
    async quotasOf(
      workspaceId: string,
      credentialId: string | undefined,
    ): Promise<Limits['quotas']> {
      const session = await sessionOf(workspaceId, credentialId)
      const read = session && (await limits(session).catch(() => undefined))
      return read?.quotas ?? new Map()
    },

    /** The workspace's own products and those whose number begins as typed. */
    async products(
      workspaceId: string,
      credentialId: string | undefined,
      query: string,
    ): Promise<readonly { readonly nmId: number; readonly title: string }[]> {
      const known = await plans.products(workspaceId, KEPT)
      const digits = query.replace(/\D+/g, '')
      if (digits === '') return known
      const session = await sessionOf(workspaceId, credentialId)
      const key = `search ${workspaceId} ${session?.accountKey} ${digits}`
      const found =
        session && mover
          ? await shown(key, () => soon((signal) => mover.search(session, digits, signal))).catch(
              () => [],
            )
          : []
      const typed = digits.length >= 5 ? [{ nmId: Number(digits), title: '' }] : []
      const all = [
        ...known.filter(({ nmId }) => String(nmId).startsWith(digits)),
        ...found.map(({ nmId, name }) => ({ nmId, title: name })),
        ...typed,
      ]
      return [...new Map(all.toReversed().map((one) => [one.nmId, one])).values()].toReversed()
    },

    /** What a screen of quotas has to show. */
    async quotaView(workspaceId: string, credentialId: string): Promise<QuotaView> {
      const session = await sessionOf(workspaceId, credentialId)
      if (!session || !mover) return { kind: 'no-session', isAllowed: mover !== undefined }
      try {
        const [read, isOptionOn] = await Promise.all([
          limits(session),
          shown(`option ${workspaceId} ${session.accountKey}`, () =>
            soon((signal) => mover.isOptionOn(session, signal)),
          ),
        ])
        const rows = [...(read?.quotas ?? [])].map(([id, quota]) => ({ id, ...quota }))
        return {
          kind: 'quotas',
          isOptionOff: isOptionOn === false,
          rows: rows.sort((a, b) => b.source + b.target - (a.source + a.target)),
        }
      } catch (thrown) {
        const error = toAppError(thrown)
        if (error.kind !== 'auth') return { kind: 'away' }
        await keys.refused(session.credentialId, 'wb.session_expired')
        return { kind: 'no-session', isAllowed: true }
      }
    },
  }
}
