import { AppError } from '#core/errors.ts'
import type { ImportTools } from '../batches/job.ts'
import type { CardAxes } from '../cards/axes.ts'
import {
  bringPictures,
  forgetPictures,
  type Pictured,
  type ShownPicture,
} from '../pictures/bring.ts'
import type { NoteMedia, PictureJob } from '../pictures/upload.ts'
import type { SourceCard } from '../ports.ts'
import type { ImportedProduct, ImportedVariation } from '../products/imported.ts'
import { noteMedia } from '../products/store.ts'
import type { RefreshJob } from './refresh-one.ts'

/** The card with nothing but the pictures of colours that none of the known sizes has; undefined: no colour is new. */
export function ofNewColors(
  card: SourceCard,
  { axes, variations }: CardAxes,
  { known, fresh }: Growth,
): Pictured | undefined {
  const at = axes.findIndex(({ kind }) => kind === 'color')
  const colorsOf = (skuIds: readonly string[]) =>
    variations.flatMap(({ skuId, values }) => (skuIds.includes(skuId) ? (values[at] ?? []) : []))
  const had = new Set(colorsOf(known.map(({ skuId }) => skuId)).map(({ slug }) => slug))
  const colors = colorsOf(fresh).filter(({ slug }) => !had.has(slug))
  if (colors.length === 0) return undefined
  const ids = new Set(colors.map(({ valueId }) => valueId))
  const slugs = new Set(colors.map(({ slug }) => slug))
  const isNew = (skuId: string) =>
    variations.some((one) => one.skuId === skuId && slugs.has(one.values[at]?.slug ?? ''))
  return {
    ...{ spuId: card.spuId, article: card.article },
    images: card.images.filter(({ colorId }) => colorId !== null && ids.has(colorId)),
    skus: card.skus.filter(({ skuId }) => isNew(skuId)),
  }
}

export interface Growth {
  readonly known: readonly ImportedVariation[]
  /** Sizes that came since, by the source's ids. */
  readonly fresh: readonly string[]
}

export function pictureJobOf(job: Pick<RefreshJob, 'at' | 'signal'> & ImportTools): PictureJob {
  const { row, key, shopIds, turn } = job.at
  return { ...job, row, rules: row.rules, shopKey: key, shopIds, turn }
}

/**
 * Brings pictures of new colours into the shop and has `write` show them. They are the product's from the moment they are uploaded. An
 * earlier refresh may have uploaded them and died before it could say so: the shop is asked first.
 */
export async function withPictures<T>(
  job: RefreshJob,
  product: ImportedProduct,
  pictured: Pictured | undefined,
  write: (pictures: readonly ShownPicture[]) => Promise<T>,
): Promise<T> {
  if (!pictured) return write([])
  const { uploads } = job
  const pictureJob = pictureJobOf(job)
  const note: NoteMedia = (db, mediaId) => noteMedia(db, product.id, mediaId)
  const bring = () =>
    bringPictures({
      ...{ job: pictureJob, note, card: pictured, title: product.title },
      ...{ uploads, isRepeat: true },
    })
  try {
    return await write((await bring()).pictures)
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== 'woo.no_media') throw thrown
    // Somebody deleted pictures in the shop that we believed there.
    await forgetPictures(pictureJob, pictured)
    return write((await bring()).pictures)
  }
}
