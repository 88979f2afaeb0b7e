import type { SecretKind } from './find-secrets.ts'

/** Characters of a signature in base64url by the algorithm of the header (RFC 7518, section 3.1). */
const SIGNATURE_LENGTH: Readonly<Record<string, number>> = { ES256: 86, HS256: 43, RS256: 342 }
/** An Api-Key of Yandex Cloud in 2026. */
const CLOUD_KEY_LENGTH = 40
/** `ck_` or `cs_` and 40 hexadecimal digits. */
const WOO_KEY_LENGTH = 43
const NEXT_PIECE = /\s+([\w.-]+)/y
/** A line that holds nothing but more of it. */
const NEXT_LINE = /[^\S\n]*\n[^\S\n]*([\w.-]{6,})(?=[^\S\n]*(?:\n|$))/y

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
  if (!isWhole) return LINES.has(kind) ? withLines(first, text) : first
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

/** Of unknown length: whatever follows on lines of its own and is no word belongs to them. */
const LINES: ReadonlySet<SecretKind> = new Set(['openai', 'yandex-token', 'google-token', 'base'])

function withLines(first: { readonly value: string; readonly end: number }, text: string) {
  let { value, end } = first
  for (;;) {
    NEXT_LINE.lastIndex = end
    const piece = NEXT_LINE.exec(text)?.[1]
    if (
      piece === undefined ||
      !/\d|[a-z][A-Z]|[A-Z]{2}.*[a-z]|_/.test(piece) ||
      STARTS_ANEW.test(piece)
    )
      return { value, end }
    value += piece
    end = NEXT_LINE.lastIndex
  }
}

const STARTS_ANEW =
  /^(?:sk-|y[0-3]_|A[Qg]AAAA|AQVN|ya29\.|GOCSPX-|AIza|eyJ|c[ks]_|https?|[\w-]+\.(?:com|ru)$)/

const WHOLE: Partial<Record<SecretKind, (value: string) => boolean>> = {
  'wb-token': isWholeToken,
  wix: (value) => isWholeToken(value.slice('IST.'.length)),
  'yandex-cloud': (value) => value.length >= CLOUD_KEY_LENGTH,
  'woo-key': (value) => value.length >= WOO_KEY_LENGTH,
  'telegram-bot': (value) => /:[\w-]{35,}$/.test(value),
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
