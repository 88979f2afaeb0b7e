import { unbroken } from './unbroken.ts'

/** What a secret opens. */
export type SecretKind =
  | 'wb-session'
  | 'private-key'
  | 'wix'
  | 'wb-token'
  | 'yandex-cloud'
  | 'yandex-token'
  | 'openai'
  | 'google-token'
  | 'base'
  | 'woo-key'
  | 'woo-password'
  | 'poizon'
  | 'telegram-bot'

export interface Secret {
  readonly kind: SecretKind
  /** The secret as it was before line breaks and invisible signs got into it. */
  readonly value: string
  /** Where it stands in the text, UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** By look; where two overlap the earlier one holds. A secret cut in half is one too: it must not be seen either. */
const LOOKS: readonly (readonly [SecretKind, RegExp])[] = [
  // What a browser sends to the seller cabinet: headers, cookies, cURL, rows and JSON of the developer tools.
  [
    'wb-session',
    /(?:authorizev3|wbx-validation-key|WBTokenV3)(?:["'\\]*\s*[:=\t\n]|["'\\]+\s*,\s*["'\\]+value["'\\]+\s*:)[\s"'\\]*[\w.%~+/=-]{4,}/gi,
  ],
  // PEM (RFC 7468), also within the JSON of a Google service account.
  [
    'private-key',
    /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  ],
  // API keys of Wix: a JSON Web Token behind a word of its own.
  ['wix', /(?<![\w-])IST\.[\w-]{8,}(?:\.[\w-]*){0,2}/g],
  // JSON Web Tokens (RFC 7519): `{"` in base64url is `eyJ`.
  ['wb-token', /eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?|eyJ[\w-]{16,}\.?/g],
  ['yandex-cloud', /(?<![\w-])AQVN[\w-]{8,}/g],
  // Yandex ID: today's tokens and those of before 2022.
  ['yandex-token', /(?<![\w-])(?:y[0-3]_[\w.-]{8,}|A[Qg]AAAA[\w-]{8,})/g],
  ['openai', /(?<![\w-])sk-[\w-]{12,}/g],
  // Access and refresh tokens, client secrets, API keys.
  [
    'google-token',
    /(?<![\w-])(?:ya29\.[\w.-]{16,}|1\/\/[\w-]{16,}|GOCSPX-[\w-]{8,}|AIza[\w-]{30,})/g,
  ],
  // User, number of the token, secret (api-e.baselinker.com).
  ['base', /(?<![\w-])\d{1,10}-\d{1,10}-[A-Z0-9]{16,128}(?![\w-])/g],
  // Consumer keys and secrets of WooCommerce: 40 hexadecimal digits.
  ['woo-key', /(?<![\w-])c[ks]_[0-9a-f]{16,64}(?![\w-])/gi],
  // Application passwords as WordPress shows them: six groups of four, maybe with a short login beside them. Words are no password: there
  // is a digit in it, or a capital inside.
  [
    'woo-password',
    /(?<![\w-])(?=.{0,28}\d|.{0,27}[a-z][A-Z])(?=.{0,28}[A-Za-z])[A-Za-z0-9]{4}(?:[^\S\n][A-Za-z0-9]{4}){5,6}(?![\w-])/g,
  ],
  // Keys of Poizon-API and tokens of its distribution have no look of their own, but the headers they travel in have names.
  ['poizon', /\b(?:x-api-key|api-?key|access-token)\b["'\s]*[:=]\s*["']?[\w.-]{16,128}/gi],
  ['telegram-bot', /(?<!\d)\d{6,12}:[\w-]{30,}/g],
]

/** Signs nobody sees: soft hyphen, joiners, direction marks, byte order mark, variation selectors. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/

/** Every secret in a text, in order, wherever it stands and whatever breaks or invisible signs are in it. Pure and cheap. */
export function findSecrets(text: string): readonly Secret[] {
  const { clean, at } = INVISIBLE.test(text) ? withoutInvisible(text) : { clean: text, at: same }
  const found: Secret[] = []
  for (const [kind, look] of LOOKS) {
    for (const match of clean.matchAll(look)) {
      const { value, end } = unbroken(kind, clean, match)
      const secret = { kind, value, start: at(match.index), end: at(end - 1) + 1 }
      if (!found.some((other) => secret.start < other.end && other.start < secret.end)) {
        found.push(secret)
      }
    }
  }
  return found.sort((left, right) => left.start - right.start)
}

/** The first secret of this kind in a text. */
export function secretOf(text: string, kind: SecretKind): string | undefined {
  return findSecrets(text).find((secret) => secret.kind === kind)?.value
}

const same = (index: number) => index

function withoutInvisible(text: string) {
  const kept: number[] = []
  let clean = ''
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charAt(index)
    if (INVISIBLE.test(unit)) continue
    kept.push(index)
    clean += unit
  }
  return { clean, at: (index: number) => kept[index] ?? text.length }
}
