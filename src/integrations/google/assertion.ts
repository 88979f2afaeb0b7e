import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import { AppError } from '#core/errors.ts'

/** A service account as its key file names it. */
export interface ServiceAccount {
  readonly email: string
  /** PEM; line breaks may be written as `\n`, as environments do. */
  readonly privateKey: string
}

const SCOPES = [
  'https://www.googleapis.com/auth/spreadsheets',
  'https://www.googleapis.com/auth/drive',
].join(' ')
const LIFE_S = 3_600

/**
 * Signs what a service account shows for an access token (RFC 7523, RS256; developers.google.com/identity/protocols/oauth2/service-account).
 * Throws `internal` at once when the key is no key.
 */
export function createAssertions({ email, privateKey }: ServiceAccount, audience: string) {
  const key = keyOf(privateKey)
  return (nowMs: number): string => {
    const iat = Math.floor(nowMs / 1_000)
    const claims = { iss: email, scope: SCOPES, aud: audience, iat, exp: iat + LIFE_S }
    const signed = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`
    return `${signed}.${sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url')}`
  }
}

function keyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem.replaceAll('\\n', '\n'))
  } catch {
    // The cause would quote the key.
    throw new AppError({ kind: 'internal', code: 'google.bad_private_key' })
  }
}

function part(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url')
}
