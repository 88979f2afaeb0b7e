import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { ImportTools } from '../batches/job.ts'
import type { ShopMedia } from '../ports.ts'
import type { Turn } from '../run/turn.ts'
import { keepMedia, lookOf, mediaBySha256 } from '../shops/media.ts'
import type { ShopRules } from '../shops/rules.ts'
import type { ShopRow } from '../shops/store.ts'

/** A run that brings pictures into a shop. */
export interface PictureJob
  extends Pick<ImportTools, 'db' | 'clock' | 'log' | 'shop' | 'pictures'> {
  readonly rules: ShopRules
  readonly row: ShopRow
  /** Rows of the same shop, whosever they are. */
  readonly shopIds: readonly string[]
  readonly shopKey: AccountKey
  readonly turn: Turn
  readonly signal: AbortSignal
}

/** Writes down whose a picture is: it goes when they do. */
export type NoteMedia = (db: Database | Transaction, mediaId: number) => Promise<void>

/** A picture ready for the shop. */
export interface ReadyPicture {
  /** Where it came from, and where those came from that are doubles of it. */
  readonly urls: readonly string[]
  readonly bytes: Uint8Array
  /** Of `bytes`, hex. */
  readonly sha256: string
  /** e.g. `image/webp`. */
  readonly type: string
  /** ASCII with its ending; the hash is in it, so that one name is one picture. */
  readonly name: string
  readonly alt: string
}

const TRIES = 3
const PAUSE_MS = 1_000

/**
 * Uploads pictures of one run, each once whoever asks. `isRepeat`: an earlier attempt may have uploaded it and died before it could say so,
 * so the shop is asked first.
 */
export function createUploads(job: PictureJob) {
  const underWay = new Map<string, Promise<number>>()

  async function bring(note: NoteMedia, picture: ReadyPicture, isRepeat: boolean): Promise<number> {
    const known = await mediaBySha256(job.db, job.shopIds, picture.sha256)
    if (known !== undefined) return known
    const mediaId = await upload(job, picture, isRepeat)
    await keep(note, picture, mediaId)
    return mediaId
  }

  /** Nothing is waited for before it is known to be under way. */
  function once(note: NoteMedia, picture: ReadyPicture, isRepeat: boolean): Promise<number> {
    const { sha256 } = picture
    const running = underWay.get(sha256)
    if (running) return running
    const one = bring(note, picture, isRepeat).finally(() => underWay.delete(sha256))
    underWay.set(sha256, one)
    return one
  }

  /** In one transaction: what is in the table is known to be somebody's, too. */
  async function keep(note: NoteMedia, picture: ReadyPicture, mediaId: number): Promise<void> {
    const { db, clock, row, rules } = job
    const at = new Date(clock.now())
    const { sha256, urls } = picture
    const look = lookOf(rules)
    await db.transaction(async (tx) => {
      await keepMedia(
        tx,
        urls.map((sourceUrl) => ({ shopId: row.id, sourceUrl, look, sha256, mediaId, at })),
      )
      await note(tx, mediaId)
    })
  }

  return {
    async mediaOf(note: NoteMedia, picture: ReadyPicture, isRepeat: boolean): Promise<number> {
      const mediaId = await once(note, picture, isRepeat)
      await keep(note, picture, mediaId)
      return mediaId
    },
  }
}

export type Uploads = ReturnType<typeof createUploads>

async function upload(
  { shop, shopKey, turn, clock, signal }: PictureJob,
  { bytes, name, type, alt }: ReadyPicture,
  isRepeat: boolean,
): Promise<number> {
  const slug = name.replace(/\.[a-z]+$/u, '')
  const standing = () => shop.mediaBySlug(shopKey, slug, signal)
  let isUnsure = isRepeat
  for (let tries = 1; ; tries += 1) {
    const found = isUnsure ? await standing() : []
    const [first] = oldestFirst(found)
    if (first) return first.id
    await turn.keep()
    try {
      const made = await shop.upload(shopKey, { bytes, name, type, alt }, signal)
      // The upload that was not answered may have come in meanwhile: one of the two goes.
      return tries === 1 ? made.id : await onlyOne(made)
    } catch (thrown) {
      const isLost = thrown instanceof AppError && thrown.kind === 'unknown-outcome'
      if (!isLost || tries === TRIES) throw thrown
      isUnsure = true
      await clock.sleep(PAUSE_MS * tries, signal)
    }
  }

  async function onlyOne(made: ShopMedia): Promise<number> {
    const [first = made, ...more] = oldestFirst(await standing())
    for (const { id } of more) {
      await turn.keep()
      await shop.deleteMedia(shopKey, id, signal)
    }
    return first.id
  }
}

const oldestFirst = (media: readonly ShopMedia[]) => [...media].sort((a, b) => a.id - b.id)
