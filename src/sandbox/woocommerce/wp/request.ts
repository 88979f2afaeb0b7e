import type { Json, JsonObject, WooShop, WooUser } from '../records.ts'
import { objectOf, objectsOf } from './values.ts'

/** Who calls, and what they may. */
export interface Caller {
  /** Null: nobody who is known. */
  readonly user: WooUser | null
  /** Of a consumer key; an application password may all that its user may. */
  readonly permissions: 'read' | 'write' | 'read_write'
}

/** A call of the interface, or one row of a batch. */
export interface WpRequest {
  readonly shop: WooShop
  readonly now: number
  /** Address of the site without a slash at its end. */
  readonly home: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below the interface's root, e.g. `/wc/v3/products`. */
  readonly path: string
  /** As PHP reads it: lists and objects are such. */
  readonly query: JsonObject
  readonly body: JsonObject
  readonly bytes: Uint8Array
  readonly header: (name: string) => string | undefined
  readonly caller: Caller
  /** See {@link WooShop.tick}; when this call began. */
  readonly tick: number
}

export interface WpAnswer {
  readonly status: number
  readonly body: Json
  readonly headers?: Readonly<Record<string, string>>
}

/** What a call says, wherever it says it. */
export const paramsOf = ({ query, body }: WpRequest): JsonObject => ({ ...query, ...body })

/** Address of the interface as answers name it. */
export function restUrl({ shop, home }: Pick<WpRequest, 'shop' | 'home'>, path: string): string {
  return shop.settings.hasPermalinks
    ? `${home}/wp-json${path}`
    : `${home}/index.php?rest_route=${path}`
}

const EDITABLE = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']

/** An answer that tells of what has just been taken away: its own address leads nowhere any more. */
export function withoutHints({ _links, ...body }: JsonObject): JsonObject {
  const { self, ...links } = objectOf(_links) ?? {}
  const bare = objectsOf(self).map(({ href = '' }) => ({ href }))
  return { ...body, _links: { self: bare, ...links } }
}

/** `_links` of an answer; `allow` is left out where the address leads nowhere. */
export function linksOf(
  request: Pick<WpRequest, 'shop' | 'home'>,
  {
    self,
    collection,
    up,
  }: { readonly self: string; readonly collection: string; readonly up?: string },
  allow: readonly string[] = EDITABLE,
): JsonObject {
  const href = (path: string) => ({ href: restUrl(request, path) })
  const hints: JsonObject = self.includes('(?P<') ? {} : { targetHints: { allow: [...allow] } }
  return {
    self: [{ ...href(self), ...hints }],
    collection: [href(collection)],
    ...(up !== undefined && { up: [href(up)] }),
  }
}
