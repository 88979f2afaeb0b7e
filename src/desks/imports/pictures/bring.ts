import { appErrorIn } from '#core/errors.ts'
import type { SourceCard } from '../ports.ts'
import { forgetMedia, lookOf, mediaByUrl } from '../shops/media.ts'
import { dedupe } from './dedupe.ts'
import { fingerprintOf } from './fingerprint.ts'
import { pictureName, preparePicture } from './prepare.ts'
import type { NoteMedia, PictureJob, Uploads } from './upload.ts'

/** A picture of a product as it stands in the shop. */
export interface ShownPicture {
  readonly mediaId: number
  /** The colour it shows, as the source numbers its values; null: all of them. */
  readonly colorId: string | null
  /** Where it came from. */
  readonly urls: readonly string[]
}

/** What of a card tells its pictures. */
export type Pictured = Pick<SourceCard, 'spuId' | 'article' | 'images' | 'skus'>

/** Each is kept by shops in about seven sizes: enough to sell by. */
const MOST_OF_COLOR = 8
const MOST = 30

interface SourcePicture {
  readonly url: string
  readonly colorId: string | null
}

/**
 * Pictures of a card in the shop: those that are there from before as they are, the others read, made and uploaded, one a picture however
 * often it comes. Pictures that cannot be opened are left out and counted.
 */
export async function bringPictures(of: {
  readonly job: PictureJob
  readonly note: NoteMedia
  readonly card: Pictured
  readonly title: string
  readonly uploads: Uploads
  readonly isRepeat: boolean
}): Promise<{ readonly pictures: readonly ShownPicture[]; readonly missing: number }> {
  const { job, note, card, title, uploads, isRepeat } = of
  const { db, shopIds, rules } = job
  const wanted = picturesOf(card)
  const urls = wanted.map(({ url }) => url)
  const known = await mediaByUrl(db, shopIds, lookOf(rules), urls)
  const fresh = wanted.filter((one) => !known.has(one.url))
  const prepared = await together(fresh, async ({ url, colorId }) => {
    const picture = await ready(job, url)
    return picture && { url, colorId, ...picture }
  })
  const made = prepared.flatMap((one) => one ?? [])
  const shown = new Map(known)
  const singles = dedupe(made)
  await together(singles, async (picture) => {
    // The first it looks like is the one that was kept for it.
    const doubles = made.filter(
      (one) => singles.find((kept) => dedupe([kept, one]).length === 1) === picture,
    )
    const urlsOf = [...new Set([picture, ...doubles].map(({ url }) => url))]
    const mediaId = await uploads.mediaOf(
      note,
      {
        urls: urlsOf,
        ...{ bytes: picture.bytes, sha256: picture.sha256, type: picture.type, alt: title },
        name: pictureName(card, picture),
      },
      isRepeat,
    )
    for (const url of urlsOf) shown.set(url, mediaId)
  })
  for (const mediaId of new Set(known.values())) await note(db, mediaId)
  const pictures = wanted.flatMap(({ url, colorId }) => {
    const mediaId = shown.get(url)
    return mediaId === undefined ? [] : [{ mediaId, colorId, urls: [url] }]
  })
  return { pictures, missing: wanted.length - pictures.length }
}

/** Pictures of one product worked on at the same time. */
const LANES = 3

/** Does the work for every item, results in their order. After a failure nothing new is begun, and what is under way is waited for. */
async function together<T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = []
  const failures: unknown[] = []
  const queue = items.entries()
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) {
      if (failures.length > 0) return
      try {
        results[index] = await work(item)
      } catch (thrown) {
        failures.push(thrown)
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  if (failures.length > 0) throw failures[0]
  return results
}

/** Pictures of the card in its order, then those of single sizes that it does not show itself. */
function picturesOf({ images, skus }: Pictured): SourcePicture[] {
  const ofSkus = skus.flatMap(({ image, axes }) => {
    const color = axes.find(({ axis }) => axis === 'color')
    return image === null ? [] : [{ url: image, colorId: color?.valueId ?? null }]
  })
  const counts = new Map<string | null, number>()
  const found = new Map<string, SourcePicture>()
  for (const one of [...images, ...ofSkus]) {
    const count = counts.get(one.colorId) ?? 0
    if (found.has(one.url) || count >= MOST_OF_COLOR || found.size >= MOST) continue
    counts.set(one.colorId, count + 1)
    found.set(one.url, one)
  }
  return [...found.values()]
}

/** Undefined for a picture that cannot be opened. Throws what may pass: an address that does not answer. */
async function ready({ pictures, rules, log, signal }: PictureJob, url: string) {
  try {
    const bytes = await pictures.read(url, signal)
    const { pictureSide: side, pictureFormat: format } = rules
    const prepared = await preparePicture(bytes, { side, format })
    if (prepared.ok) {
      return { ...prepared.value, fingerprint: await fingerprintOf(prepared.value.bytes) }
    }
    log.info({ url, fault: prepared.error.code }, 'picture left out')
    return undefined
  } catch (thrown) {
    const error = appErrorIn(thrown)
    if (!error || signal.aborted || error.kind === 'internal') throw thrown
    log.info({ url, code: error.code }, 'picture not read')
    return undefined
  }
}

/** What was known of a card's pictures in the shop is not believed any more. */
export async function forgetPictures(
  { db, shopIds, rules }: PictureJob,
  card: Pictured,
): Promise<void> {
  const urls = picturesOf(card).map(({ url }) => url)
  const known = await mediaByUrl(db, shopIds, lookOf(rules), urls)
  await forgetMedia(db, shopIds, [...known.values()])
}
