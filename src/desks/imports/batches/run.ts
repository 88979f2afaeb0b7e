import { AppError } from '#core/errors.ts'
import { defineRun, type RunContext, type RunDefinition, type Stage } from '#runs/definition.ts'
import { createUploads } from '../pictures/upload.ts'
import { takeBack } from '../rollback/take-back.ts'
import { inShop, type RunShop } from '../run/open-shop.ts'
import { overItems, type Refusal } from '../run/over-items.ts'
import { categoriesOf, createAbove, createPlace } from '../shops/categories.ts'
import { createShopTerms } from '../shops/terms.ts'
import { batchActions, batchResult } from './card.ts'
import { importItem } from './item/import-item.ts'
import { SEO_NOTES } from './item/seo.ts'
import type { ImportJob, ImportTools } from './job.ts'
import { reportNotice } from './report/notice.ts'
import {
  type BatchRow,
  changeBatch,
  changeItem,
  countItems,
  countNoted,
  findBatch,
  findItem,
  type ItemRow,
  itemsIn,
  OPEN_STATES,
} from './store.ts'

export const BATCH_RUN = 'imports.batch'

export interface BatchInput {
  /** What the cards call it. */
  readonly title: string
  readonly shopName: string
}

/** How a batch ended. */
export interface BatchState {
  readonly batchId: string
  readonly done: number
  readonly unchanged: number
  readonly skipped: number
  readonly failed: number
  /** Of those that came in, how many stand as drafts because no category takes them. Absent of batches from before it was counted. */
  readonly unfiled?: number
  /** Whose texts for search engines do not show at the shop; absent as above. */
  readonly unseen?: number
  /** Commonest reasons first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[]
}

const NOTHING: BatchState = {
  ...{ batchId: '', done: 0, unchanged: 0, skipped: 0, failed: 0, reasons: [] },
}
const HOUR_MS = 3_600_000

/**
 * Brings the products of a batch into a shop. The rows of the products are the checkpoints: what is over is not done again, and what was
 * under way when a process died is looked up in the shop before anything of it is repeated.
 */
export function batchRun(tools: ImportTools): RunDefinition {
  return defineRun<BatchInput, BatchState>({
    kind: BATCH_RUN,
    title: (lang, { title, shopName }) => lang.t('imports-run', { title, shop: shopName }),
    stages: [productsStage(tools), reportStage(tools)],
    initial: NOTHING,
    timeLimitMs: 12 * HOUR_MS,
    pausable: true,
    result: batchResult,
    actions: batchActions,
  })
}

function productsStage(tools: ImportTools): Stage<BatchInput, BatchState> {
  const { db, clock, log } = tools
  return {
    name: 'products',
    title: 'imports-stage-products',
    async work(_input, state, context) {
      const batch = await batchOf(tools, context)
      if ((await itemsIn(db, batch.id, OPEN_STATES)).length === 0) return state
      const at = { shopId: batch.shopId, sources: [batch.sourceCredentialId] }
      await inShop(tools, at, context, async (shop) => {
        const job = await openJob(tools, batch, shop, context)
        // Not before it is its turn: a rollback that had it may have ended some.
        const items = await itemsIn(db, batch.id, OPEN_STATES)
        const uploads = createUploads(job)
        let failed = 0
        await overItems({
          ...{ context, clock, log, items },
          over: batch.items - items.length,
          total: batch.items,
          work: async (item) => importItem(job, await findItem(db, item), uploads),
          async refused(item, refusal) {
            failed += 1
            await leaveOut(job, item, refusal)
          },
          tell: (over) =>
            context.progress(over, batch.items, { key: 'imports-note-products', vars: { failed } }),
        })
      })
      return state
    },
  }
}

/** Everything the products of a batch share, read once an attempt. */
async function openJob(
  tools: ImportTools,
  batch: BatchRow,
  { row, shopIds, key, facts, turn }: RunShop,
  context: RunContext,
): Promise<ImportJob> {
  const { db, keys, catalogue, shop } = tools
  const { signal } = context
  const sourceKey = await keys.get(row.workspaceId, batch.sourceCredentialId)
  const tree = await catalogue.categories(sourceKey, { priority: 'background', signal })
  return {
    ...tools,
    ...{ batch, row, shopIds, shopKey: key, sourceKey, facts, turn, context, signal },
    rules: batch.rules,
    terms: createShopTerms({ db, shop, key, row, turn, signal }),
    categoryOf: createPlace(await categoriesOf(db, row.id)),
    categoriesAbove: createAbove(tree.value),
  }
}

/** Whatever of a product that is left out came into the shop goes again, so that none is there in halves. */
async function leaveOut(job: ImportJob, item: ItemRow, refusal: Refusal): Promise<void> {
  const { db, clock, log, shop, shopKey: key, turn, signal, batch, shopIds } = job
  const now = await findItem(db, item)
  if (isTouched(now)) {
    const at = { db, clock, shop, key, turn, signal, batch, shopIds }
    await takeBack(at, now, true).catch((error: unknown) => {
      if (signal.aborted) throw error
      // The shop is away, perhaps: a rollback of the batch sees to it.
      log.warn({ err: error, batchId: batch.id, spuId: item.spuId }, 'product left in halves')
    })
  }
  const { reason, vars, isSkip } = refusal
  const state = isSkip ? ('skipped' as const) : ('failed' as const)
  await changeItem(db, item, { state, reason, reasonVars: { ...vars } }, clock.now())
}

const isTouched = ({ state, mediaIds, productId, before }: ItemRow) =>
  mediaIds.length > 0 || (productId !== null && before === null) || WRITING.includes(state)
const WRITING: readonly string[] = ['product', 'variations', 'check']

function reportStage({ db, clock, enqueue }: ImportTools): Stage<BatchInput, BatchState> {
  return {
    name: 'report',
    title: 'imports-stage-report',
    async work(_input, _state, context) {
      const batch = await batchOf({ db }, context)
      const counts = (await countItems(db, [batch.id])).get(batch.id) ?? new Map()
      const left = await itemsIn(db, batch.id, ['skipped', 'failed'])
      const state: BatchState = {
        batchId: batch.id,
        done: counts.get('done') ?? 0,
        unchanged: counts.get('unchanged') ?? 0,
        skipped: counts.get('skipped') ?? 0,
        failed: counts.get('failed') ?? 0,
        unfiled: await countNoted(db, batch.id, UNFILED),
        unseen: await countNoted(db, batch.id, SEO_NOTES),
        reasons: commonest(left),
      }
      await db.transaction(async (tx) => {
        await changeBatch(tx, batch.id, { finishedAt: new Date(clock.now()) })
        const chatId = await context.chatId(tx)
        if (chatId !== null) await enqueue(tx, reportNotice(batch, state, chatId, context.runId))
      })
      return state
    },
  }
}

const REASONS = 5
const UNFILED = ['no-category', 'category-gone']

function commonest(left: readonly ItemRow[]): BatchState['reasons'] {
  const counts = new Map<string, number>()
  for (const { reason } of left) counts.set(reason ?? '', (counts.get(reason ?? '') ?? 0) + 1)
  return [...counts]
    .map(([reason, count]) => ({ reason, count }))
    .sort((a, b) => b.count - a.count)
    .slice(0, REASONS)
}

async function batchOf(
  { db }: Pick<ImportTools, 'db'>,
  { workspaceId, runId }: Pick<RunContext, 'workspaceId' | 'runId'>,
): Promise<BatchRow> {
  const batch = await findBatch(db, workspaceId ?? '', runId)
  if (batch) return batch
  throw new AppError({
    kind: 'not-found',
    code: 'imports.no_batch',
    messageKey: 'error-imports-no-batch',
  })
}
