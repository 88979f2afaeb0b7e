import { isPassword, type Look, OTHERS } from './looks.ts'
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
  | 'address'
  | 'other'

export interface Secret {
  readonly kind: SecretKind
  /** The secret as it was before line breaks and invisible signs got into it. */
  readonly value: string
  /** Where it stands in the text, UTF-16 units. */
  readonly start: number
  readonly end: number
}

/** By look; where two overlap the earlier one holds. A secret cut in half is one too: it must not be seen either. */
const LOOKS: readonly Look[] = [
  // What a browser sends to the seller cabinet: headers, cookies, cURL, rows and JSON of the developer tools.
  {
    kind: 'wb-session',
    look: /(?:authorizev3|wbx[-_]validation[-_]key|WBTokenV3)(?:(?:["'\\]*\s*[:=\t\n]|["'\\]+\s*,\s*["'\\]+value["'\\]+\s*:)[\s"'\\>]*[\w.%~+/=-]{4,}|["'\s]+(?:[\p{L}—–-]{1,10}\s+)?(?=[a-z-]*\d)[\w.-]{16,})/giu,
  },
  // PEM (RFC 7468), also within the JSON of a Google service account, or with dashes as phones correct them.
  {
    kind: 'private-key',
    look: /(?:-----|[—–][-—–]{1,4}|---[—–])BEGIN [A-Z ]*PRIVATE KEY[-—–]{2,5}[\s\S]*?(?:[-—–]{2,5}END [A-Z ]*PRIVATE KEY[-—–]{2,5}|$)/g,
  },
  // API keys of Wix: a JSON Web Token behind a word of its own.
  { kind: 'wix', look: /(?<![A-Za-z0-9-])IST\.[\w-]{8,}(?:\.[\w-]*){0,2}/g },
  // JSON Web Tokens (RFC 7519): `{"` in base64url is `eyJ`.
  { kind: 'wb-token', look: /eyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?|eyJ[\w-]{16,}\.?/g },
  { kind: 'yandex-cloud', look: /(?<![A-Za-z0-9-])AQVN[\w-]{8,}/g },
  // Yandex ID: today's tokens and those of before 2022.
  {
    kind: 'yandex-token',
    look: /(?<![A-Za-z0-9-])(?:y[0-3]_[\w.-]{8,}|A[Qg]AAAA[\w-]{8,})/g,
  },
  { kind: 'openai', look: /(?<![A-Za-z0-9-])sk-[\w-]{12,}/g },
  // Access and refresh tokens, codes, client secrets, API keys.
  {
    kind: 'google-token',
    look: /(?<![A-Za-z0-9-])(?:ya29\.[\w.-]{16,}|1\/\/[\w-]{16,}|4\/[01]A[\w-]{20,}|GOCSPX-[\w-]{8,}|AIza[\w-]{16,})/g,
    holds: (value) => !value.startsWith('AIza') || /\d/.test(value),
  },
  // User, number of the token, secret (api-e.baselinker.com).
  { kind: 'base', look: /(?<![A-Za-z0-9-])\d{1,10}-\d{1,10}-[A-Z0-9]{16,128}(?![A-Za-z0-9-])/g },
  // Consumer keys and secrets of WooCommerce: 40 hexadecimal digits.
  { kind: 'woo-key', look: /(?<![A-Za-z0-9-])c[ks]_[0-9a-f]{16,64}(?![A-Za-z0-9-])/gi },
  // Application passwords as WordPress shows them: six groups of four, maybe with a short login beside them.
  {
    kind: 'woo-password',
    look: /(?<![A-Za-z0-9-])[A-Za-z0-9]{4}(?:\s{1,2}[A-Za-z0-9]{4}){5,6}(?![A-Za-z0-9-])/g,
    holds: isPassword,
  },
  // Keys of Poizon-API and tokens of its distribution have no look of their own, but the headers they travel in have names.
  {
    kind: 'poizon',
    look: /(?<![A-Za-z0-9])(?:x-api-key|api-?key|access-token)\b["'\s]*[:=]\s*["']?[\w.-]{16,128}/gi,
  },
  { kind: 'telegram-bot', look: /(?<!\d)\d{6,12}:[\w-]{30,}|(?<!\d)\d{8,12}:AA[\w-]{8,}/g },
  // A login in an address (RFC 3986), and where Sentry is written to: its key stands in the login's place.
  {
    kind: 'address',
    look: /(?<![A-Za-z0-9])[a-z][a-z0-9+.-]{1,20}:\/\/(?:[^\s:/@"'<>?#]*:[^\s@/"'<>?#]+|[0-9a-f]{32})@[^\s"'<>]+/gi,
  },
  ...OTHERS,
]

/** Signs nobody sees: soft hyphen, joiners, direction marks, byte order mark, variation selectors. */
const INVISIBLE =
  /\u034f|[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|[\ufe00-\ufe0f]/

/** Every secret in a text, in order, wherever it stands and whatever breaks or invisible signs are in it. Pure and cheap. */
export function findSecrets(text: string): readonly Secret[] {
  const { clean, at } = INVISIBLE.test(text) ? withoutInvisible(text) : { clean: text, at: same }
  const found: Secret[] = []
  for (const { kind, look, holds } of LOOKS) {
    for (const match of clean.matchAll(look)) {
      if (holds && !holds(match.groups?.value ?? match[0])) continue
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
