import type { Json } from '#sandbox/woocommerce/records.ts'
import { objectOf } from '#sandbox/woocommerce/wp/values.ts'

/** Keys that say nothing of how a shop behaves: random, of the machine, or of plugins that are not played. */
const LEFT_OUT = new Set([
  ...['filesize', 'related_ids', 'options', 'avatar_urls', 'registered_date', 'email', 'url'],
  ...['woocommerce_meta', 'capabilities', 'author', 'replies', 'about', 'curies', 'tip'],
  ...['wp:action-unfiltered-html', 'wp:action-assign-author', 'description_rendered'],
])
const IDS = /^(?:id|.*_id|variations|post|page)$/
const HOST = /https?:\/\/127\.0\.0\.1(?::\d+)?(?:\/recorded)?/g
const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/g

/** An answer without what differs from shop to shop: ids, dates and hosts by their shape. */
export function shapeOf(value: Json, key = ''): Json {
  if (typeof value === 'string') return textShape(value, key)
  if (typeof value === 'number') return IDS.test(key) && value > 0 ? 'id' : value
  if (Array.isArray(value)) return value.map((one) => shapeOf(one, key))
  const object = objectOf(value)
  if (!object) return value
  const isMedia = object.media_type !== undefined
  return Object.fromEntries(
    Object.entries(object)
      .filter(([name]) => !LEFT_OUT.has(name) && !(isMedia && name === 'description'))
      .map(([name, inner]) => [name, shapeOf(inner, name)]),
  )
}

function textShape(text: string, key: string): string {
  if (key === 'value' && /^\d{10}$/.test(text)) return 'seconds'
  return text
    .replace(HOST, 'host')
    .replace(MOMENT, 'moment')
    .replace(/(wp-json\/.*\/)\d+$/, '$1id')
    .replace(/(\/(?:products|media|attributes|users)\/)\d+/g, '$1id')
    .replace(/([?&](?:p|attachment_id|post)=)\d+/g, '$1id')
    .replace(/#\d+/g, '#id')
    .replace(/\bpost-\d+\b/, 'post-id')
}
