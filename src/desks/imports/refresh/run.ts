import { and, asc, count, eq, gte, inArray, isNull, lt, min } from 'drizzle-orm'
import { idFrom } from '#core/ids.ts'
import type { AccountKey } from '#core/keys.ts'
import type { Transaction } from '#db/connection.ts'
import { defineRun, type RunContext, type RunDefinition, type Stage } from '#runs/definition.ts'
import type { ImportTools } from '../batches/job.ts'
import { createUploads } from '../pictures/upload.ts'
import type { ImportedProduct } from '../products/imported.ts'
import { importProducts, priceHolds } from '../products/schema.ts'
import { inShop, type RunShop } from '../run/open-shop.ts'
import { overItems } from '../run/over-items.ts'
import { categoriesOf, createAbove, createPlace } from '../shops/categories.ts'
import type { ShopRow } from '../shops/store.ts'
import { createShopTerms } from '../shops/terms.ts'
import { FRESH_SECONDS } from '../source/lives.ts'
import { refreshResult } from './card.ts'
import { pictureJobOf } from './new-colors.ts'
import { refreshNotice } from './notice.ts'
import { type RefreshJob, refreshOne } from './refresh-one.ts'

export const REFRESH_RUN = 'imports.refresh'

export interface RefreshInput {
  readonly shopId: string
  /** What the cards call it. */
  readonly name: string
  /** Null: all that the shop has from us. */
  readonly productIds: readonly string[] | null
  readonly trigger: 'person' | 'schedule'
}

export interface RefreshState {
  readonly read: number
  readonly changed: number
  readonly held: number
  readonly gone: number
  readonly failed: number
  /** When the source said the oldest of the prices that were read, ms; null: none was. Absent of runs from before it was told. */
  readonly readAt?: number | null
}

/** A whole shop is refreshed once at a time, but for one that began by other rules or another map of categories. */
export async function refreshKey(
  tx: Transaction,
  { id, rules }: Pick<ShopRow, 'id' | 'rules'>,
): Promise<string> {
  const places = (await categoriesOf(tx, id))
    .filter(({ confirmedAt }) => confirmedAt !== null)
    .map(({ sourceCategoryId, shopCategoryId }) => `${sourceCategoryId}>${shopCategoryId}`)
  return `${REFRESH_RUN}:${id}:${idFrom(JSON.stringify([rules, places.sort()]))}`
}

const NOTHING: RefreshState = { read: 0, changed: 0, held: 0, gone: 0, failed: 0 }
const HOUR_MS = 3_600_000

/**
 * Reads prices and stock of imported products anew, those read longest ago first, and writes what has changed. A product's own row says
 * how old its prices are, so a run that goes on after a crash asks for none twice.
 */
export function refreshRun(tools: ImportTools): RunDefinition {
  return defineRun<RefreshInput, RefreshState>({
    kind: REFRESH_RUN,
    title: (lang, { name }) => lang.t('imports-refresh-run', { name }),
    stages: [productsStage(tools)],
    initial: NOTHING,
    timeLimitMs: 12 * HOUR_MS,
    pausable: true,
    result: refreshResult,
  })
}

function productsStage(tools: ImportTools): Stage<RefreshInput, RefreshState> {
  const { db, clock, log, enqueue } = tools
  return {
    name: 'products',
    title: 'imports-stage-refresh',
    async work(input, _state, context) {
      const begin = async () => new Date(await context.step('begin', async () => clock.now()))
      const sources = await sourcesOf(input)
      let failed = 0
      if (sources.length > 0) {
        await inShop(tools, { shopId: input.shopId, sources }, context, async (at) => {
          // Not before it is its turn: what another refresh writes meanwhile, perhaps by other rules, is read anew.
          const begunAt = await begin()
          const total = await db.$count(importProducts, chosen(input))
          const due = await db
            .select()
            .from(importProducts)
            .where(and(chosen(input), lt(importProducts.refreshedAt, begunAt)))
            .orderBy(asc(importProducts.refreshedAt), asc(importProducts.id))
          const job = await openJob(tools, at, context, due)
          await overItems({
            ...{ context, clock, log, total, items: due, over: total - due.length },
            work: async (product) => void (await refreshOne(job, product)),
            async refused(product, { reason }) {
              failed += 1
              log.warn({ reason, spuId: product.spuId }, 'prices not refreshed')
            },
            tell: (over) => context.progress(over, total),
          })
        })
      }
      const begunAt = await begin()
      const state = { ...(await sums(input, begunAt, failed)), failed }
      await db.transaction(async (tx) => {
        if (state.held + state.gone === 0) return
        const chatId = await context.chatId(tx)
        const to = chatId ?? context.userId
        if (to !== null) await enqueue(tx, refreshNotice(input, state, to, context))
      })
      return state
    },
  }

  async function sourcesOf(input: RefreshInput): Promise<string[]> {
    const { sourceCredentialId } = importProducts
    const rows = await db
      .selectDistinct({ sourceCredentialId })
      .from(importProducts)
      .where(chosen(input))
    return rows.map((row) => row.sourceCredentialId)
  }

  /** What came of it, told by the rows: an attempt that died has left its part there. */
  async function sums(input: RefreshInput, begunAt: Date, failed: number) {
    const of = chosen(input)
    const since = (column: 'changedAt' | 'goneAt') =>
      db.$count(importProducts, and(of, gte(importProducts[column], begunAt)))
    const [held] = await db
      .select({ value: count() })
      .from(priceHolds)
      .innerJoin(importProducts, eq(importProducts.id, priceHolds.importProductId))
      .where(and(of, isNull(priceHolds.decidedAt), gte(priceHolds.at, begunAt)))
    // What was read is at most so old; older is what could not be.
    const young = new Date(begunAt.getTime() - FRESH_SECONDS.prices * 1_000)
    const [oldest] = await db
      .select({ at: min(importProducts.refreshedAt) })
      .from(importProducts)
      .where(and(of, gte(importProducts.refreshedAt, young)))
    return {
      readAt: oldest?.at?.getTime() ?? null,
      // Those that are gone from the shop are followed no more.
      read: (await db.$count(importProducts, of)) - failed,
      changed: await since('changedAt'),
      gone: await since('goneAt'),
      held: held?.value ?? 0,
    }
  }
}

function chosen({ shopId, productIds }: RefreshInput) {
  return and(
    eq(importProducts.shopId, shopId),
    productIds === null ? undefined : inArray(importProducts.id, [...productIds]),
  )
}

async function openJob(
  tools: ImportTools,
  at: RunShop,
  context: RunContext,
  due: readonly ImportedProduct[],
): Promise<RefreshJob> {
  const { db, keys, catalogue, shop } = tools
  const { signal } = context
  const { workspaceId } = at.row
  const opened = new Map<string, Promise<AccountKey>>()

  /** The key it was brought in by, or whatever works instead of one that is gone or was refused. */
  async function open(credentialId: string): Promise<AccountKey> {
    try {
      return await keys.get(workspaceId, credentialId)
    } catch (thrown) {
      const [other] = await keys.sources(workspaceId)
      if (!other) throw thrown
      return other
    }
  }

  const sourceOf = (credentialId: string): Promise<AccountKey> => {
    const known = opened.get(credentialId) ?? open(credentialId)
    opened.set(credentialId, known)
    return known
  }
  const byCategory =
    at.row.rules.prices.rules.some((rule) => rule.categoryIds !== undefined) ||
    due.some(({ draft }) => draft === 'unfiled')
  const first = due[0]
  const tree =
    byCategory && first
      ? (
          await catalogue.categories(await sourceOf(first.sourceCredentialId), {
            priority: 'background',
            signal,
          })
        ).value
      : []
  const { row, key, turn } = at
  return {
    uploads: createUploads(pictureJobOf({ ...tools, at, signal })),
    ...{ ...tools, at, signal, sourceOf, categoriesAbove: createAbove(tree) },
    categoryOf: createPlace(await categoriesOf(db, at.row.id)),
    terms: createShopTerms({ db, shop, key, row, turn, signal }),
  }
}
