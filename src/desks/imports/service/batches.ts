import { inArray } from 'drizzle-orm'
import { OPEN_STATUSES, type RunStatus } from '#runs/run.ts'
import { runs } from '#runs/schema.ts'
import { withAuthority } from '#telegram/identity/authority.ts'
import type { ItemState } from '../batches/item.ts'
import { reportNotice } from '../batches/report/notice.ts'
import {
  type BatchRow,
  countItems,
  findBatch,
  itemsIn,
  listBatches,
  OPEN_STATES,
  pageOfItems,
} from '../batches/store.ts'
import type {
  Batch,
  BatchCounts,
  BatchStatus,
  ImportsRoom,
  ItemFilter,
  RollbackPlan,
} from '../chat/deps.ts'
import { importShops } from '../shops/schema.ts'
import type { ImportsDeps } from './deps.ts'

/** So long a batch can be taken back. */
export const ROLLBACK_MS = 30 * 86_400_000

const UNDER_WAY = OPEN_STATES.filter((state) => state !== 'waiting')
const FILTERS: Readonly<Record<ItemFilter, readonly ItemState[]>> = {
  all: [
    ...OPEN_STATES,
    'done',
    'unchanged',
    'skipped',
    'failed',
    'cancelled',
    'taken-back',
    'kept',
  ],
  waiting: ['waiting'],
  'under-way': UNDER_WAY,
  done: ['done', 'unchanged'],
  failed: ['skipped', 'failed'],
}

/** Batches and their products as the chat shows them. */
export function batchesRoom({
  db,
  clock,
  enqueue,
}: ImportsDeps): Pick<ImportsRoom, 'batches' | 'batch' | 'items' | 'report' | 'rollbackPlan'> {
  async function shown(rows: readonly BatchRow[]): Promise<Batch[]> {
    if (rows.length === 0) return []
    const ids = rows.map(({ id }) => id)
    const counts = await countItems(db, ids)
    const states = await db
      .select({ id: runs.id, status: runs.status, resumeAt: runs.resumeAt })
      .from(runs)
      .where(
        inArray(runs.id, [...ids, ...rows.flatMap(({ rollbackRunId }) => rollbackRunId ?? [])]),
      )
    const shops = await db
      .select({ id: importShops.id, name: importShops.name })
      .from(importShops)
      .where(
        inArray(
          importShops.id,
          rows.map(({ shopId }) => shopId),
        ),
      )
    return rows.map((row) => {
      const { id, title, shopId, createdAt, rolledBackAt, rollbackRunId } = row
      const isOpenRun = (status: RunStatus) => OPEN_STATUSES.includes(status)
      // Runs are forgotten before batches are.
      const { status: run = 'completed', resumeAt = null } =
        states.find((one) => one.id === id) ?? {}
      const resumeMs = run === 'queued' && resumeAt ? resumeAt.getTime() : 0
      const own = countsOf(counts.get(id) ?? new Map(), run)
      const until = createdAt.getTime() + ROLLBACK_MS
      const taking = states.find((one) => one.id === rollbackRunId)
      const isTakingBack = taking !== undefined && isOpenRun(taking.status)
      const isStanding = !isOpenRun(run) && !isTakingBack && !rolledBackAt
      const isOpen = isStanding && own.done > 0 && until > clock.now()
      return {
        ...{ id, title, shopId, status: run, counts: own, createdAt: createdAt.getTime() },
        shopName: shops.find((one) => one.id === shopId)?.name ?? '',
        ...{ rollbackUntil: isOpen ? until : null, isTakingBack },
        waitsUntil: resumeMs > clock.now() ? resumeMs : null,
        rolledBackAt: rolledBackAt?.getTime() ?? null,
      }
    })
  }

  return {
    async batches(workspaceId, slice) {
      const { items, total } = await listBatches(db, workspaceId, slice)
      return { items: await shown(items), total }
    },

    async batch(workspaceId, id) {
      const row = await findBatch(db, workspaceId, id)
      return row && (await shown([row]))[0]
    },

    async items(workspaceId, id, filter, slice) {
      if (!(await findBatch(db, workspaceId, id))) return { items: [], total: 0 }
      const { items, total } = await pageOfItems(db, id, FILTERS[filter], slice)
      return {
        total,
        items: items.map(({ title, state, reason, reasonVars }) => ({
          ...{ title, state },
          reason: reason === null ? null : { reason, vars: reasonVars ?? {} },
        })),
      }
    },

    report: (by, id) =>
      withAuthority(db, by, 'viewer', async (tx) => {
        const row = await findBatch(tx, by.workspaceId, id)
        if (!row) return false
        const counts = (await countItems(tx, [id])).get(id) ?? new Map<ItemState, number>()
        const of = (state: ItemState) => counts.get(state) ?? 0
        const state = {
          ...{ done: of('done'), unchanged: of('unchanged') },
          ...{ skipped: of('skipped'), failed: of('failed') },
        }
        await enqueue(tx, reportNotice(row, state, by.chatId, by.ref))
        return true
      }),

    async rollbackPlan(workspaceId, id): Promise<RollbackPlan | undefined> {
      if (!(await findBatch(db, workspaceId, id))) return undefined
      const items = await itemsIn(db, id, ['done', 'kept'])
      const done = items.filter(({ state }) => state === 'done')
      return {
        removed: done.filter(({ before }) => before === null).length,
        restored: done.filter(({ before }) => before !== null).length,
        kept: items.length - done.length,
      }
    },
  }
}

function countsOf(states: ReadonlyMap<ItemState, number>, run: BatchStatus): BatchCounts {
  const sum = (which: readonly ItemState[]) =>
    which.reduce((all, state) => all + (states.get(state) ?? 0), 0)
  // What a cancelled batch did not come to is cancelled with it.
  const isCancelled = run === 'cancelled'
  const [waiting, underWay] = [sum(['waiting']), sum(UNDER_WAY)]
  return {
    waiting: isCancelled ? 0 : waiting,
    underWay: isCancelled ? 0 : underWay,
    done: sum(['done']),
    unchanged: sum(['unchanged']),
    skipped: sum(['skipped']),
    failed: sum(['failed']),
    cancelled: sum(['cancelled']) + (isCancelled ? waiting + underWay : 0),
  }
}
