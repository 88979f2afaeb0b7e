import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import { isPrivateHost } from '#platform/http/addresses.ts'
import type { WooSecret } from './secret.ts'

/** Where a shop is and how it is entered. */
export interface Site {
  /** Host and folder; names the shop in limits and figures. */
  readonly account: string
  /** Without a slash at its end. */
  readonly url: string
  /** False: `?rest_route=` is used. */
  readonly hasPermalinks: boolean
  readonly secret: WooSecret
}

/** Names a shop in limits, figures and to people: its host and folder. */
export function accountOf({ host, pathname }: URL): string {
  return `${host}${pathname}`.replace(/\/$/, '')
}

/** What a check has found out of a shop goes before what its owner typed. */
export function siteOf({ accountKey, facts }: AccountKey, secret: WooSecret): Site {
  return {
    account: accountKey,
    url: typeof facts.url === 'string' ? facts.url : secret.url,
    hasPermalinks: facts.hasPermalinks !== false,
    secret,
  }
}

/** An address of the shop's interface; `path` begins with a slash. */
export function restUrl(
  { url, hasPermalinks }: Pick<Site, 'url' | 'hasPermalinks'>,
  path: string,
  query: Readonly<Record<string, string>> = {},
): string {
  const pairs = new URLSearchParams(hasPermalinks ? query : { rest_route: path, ...query })
  const tail = pairs.size === 0 ? '' : `?${pairs}`
  return hasPermalinks ? `${url}/wp-json${path}${tail}` : `${url}/${tail}`
}

/**
 * Who calls: the application password may all that its user may, in WordPress and in WooCommerce. Key pairs are used for WooCommerce's part
 * where they were given; they are not looked at without pretty addresses.
 */
export function authorization({ secret, hasPermalinks }: Site, path: string): string {
  const { login, password, keys } = secret
  const isShop = path.startsWith('/wc/') && hasPermalinks
  const pair =
    keys && isShop ? `${keys.consumerKey}:${keys.consumerSecret}` : `${login}:${password}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** Hosts (with their port) that may be private and without TLS, because the operator says so. */
export type PrivateHosts = ReadonlySet<string>

/** Refuses an address that may lead into somebody's own network or would show the password on its way. Throws AppError `invalid`. */
export function checkAddress(text: string, allowed: PrivateHosts): URL {
  const url = URL.parse(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new AppError({ kind: 'invalid', code: 'woo.bad_address' })
  }
  if (allowed.has(url.host)) return url
  if (isPrivateHost(url.hostname)) throw new AppError({ kind: 'invalid', code: 'woo.private' })
  if (url.protocol !== 'https:') throw new AppError({ kind: 'invalid', code: 'woo.http' })
  return url
}
