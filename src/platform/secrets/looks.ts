import type { SecretKind } from './find-secrets.ts'

/** How a kind of secret is known. */
export interface Look {
  readonly kind: SecretKind
  readonly look: RegExp
  /** What a match has to be besides: its group `value`, or all of it. */
  readonly holds?: (value: string) => boolean
}

const YEAR = /^(?:19|20)\d\d$/
const WORD = /^(?:\p{Lu}?\p{Ll}+|\p{Lu}+)$/u
const VOWEL = /[aeiouy]/i
const SHORT = /^(?:html?|https?|xlsx|docx|pdfs)$/i

/**
 * Whether six groups of four are a password and not words, years or a number: the random ones that WordPress makes have
 * groups among them that are neither.
 */
export function isPassword(value: string): boolean {
  const groups = value.split(/\s+/)
  if (value.split('\n').length > 2 || !/[a-z]/i.test(value)) return false
  const odd = groups.filter((group) =>
    WORD.test(group) ? !VOWEL.test(group) && !SHORT.test(group) : !YEAR.test(group),
  )
  const numbers = odd.filter((group) => /^\d+$/.test(group))
  return odd.length + numbers.length / 2 >= 3 || (odd.length === 1 && /^[a-z\s]+$/.test(value))
}

const WORDS = /[A-Za-z]?[a-z]{3,}|[A-Z]{3,}|\d{3,}|[-_/+]/g

/** Whether signs of several classes follow each other as chance has it: no words, no article numbers, no hash. */
const isRandom = (value: string) =>
  [/[a-z]/, /[A-Z]/, /\d/].every((one) => one.test(value)) &&
  value.replace(WORDS, '').length >= value.length * 0.35

const hasDigit = (value: string) => /\d/.test(value)
const isMixed = (value: string) =>
  /\d|[a-z][A-Z]/.test(value) && /[a-z]/i.test(value) && /[a-z0-9]{16}/i.test(value)

/** Secrets of services that take no part here, and what is only known by the words before it or by its randomness. */
export const OTHERS: readonly Look[] = [
  // Yandex Cloud (IAM tokens, keys of its storage), GitHub, Sentry.
  {
    kind: 'other',
    look: /(?<![A-Za-z0-9-])(?:t1\.[\w-]{16,}={0,2}(?:\.[\w-]*={0,2})?|YCP[\w-]{30,}|gh[pousr]_\w{20,}|github_pat_\w{20,}|sntry[su]_[\w=+/-]{20,})/g,
    holds: (value) => /\d/.test(value.slice(3)),
  },
  {
    kind: 'other',
    look: /\b(?:Bearer|Basic|OAuth|Api-Key)\s+(?<value>[\w.~+/=-]{16,})/gi,
    holds: isMixed,
  },
  {
    kind: 'other',
    look: /(?<![\p{L}\d])(?:(?:client|consumer|app|api|secret|access|refresh|device|private|master|vault|encryption)[\s_-]?(?:secret|token|key|code)s?|secret|token|токен|секрет|(?:секретный |api[\s-])?ключ)(?:["'\s]+[\p{L}]{1,20}){0,2}["'`]?\s*[:=\n—–-]\s*["'`«]?(?<value>[\w~+/=.-]{20,})/giu,
    holds: isMixed,
  },
  {
    kind: 'other',
    look: /(?<![\p{L}\d])(?:password|passwd|pass|pwd|пароль)(?:["'\s]+[\p{L}]{1,20}){0,2}["'`]?\s*[:=]\s*["'`«]?(?<value>[^\s"'`»]{6,})/giu,
    holds: hasDigit,
  },
  // Halves of tokens, lines of a private key, secrets nobody has named; what stands in an address is none.
  {
    kind: 'other',
    look: /(?<![\w/=?&.%+#-])[\w+/-]{48,}={0,2}(?<!https?:\/\/\S{0,2000})(?![\w-])/g,
    holds: isRandom,
  },
]
