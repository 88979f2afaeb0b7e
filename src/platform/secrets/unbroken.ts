import type { SecretKind } from './find-secrets.ts'

/** Characters of a signature in base64url by the algorithm of the header (RFC 7518, section 3.1). */
const SIGNATURE_LENGTH: Readonly<Record<string, number>> = { ES256: 86, HS256: 43, RS256: 342 }
/** An Api-Key of Yandex Cloud in 2026. */
const CLOUD_KEY_LENGTH = 40
const NEXT_PIECE = /\s+([\w.-]+)/y

/**
 * The whole of a secret that white space broke apart. How long it should be is known of some kinds only; the others,
 * and those that never get whole, stay as they were matched.
 */
export function unbroken(
  kind: SecretKind,
  text: string,
  match: RegExpMatchArray & { readonly index: number },
): { readonly value: string; readonly end: number } {
  const first = { value: match[0], end: match.index + match[0].length }
  const isWhole = WHOLE[kind]
  if (!isWhole) return first
  let { value, end } = first
  while (!isWhole(value)) {
    NEXT_PIECE.lastIndex = end
    const piece = NEXT_PIECE.exec(text)?.[1]
    if (piece === undefined) return first
    value += piece
    end = NEXT_PIECE.lastIndex
  }
  return { value, end }
}

const WHOLE: Partial<Record<SecretKind, (value: string) => boolean>> = {
  'wb-token': isWholeToken,
  wix: (value) => isWholeToken(value.slice('IST.'.length)),
  'yandex-cloud': (value) => value.length >= CLOUD_KEY_LENGTH,
}

function isWholeToken(value: string): boolean {
  const [header = '', claims = '', signature = ''] = value.split('.')
  const algorithm = readJson(header)?.alg
  if (readJson(claims) === undefined) return false
  return signature.length >= (SIGNATURE_LENGTH[String(algorithm)] ?? SIGNATURE_LENGTH.HS256 ?? 0)
}

function readJson(part: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>
  } catch {
    return undefined
  }
}
