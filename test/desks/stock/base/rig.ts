import { randomUUID } from 'node:crypto'
import { AppError } from '#core/errors.ts'
import { BASE_IMPORT_RUN, baseImportRun, type ImportState } from '#desks/stock/base/import-run.ts'
import { createBasePush } from '#desks/stock/base/push.ts'
import { BASE_RUN, type BaseState, baseRun, type Preview } from '#desks/stock/base/read-run.ts'
import { findLink, keepLink } from '#desks/stock/base/store.ts'
import { createAccounts } from '#desks/stock/channels/accounts.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { listIssues } from '#desks/stock/issues/store.ts'
import { createLedger } from '#desks/stock/ledger/ledger.ts'
import { createReactions } from '#desks/stock/reactions.ts'
import { ledgerStock } from '#desks/stock/sync/ledger-stock.ts'
import { silentLog } from '#platform/log/log.ts'
import { createRuns } from '#runs/engine.ts'
import { findRun } from '#runs/store.ts'
import type { NewProduct } from '#sandbox/base/world.ts'
import { playedPicture } from '#sandbox/sites/picture.ts'
import { startBase } from '#test/integrations/base/client.ts'
import { createMemoryQueues } from '#test/runs/memory-queue.ts'
import { createChat, reached, ru, shiftedClock, TIMING } from '#test/runs/support.ts'
import { afterFile } from '#test/support/closing.ts'
import { seatedDatabase } from '#test/support/people.ts'
import { waitFor } from '#test/support/wait.ts'

const MAIN = { key: 'bl_206', name: 'Magazyn główny', isWritable: true, isCounted: true }
const SHOP = { key: 'shop_5015', name: 'Sklep', isWritable: false, isCounted: false }

/** A shop with a Base account of these products, over a real ledger and the real runs engine. */
export async function openBase(products: readonly NewProduct[]) {
  const owner = { workspaceId: randomUUID(), userId: 7 }
  const database = await seatedDatabase([owner])
  const { db } = database
  const clock = shiftedClock()
  const base = await startBase(products, { clock })
  const issues = createIssues({ tell: async () => {} })
  const ledger = createLedger({
    ...{ db, clock, log: silentLog },
    changed: createReactions({ clock, issues }),
    mappings: async () => 0,
  })
  const asked: string[] = []
  const deps = {
    ...{ db, clock, ledger, issues, api: base.base, log: silentLog, stock: ledgerStock },
    keyOf: async () => base.key,
    pictures: {
      async read(url: string) {
        asked.push(url)
        if (url.includes('gone')) throw new AppError({ kind: 'invalid', code: 'site.status' })
        if (url.includes('words')) return new TextEncoder().encode('no picture')
        return playedPicture(url)
      },
    },
  }

  /** A process of its own over the same database. */
  function start() {
    const queues = createMemoryQueues()
    const chat = createChat()
    const runs = createRuns({
      ...{ db, queues, clock, log: silentLog, cards: chat, lang: () => Promise.resolve(ru) },
      definitions: [baseRun(deps), baseImportRun(deps)],
      enqueue: async () => {},
      owner: `test-${randomUUID()}`,
      timing: { ...TIMING, ttlMs: 2_000 },
    })
    afterFile(() => runs.close())
    return { queues, runs, chat }
  }

  const first = start()
  const linkId = await keepLink(
    db,
    {
      ...{ workspaceId: owner.workspaceId, credentialId: randomUUID(), name: 'Base' },
      ...{ inventoryId: 307, inventoryName: 'Catalogue', warehouses: [MAIN, SHOP] },
    },
    clock.now(),
  )
  const about = { ...owner, chatId: owner.userId }
  const common = { linkId, name: 'Catalogue' }
  const begin = () => first.runs.start(db, { ...about, kind: BASE_RUN, input: common })
  const stateOf = async <T>(id: string): Promise<T> => (await findRun(db, id))?.state as T

  async function beginImport(readId: string): Promise<string> {
    const { read, readAt, preview } = await stateOf<BaseState>(readId)
    if (!preview) throw new Error('nothing was shown')
    const { print, added, changed, problems } = preview
    const input = { ...common, readId, readAt, read, print, added, changed, problems }
    return first.runs.start(db, { ...about, kind: BASE_IMPORT_RUN, input })
  }

  const shop = {
    ...{ ...base, db, clock, ledger, issues, owner, linkId, asked, deps, start, ...first },
    ...{ begin, beginImport, accounts: createAccounts({ db, clock, issues, syncMinutes: 30 }) },
    push: createBasePush(deps),
    reached: (id: string, status: Parameters<typeof reached>[2]) => reached(database, id, status),
    link: async () => {
      const link = await findLink(db, owner.workspaceId, linkId)
      if (!link) throw new Error('no link')
      return link
    },
    /** Reads and compares. */
    async read(): Promise<{ readonly id: string; readonly preview: Preview }> {
      const id = await begin()
      await reached(database, id, 'completed')
      const { preview } = await stateOf<BaseState>(id)
      if (!preview) throw new Error('nothing was shown')
      return { id, preview }
    },
    async import(readId: string): Promise<ImportState> {
      const id = await beginImport(readId)
      await reached(database, id, 'completed')
      return stateOf<ImportState>(id)
    },
    stateOf,
    async bring(): Promise<ImportState> {
      return shop.import((await shop.read()).id)
    },
    undo: (operationId: string | null) =>
      ledger.undo(owner, { ref: randomUUID(), mainName: 'Main' }, operationId ?? ''),
    /** SKU → pieces on all shelves. */
    async stock(): Promise<Record<string, number>> {
      const rows = await ledger.inventory(owner.workspaceId)
      return Object.fromEntries(
        rows.map(({ sku, shelves }) => [
          sku,
          [...shelves.values()].reduce((sum, pieces) => sum + pieces, 0),
        ]),
      )
    },
    async bySku(sku: string) {
      const rows = await ledger.inventory(owner.workspaceId)
      const id = rows.find((row) => row.sku === sku)?.id
      const product = id === undefined ? undefined : await ledger.product(owner.workspaceId, id)
      if (!product) throw new Error(`no ${sku}`)
      return product
    },
    operations: async () =>
      (await ledger.history(owner.workspaceId, {}, { offset: 0, limit: 50 })).total,
    remote: (sku: string) => base.account()?.products.find((one) => one.sku === sku),
    inbox: async () => (await listIssues(db, owner.workspaceId, { offset: 0, limit: 50 })).items,
    calls: async (method: string) =>
      (await base.controller.state()).calls
        .filter((one) => one.method === method)
        .reduce((sum, { requests }) => sum + requests, 0),
    waitFor,
  }
  return shop
}
