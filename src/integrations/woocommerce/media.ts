import { createHash } from 'node:crypto'
import type { ShopApi } from '#desks/imports/ports/shop.ts'
import type { WooCalls } from './calls.ts'
import type { Remove } from './remove.ts'
import * as rows from './rows.ts'

const MEDIA = '/wp/v2/media'
const FIELDS = 'id,slug,source_url'
/** How many uploads of one name are looked for. */
const REPEATS = 9

type Media = Pick<ShopApi, 'upload' | 'mediaBySlug' | 'deleteMedia'>

/** Pictures of the library (WordPress REST API, "Media"). */
export function createMedia(calls: WooCalls, remove: Remove): Media {
  return {
    async upload(key, { bytes, name, type, alt }, signal) {
      const { data } = await calls.call(key, {
        ...{ method: 'POST', path: MEDIA, schema: rows.media, signal, bytes },
        query: { _fields: FIELDS, ...(alt !== '' && { alt_text: alt }) },
        headers: {
          'content-type': type,
          'content-disposition': `attachment; filename="${name}"`,
          // In hex, as WordPress compares it, and not in base64 (RFC 1864).
          'content-md5': createHash('md5').update(bytes).digest('hex'),
        },
      })
      return data
    },
    async mediaBySlug(key, slug, signal) {
      const names = Array.from({ length: REPEATS }, (_, index) => `${slug}-${index + 1}`)
      const { data } = await calls.call(key, {
        ...{ method: 'GET', path: MEDIA, schema: rows.medias, signal },
        query: { slug: [slug, ...names].join(','), per_page: '100', _fields: FIELDS },
      })
      return data
    },
    deleteMedia: (key, id, signal) =>
      remove(key, { path: `${MEDIA}/${id}`, route: `${MEDIA}/{id}` }, signal),
  }
}
