import { eq } from 'drizzle-orm'
import type { Result } from '#core/result.ts'
import { defineRun, type RunDefinition, type Stage } from '#runs/definition.ts'
import type { Actor } from '#telegram/identity/authority.ts'
import { importResult } from '../chat/base/run-cards.ts'
import { operationBy } from '../ledger/reading/history.ts'
import type { Refusal } from '../ledger/writing/operation.ts'
import type { Outcome } from '../ledger/writing/write.ts'
import type { PictureSource } from '../ports.ts'
import { ownCatalogue } from './catalogue.ts'
import { picturesStage } from './pictures.ts'
import { causeOfImport, placesOf } from './places.ts'
import { matched } from './plan.ts'
import type { ProblemLine } from './problems.ts'
import { type BaseRunDeps, linkOf, personOf, planFor } from './read-run.ts'
import { baseLinks } from './schema.ts'
import { type BaseLink, countRows, keepProducts, readRows } from './store.ts'

export const BASE_IMPORT_RUN = 'stock.base-import'

/** A preview that a person has agreed to. */
export interface ImportInput {
  readonly linkId: string
  readonly name: string
  /** The run that read the catalogue, when it began, and how much it read. */
  readonly readId: string
  readonly readAt: number
  readonly read: number
  /** Of the plan as it was shown. */
  readonly print: string
  readonly added: number
  readonly changed: number
  readonly problems: readonly ProblemLine[]
}

/** `stale`: read too long ago or again since. `moved`: stock has changed since the preview. Nothing was written in either case. */
export type ImportOutcome = 'done' | 'stale' | 'moved' | 'refused'

export interface ImportState {
  readonly outcome: ImportOutcome
  readonly operationId: string | null
  readonly refusal: Refusal['reason'] | null
  readonly pictures: number
  /** SKUs whose picture could not be had, and how many there are. */
  readonly unpictured: readonly string[]
  readonly missed: number
}

export interface BaseImportDeps extends BaseRunDeps {
  readonly pictures: PictureSource
}

const MINUTE_MS = 60_000
/** Numbers of Base that are older would overwrite what was sold meanwhile. */
const FRESH_MS = 60 * MINUTE_MS

const NOTHING: ImportState = {
  ...{ outcome: 'done', operationId: null, refusal: null },
  ...{ pictures: 0, unpictured: [], missed: 0 },
}

/** Brings what was read and shown into the ledger as one operation, then the pictures. */
export function baseImportRun(deps: BaseImportDeps): RunDefinition {
  return defineRun<ImportInput, ImportState>({
    kind: BASE_IMPORT_RUN,
    title: (lang, { name }) => lang.t('base-import-run', { name }),
    stages: [importStage(deps), picturesStage(deps)],
    initial: NOTHING,
    timeLimitMs: 60 * MINUTE_MS,
    pausable: true,
    result: importResult,
  })
}

function importStage(deps: BaseImportDeps): Stage<ImportInput, ImportState> {
  const { db, clock } = deps
  return {
    name: 'import',
    title: 'base-stage-import',
    async work(input, state, context) {
      const link = await linkOf(deps, input.linkId, context)
      const done = await context.step('write', () => write(deps, link, input, personOf(context)))
      if (done.outcome === 'done') {
        const own = await ownCatalogue(deps, link.workspaceId)
        const rows = await readRows(db, link.id, input.readId)
        await keepProducts(db, link.id, matched(rows, own))
        await db
          .update(baseLinks)
          .set({ importedAt: new Date(clock.now()) })
          .where(eq(baseLinks.id, link.id))
      }
      return { ...state, ...done }
    },
  }
}

type Written = Pick<ImportState, 'outcome' | 'operationId' | 'refusal'>

async function write(
  deps: BaseImportDeps,
  link: BaseLink,
  input: ImportInput,
  by: Actor,
): Promise<Written> {
  const { db, ledger, clock } = deps
  const { readId } = input
  const ref = causeOfImport(readId)
  // Written by a process that did not live to remember it.
  const before = await operationBy(db, by.workspaceId, ref)
  if (before) return { outcome: 'done', operationId: before, refusal: null }
  const nothing = (outcome: ImportOutcome): Written => ({
    ...{ outcome, operationId: null, refusal: null },
  })
  const isOld = clock.now() - input.readAt > FRESH_MS
  if (isOld || (await countRows(db, link.id, readId)) !== input.read) return nothing('stale')
  const { found, places } = await planFor(deps, link, readId)
  if (found.print !== input.print) return nothing('moved')
  const ours = await ledger.warehouses(by.workspaceId)
  for (const { id, name } of places) {
    if (ours.some((one) => one.id === id)) continue
    const made = await ledger.addWarehouse(by, { id, name })
    if (!made.ok) return { ...nothing('refused'), refusal: 'warehouse-gone' }
  }
  const [main] = placesOf(readId, link.warehouses, ours)
  const cause = { ref, mainName: main?.name ?? link.inventoryName, note: link.inventoryName }
  const outcome: Result<Outcome, Refusal> = await ledger.import(by, cause, found.plan)
  if (outcome.ok) {
    return { outcome: 'done', operationId: outcome.value.operation.id, refusal: null }
  }
  const { reason } = outcome.error
  if (reason === 'unchanged') return nothing('done')
  // Sold after it was compared, and before it was locked.
  if (reason === 'counted-since') return nothing('moved')
  return { ...nothing('refused'), refusal: reason }
}
