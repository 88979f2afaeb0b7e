import { AppError } from '#core/errors.ts'

/** What opens a shop: a login with an application password, and a key pair of WooCommerce's beside it where one was given. */
export interface WooSecret {
  /** Without a slash at its end, e.g. https://shop.example. */
  readonly url: string
  readonly login: string
  /** Without spaces. */
  readonly password: string
  readonly keys?: { readonly consumerKey: string; readonly consumerSecret: string }
}

/** The form that is stored: its parts with spaces between them. The password stands last, because the mask shows the end. */
export function secretText({ url, login, keys, password }: WooSecret): string {
  const pair = keys ? [keys.consumerKey, keys.consumerSecret] : []
  return [url, encodeURIComponent(login), ...pair, password].join(' ')
}

/** Reads {@link secretText} back. Throws AppError `auth` for anything else. */
export function readSecret(text: string): WooSecret {
  const [url, login, ...rest] = text.split(' ')
  const password = rest.pop()
  const [consumerKey, consumerSecret] = rest
  if (!url || !login || !password) throw new AppError({ kind: 'auth', code: 'woo.bad_secret' })
  const keys = consumerKey && consumerSecret ? { consumerKey, consumerSecret } : undefined
  return { url, login: decodeURIComponent(login), password, ...(keys && { keys }) }
}
