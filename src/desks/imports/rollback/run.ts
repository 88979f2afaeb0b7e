import { AppError } from '#core/errors.ts'
import { defineRun, type RunDefinition, type Stage } from '#runs/definition.ts'
import type { ItemState } from '../batches/item.ts'
import type { ImportTools } from '../batches/job.ts'
import {
  changeBatch,
  changeItem,
  countItems,
  findBatch,
  findItem,
  itemsIn,
  MADE_STATES,
  OPEN_STATES,
} from '../batches/store.ts'
import { inShop } from '../run/open-shop.ts'
import { overItems } from '../run/over-items.ts'
import { ProductRefused } from '../run/trouble.ts'
import { rollbackResult } from './card.ts'
import { takeBack } from './take-back.ts'

export const ROLLBACK_RUN = 'imports.rollback'

export interface RollbackInput {
  readonly batchId: string
  readonly title: string
  /** `unfinished`: what a cancelled batch left in halves; `all`: the whole batch. */
  readonly what: 'all' | 'unfinished'
}

export interface RollbackState {
  readonly takenBack: number
  /** Changed since, or not as they were afterwards: they stay. */
  readonly kept: number
  readonly failed: number
}

const NOTHING: RollbackState = { takenBack: 0, kept: 0, failed: 0 }
const HOUR_MS = 3_600_000
/** Products whose pieces may still stand in the shop. */
const LEFT_OVER: readonly ItemState[] = [...OPEN_STATES, 'failed', 'skipped', 'cancelled']

/** Takes a batch back, or what a cancelled one left in halves: the shop is afterwards what it was before, but for what was edited since. */
export function rollbackRun(tools: ImportTools): RunDefinition {
  return defineRun<RollbackInput, RollbackState>({
    kind: ROLLBACK_RUN,
    title: (lang, { title, what }) => lang.t('imports-rollback-run', { title, what }),
    stages: [productsStage(tools)],
    initial: NOTHING,
    timeLimitMs: 6 * HOUR_MS,
    pausable: true,
    result: rollbackResult,
  })
}

function productsStage(tools: ImportTools): Stage<RollbackInput, RollbackState> {
  const { db, clock, log, shop } = tools
  return {
    name: 'products',
    title: 'imports-stage-rollback',
    async work({ batchId, what }, _state, context) {
      const batch = await findBatch(db, context.workspaceId ?? '', batchId)
      if (!batch) throw gone()
      const isWhole = what === 'all'
      const states = isWhole ? [...MADE_STATES, ...LEFT_OVER] : LEFT_OVER
      const total = batch.items
      if ((await itemsIn(db, batch.id, states)).length > 0) {
        await inShop(tools, batch, context, async ({ key, shopIds, turn }) => {
          // Not before it is its turn: the batch may have finished some. Newest first, as one undoes things.
          const items = (await itemsIn(db, batch.id, states)).reverse()
          const at = { db, clock, shop, key, turn, shopIds, batch, signal: context.signal }
          await overItems({
            ...{ context, clock, log, items, total, over: total - items.length },
            async work(seen) {
              const item = await findItem(db, seen)
              const isMade = MADE_STATES.some((state) => state === item.state)
              if (item.state === 'unchanged') return end(item, 'taken-back', null)
              const why = await takeBack(at, item, !isMade)
              if (why) throw new ProductRefused(why)
              await end(item, isMade ? 'taken-back' : 'cancelled', item.reason)
            },
            refused: (item, { reason, isSkip }) =>
              isSkip ? end(item, 'kept', reason) : end(item, item.state, reason),
            tell: (over) => context.progress(over, total),
          })
        })
      }
      const counts = (await countItems(db, [batch.id])).get(batch.id) ?? new Map()
      const now = new Date(clock.now())
      await changeBatch(db, batch.id, {
        finishedAt: batch.finishedAt ?? now,
        ...(isWhole && { rolledBackAt: now }),
      })
      return {
        takenBack: counts.get('taken-back') ?? 0,
        kept: counts.get('kept') ?? 0,
        failed: counts.get('done') ?? 0,
      }
    },
  }

  function end(
    item: { readonly batchId: string; readonly position: number },
    state: ItemState,
    reason: string | null,
  ): Promise<void> {
    return changeItem(db, item, { state, reason }, clock.now())
  }
}

function gone(): AppError {
  return new AppError({
    kind: 'not-found',
    code: 'imports.no_batch',
    messageKey: 'error-imports-no-batch',
  })
}
