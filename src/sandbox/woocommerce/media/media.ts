import type { JsonObject, WooMedia, WooShop } from '../records.ts'
import { mayUpload } from '../wp/auth.ts'
import { isFound, pageOf, pagingOf } from '../wp/lists.ts'
import { WpError } from '../wp/problems.ts'
import { paramsOf, restUrl, type WpAnswer, type WpRequest } from '../wp/request.ts'
import { checkParams } from '../wp/schema.ts'
import { slugOf } from '../wp/text.ts'
import { idsOf, intOf, isTrue, momentOf, objectOf, textOf, wordsOf } from '../wp/values.ts'
import { documentFacts, imageFacts, mimeOfName } from './image-size.ts'
import { addMedia, dropMedia, renameMedia } from './library.ts'
import { MEDIA, MEDIA_QUERY, WP_CONTEXT } from './schema.ts'
import { uploadedFile } from './upload.ts'
import { mediaView } from './views.ts'

/** Keeps what was uploaded, so that pages can show it. */
export type KeepBytes = (shop: WooShop, media: WooMedia, bytes: Uint8Array) => void

/** `POST /wp/v2/media`. */
export function uploadMedia(request: WpRequest, keep: KeepBytes): WpAnswer {
  checkParams(MEDIA, paramsOf(request), false)
  mustUpload(request, 'create')
  const file = uploadedFile(request)
  const picture = mimeOfName(file.name) === undefined ? undefined : imageFacts(file.bytes)
  const facts = picture ?? documentFacts(file.name, file.bytes)
  if (!facts) {
    const message = 'Sorry, you are not allowed to upload this file type.'
    throw new WpError('rest_upload_sideload_error', message, 500)
  }
  // Of a form the kind of the file is known beforehand, and what no smaller pictures can be made of is not taken.
  if (file.isForm && facts.mime === 'image/avif') {
    const message =
      'The web server cannot generate responsive image sizes for this image. Convert it to JPEG or PNG before uploading.'
    throw new WpError('rest_upload_image_type_not_supported', message, 400)
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
  const params = paramsOf(request)
  checkParams(MEDIA_QUERY, params, false)
  if (params.context === 'edit' && !mayUpload(request.caller)) throw forbidden(request)
  checkOrder(params)
  const paging = pagingOf(request)
  const [include, exclude, parents] = [params.include, params.exclude, params.parent].map(idsOf)
  const [slugs, mimes, kinds] = [
    wordsOf(params.slug),
    wordsOf(params.mime_type),
    wordsOf(params.media_type),
  ]
  const modifiedAfter = momentOf(params.modified_after)
  const modifiedBefore = momentOf(params.modified_before)
  const [after, before] = [momentOf(params.after), momentOf(params.before)]
  const found = [...request.shop.media.values()].filter(
    (media) =>
      (include?.length === 0 || include?.includes(media.id)) &&
      !exclude?.includes(media.id) &&
      (parents?.length === 0 || parents?.includes(media.post)) &&
      (slugs.length === 0 || slugs.includes(media.slug)) &&
      (after === undefined || media.createdMs > after) &&
      (before === undefined || media.createdMs < before) &&
      (mimes.length === 0 || mimes.includes(media.mime)) &&
      (kinds.length === 0 || kinds.includes(media.mime.split('/')[0] ?? '')) &&
      (modifiedAfter === undefined || media.modifiedMs > modifiedAfter) &&
      (modifiedBefore === undefined || media.modifiedMs < modifiedBefore) &&
      isFound(params.search, [media.title, media.description, media.caption, media.file]),
  )
  const pages = Math.ceil(found.length / paging.perPage)
  if (paging.page > pages && found.length > 0) {
    const message = 'The page number requested is larger than the number of pages available.'
    throw new WpError('rest_post_invalid_page_number', message, 400)
  }
  return pageOf(request, sorted(found, params), (media) => shown(request, media), paging)
}

/** Two orders need something to order by. */
function checkOrder({ orderby, search, include }: JsonObject): void {
  if (orderby === 'relevance' && textOf(search) === '') {
    const message = 'You need to define a search term to order by relevance.'
    throw new WpError('rest_no_search_term_defined', message, 400)
  }
  if (orderby === 'include' && idsOf(include).length === 0) {
    const message = 'You need to define an include parameter to order by include.'
    throw new WpError('rest_orderby_include_missing_include', message, 400)
  }
}

const forbidden = ({ caller }: WpRequest): WpError =>
  new WpError(
    'rest_forbidden_context',
    'Sorry, you are not allowed to edit posts in this post type.',
    caller.user ? 403 : 401,
  )

function sorted(found: WooMedia[], params: JsonObject): WooMedia[] {
  const include = idsOf(params.include)
  if (params.orderby === 'include') {
    return found.sort((one, other) => include.indexOf(one.id) - include.indexOf(other.id))
  }
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
  return mediaView(request, media, paramsOf(request).context === 'edit' ? 'edit' : 'view')
}

function find(request: WpRequest, id: number): WooMedia {
  const media = request.shop.media.get(id)
  if (media) return media
  throw new WpError('rest_post_invalid_id', 'Invalid post ID.', 404)
}

export function readMedia(request: WpRequest, id: number): WpAnswer {
  checkParams(WP_CONTEXT, paramsOf(request), false)
  const media = find(request, id)
  if (paramsOf(request).context === 'edit' && !mayUpload(request.caller)) {
    const message = 'Sorry, you are not allowed to edit this post.'
    throw new WpError('rest_forbidden_context', message, request.caller.user ? 403 : 401)
  }
  return { status: 200, body: shown(request, media) }
}

export function updateMedia(request: WpRequest, id: number): WpAnswer {
  const params = paramsOf(request)
  checkParams(MEDIA, params, false)
  const media = find(request, id)
  mustUpload(request, 'edit')
  if (params.title !== undefined) media.title = titleOf(params)
  if (params.alt_text !== undefined) media.alt = textOf(params.alt_text)
  if (params.caption !== undefined) media.caption = textOf(params.caption)
  if (params.description !== undefined) media.description = textOf(params.description)
  if (params.slug !== undefined) renameMedia(request.shop, media, slugOf(textOf(params.slug)))
  if (params.post !== undefined) media.post = intOf(params.post)
  media.modifiedMs = request.now
  return { status: 200, body: mediaView(request, media, 'edit') }
}

export function deleteMedia(request: WpRequest, id: number): WpAnswer {
  const params = paramsOf(request)
  checkParams({ force: { type: 'boolean' } }, params, false)
  const media = find(request, id)
  mustUpload(request, 'delete')
  if (!isTrue(params.force)) {
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
