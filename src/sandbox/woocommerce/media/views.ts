import type { JsonObject, WooMedia } from '../records.ts'
import { linksOf, restUrl, type WpRequest } from '../wp/request.ts'
import { paragraphs, readSlug, slugOf } from '../wp/text.ts'
import { dateOf } from '../wp/values.ts'

interface Size {
  readonly width: number
  readonly height: number
  readonly isCropped: boolean
}

/** What WordPress and WooCommerce make of each picture. */
const SIZES: Readonly<Record<string, Size>> = {
  medium: { width: 300, height: 300, isCropped: false },
  large: { width: 1024, height: 1024, isCropped: false },
  thumbnail: { width: 150, height: 150, isCropped: true },
  medium_large: { width: 768, height: 0, isCropped: false },
  woocommerce_thumbnail: { width: 300, height: 300, isCropped: true },
  woocommerce_single: { width: 600, height: 0, isCropped: false },
  woocommerce_gallery_thumbnail: { width: 100, height: 100, isCropped: true },
}
/** Those of one shape, which a browser may choose from. */
const OFFERED = ['medium', 'large', 'medium_large', 'woocommerce_single']

export const mediaUrl = (home: string, file: string) => `${home}/wp-content/uploads/${file}`

const isImage = ({ mime }: WooMedia): boolean => mime.startsWith('image/')

/** In the order in which they are registered. */
const REGISTERED = [
  ...['thumbnail', 'medium', 'medium_large', 'large'],
  ...['woocommerce_thumbnail', 'woocommerce_single', 'woocommerce_gallery_thumbnail'],
]

/** Sizes that should be there: what the server cannot read it makes none of. */
function missingSizes(media: WooMedia): string[] {
  if (media.mime !== 'image/avif') return []
  const possible = sizesOf({ ...media, mime: 'image/webp' }).map(({ name }) => name)
  return REGISTERED.filter((name) => possible.includes(name))
}

/** Sizes that are smaller than the picture; AVIF gets none. */
function sizesOf(
  media: WooMedia,
): readonly { name: string; width: number; height: number; file: string }[] {
  if (media.mime === 'image/avif' || !isImage(media)) return []
  const stem = media.file.replace(/\.[^.]+$/, '')
  const extension = media.file.slice(stem.length)
  return Object.entries(SIZES).flatMap(([name, size]) => {
    const { width, height } = scaled(media, size)
    const isSmaller = width < media.width || height < media.height
    if (!isSmaller) return []
    return [{ name, width, height, file: `${stem}-${width}x${height}${extension}` }]
  })
}

function scaled(media: WooMedia, size: Size): { readonly width: number; readonly height: number } {
  if (size.isCropped) {
    return {
      width: Math.min(size.width, media.width),
      height: Math.min(size.height, media.height),
    }
  }
  const ratio = Math.min(
    size.width / media.width,
    size.height === 0 ? Number.POSITIVE_INFINITY : size.height / media.height,
    1,
  )
  return { width: Math.round(media.width * ratio), height: Math.round(media.height * ratio) }
}

const baseName = (file: string) => file.slice(file.lastIndexOf('/') + 1)

/** A picture as products and variations show it. */
export function imageView({ home }: Pick<WpRequest, 'home'>, media: WooMedia): JsonObject {
  return {
    id: media.id,
    date_created: dateOf(media.createdMs),
    date_created_gmt: dateOf(media.createdMs),
    date_modified: dateOf(media.modifiedMs),
    date_modified_gmt: dateOf(media.modifiedMs),
    src: mediaUrl(home, media.file),
    ...{ name: media.title, alt: media.alt },
  }
}

/** The same with what a browser chooses from, as products show it. */
export function galleryView(request: Pick<WpRequest, 'home'>, media: WooMedia): JsonObject {
  const { home } = request
  const sizes = sizesOf(media)
  const thumbnail = sizes.find(({ name }) => name === 'woocommerce_thumbnail')
  const offered = sizes.filter(({ name }) => OFFERED.includes(name))
  const choice = [{ file: media.file, width: media.width }, ...offered]
  return {
    ...imageView(request, media),
    srcset:
      choice.length === 1
        ? ''
        : choice.map(({ file, width }) => `${mediaUrl(home, file)} ${width}w`).join(', '),
    sizes: `(max-width: ${media.width}px) 100vw, ${media.width}px`,
    thumbnail: mediaUrl(home, thumbnail?.file ?? media.file),
  }
}

/** A file of the library as WordPress shows it. */
export function mediaView(
  request: WpRequest,
  media: WooMedia,
  context: 'view' | 'edit',
): JsonObject {
  const { home } = request
  const url = mediaUrl(home, media.file)
  const isEdit = context === 'edit'
  const text = (raw: string, rendered = raw) => ({ ...(isEdit && { raw }), rendered })
  const links = { self: `/wp/v2/media/${media.id}`, collection: '/wp/v2/media' }
  return {
    id: media.id,
    ...{ date: dateOf(media.createdMs), date_gmt: dateOf(media.createdMs), guid: text(url) },
    ...{ modified: dateOf(media.modifiedMs), modified_gmt: dateOf(media.modifiedMs) },
    ...{ slug: media.slug, status: 'inherit', type: 'attachment', link: `${home}/${media.slug}/` },
    title: text(media.title),
    ...{ author: 1, featured_media: 0, comment_status: 'open', ping_status: 'closed' },
    ...{ template: '', meta: [] },
    ...(isEdit && {
      permalink_template: `${home}/?attachment_id=${media.id}`,
      generated_slug: generatedSlug(request, media),
    }),
    class_list: [`post-${media.id}`, 'attachment', 'type-attachment', 'status-inherit', 'hentry'],
    description: text(
      media.description,
      `<p class="attachment"><a href='${url}'>${isImage(media) ? `<img src="${url}" alt="${media.alt}" />` : media.title}</a></p>\n${paragraphs(media.description)}`,
    ),
    caption: text(media.caption, paragraphs(media.caption)),
    ...{ alt_text: media.alt, media_type: isImage(media) ? 'image' : 'file' },
    mime_type: media.mime,
    media_details: isImage(media)
      ? detailsOf(request, media)
      : { filesize: media.filesize, sizes: {} },
    post: media.post || null,
    source_url: url,
    ...(isEdit && { missing_image_sizes: missingSizes(media) }),
    _links: { ...linksOf(request, links), ...furtherLinks(request, media, isEdit) },
  }
}

/** Where a file leads besides; what its keeper may do with it is told only to who edits. */
function furtherLinks(request: WpRequest, { id }: WooMedia, isEdit: boolean): JsonObject {
  const to = (path: string) => restUrl(request, path)
  const own = [{ href: to(`/wp/v2/media/${id}`) }]
  return {
    about: [{ href: to('/wp/v2/types/attachment') }],
    author: [{ embeddable: true, href: to('/wp/v2/users/1') }],
    replies: [{ embeddable: true, href: to(`/wp/v2/comments?post=${id}`) }],
    ...(isEdit && {
      'wp:action-unfiltered-html': own,
      'wp:action-assign-author': own,
      curies: [{ name: 'wp', href: 'https://api.w.org/{rel}', templated: true }],
    }),
  }
}

/** What WordPress would call it now, were it new. */
function generatedSlug({ shop }: WpRequest, media: WooMedia): string {
  const plain = slugOf(media.title)
  const isOthers = [...shop.media.values()].some((one) => one.slug === plain && one !== media)
  return readSlug(isOthers ? media.slug : plain)
}

function detailsOf({ home }: WpRequest, media: WooMedia): JsonObject {
  const shown = sizesOf(media).map(({ name, width, height, file }) => {
    const url = mediaUrl(home, file)
    const share = (width * height) / (media.width * media.height || 1)
    const size: JsonObject = {
      ...{ file: baseName(file), width, height, filesize: Math.ceil(media.filesize * share) },
      ...(name === 'woocommerce_thumbnail' && { uncropped: false }),
      ...{ mime_type: media.mime, source_url: url },
    }
    return [name, size] as const
  })
  const full: JsonObject = {
    ...{ file: baseName(media.file), width: media.width, height: media.height },
    ...{ mime_type: media.mime, source_url: mediaUrl(home, media.file) },
  }
  return {
    ...{ width: media.width, height: media.height, file: media.file, filesize: media.filesize },
    // A picture that nothing smaller was made of has no sizes at all.
    sizes: shown.length === 0 ? {} : { ...Object.fromEntries(shown), full },
    image_meta: {
      ...{ aperture: '0', credit: '', camera: '', caption: '', created_timestamp: '0' },
      ...{ copyright: '', focal_length: '0', iso: '0', shutter_speed: '0', title: '' },
      ...{ orientation: '0', keywords: [] },
    },
  }
}
