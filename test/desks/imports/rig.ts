import { randomUUID } from 'node:crypto'
import { idFrom } from '#core/ids.ts'
import type { OpenDatabase } from '#db/connection.ts'
import { ITEM_STATES } from '#desks/imports/batches/item.ts'
import type { ImportTools } from '#desks/imports/batches/job.ts'
import { batchRun } from '#desks/imports/batches/run.ts'
import { findBatch, type ItemRow, itemsIn } from '#desks/imports/batches/store.ts'
import type { Asker } from '#desks/imports/chat/deps.ts'
import { importFinds, importFound } from '#desks/imports/finds/schema.ts'
import type { Catalogue, ImportKeys, NamedKey, ShopApi } from '#desks/imports/ports.ts'
import { refreshRun } from '#desks/imports/refresh/run.ts'
import { rollbackRun } from '#desks/imports/rollback/run.ts'
import { createImports } from '#desks/imports/service.ts'
import { importCategories } from '#desks/imports/shops/schema.ts'
import type { Leases } from '#platform/limits/leases.ts'
import { createMemoryLeases } from '#platform/limits/memory-leases.ts'
import { silentLog } from '#platform/log/log.ts'
import { createRuns } from '#runs/engine.ts'
import type { Run } from '#runs/schema.ts'
import { importAllowance } from '#src/app/desks/billing.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { createMemoryQueues } from '#test/runs/memory-queue.ts'
import { createChat, reached, ru, shiftedClock, TIMING } from '#test/runs/support.ts'
import { freeAllowance } from '#test/support/allowance.ts'
import { afterFile } from '#test/support/closing.ts'
import { seat } from '#test/support/seat.ts'
import { playedPicture } from './fakes/pictures.ts'
import { playedTexts } from './fakes/texts.ts'

/** The runs of Imports over a real database and the real engine; the source and the shop are handed in. */
export async function openImportsDesk(outside: {
  readonly catalogue: Catalogue
  readonly shop: ShopApi
  readonly shopKey?: NamedKey
  readonly sourceKey?: NamedKey
  readonly pictures?: ImportTools['pictures']
  readonly database?: OpenDatabase
  readonly clock?: ReturnType<typeof shiftedClock>
  readonly leases?: Leases
  /** Products that may be imported for free. */
  readonly most?: number
}) {
  // Benches bring their own: what makes one here works within a test only.
  const make = async () => (await import('#test/support/database.ts')).freshDatabase()
  const database = outside.database ?? (await make())
  const { db } = database
  const clock = outside.clock ?? shiftedClock()
  const leases = outside.leases ?? createMemoryLeases({ clock })
  const chat = createChat()
  const sent: OwedMessage[] = []
  const workspaceId = randomUUID()
  const by = { workspaceId, userId: 7 }
  await seat(db, by)
  const shopKey: NamedKey = outside.shopKey ?? {
    ...{ credentialId: randomUUID(), accountKey: 'shop.example', name: 'shop.example' },
    facts: { url: 'https://shop.example', currency: 'RUB' },
  }
  const sourceKey: NamedKey = outside.sourceKey ?? {
    ...{ credentialId: randomUUID(), accountKey: 'poizon-account', name: 'Poizon', facts: {} },
  }
  const keys: ImportKeys = {
    shops: async () => [shopKey],
    sources: async () => [sourceKey],
    get: async (_workspaceId, id) => (id === shopKey.credentialId ? shopKey : sourceKey),
    model: async () => undefined,
    setPlan: async () => true,
    refused: async () => {},
  }

  /** A process of its own; `shop` and `catalogue` stand between it and the services. */
  function start(more: { readonly shop?: ShopApi; readonly catalogue?: Catalogue } = {}) {
    const queues = createMemoryQueues()
    const tools: ImportTools = {
      ...{ db, clock, leases, keys, log: silentLog },
      shop: more.shop ?? outside.shop,
      catalogue: more.catalogue ?? outside.catalogue,
      pictures: outside.pictures ?? { read: playedPicture },
      writeTexts: async (card) => playedTexts(card),
      allowance: importAllowance(freeAllowance(db, { import: outside.most ?? 1_000_000 })),
      enqueue: async (_tx, ...messages) => {
        for (const one of messages) if (!sent.some(({ key }) => key === one.key)) sent.push(one)
      },
    }
    const runs = createRuns({
      ...{ db, queues, clock, log: silentLog, cards: chat, lang: () => Promise.resolve(ru) },
      definitions: [batchRun(tools), rollbackRun(tools), refreshRun(tools)],
      enqueue: async () => {},
      owner: `test-${randomUUID()}`,
      timing: { ...TIMING, ttlMs: 2_000 },
    })
    afterFile(() => runs.close())
    const imports = createImports({
      ...{ ...tools, runs, most: 1_000, callsPerSecond: 1 },
      textMicros: async () => null,
      suggestCategory: (source, ofShop) => ofShop.find(({ name }) => name === source.name),
    })
    return { queues, runs, imports, tools }
  }

  const first = start()
  let asks = 0
  function asker(): Asker {
    asks += 1
    return { ...by, chatId: 7, ref: `ask ${asks}` }
  }

  return {
    ...{ database, db, clock, chat, sent, workspaceId, by, start, asker, leases, ...first },
    shopId: async () => (await first.imports.shops(workspaceId))[0]?.id ?? '',
    /** A search with these products ticked. */
    async find(spuIds: readonly string[]): Promise<string> {
      const id = randomUUID()
      const at = new Date(clock.now())
      const find = {
        ...{ kind: 'keyword', text: 'Nike', category: null, brand: null, gender: null },
        ...{ minYuan: null, maxYuan: null, sort: 'recommended' },
      } as const
      await db.insert(importFinds).values({
        ...{ id, workspaceId, userId: 7, find, total: null, next: null },
        ...{ createdAt: at, usedAt: at },
      } as typeof importFinds.$inferInsert)
      await db.insert(importFound).values(
        spuIds.map((spuId, position) => ({
          ...{ findId: id, position, spuId, isPicked: true },
          product: {
            ...{ spuId, title: `Nike ${spuId}`, article: null, image: null },
            ...{ minPriceFen: 50_000, brand: 'Nike', categoryId: '38' },
          },
        })),
      )
      return id
    },
    /** The source's category of the shoes goes to a category of the shop; null: to none. */
    async map(shopId: string, shopCategoryId: number | null): Promise<void> {
      await db
        .insert(importCategories)
        .values({
          ...{ shopId, sourceCategoryId: '38', sourceName: 'Кроссовки', shopCategoryId },
          ...{ shopCategoryName: 'Кроссовки', confirmedBy: 7, confirmedAt: new Date(clock.now()) },
        })
        .onConflictDoUpdate({
          target: [importCategories.shopId, importCategories.sourceCategoryId],
          set: { shopCategoryId },
        })
    },
    items: (batchId: string): Promise<ItemRow[]> => itemsIn(db, batchId, ITEM_STATES),
    batchRow: (id: string) => findBatch(db, workspaceId, id),
    reached: (id: string, status: Run['status'], also?: (run: Run) => boolean): Promise<Run> =>
      reached(database, id, status, also),
    /** `of`: the shop that is refreshed, or the batch that is taken back. */
    runIdOf: (kind: string, of: string, { ref }: Asker) => idFrom(`${kind}:${of}:${ref}`),
    later(ms: number, queues = first.queues) {
      clock.shift(ms)
      queues.hurry()
    },
  }
}
