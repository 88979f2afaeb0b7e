import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { defineRun, type RunDefinition } from '#runs/definition.ts'
import type { ChannelService } from '../channels/schema.ts'
import type { ChannelAccount } from '../channels/store.ts'
import { comparedCard } from '../chat/edits/run-cards.ts'
import type { DrivenAccount } from '../drivers/driver.ts'
import type { ChannelKey } from '../ports.ts'
import type { FaceDriver, FaceValues, Obstacle, OfferedField } from './face.ts'
import { type Edited, editedBy, type Target, targetsOf } from './store.ts'

export const COMPARE_RUN = 'stock.offer-compare'

export interface CompareInput {
  /** The edit that is offered. */
  readonly operationId: string
  readonly productId: string
  readonly sku: string
}

export interface OfferedLine {
  readonly field: OfferedField
  readonly there: string | null
  /** A picture: its id in the ledger. */
  readonly ours: string | null
  readonly obstacle: Obstacle | null
}

/** What one listing would be told. */
export interface OfferedListing {
  readonly listingId: string
  readonly accountId: string
  readonly account: string
  readonly lines: readonly OfferedLine[]
  /** The channel did not answer: nothing is known of it. */
  readonly isUnread: boolean
}

export interface CompareState {
  /** Of the product as it was compared; null while nothing is. */
  readonly offered: readonly OfferedListing[] | null
  readonly readId: string
}

export interface EditsDeps {
  readonly db: Database
  readonly clock: Clock
  readonly faces: Readonly<Record<ChannelService, FaceDriver>>
  /** Throws AppError `not-found` for a key that is gone. */
  readonly keyOf: (account: ChannelAccount) => Promise<ChannelKey>
}

const LIMIT_MS = 10 * 60_000

/** Reads how channels show a product that was edited, and shows what differs. Writes nothing. */
export function compareRun(deps: EditsDeps): RunDefinition {
  const { db } = deps
  return defineRun<CompareInput, CompareState>({
    kind: COMPARE_RUN,
    title: (lang, { sku }) => lang.t('edits-compare-run', { sku }),
    stages: [
      {
        name: 'read',
        title: 'edits-compare-stage',
        async work({ operationId }, _state, context) {
          const { runId: readId, workspaceId, signal } = context
          const edited = await editedBy(db, workspaceId ?? '', operationId)
          if (!edited) return { offered: [], readId }
          const targets = await targetsOf(db, workspaceId ?? '', edited.product.id)
          const offered: OfferedListing[] = []
          for (const [at, target] of targets.entries()) {
            context.progress(at, targets.length)
            const { account, listing } = target
            const about = { listingId: listing.id, accountId: account.id, account: account.name }
            try {
              const lines = await linesOf(deps, target, edited, signal)
              if (lines) offered.push({ ...about, lines, isUnread: false })
            } catch (thrown) {
              signal.throwIfAborted()
              if (toAppError(thrown).kind === 'internal') throw thrown
              offered.push({ ...about, lines: [], isUnread: true })
            }
          }
          return { offered, readId }
        },
      },
    ],
    initial: { offered: null, readId: '' },
    timeLimitMs: LIMIT_MS,
    result: comparedCard,
  })
}

/** Our values of the fields that were edited. */
export function valuesOf({ product, fields }: Edited): FaceValues {
  const { name, ean, pictureId } = product
  const all = { name, ean, picture: pictureId }
  return Object.fromEntries(fields.map((field) => [field, all[field]]))
}

/** An account with its key, as drivers need it. */
export async function drivenOf(deps: EditsDeps, account: ChannelAccount): Promise<DrivenAccount> {
  const { id, catalog } = account
  return { id, catalog, key: await deps.keyOf(account) }
}

async function linesOf(
  deps: EditsDeps,
  { account, listing }: Target,
  edited: Edited,
  signal: AbortSignal,
): Promise<OfferedLine[] | undefined> {
  const ours = valuesOf(edited)
  const driven = await drivenOf(deps, account)
  const face = await deps.faces[account.service].read(driven, listing, ours, signal)
  if (!face) return undefined
  return edited.fields.flatMap((field): OfferedLine[] => {
    const there = face.values[field] ?? null
    const wanted = ours[field] ?? null
    if (there === wanted) return []
    return [{ field, there, ours: wanted, obstacle: face.obstacles[field] ?? null }]
  })
}
