import { createHmac, randomUUID } from 'node:crypto'

/** Token types by their number in `acc`. */
export const TOKEN_TYPES = { base: 1, test: 2, personal: 3, service: 4 } as const
export type TokenType = keyof typeof TOKEN_TYPES

/** Bits of `s`. */
export const SCOPE_BITS = {
  content: 1,
  analytics: 2,
  prices: 3,
  marketplace: 4,
  statistics: 5,
  promotion: 6,
  feedbacks: 7,
  supplies: 10,
  finance: 13,
} as const
export type Scope = keyof typeof SCOPE_BITS
export const READ_ONLY_BIT = 30

export interface TokenClaims {
  readonly id: string
  readonly sid: string
  readonly s: number
  /** Unix seconds. */
  readonly exp: number
  readonly acc: number
  readonly t: boolean
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** Signs for all stand-ins; as long as the 64 bytes of an ES256 signature. */
const signature = (signed: string): string =>
  createHmac('sha512', 'sandbox').update(signed).digest('base64url')

/** A key as WB issues it: a JWT that the stand-ins accept as long as nobody changes it. */
export function makeToken(options: {
  sid: string
  nowMs: number
  type?: TokenType | undefined
  scopes?: readonly Scope[] | undefined
  readOnly?: boolean | undefined
  /** Negative: expired already. Default 180, as WB gives. */
  expiresInDays?: number | undefined
}): string {
  const type = options.type ?? 'personal'
  const bits = (options.scopes ?? ['supplies', 'analytics']).map((scope) => 1 << SCOPE_BITS[scope])
  if (options.readOnly === true) bits.push(1 << READ_ONLY_BIT)
  const claims = {
    ent: 1,
    exp: Math.floor(options.nowMs / 1000) + Math.round((options.expiresInDays ?? 180) * 86_400),
    id: randomUUID(),
    sid: options.sid,
    s: bits.reduce((mask, bit) => mask | bit, 0),
    acc: TOKEN_TYPES[type],
    t: type === 'test',
    ...(type === 'personal' ? { for: 'self' } : {}),
    ...(type === 'service' ? { for: 'asid:sandbox' } : {}),
  }
  const signed = `${part({ alg: 'ES256', kid: 'sandbox', typ: 'JWT' })}.${part(claims)}`
  return `${signed}.${signature(signed)}`
}

/** What stands in an Authorization header, raw or with `Bearer `; a text says what is wrong with it. */
export function readToken(header: string | undefined, nowMs: number): TokenClaims | string {
  const token = header?.replace(/^Bearer /, '').trim() ?? ''
  if (token === '') return 'empty Authorization header'
  const parts = token.split('.')
  if (parts.length !== 3) return 'token is malformed: token contains an invalid number of segments'
  const claims = parseClaims(parts[1] ?? '')
  if (claims === undefined) return 'token is malformed: could not parse claims'
  if (signature(`${parts[0]}.${parts[1]}`) !== parts[2]) return 'token signature is invalid'
  if (claims.exp * 1000 <= nowMs) return 'token has invalid claims: token is expired'
  if (claims.t || claims.acc === TOKEN_TYPES.test) return 'test token is only for the sandbox'
  return claims
}

function parseClaims(text: string): TokenClaims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return isClaims(value) ? value : undefined
  } catch {
    return undefined
  }
}

function isClaims(value: unknown): value is TokenClaims {
  if (typeof value !== 'object' || value === null) return false
  const { sid, s, exp, acc, t } = value as Record<string, unknown>
  return (
    typeof sid === 'string' &&
    Number.isInteger(s) &&
    Number.isInteger(exp) &&
    typeof acc === 'number' &&
    acc >= 1 &&
    acc <= 4 &&
    typeof t === 'boolean'
  )
}
