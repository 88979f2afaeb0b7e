import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { PreorderStore } from '../monitors/preorder-store.ts'
import { tell } from '../notices/tell.ts'
import type { DraftApi, Goods, SupplyBook } from '../ports/drafts.ts'
import type { KeyRing, KeySummary, SupplyReader, SupplyRow, WbKey } from '../ports.ts'
import { isSame } from './goods.ts'
import { preorderSeen } from './notices.ts'
import type { DraftRecord, DraftStore } from './store.ts'

export interface DraftsDeps {
  readonly db: Database
  readonly store: DraftStore
  readonly api: DraftApi
  readonly book: SupplyBook
  readonly reader: SupplyReader
  readonly preorders: PreorderStore
  readonly keys: Pick<KeyRing, 'key' | 'list' | 'refused'>
  readonly clock: Clock
}

/** Why no draft was made: a key that may not, or barcodes that Wildberries does not know. */
export type DraftRefusal =
  | { readonly kind: 'no-key' | 'base-token' | 'read-only' }
  | { readonly kind: 'barcodes'; readonly skus: readonly string[] }

/** Preorders are made soon after their goods. */
const LIST_DAYS = 45
/** Looks into what a new preorder holds, one call each. */
const CANDIDATES = 5
const TRIES = 3
/** First look for the preorder. */
const FIRST_CHECK_MS = 60_000

/** Goods prepared by the official API: a draft in the seller's cabinet, and the preorder that they make of it. */
export function createDrafts(deps: DraftsDeps) {
  const { db, store, api, book, reader, keys, clock } = deps

  /** Keys that may make drafts: Wildberries takes no Base tokens. */
  async function usable(workspaceId: string): Promise<readonly KeySummary[]> {
    const valid = (await keys.list(workspaceId)).filter(({ isValid }) => isValid)
    const fit = await Promise.all(
      valid.map(async (one) => {
        const key = await keys.key(workspaceId, one.credentialId)
        return key && key.tokenType !== 'base' ? [one] : []
      }),
    )
    return fit.flat()
  }

  async function get(workspaceId: string, id: string): Promise<DraftRecord> {
    const record = await store.one(id)
    if (record?.workspaceId !== workspaceId || record.status === 'removed') {
      const messageKey = 'error-draft-not-found'
      throw new AppError({ kind: 'not-found', code: 'supplies.no_draft', messageKey })
    }
    return record
  }

  async function keyOf({ workspaceId, credentialId }: DraftRecord): Promise<WbKey | undefined> {
    const own = await keys.key(workspaceId, credentialId)
    return own?.tokenType === 'base' ? undefined : own
  }

  /** The draft at Wildberries. One that an earlier try may have made is looked for first. */
  async function draftAt(key: WbKey, record: DraftRecord, mayBeThere: boolean): Promise<string> {
    const find = async () =>
      (await api.list(key)).find(
        ({ draftId, skuQuantity }) => skuQuantity === 0 && !record.draftsBefore.includes(draftId),
      )?.draftId
    const earlier = mayBeThere ? await find() : undefined
    if (earlier) return earlier
    try {
      return await api.create(key)
    } catch (thrown) {
      const made = isUnknown(thrown) ? await find() : undefined
      if (made) return made
      throw thrown
    }
  }

  /** Brings the draft's goods to what is wanted; after a lost answer they are read before anything is sent again. */
  async function fill(
    key: WbKey,
    draftId: string,
    wanted: readonly Goods[],
    isNew: boolean,
  ): Promise<Result<void, readonly string[]>> {
    let isKnown = isNew
    for (let attempt = 1; ; attempt += 1) {
      const there = isKnown ? [] : ((await api.goods(key, draftId)) ?? [])
      if (isSame(there, wanted)) return ok(undefined)
      const right = (goods: Goods) =>
        wanted.some(({ sku, quantity }) => sku === goods.sku && quantity === goods.quantity)
      const wrong = there.filter((goods) => !right(goods)).map(({ sku }) => sku)
      const kept = new Set(there.filter(right).map(({ sku }) => sku))
      try {
        if (wrong.length > 0) await api.take(key, draftId, wrong)
        return await api.add(
          key,
          draftId,
          wanted.filter(({ sku }) => !kept.has(sku)),
        )
      } catch (thrown) {
        if (!isUnknown(thrown) || attempt === TRIES) throw thrown
        isKnown = false
      }
    }
  }

  /** A draft whose record was deleted before anybody knew its id there. */
  async function takeAway(key: WbKey, id: string, wbId: string): Promise<void> {
    if ((await store.one(id))?.status === 'removed') await api.remove(key, wbId)
  }

  async function begin(
    who: Actor & { readonly chatId: number },
    key: WbKey,
    goods: readonly Goods[],
    id: string,
  ): Promise<void> {
    const [drafts, rows] = await Promise.all([api.list(key), reader.list(key, { days: LIST_DAYS })])
    await withAuthority(db, who, 'manager', (tx) =>
      store.add(tx, {
        ...{ id, workspaceId: who.workspaceId, userId: who.userId, chatId: who.chatId },
        ...{ credentialId: key.credentialId, accountKey: key.accountKey, goods },
        ...{ status: 'making', createdAt: new Date(clock.now()) },
        draftsBefore: drafts.map(({ draftId }) => draftId),
        preordersBefore: rows.flatMap(({ preorderId }) => preorderId ?? []),
      }),
    )
  }

  return {
    usable,
    get,
    list: store.list,

    /** Makes a draft once for an id; a repeat goes on where the first one ended. Throws what Wildberries' faults are. */
    async make(
      who: Actor & { readonly chatId: number },
      wish: { readonly credentialId: string; readonly goods: readonly Goods[] },
      id: string,
    ): Promise<Result<void, DraftRefusal>> {
      const key = await keys.key(who.workspaceId, wish.credentialId)
      if (!key) return fail({ kind: 'no-key' })
      if (key.tokenType === 'base') return fail({ kind: 'base-token' })
      const before = await store.one(id)
      if (before && before.workspaceId !== who.workspaceId) return fail({ kind: 'no-key' })
      try {
        if (!before) await begin(who, key, wish.goods, id)
        const record = await get(who.workspaceId, id)
        if (record.status !== 'making') return ok(undefined)
        const wbId = record.wbId ?? (await draftAt(key, record, before !== undefined))
        if (!record.wbId) await store.change(db, record, { wbId })
        const isNew = record.wbId === null && before === undefined
        const filled = await fill(key, wbId, wish.goods, isNew)
        if (!filled.ok) return fail({ kind: 'barcodes', skus: filled.error })
        const made = {
          ...{ status: 'made', goods: wish.goods },
          checkAt: new Date(clock.now() + FIRST_CHECK_MS),
        }
        const isMade = await withAuthority(db, who, 'manager', (tx) =>
          store.change(tx, record, made, 'making'),
        )
        // Deleted meanwhile, perhaps by somebody who did not know yet what is there.
        if (!isMade) await takeAway(key, record.id, wbId)
        return ok(undefined)
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.code === 'wb.read_only') {
          return fail({ kind: 'read-only' })
        }
        if (thrown instanceof AppError && thrown.code === 'wb.base_token') {
          return fail({ kind: 'base-token' })
        }
        throw thrown
      }
    },

    /** Looks whether the seller has made a preorder of it; says so in the chat once. True when there is one. */
    async look(record: DraftRecord, signal?: AbortSignal): Promise<boolean> {
      if (record.status !== 'made') return record.status === 'ordered'
      const key = await keyOf(record)
      if (!key || record.wbId === null) return false
      const rows = await reader.list(key, { days: LIST_DAYS, ...(signal && { signal }) })
      const found = await preorderOf(key, record, rows, signal)
      if (!found) return false
      const { preorderId, supplyId, supplyType } = found
      const details =
        supplyId === null
          ? await reader.preorder(key, preorderId, signal)
          : { warehouseId: null, warehouseName: null }
      await deps.preorders.save([{ id: preorderId, warehouseId: details.warehouseId, supplyType }])
      await db.transaction(async (tx) => {
        if (!(await store.order(tx, record.id, preorderId))) return
        await tell(
          tx,
          preorderSeen(record, {
            ...details,
            preorderId,
            isPlanned: supplyId !== null,
            supplyType,
          }),
        )
      })
      return true
    },

    /** Takes it out of the cabinet too, as long as it is a draft there. */
    async remove(by: Actor, id: string): Promise<void> {
      const record = await store.one(id)
      if (record?.workspaceId !== by.workspaceId) return void (await get(by.workspaceId, id))
      if (record.status === 'removed') return
      await withAuthority(db, by, 'manager', async () => {})
      const key = await keyOf(record)
      if (key && record.wbId !== null && record.status !== 'ordered') {
        await api.remove(key, record.wbId)
      }
      await withAuthority(db, by, 'manager', (tx) =>
        store.change(tx, record, { status: 'removed', checkAt: null }),
      )
    },
  }

  /** A preorder that was not there before and holds these goods; of a draft that is gone the only new one. */
  async function preorderOf(
    key: WbKey,
    record: DraftRecord,
    rows: readonly SupplyRow[],
    signal: AbortSignal | undefined,
  ): Promise<(SupplyRow & { readonly preorderId: number }) | undefined> {
    const fresh = rows
      .flatMap((row) => (row.preorderId === null ? [] : [{ ...row, preorderId: row.preorderId }]))
      .filter(({ preorderId }) => !record.preordersBefore.includes(preorderId))
      .slice(0, CANDIDATES)
    for (const row of fresh) {
      const { preorderId, supplyId } = row
      const name = supplyId === null ? { preorderId } : { supplyId }
      if (isSame(await book.goods(key, name, signal), record.goods)) return row
    }
    const [only, second] = fresh
    if (!only || second) return undefined
    return (await api.goods(key, record.wbId ?? '')) === undefined ? only : undefined
  }
}

export type Drafts = ReturnType<typeof createDrafts>

const isUnknown = (thrown: unknown) =>
  thrown instanceof AppError && thrown.kind === 'unknown-outcome'
