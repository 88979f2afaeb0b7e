import type { Json, JsonObject } from '../records.ts'
import { paramsOf, restUrl, type WpAnswer, type WpRequest } from './request.ts'
import type { Schema } from './schema.ts'
import { checkParams } from './schema.ts'
import { intOf, objectOf, textOf, wordsOf } from './values.ts'

export interface Paging {
  readonly page: number
  readonly perPage: number
  readonly offset: number
}

const LIST: Schema = {
  page: { type: 'integer', minimum: 1 },
  per_page: { type: 'integer', minimum: 1, maximum: 100 },
  order: { type: 'string', enum: ['asc', 'desc'] },
}

/** Reads and checks what every list is asked with. */
export function pagingOf(request: WpRequest, more: Schema = {}): Paging {
  const params = paramsOf(request)
  checkParams({ ...LIST, ...more }, params, false)
  const page = intOf(params.page) || 1
  const perPage = intOf(params.per_page) || 10
  const offset = params.offset === undefined ? (page - 1) * perPage : intOf(params.offset)
  return { page, perPage, offset }
}

/** A page of rows with its headers; only those that are shown are made. */
export function pageOf<T>(
  request: WpRequest,
  rows: readonly T[],
  show: (row: T) => JsonObject,
  paging: Paging = pagingOf(request),
): WpAnswer {
  const { page, perPage, offset } = paging
  const pages = Math.ceil(rows.length / perPage)
  const shown = rows.slice(offset, offset + perPage).map(show)
  const links = [
    ...(page > 1 ? [pageLink(request, Math.min(page - 1, pages), 'prev')] : []),
    ...(pages > page ? [pageLink(request, page + 1, 'next')] : []),
  ]
  return {
    status: 200,
    body: shown,
    headers: {
      'x-wp-total': String(rows.length),
      'x-wp-totalpages': String(pages),
      ...(links.length > 0 && { link: links.join(', ') }),
    },
  }
}

function pageLink(request: WpRequest, page: number, rel: string): string {
  const query = new URLSearchParams({ ...request.query, page: String(page) })
  const url = restUrl(request, request.path)
  return `<${url}${url.includes('?') ? '&' : '?'}${query}>; rel="${rel}"`
}

/** Cuts an answer down to `_fields`, with dots for what lies deeper. */
export function withFields(body: Json, asked: Json | undefined): Json {
  const fields = wordsOf(asked)
  if (fields.length === 0) return body
  return Array.isArray(body) ? body.map((one) => picked(one, fields)) : picked(body, fields)
}

function picked(value: Json, fields: readonly string[]): Json {
  const object = objectOf(value)
  if (!object) return value
  const made: JsonObject = {}
  for (const [name, inner] of Object.entries(object)) {
    if (fields.includes(name)) made[name] = inner
    else {
      const below = fields.filter((field) => field.startsWith(`${name}.`))
      if (below.length > 0) {
        made[name] = withFields(
          inner,
          below.map((field) => field.slice(name.length + 1)),
        )
      }
    }
  }
  return made
}

/** Sorted by name as the database does it: letters before their case. */
export function byName(left: { readonly name: string }, right: { readonly name: string }): number {
  const [one, other] = [left.name.toLowerCase(), right.name.toLowerCase()]
  return one < other ? -1 : one > other ? 1 : 0
}

/** Does any of the texts hold every word of the search? */
export function isFound(search: Json | undefined, texts: readonly string[]): boolean {
  const words = textOf(search).toLowerCase().split(/\s+/).filter(Boolean)
  const lower = texts.map((text) => text.toLowerCase())
  return words.every((word) => lower.some((text) => text.includes(word)))
}
