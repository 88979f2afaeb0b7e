import type { WooMedia, WooShop } from '../records.ts'
import { plainLine, slugOf, uniqueSlug } from '../wp/text.ts'
import { dateOf } from '../wp/values.ts'
import { extensionOf, type ImageFacts } from './image-size.ts'

export interface NewMedia {
  /** The file's name as it was sent. */
  readonly name: string
  readonly facts: ImageFacts
  readonly filesize: number
  readonly now: number
  /** What it is called; the stored file's name without its extension where absent. */
  readonly title?: string | undefined
  /** A picture that the shop fetched itself is called by the whole name of its file. */
  readonly isFetched?: boolean
  readonly alt?: string | undefined
  readonly caption?: string | undefined
  readonly description?: string | undefined
  readonly post?: number | undefined
}

/** Stores a picture: a file name that is taken gets `-1`, `-2` …, a slug that is taken `-2`, `-3` …: nothing here is idempotent. */
export function addMedia(shop: WooShop, made: NewMedia): WooMedia {
  const folder = dateOf(made.now).slice(0, 7).replace('-', '/')
  const file = `${folder}/${freeName(shop, folder, fileName(made.name, made.facts.mime))}`
  const stored = file.slice(folder.length + 1)
  const title = plainLine(made.title ?? '') || (made.isFetched ? stored : stemOf(stored))
  const media: WooMedia = {
    id: shop.next.post++,
    slug: freeMediaSlug(shop, slugOf(title)),
    ...{ title, alt: plainLine(made.alt ?? ''), file, mime: made.facts.mime },
    ...{ caption: made.caption ?? '', description: made.description ?? '' },
    ...{ width: made.facts.width, height: made.facts.height, filesize: made.filesize },
    ...{ post: made.post ?? 0, createdMs: made.now, modifiedMs: made.now },
  }
  shop.media.set(media.id, media)
  return media
}

/** Slugs of files are unique among all that is published. */
function freeMediaSlug(shop: WooShop, wanted: string): string {
  const taken = new Set([
    ...[...shop.media.values()].map(({ slug }) => slug),
    ...[...shop.products.values()].map(({ slug }) => slug),
  ])
  return uniqueSlug(wanted, (slug) => taken.has(slug))
}

const stemOf = (name: string) => name.replace(/\.[^.]+$/, '')

/** As WordPress cleans a name: no blanks or signs; the extension follows what the file is. */
function fileName(name: string, mime: string): string {
  const clean = name
    .replace(/^.*[/\\]/, '')
    .replace(/[?[\]/\\=<>:;,'"&$#*()|~`!{}%+’«»”“]/g, '')
    .replace(/[\s-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '')
  if (!mime.startsWith('image/')) return clean
  const extension = /\.([a-z0-9]+)$/i.exec(clean)?.[1]?.toLowerCase()
  const isRight =
    mime === 'image/jpeg' ? /^jpe?g?$/.test(extension ?? '') : extension === extensionOf(mime)
  return isRight ? clean : `${stemOf(clean)}.${extensionOf(mime)}`
}

function freeName(shop: WooShop, folder: string, name: string): string {
  const files = new Set([...shop.media.values()].map(({ file }) => file.toLowerCase()))
  const isTaken = (one: string) => files.has(`${folder}/${one}`.toLowerCase())
  const stem = stemOf(name)
  const extension = name.slice(stem.length)
  for (let number = 0; ; number += 1) {
    const tried = number === 0 ? name : `${stem}-${number}${extension}`
    if (!isTaken(tried)) return tried
  }
}

/** Another slug, or the next one that is free. */
export function renameMedia(shop: WooShop, media: WooMedia, slug: string): void {
  media.slug = ''
  media.slug = freeMediaSlug(shop, slug)
}

/** Takes a file away, and from whatever shows it. */
export function dropMedia(shop: WooShop, id: number): void {
  shop.media.delete(id)
  for (const product of shop.products.values()) {
    product.imageIds = product.imageIds.filter((one) => one !== id)
  }
  for (const term of shop.terms.values()) if (term.imageId === id) term.imageId = null
}
