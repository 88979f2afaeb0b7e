import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { Catalogue, FoundPage, FoundProduct, SourceCard, Sourced } from '../ports.ts'
import { lowestFen } from '../prices/offers.ts'
import { isAway } from '../source/lives.ts'
import { askedInPerson } from '../source/patience.ts'
import { type Find, queryOf } from './find.ts'
import * as store from './store.ts'

export interface FindsDeps {
  readonly db: Database
  readonly clock: Clock
  readonly catalogue: Pick<Catalogue, 'search' | 'card' | 'byLink'>
  /** The key whose calls searches of a workspace spend; undefined without one. */
  readonly key: (workspaceId: string) => Promise<AccountKey | undefined>
  /** Products of one list, and of one run. */
  readonly most: number
}

/** Rows a page of the chat, and what one call of a source brings. */
export const PAGE = 8
const CALL = 100
const ASK_MS = 40_000
const asked = <T>(ask: Parameters<typeof askedInPerson<T>>[1]) => askedInPerson(ASK_MS, ask)
/** A source may answer with pages that have nothing new in them. */
const EMPTY_PAGES = 3

export interface FindPage {
  readonly id: string
  readonly find: Find
  readonly page: number
  readonly items: readonly store.FoundRow[]
  /** Rows that are here, and those of them with the words that are looked for. */
  readonly known: number
  readonly matching: number
  /** Null where the source does not count. */
  readonly total: number | null
  /** The source has more than what is here. */
  readonly hasMore: boolean
  readonly picked: number
  /** It was seen before and the source is away. */
  readonly isStale: boolean
}

/** `no-link`: no product behind it. `gone`: the source no longer has it. */
export type NoFind = 'no-key' | 'no-link' | 'gone'

export type Finds = ReturnType<typeof createFinds>

/** Searches of people over a source, and what they ticked. A stranger's search is as good as none: `undefined`. */
export function createFinds({ db, clock, catalogue, key: keyOf, most }: FindsDeps) {
  const manage = <T>(by: Actor, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    withAuthority(db, by, 'manager', work)

  /** Work on a search that nobody else changes meanwhile; undefined when there is none. */
  const held = <T>(
    by: Actor,
    id: string,
    work: (tx: Transaction, row: store.FindRow) => Promise<T>,
  ): Promise<T | undefined> =>
    manage(by, async (tx) => {
      const row = await store.lockFind(tx, by, id)
      if (!row) return undefined
      await store.changeFind(tx, id, { usedAt: new Date(clock.now()) })
      return work(tx, row)
    })

  /** One more page of the source. Whoever came first has brought it; the other's answer is left out. */
  async function more(by: Actor, { id, find, next }: store.FindRow): Promise<void> {
    const key = await keyOf(by.workspaceId)
    if (!key) throw new AppError({ kind: 'auth', code: 'imports.no_key' })
    const query = queryOf(find, next, CALL)
    const found = await asked((call) => catalogue.search(key, query, call))
    await held(by, id, async (tx, now) => {
      if (now.next === next) await add(tx, now, found)
    })
  }

  async function add(
    tx: Transaction,
    row: store.FindRow,
    found: Sourced<FoundPage>,
  ): Promise<void> {
    const { items, total, next } = found.value
    await store.addFound(tx, row.id, items, most)
    const { known } = await store.countFound(tx, row.id, '')
    await store.changeFind(tx, row.id, {
      ...{ total, isStale: row.isStale || found.isStale },
      next: known >= most ? null : next,
    })
  }

  /** Brings pages until so many rows are here or there are no more. */
  async function bring(by: Actor, id: string, wanted: number): Promise<store.FindRow | undefined> {
    let empty = 0
    for (;;) {
      const row = await store.findOf(db, by, id)
      if (!row) return undefined
      const { known } = await store.countFound(db, id, '')
      if (row.next === null || known >= Math.min(wanted, most) || empty >= EMPTY_PAGES) return row
      await more(by, row)
      const now = await store.countFound(db, id, '')
      empty = now.known > known ? 0 : empty + 1
    }
  }

  /** A page's rows; those that are here while the source is away. */
  async function turn(by: Actor, row: store.FindRow, page: number) {
    try {
      return await bring(by, row.id, (page + 1) * PAGE)
    } catch (thrown) {
      const { known } = await store.countFound(db, row.id, '')
      if (isAway(thrown) && known > page * PAGE) return row
      throw thrown
    }
  }

  /** The first page of what is looked for. */
  async function firstOf(
    workspaceId: string,
    find: Find,
  ): Promise<Result<Sourced<FoundPage>, NoFind>> {
    const key = await keyOf(workspaceId)
    if (!key) return fail('no-key')
    if (find.kind !== 'link')
      return ok(await asked((call) => catalogue.search(key, queryOf(find, null, CALL), call)))
    const spuId = await asked((call) => catalogue.byLink(key, find.text, call))
    if (spuId === undefined) return fail('no-link')
    const card = await asked((call) => catalogue.card(key, spuId, call))
    if (!card.value) return fail('gone')
    return ok({ ...card, value: { items: [foundOf(card.value)], total: 1, next: null } })
  }

  return {
    /** Looks, and keeps the list under `id`: a second time with the same id gives the first list. */
    async begin(by: Actor, id: string, find: Find): Promise<Result<string, NoFind>> {
      if (await store.findOf(db, by, id)) return ok(id)
      const first = await firstOf(by.workspaceId, find)
      if (!first.ok) return first
      const at = new Date(clock.now())
      await manage(by, async (tx) => {
        const { workspaceId, userId } = by
        const row = {
          ...{ id, workspaceId, userId, find, total: null, next: null, isStale: false },
          ...{ createdAt: at, usedAt: at },
        }
        if (await store.insertFind(tx, row)) await add(tx, row, first.value)
      })
      return ok(id)
    },

    /** Looks for something else; what is picked stays. False when there is no such search. */
    async refine(by: Actor, id: string, change: Partial<Find>): Promise<boolean> {
      const row = await store.findOf(db, by, id)
      if (!row) return false
      const find = { ...row.find, within: '', ...change }
      const first = await firstOf(by.workspaceId, find)
      if (!first.ok) return false
      await held(by, id, async (tx, kept) => {
        await store.dropUnpicked(tx, id)
        await store.changeFind(tx, id, { find })
        await add(tx, { ...kept, isStale: false }, first.value)
      })
      return true
    },

    /** Narrows what is shown to rows with these words; '' shows all of them. */
    async narrow(by: Actor, id: string, within: string): Promise<boolean> {
      const done = await held(by, id, async (tx, { find }) => {
        await store.changeFind(tx, id, { find: { ...find, within } })
        return true
      })
      return done ?? false
    },

    /** A page of the list, counted from 0, brought from the source where it is not here; one beyond the end is the last. */
    async page(by: Actor, id: string, wanted: number): Promise<FindPage | undefined> {
      const page = Math.max(0, wanted)
      const row = await store.findOf(db, by, id)
      if (!row) return undefined
      const brought = row.find.within === '' ? await turn(by, row, page) : row
      if (!brought) return undefined
      const { find, total, next, isStale } = brought
      const { within } = find
      const counts = await store.countFound(db, id, within)
      const at = Math.min(page, Math.max(0, Math.ceil(counts.matching / PAGE) - 1))
      const items = await store.foundRows(db, id, within, { offset: at * PAGE, limit: PAGE })
      return {
        ...{ id, find, page: at, items, total, isStale },
        ...{ ...counts, hasMore: next !== null },
      }
    },

    /** False when that would be more than one run takes, or there is no such search. */
    async tick(by: Actor, id: string, spuIds: readonly string[], on: boolean): Promise<boolean> {
      const done = await held(by, id, async (tx) => {
        if (!on) {
          await store.untickFound(tx, id, spuIds)
          return true
        }
        const { picked } = await store.countFound(tx, id, '')
        await store.tickFound(tx, id, { spuIds }, most - picked)
        return picked < most
      })
      return done ?? false
    },

    async untickAll(by: Actor, id: string): Promise<void> {
      await held(by, id, (tx) => store.untickFound(tx, id))
    },

    /** Ticks all that is shown; all of a list, brought from the source first, where nothing narrows it. `count`: until so many are ticked. */
    async tickAll(by: Actor, id: string, count = most): Promise<void> {
      const row = await store.findOf(db, by, id)
      if (row?.find.within === '') await bring(by, id, count)
      await held(by, id, async (tx, { find }) => {
        const { picked } = await store.countFound(tx, id, '')
        await store.tickFound(tx, id, { words: find.within }, Math.min(count, most) - picked)
      })
    },

    /** A row and its card; the row learns its price from it. */
    async card(
      by: Actor,
      id: string,
      spuId: string,
    ): Promise<
      { readonly row: store.FoundRow; readonly card: Sourced<SourceCard | undefined> } | undefined
    > {
      const find = await store.findOf(db, by, id)
      const row = find && (await store.foundRow(db, id, spuId))
      const key = row && (await keyOf(by.workspaceId))
      if (!row || !key) return undefined
      const card = await asked((call) => catalogue.card(key, spuId, call))
      if (!card.value || card.isStale) return { row, card }
      const product = { ...row.product, minPriceFen: lowestFen(card.value, []) ?? null }
      await store.rememberFound(db, id, product)
      return { row: { ...row, product }, card }
    },

    /** What a search is about. */
    async find(by: Actor, id: string): Promise<{ id: string; find: Find } | undefined> {
      const row = await store.findOf(db, by, id)
      return row && { id, find: row.find }
    },

    /** A row as the search gave it. */
    async row(by: Actor, id: string, spuId: string): Promise<store.FoundRow | undefined> {
      return (await store.findOf(db, by, id)) && store.foundRow(db, id, spuId)
    },

    /** The search a person used last; undefined without one. */
    async latest(by: Actor): Promise<{ id: string; find: Find; picked: number } | undefined> {
      const row = await store.latestFind(db, by)
      if (!row) return undefined
      const { picked } = await store.countFound(db, row.id, '')
      return { id: row.id, find: row.find, picked }
    },

    /** What is ticked, in its order. */
    async picked(by: Actor, id: string): Promise<readonly FoundProduct[] | undefined> {
      return (await store.findOf(db, by, id)) && store.pickedRows(db, id)
    },
  }
}

/** Calls that bring the rest of a list. */
export function callsToAll(
  page: Pick<FindPage, 'known' | 'total' | 'hasMore'>,
  most: number,
): number {
  const { known, total, hasMore } = page
  if (!hasMore) return 0
  return Math.max(1, Math.ceil((Math.min(total ?? most, most) - known) / CALL))
}

/** A card as a row of a search. */
function foundOf(card: SourceCard): FoundProduct {
  const { spuId, article, brand, category, images } = card
  return {
    ...{ spuId, article, title: card.titleEn ?? card.titleZh, image: images[0]?.url ?? null },
    ...{
      minPriceFen: lowestFen(card, []) ?? null,
      brand: brand?.name ?? null,
      categoryId: category.id,
    },
  }
}
