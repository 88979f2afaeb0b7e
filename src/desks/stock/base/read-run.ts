import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { defineRun, type RunContext, type RunDefinition, type Stage } from '#runs/definition.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { previewResult } from '../chat/base/run-cards.ts'
import { productIdOf } from '../ledger/catalogue.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { BaseApi, ChannelKey } from '../ports.ts'
import { ownCatalogue } from './catalogue.ts'
import { causeOfImport, placesOf } from './places.ts'
import { type BasePlan, planOf } from './plan.ts'
import { type ProblemLine, summed } from './problems.ts'
import {
  type BaseLink,
  countRows,
  findLink,
  forgetOthers,
  idsOf,
  keepDetails,
  keepPage,
  readRows,
} from './store.ts'

export const BASE_RUN = 'stock.base'

export interface BaseInput {
  readonly linkId: string
  /** What the cards call it: the catalogue. */
  readonly name: string
}

/** What was read and what an import of it would do. */
export interface BaseState {
  readonly read: number
  readonly readAt: number
  readonly preview: Preview | null
}

/** `readId`: the run that read it. */
export interface Preview
  extends Pick<
    BasePlan,
    'added' | 'changed' | 'unchanged' | 'missing' | 'lowered' | 'raised' | 'emptied' | 'print'
  > {
  readonly readId: string
  readonly drops: BasePlan['drops']
  readonly problems: readonly ProblemLine[]
  /** Warehouses that are to be made. */
  readonly places: readonly string[]
}

export interface BaseRunDeps {
  readonly db: Database
  readonly clock: Clock
  readonly api: BaseApi
  readonly ledger: Ledger
  /** The key of a link. Throws AppError `not-found` for one that is gone. */
  readonly keyOf: (link: BaseLink) => Promise<ChannelKey>
}

const CHUNK = 100
const DROPS = 5
const MINUTE_MS = 60_000

/**
 * Reads a Base catalogue into a table of ours, a page or a hundred products a step, and shows what an import would do. Writes nothing
 * outside, and nothing to the ledger.
 */
export function baseRun(deps: BaseRunDeps): RunDefinition {
  return defineRun<BaseInput, BaseState>({
    kind: BASE_RUN,
    title: (lang, { name }) => lang.t('base-run', { name }),
    stages: [pagesStage(deps), detailsStage(deps), previewStage(deps)],
    initial: { read: 0, readAt: 0, preview: null },
    timeLimitMs: 60 * MINUTE_MS,
    pausable: true,
    result: previewResult,
  })
}

type BaseStage = Stage<BaseInput, BaseState>

function pagesStage(deps: BaseRunDeps): BaseStage {
  const { db, clock, api } = deps
  return {
    name: 'pages',
    title: 'base-stage-pages',
    async work({ linkId }, state, context) {
      const link = await linkOf(deps, linkId, context)
      const key = await deps.keyOf(link)
      const { runId, signal } = context
      const { inventoryId } = link
      const readAt = await context.step('begin', async () => clock.now())
      let read = 0
      for (let page = 1, isLast = false; !isLast; page += 1) {
        const one = await context.step(`page:${page}`, async () => {
          const found = await api.products(key, { inventoryId, page }, signal)
          await keepPage(db, { linkId, runId }, found.items)
          return { count: found.items.length, isLast: found.isLast }
        })
        read += one.count
        isLast = one.isLast
        context.progress(0, 0, { key: 'base-note-read', vars: { count: read } })
      }
      await forgetOthers(db, linkId, runId)
      // A product that moved to another page meanwhile came twice.
      return { ...state, read: await countRows(db, linkId, runId), readAt }
    },
  }
}

function detailsStage(deps: BaseRunDeps): BaseStage {
  const { db, api } = deps
  return {
    name: 'details',
    title: 'base-stage-details',
    async work({ linkId }, state, context) {
      const link = await linkOf(deps, linkId, context)
      const key = await deps.keyOf(link)
      const { inventoryId } = link
      const all = await idsOf(db, linkId, context.runId)
      for (let from = 0; from < all.length; from += CHUNK) {
        context.progress(from, all.length)
        const ids = all.slice(from, from + CHUNK)
        await context.step(`details:${from / CHUNK}`, async () => {
          const found = await api.details(key, { inventoryId, ids }, context.signal)
          await keepDetails(db, linkId, found)
          return found.length
        })
      }
      context.progress(all.length, all.length)
      return state
    },
  }
}

function previewStage(deps: BaseRunDeps): BaseStage {
  return {
    name: 'preview',
    title: 'base-stage-preview',
    async work({ linkId }, state, context) {
      const link = await linkOf(deps, linkId, context)
      const { found, places } = await planFor(deps, link, context.runId)
      const { plan: _plan, problems, ...told } = found
      const ours = await deps.ledger.warehouses(link.workspaceId)
      return {
        ...state,
        preview: {
          ...told,
          readId: context.runId,
          drops: told.drops.slice(0, DROPS),
          problems: summed(problems),
          places: places
            .filter(({ id }) => !ours.some((one) => one.id === id))
            .map(({ name }) => name),
        },
      }
    },
  }
}

/** The plan of what a run has read, over the ledger as it is now. */
export async function planFor(
  deps: Pick<BaseRunDeps, 'db' | 'ledger'>,
  link: BaseLink,
  readId: string,
) {
  const { workspaceId } = link
  const own = await ownCatalogue(deps, workspaceId)
  const places = placesOf(readId, link.warehouses, own.table.places)
  const ref = causeOfImport(readId)
  const found = planOf({
    rows: await readRows(deps.db, link.id, readId),
    own,
    places,
    madeId: (index) => productIdOf({ workspaceId, ref }, index),
  })
  return { found, places }
}

export async function linkOf(
  { db }: Pick<BaseRunDeps, 'db'>,
  linkId: string,
  context: Pick<RunContext, 'workspaceId'>,
): Promise<BaseLink> {
  const link = await findLink(db, context.workspaceId ?? '', linkId)
  if (link) return link
  throw new AppError({ kind: 'not-found', code: 'stock.no_base', messageKey: 'toast-base-gone' })
}

/** Whoever started the run; what they may is looked at with every write. */
export function personOf({ workspaceId, userId }: RunContext): Actor {
  if (workspaceId !== null && userId !== null) return { workspaceId, userId }
  throw new AppError({ kind: 'internal', code: 'stock.nobody' })
}
