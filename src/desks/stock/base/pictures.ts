import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { readPicture } from '#platform/pictures/photo.ts'
import type { Stage } from '#runs/definition.ts'
import type { ProductEdit } from '../ledger/catalogue.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PictureSource } from '../ports.ts'
import { ownCatalogue } from './catalogue.ts'
import type { ImportInput, ImportState } from './import-run.ts'
import { causeOfImport } from './places.ts'
import { withParent } from './plan.ts'
import { personOf } from './read-run.ts'
import { type BaseLink, findLink, readRows } from './store.ts'

export interface PicturesDeps {
  readonly db: Database
  readonly clock: Clock
  readonly ledger: Ledger
  readonly pictures: PictureSource
}

interface Wanted {
  readonly id: string
  readonly sku: string
  readonly url: string
}

/** Pictures of a step, written as one operation. */
const CHUNK = 10
/** A long list is gone through in several attempts, each well below the run's limit, ms. */
const SITTING_MS = 40 * 60_000
const NAMED = 5

/** Pictures of products that have none yet, one after another; one that cannot be had is told and keeps nothing else back. */
export function picturesStage(deps: PicturesDeps): Stage<ImportInput, ImportState> {
  const { db, clock, ledger } = deps

  /** Undefined for what is out of reach or no picture. */
  async function pictureAt(url: string, signal: AbortSignal) {
    try {
      const picture = await readPicture(await deps.pictures.read(url, signal))
      return picture.ok ? picture.value : undefined
    } catch (thrown) {
      signal.throwIfAborted()
      if (toAppError(thrown).kind === 'internal') throw thrown
      return undefined
    }
  }

  return {
    name: 'pictures',
    title: 'base-stage-pictures',
    async work(input, state, context) {
      if (state.outcome !== 'done') return state
      const by = personOf(context)
      const link = await findLink(db, by.workspaceId, input.linkId)
      if (!link) return state
      const until = clock.now() + SITTING_MS
      const all = await context.step('list', () => wantedPictures(deps, link, input.readId))
      let pictures = 0
      const missed: string[] = []
      for (let from = 0; from < all.length; from += CHUNK) {
        if (clock.now() > until) context.park(clock.now(), { key: 'base-note-pictures' })
        const done = await context.step(`pictures:${from / CHUNK}`, async () => {
          const edits: { productId: string; edit: ProductEdit }[] = []
          const failed: string[] = []
          for (const [at, { id, sku, url }] of all.slice(from, from + CHUNK).entries()) {
            context.progress(from + at, all.length)
            const product = await ledger.product(by.workspaceId, id)
            // Deleted, taken back or pictured by hand since.
            if (product?.deletedAt !== null || product.pictureId !== null) continue
            const picture = await pictureAt(url, context.signal)
            if (picture) edits.push({ productId: id, edit: { picture } })
            else failed.push(sku)
          }
          if (edits.length === 0) return { count: 0, failed }
          const ref = `${causeOfImport(input.readId)}:pictures:${from / CHUNK}`
          const cause = { ref, mainName: link.inventoryName, note: link.inventoryName }
          const plan = { creates: [], edits, counts: [] }
          const written = await ledger.import(by, cause, plan)
          return { count: written.ok ? edits.length : 0, failed }
        })
        pictures += done.count
        missed.push(...done.failed)
      }
      context.progress(all.length, all.length)
      return { ...state, pictures, missed: missed.length, unpictured: missed.slice(0, NAMED) }
    },
  }
}

async function wantedPictures(
  { db, ledger }: PicturesDeps,
  link: BaseLink,
  readId: string,
): Promise<Wanted[]> {
  const rows = await readRows(db, link.id, readId)
  const parents = new Map(rows.map((row) => [row.baseId, row]))
  const own = await ownCatalogue({ db, ledger }, link.workspaceId)
  const bare = new Map(
    [...own.bySku].flatMap(([sku, { id, hasPicture }]) => (hasPicture ? [] : [[id, sku] as const])),
  )
  return rows.flatMap((row): Wanted[] => {
    const url = withParent(row, parents).pictureUrl
    const sku = bare.get(row.productId ?? '')
    if (row.productId === null || sku === undefined || url === null) return []
    return [{ id: row.productId, sku, url }]
  })
}
