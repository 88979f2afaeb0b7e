import type { Json, JsonObject } from '../records.ts'
import { phpQuery } from './php-query.ts'
import { paramsOf, restUrl, type WpAnswer, type WpRequest } from './request.ts'
import type { Schema } from './schema.ts'
import { intOf, objectOf, textOf, wordsOf } from './values.ts'

export interface Paging {
  readonly page: number
  readonly perPage: number
  readonly offset: number
  /** Was it asked for by its offset? */
  readonly isOffset: boolean
}

/** What every answer may be asked with. */
export const CONTEXT: Schema = { context: { type: 'string', enum: ['view', 'edit'] } }

/** What every list is asked with first. */
export const PAGES: Schema = {
  page: { type: 'integer', minimum: 1 },
  per_page: { type: 'integer', minimum: 1, maximum: 100 },
  search: { type: 'string' },
}
export const ORDER: Schema = { order: { type: 'string', enum: ['asc', 'desc'] } }

/** Where a list begins; it was checked before. */
export function pagingOf(request: WpRequest): Paging {
  const params = paramsOf(request)
  const page = intOf(params.page) || 1
  const perPage = intOf(params.per_page) || 10
  const isOffset = (params.offset ?? '') !== ''
  const offset = isOffset ? Math.abs(intOf(params.offset)) : (page - 1) * perPage
  return { page, perPage, offset, isOffset }
}

/** A page of rows with its headers; only those that are shown are made. */
export function pageOf<T>(
  request: WpRequest,
  rows: readonly T[],
  show: (row: T) => JsonObject,
  { page, perPage, offset }: Paging,
  total = rows.length,
): WpAnswer {
  const pages = Math.ceil(total / perPage)
  const shown = rows.slice(offset, offset + perPage).map(show)
  const links = [
    ...(page > 1 ? [pageLink(request, Math.min(page - 1, pages), 'prev')] : []),
    ...(pages > page ? [pageLink(request, page + 1, 'next')] : []),
  ]
  return {
    status: 200,
    body: shown,
    headers: {
      'x-wp-total': String(total),
      'x-wp-totalpages': String(pages),
      ...(links.length > 0 && { link: links.join(', ') }),
    },
  }
}

function pageLink(request: WpRequest, page: number, rel: string): string {
  const { rest_route: _route, ...asked } = request.query
  const query = phpQuery({ ...asked, page: String(page) })
  const url = restUrl(request, request.path)
  return `<${url}${url.includes('?') ? '&' : '?'}${query}>; rel="${rel}"`
}

/** Cuts an answer down to `_fields`, with dots for what lies deeper. */
export function withFields(body: Json, asked: Json | undefined): Json {
  const fields = wordsOf(asked)
  if (fields.length === 0) return body
  return Array.isArray(body) ? body.map((one) => picked(one, fields)) : picked(body, fields)
}

/** Lists inside of a row have no names to be picked by; PHP writes what is empty as a list. */
function picked(value: Json, fields: readonly string[]): Json {
  if (Array.isArray(value)) return []
  const object = objectOf(value)
  if (!object) return value
  const made: JsonObject = {}
  for (const [name, inner] of Object.entries(object)) {
    if (fields.includes(name)) made[name] = inner
    else {
      const below = fields.filter((field) => field.startsWith(`${name}.`))
      if (below.length > 0) {
        made[name] = picked(
          inner,
          below.map((field) => field.slice(name.length + 1)),
        )
      }
    }
  }
  return Object.keys(made).length === 0 ? [] : made
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
