import { fail, ok, type Result } from '#core/result.ts'

type TokenType = 'base' | 'personal' | 'service'

/** What a WB token says about itself; nothing here was asked of the service. */
export interface TokenFacts {
  /** The token cleaned of quotes, line breaks and `Bearer`. */
  readonly token: string
  readonly tokenId: string | undefined
  /** Seller id: the account that limits count for. */
  readonly sid: string
  readonly tokenType: TokenType
  /** Unix ms. */
  readonly expiresAt: number
  readonly isReadOnly: boolean
}

export type TokenFault = 'malformed' | 'expired' | 'test-token' | 'no-supplies-scope'

/** Numbers of `acc` (dev.wildberries.ru, 2026-08-19); 2 is Test. */
const TOKEN_TYPE: Record<number, TokenType | 'test'> = {
  1: 'base',
  2: 'test',
  3: 'personal',
  4: 'service',
}
const SUPPLIES_BIT = 1 << 10
const READ_ONLY_BIT = 1 << 30

/** Reads a pasted token and checks what can be checked without a call. Signatures are the service's business. */
export function decodeToken(text: string, nowMs: number): Result<TokenFacts, TokenFault> {
  const token = text
    .trim()
    .replace(/^authorization:\s*/i, '')
    .replace(/^bearer\s+/i, '')
    .replace(/[\s"'`]/g, '')
  if (!/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) return fail('malformed')
  const claims = readClaims(token.split('.')[1] ?? '')
  const tokenType = TOKEN_TYPE[claims?.acc ?? 0]
  if (claims === undefined || tokenType === undefined) return fail('malformed')
  if (tokenType === 'test' || claims.t) return fail('test-token')
  if (claims.exp * 1000 <= nowMs) return fail('expired')
  if ((claims.s & SUPPLIES_BIT) === 0) return fail('no-supplies-scope')
  return ok({
    token,
    tokenId: claims.id,
    sid: claims.sid,
    tokenType,
    expiresAt: claims.exp * 1000,
    isReadOnly: (claims.s & READ_ONLY_BIT) !== 0,
  })
}

interface Claims {
  readonly id: string | undefined
  readonly sid: string
  readonly s: number
  readonly exp: number
  readonly acc: number
  readonly t: boolean
}

function readClaims(part: string): Claims | undefined {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(part, 'base64url').toString())
  } catch {
    return undefined
  }
  if (typeof value !== 'object' || value === null) return undefined
  const { id, sid, s, exp, acc, t } = value as Record<string, unknown>
  if (typeof sid !== 'string' || sid === '') return undefined
  if (!isWhole(s) || !isWhole(exp) || !isWhole(acc)) return undefined
  return { id: typeof id === 'string' ? id : undefined, sid, s, exp, acc, t: t === true }
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value)
}
