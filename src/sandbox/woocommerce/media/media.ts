import type { JsonObject, WooMedia, WooShop } from '../records.ts'
import { mayUpload } from '../wp/auth.ts'
import { isFound, pageOf, pagingOf } from '../wp/lists.ts'
import { WpError } from '../wp/problems.ts'
import { paramsOf, restUrl, type WpAnswer, type WpRequest } from '../wp/request.ts'
import { slugOf } from '../wp/text.ts'
import { idsOf, intOf, isTrue, momentOf, objectOf, textOf, wordsOf } from '../wp/values.ts'
import { imageFacts, mimeOfName } from './image-size.ts'
import { addMedia, dropMedia } from './library.ts'
import { uploadedFile } from './upload.ts'
import { mediaView } from './views.ts'

/** Keeps what was uploaded, so that pages can show it. */
export type KeepBytes = (shop: WooShop, media: WooMedia, bytes: Uint8Array) => void

/** `POST /wp/v2/media`. */
export function uploadMedia(request: WpRequest, keep: KeepBytes): WpAnswer {
  mustUpload(request, 'create')
  const file = uploadedFile(request)
  const facts = imageFacts(file.bytes)
  const isPicture = facts !== undefined && mimeOfName(file.name) !== undefined
  if (!isPicture) {
    const message = 'Sorry, you are not allowed to upload this file type.'
    throw new WpError('rest_upload_sideload_error', message, 500)
  }
  const said: JsonObject = { ...request.query, ...file.fields }
  const media = addMedia(request.shop, {
    ...{ name: file.name, facts, filesize: file.bytes.length, now: request.now },
    ...{ title: titleOf(said), alt: textOf(said.alt_text), caption: textOf(said.caption) },
    ...{ description: textOf(said.description), post: intOf(said.post) },
  })
  keep(request.shop, media, file.bytes)
  const headers = { location: restUrl(request, `/wp/v2/media/${media.id}`) }
  return { status: 201, body: mediaView(request, media, 'edit'), headers }
}

function titleOf(said: JsonObject): string {
  return textOf(said.title) || textOf(objectOf(said.title)?.raw)
}

/** `GET /wp/v2/media`: unlike lists of products a page past the end is a fault. */
export function listMedia(request: WpRequest): WpAnswer {
  const paging = pagingOf(request)
  const params = paramsOf(request)
  const [include, exclude, parents] = [params.include, params.exclude, params.parent].map(idsOf)
  const slugs = wordsOf(params.slug)
  const [after, before] = [momentOf(params.after), momentOf(params.before)]
  const found = [...request.shop.media.values()].filter(
    (media) =>
      (include?.length === 0 || include?.includes(media.id)) &&
      !exclude?.includes(media.id) &&
      (parents?.length === 0 || parents?.includes(media.post)) &&
      (slugs.length === 0 || slugs.includes(media.slug)) &&
      (after === undefined || media.createdMs > after) &&
      (before === undefined || media.createdMs < before) &&
      (params.mime_type === undefined || media.mime === textOf(params.mime_type)) &&
      isFound(params.search, [media.title, media.description, media.caption, media.file]),
  )
  const pages = Math.ceil(found.length / paging.perPage)
  if (paging.page > pages && found.length > 0) {
    const message = 'The page number requested is larger than the number of pages available.'
    throw new WpError('rest_post_invalid_page_number', message, 400)
  }
  return pageOf(request, sorted(found, params), (media) => shown(request, media), paging)
}

function sorted(found: WooMedia[], params: JsonObject): WooMedia[] {
  const keys: Readonly<Record<string, (media: WooMedia) => number | string>> = {
    id: ({ id }) => id,
    title: ({ title }) => title.toLowerCase(),
    slug: ({ slug }) => slug,
    modified: ({ modifiedMs }) => modifiedMs,
  }
  const key = keys[textOf(params.orderby)] ?? (({ createdMs }) => createdMs)
  const rows = found.sort((one, other) => {
    const [left, right] = [key(one), key(other)]
    return left < right ? -1 : left > right ? 1 : one.id - other.id
  })
  return textOf(params.order) === 'asc' ? rows : rows.reverse()
}

function shown(request: WpRequest, media: WooMedia): JsonObject {
  return mediaView(request, media, request.query.context === 'edit' ? 'edit' : 'view')
}

function find(request: WpRequest, id: number): WooMedia {
  const media = request.shop.media.get(id)
  if (media) return media
  throw new WpError('rest_post_invalid_id', 'Invalid post ID.', 404)
}

export function readMedia(request: WpRequest, id: number): WpAnswer {
  return { status: 200, body: shown(request, find(request, id)) }
}

export function updateMedia(request: WpRequest, id: number): WpAnswer {
  mustUpload(request, 'edit')
  const media = find(request, id)
  const params = paramsOf(request)
  if (params.title !== undefined) media.title = titleOf(params)
  if (params.alt_text !== undefined) media.alt = textOf(params.alt_text)
  if (params.caption !== undefined) media.caption = textOf(params.caption)
  if (params.description !== undefined) media.description = textOf(params.description)
  if (params.slug !== undefined) media.slug = slugOf(textOf(params.slug))
  if (params.post !== undefined) media.post = intOf(params.post)
  media.modifiedMs = request.now
  return { status: 200, body: mediaView(request, media, 'edit') }
}

export function deleteMedia(request: WpRequest, id: number): WpAnswer {
  const media = find(request, id)
  mustUpload(request, 'delete')
  if (!isTrue(request.query.force ?? request.body.force)) {
    const message = "The post does not support trashing. Set 'force=true' to delete."
    throw new WpError('rest_trash_not_supported', message, 501)
  }
  const { _links, ...previous } = mediaView(request, media, 'edit')
  dropMedia(request.shop, id)
  return { status: 200, body: { deleted: true, previous } }
}

function mustUpload({ caller }: WpRequest, deed: 'create' | 'edit' | 'delete'): void {
  if (mayUpload(caller)) return
  const what = {
    create: 'create posts as this user',
    edit: 'edit this post',
    delete: 'delete this post',
  }
  const message = `Sorry, you are not allowed to ${what[deed]}.`
  throw new WpError(`rest_cannot_${deed}`, message, caller.user ? 403 : 401)
}
