import type { Clock } from '#core/clock.ts'
import type { Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { databaseFault } from '#db/faults.ts'
import type { Log } from '#platform/log/log.ts'
import type { Role } from '#telegram/context.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { createCatalogue } from './catalogue.ts'
import { createPictures } from './pictures.ts'
import { type HistoryFilter, historyOf, operationOf } from './reading/history.ts'
import { inventoryOf } from './reading/inventory.ts'
import {
  partsOf,
  productOf,
  productsBy,
  productsOf,
  stockByWarehouse,
  stockOf,
  totalsOf,
} from './reading/reads.ts'
import { type CountMappings, removalFacts } from './reading/removal.ts'
import { timelineOf } from './reading/timeline.ts'
import { createReserve } from './reserve.ts'
import { createStock, type StockHeader, type StockLine } from './stock.ts'
import { createWarehouses, warehousesOf } from './warehouses.ts'
import type { Refusal } from './writing/operation.ts'
import { createUndo } from './writing/undo.ts'
import { type AddSkus, type Changed, createWriter, type Outcome } from './writing/write.ts'

export interface LedgerDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly changed: Changed
  /** Absent: there is no limit. */
  readonly addSkus?: AddSkus
  /** How many offers and variants a product is linked to. */
  readonly mappings: CountMappings
}

/** What a person's deed is known by. */
export interface Cause {
  /** Unique a workspace, e.g. `update:<id>`; the same cause has its effect once. */
  readonly ref: string
  readonly note?: string | null
  /** What the first warehouse is called, should this make it. */
  readonly mainName: string
}

export type Ledger = ReturnType<typeof createLedger>

const TRIES = 3

/**
 * The stock of workspaces: products, what is on hand where, what orders hold, and the operations that made it so. Methods
 * that take an {@link Actor} open a transaction of their own in which the person may (managers; deletion is the owner's) and
 * throw AppError `auth` when not; their twins `…In` work in the caller's, as channels and imports do. What is to be
 * expected is refused as a Result, and a refusal has changed nothing.
 */
export function createLedger(deps: LedgerDeps) {
  const { db, clock, log, changed } = deps
  const writer = createWriter({ clock, changed, addSkus: deps.addSkus })
  const stock = createStock({ clock, writer })
  const catalogue = createCatalogue({ clock, writer })
  const reserve = createReserve({ clock, writer })
  const undoing = createUndo({ clock, writer })
  const warehouses = createWarehouses({ clock })

  /** Goods that come in leave again for buyers who are owed them. */
  async function receiptIn(tx: Transaction, header: StockHeader, lines: readonly StockLine[]) {
    const outcome = await stock.receiptIn(tx, header, lines)
    if (!outcome.ok || outcome.value.isRepeat) return outcome
    const { workspaceId } = header
    const operationId = outcome.value.operation.id
    const ids = [...new Set(lines.map(({ productId }) => productId))]
    await reserve.settleIn(tx, { workspaceId, operationId }, ids)
    return outcome
  }

  const as = <T>(by: Actor, role: Role, work: (tx: Transaction) => Promise<T>): Promise<T> =>
    again(() => withAuthority(db, by, role, work))

  /** The same for a person who may. */
  const byPerson =
    <I, T>(
      work: (tx: Transaction, header: StockHeader, input: I) => Promise<T>,
      role: Role = 'manager',
    ) =>
    (by: Actor, cause: Cause, input: I): Promise<T> =>
      as(by, role, (tx) => work(tx, headerOf(by, cause), input))

  const byManager =
    <I extends { readonly workspaceId: string }, T>(
      work: (tx: Transaction, input: I) => Promise<T>,
    ) =>
    (by: Actor, input: Omit<I, 'workspaceId'>): Promise<T> =>
      as(by, 'manager', (tx) => work(tx, { ...input, workspaceId: by.workspaceId } as I))

  const remove = byPerson(catalogue.removeIn, 'owner')

  return {
    ...{ ...stock, ...catalogue, ...reserve, ...undoing, receiptIn },
    ...createPictures(db),

    create: byPerson(catalogue.createIn),
    edit: byPerson(catalogue.editIn),
    import: byPerson(catalogue.importIn),
    sale: byPerson(stock.saleIn),
    receipt: byPerson(receiptIn),
    transfer: byPerson(stock.transferIn),
    count: byPerson(stock.countIn),
    undo: byPerson(undoing.undoIn),

    /** {@link removalFacts} are shown first. The time it took is logged. */
    async remove(by: Actor, cause: Cause, productId: string): Promise<Result<Outcome, Refusal>> {
      const started = clock.now()
      const outcome = await remove(by, cause, productId)
      if (outcome.ok && !outcome.value.isRepeat)
        log.info({ productId, tookMs: clock.now() - started }, 'product deleted')
      return outcome
    },
    removalFacts: (workspaceId: string, productId: string) =>
      removalFacts(deps, workspaceId, productId),

    warehouses: (workspaceId: string) => warehousesOf(db, workspaceId),
    addWarehouse: byManager(warehouses.addIn),
    renameWarehouse: byManager(warehouses.renameIn),
    makeDefaultWarehouse: byManager(warehouses.makeDefaultIn),
    archiveWarehouse: byManager(warehouses.archiveIn),

    product: (workspaceId: string, id: string) => productOf(db, workspaceId, id),
    products: (
      workspaceId: string,
      view: Parameters<typeof productsOf>[2],
      page: Parameters<typeof productsOf>[3],
    ) => productsOf(db, workspaceId, view, page),
    productsBy: (workspaceId: string, by: Parameters<typeof productsBy>[2]) =>
      productsBy(db, workspaceId, by),
    timeline: (workspaceId: string, productId: string, since: number) =>
      timelineOf(db, workspaceId, productId, since),
    /** Whether there is anything in the catalogue. */
    hasProducts: async (workspaceId: string): Promise<boolean> =>
      (await productsOf(db, workspaceId, {}, { offset: 0, limit: 1 })).total > 0,
    inventory: (workspaceId: string) => inventoryOf(db, workspaceId),
    parts: (bundleId: string) => partsOf(db, bundleId),
    shelves: (workspaceId: string, productId: string) =>
      stockByWarehouse(db, workspaceId, productId),
    stock: (by: Parameters<typeof stockOf>[1]) => stockOf(db, by),
    totals: (workspaceId: string) => totalsOf(db, workspaceId),
    history: (
      workspaceId: string,
      filter: HistoryFilter,
      page: { readonly offset: number; readonly limit: number },
    ) => historyOf(db, workspaceId, filter, page),
    operation: (workspaceId: string, id: string) => operationOf(db, workspaceId, id),
  }
}

function headerOf({ workspaceId, userId }: Actor, cause: Cause): StockHeader {
  return { ...cause, workspaceId, actorId: userId }
}

/** Another transaction in the way, a deadlock above all, is worth a repeat at once: nothing of it stands. */
async function again<T>(work: () => Promise<T>, tries = TRIES): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (tries <= 1 || databaseFault(error) !== 'conflict') throw error
    return again(work, tries - 1)
  }
}
