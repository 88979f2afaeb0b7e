import { createHmac } from 'node:crypto'
import type { WooKey } from '../records.ts'
import { WpError } from './problems.ts'

const WINDOW_S = 15 * 60

interface SignedCall {
  readonly method: string
  /** The address the caller used, without its query. */
  readonly url: string
  readonly query: Readonly<Record<string, string>>
  readonly nowMs: number
}

export type OAuthNonces = Map<string, number>

/** Checks a one-legged OAuth 1.0a signature in a query (RFC 5849). Throws {@link WpError}. */
export function checkSignature(call: SignedCall, key: WooKey, nonces: OAuthNonces): void {
  const { oauth_signature: given, ...rest } = call.query
  const { oauth_nonce: nonce = '', oauth_timestamp: timestamp = '' } = rest
  const hash = rest.oauth_signature_method === 'HMAC-SHA1' ? 'sha1' : 'sha256'
  const pairs = Object.entries(rest)
    .map(([name, value]) => [encode(name), encode(value)] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  const base = [call.method, encode(call.url), encode(pairs)].join('&')
  const signature = createHmac(hash, `${key.consumerSecret}&`).update(base).digest('base64')
  if (signature !== given) {
    throw refusal('Invalid signature - provided signature does not match.')
  }
  const seconds = Number(timestamp)
  const isOld = !(Math.abs(call.nowMs / 1_000 - seconds) <= WINDOW_S)
  if (isOld) throw refusal('Invalid timestamp.')
  const used = `${key.consumerKey} ${nonce}`
  if (nonces.has(used)) throw refusal('Invalid nonce - nonce has already been used.')
  nonces.set(used, seconds)
}

export function refusal(message: string): WpError {
  return new WpError('woocommerce_rest_authentication_error', message, 401)
}

const encode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
