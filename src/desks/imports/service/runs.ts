import { and, eq, inArray } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import { idFrom } from '#core/ids.ts'
import { fail, ok } from '#core/result.ts'
import type { Transaction } from '#db/connection.ts'
import { withAuthority } from '#telegram/identity/authority.ts'
import { BATCH_RUN, type BatchInput } from '../batches/run.ts'
import { changeBatch, countUnderWay, findBatch, insertBatch } from '../batches/store.ts'
import { titled } from '../batches/titled.ts'
import type { Asker, ImportsRoom } from '../chat/deps.ts'
import { importFinds } from '../finds/schema.ts'
import { decideHolds } from '../products/holds.ts'
import { importProducts } from '../products/schema.ts'
import { REFRESH_RUN, type RefreshInput, refreshKey } from '../refresh/run.ts'
import { ROLLBACK_RUN, type RollbackInput } from '../rollback/run.ts'
import { CURRENCY } from '../run/open-shop.ts'
import { importShops } from '../shops/schema.ts'
import { findShop, type ShopRow } from '../shops/store.ts'
import { ROLLBACK_MS } from './batches.ts'
import type { ImportsDeps } from './deps.ts'
import { pickedOf } from './picked.ts'

/** Deeds that start a run. Each is known by its `ref`: handled again, it is the first. */
export function runsRoom(
  deps: ImportsDeps,
): Pick<ImportsRoom, 'start' | 'pause' | 'resume' | 'cancel' | 'rollback' | 'refresh' | 'decide'> {
  const { db, clock, keys, runs, most, allowance } = deps

  const ofPerson = ({ workspaceId, userId, chatId }: Asker) => ({ workspaceId, userId, chatId })

  async function refresh(
    tx: Transaction,
    by: Asker,
    shop: ShopRow,
    productIds: readonly string[] | null,
  ): Promise<string> {
    const { id: shopId, name } = shop
    const input: RefreshInput = { shopId, name, productIds, trigger: 'person' }
    return runs.start(tx, {
      id: idFrom(`${REFRESH_RUN}:${shopId}:${by.ref}`),
      ...{ kind: REFRESH_RUN, input, ...ofPerson(by) },
      ...(productIds === null && { dedupeKey: await refreshKey(tx, shop) }),
    })
  }

  return {
    async start(by, shopId, findId) {
      const id = idFrom(`${BATCH_RUN}:${shopId}:${by.ref}`)
      // The same tap again, after a crash: what was ticked is brought in already, and may be ticked no more.
      if (await findBatch(db, by.workspaceId, id)) return ok({ batchId: id })
      const shop = await findShop(db, by.workspaceId, shopId)
      if (!shop) return fail('error-imports-no-shop')
      if (shop.currency !== '' && shop.currency !== CURRENCY) return fail('error-imports-currency')
      const [source] = await keys.sources(by.workspaceId)
      if (!source) return fail('error-imports-no-source')
      const picked = await pickedOf(db, by.workspaceId, findId)
      if (picked.length === 0) return fail('error-imports-nothing')
      if (picked.length > most) return fail('error-imports-too-many')
      const title = await titleOf(findId)
      await withAuthority(db, by, 'manager', async (tx) => {
        const batch = {
          ...{ id, workspaceId: by.workspaceId, userId: by.userId, shopId, title },
          ...{ sourceCredentialId: source.credentialId, rules: shop.rules },
          createdAt: new Date(clock.now()),
        }
        await allowance.fit(tx, {
          ...{ workspaceId: by.workspaceId, wanted: picked.length },
          pending: (workspaceIds) => countUnderWay(tx, workspaceIds),
        })
        await insertBatch(tx, batch, picked)
        const input: BatchInput = { title, shopName: shop.name }
        await runs.start(tx, { ...{ id, kind: BATCH_RUN, input }, ...ofPerson(by) })
      })
      await runs.show(id)
      return ok({ batchId: id })
    },

    pause: async (by, id) => isSo(await runs.pause(by, id)),
    resume: async (by, id) => isSo(await runs.resume(by, id)) || isSo(await runs.retry(by, id)),

    async cancel(by, id, drafts) {
      const batch = await findBatch(db, by.workspaceId, id)
      if (!batch) return false
      const isCancelled = isSo(await runs.cancel(by, id))
      const run = await runs.get(by.workspaceId, id)
      if (!isCancelled && run?.status !== 'cancelled' && run?.status !== 'failed') return false
      if (drafts === 'remove') {
        const input: RollbackInput = { batchId: id, title: batch.title, what: 'unfinished' }
        const clearId = await withAuthority(db, by, 'manager', (tx) =>
          runs.start(tx, {
            id: idFrom(`${ROLLBACK_RUN}:${id}:unfinished:${run?.attempt ?? 1}`),
            ...{ kind: ROLLBACK_RUN, input, workspaceId: by.workspaceId, userId: by.userId },
            chatId: run?.chatId ?? by.userId,
            // Not the rollback's: one that is asked for meanwhile would be taken for this.
            dedupeKey: `${ROLLBACK_RUN}:${id}:unfinished`,
          }),
        )
        await runs.show(clearId)
      }
      return true
    },

    async rollback(by, id) {
      const batch = await findBatch(db, by.workspaceId, id)
      const run = batch && (await runs.get(by.workspaceId, id))
      const isOver = run && !['queued', 'running', 'paused'].includes(run.status)
      if (!batch || !isOver || batch.rolledBackAt) return false
      if (clock.now() > batch.createdAt.getTime() + ROLLBACK_MS) return false
      const input: RollbackInput = { batchId: id, title: batch.title, what: 'all' }
      const runId = await withAuthority(db, by, 'manager', async (tx) => {
        const started = await runs.start(tx, {
          id: idFrom(`${ROLLBACK_RUN}:${id}:${by.ref}`),
          ...{ kind: ROLLBACK_RUN, input, ...ofPerson(by) },
          dedupeKey: `${ROLLBACK_RUN}:${id}`,
        })
        await changeBatch(tx, id, { rollbackRunId: started })
        return started
      })
      await runs.show(runId)
      return true
    },

    async refresh(by, of) {
      const shopId = 'shopId' in of ? of.shopId : await shopOf(by.workspaceId, of.productId)
      const shop = shopId && (await findShop(db, by.workspaceId, shopId))
      if (!shop) return false
      const only = 'productId' in of ? [of.productId] : null
      const id = await withAuthority(db, by, 'manager', (tx) => refresh(tx, by, shop, only))
      await runs.show(id)
      return true
    },

    async decide(by, which, decision) {
      const { count, started } = await withAuthority(db, by, 'manager', async (tx) => {
        const decided = await decideHolds(tx, by.workspaceId, which, decision, clock.now())
        const accepted = decision === 'accepted' ? decided : []
        const ids = accepted.map(({ importProductId }) => importProductId)
        const begun: string[] = []
        for (const { shop, productIds } of await byShop(tx, ids)) {
          begun.push(await refresh(tx, by, shop, productIds))
        }
        return { count: decided.length, started: begun }
      })
      for (const id of started) await runs.show(id)
      return count
    },
  }

  async function byShop(tx: Transaction, ids: readonly string[]) {
    if (ids.length === 0) return []
    const rows = await tx
      .select({ id: importProducts.id, shop: importShops })
      .from(importProducts)
      .innerJoin(importShops, eq(importShops.id, importProducts.shopId))
      .where(inArray(importProducts.id, [...ids]))
    return [...Map.groupBy(rows, ({ shop }) => shop.id).values()].flatMap((ofShop) => {
      const [first] = ofShop
      return first ? [{ shop: first.shop, productIds: ofShop.map(({ id }) => id) }] : []
    })
  }

  async function titleOf(findId: string): Promise<string> {
    const [row] = await db
      .select({ find: importFinds.find })
      .from(importFinds)
      .where(eq(importFinds.id, findId))
    if (row) return titled(row.find)
    throw new AppError({ kind: 'not-found', code: 'imports.no_find' })
  }

  async function shopOf(workspaceId: string, productId: string): Promise<string | undefined> {
    const [row] = await db
      .select({ shopId: importProducts.shopId })
      .from(importProducts)
      .where(and(eq(importProducts.id, productId), eq(importProducts.workspaceId, workspaceId)))
    return row?.shopId
  }
}

const isSo = (answer: string): boolean => answer === 'done' || answer === 'asked'
