import { findSecrets } from '../secrets/find-secrets.ts'
import { describeError } from './describe-error.ts'

const HIDDEN = '[redacted]'

const SECRET_NAME =
  '(?:token|secret|password|authorization|cookies?|api[_-]?key|master[_-]?keys?(?:[_-]?previous)?|private[_-]?key|session)'
const SECRET_KEY = new RegExp(`${SECRET_NAME}$`, 'i')

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  // `"token":"…"` in a text, and the same within JSON strings of any depth.
  [new RegExp(`("[\\w-]*${SECRET_NAME}"\\s*:\\s*")(?:[^"\\\\]|\\\\.)*`, 'gi'), `$1${HIDDEN}`],
  [
    new RegExp(`(\\\\+"[\\w-]*${SECRET_NAME}\\\\+"\\s*:\\s*(\\\\+"))(?:(?!\\2)[^])*`, 'gi'),
    `$1${HIDDEN}`,
  ],
  // `token=…` in addresses and cookies.
  [new RegExp(`\\b([\\w-]*${SECRET_NAME}=)[^\\s;&"\\\\]+`, 'gi'), `$1${HIDDEN}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${HIDDEN}`],
  // Passwords in addresses.
  [/(\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@"]*):[^\s@/"]+@/gi, `$1:${HIDDEN}@`],
]

/** The text without anything that looks like a secret, or is one of `known`. */
export function redactText(text: string, known: readonly string[] = []): string {
  let clean = withoutSecrets(text)
  for (const secret of known) clean = clean.replaceAll(secret, HIDDEN)
  for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement)
  return clean
}

function withoutSecrets(text: string): string {
  let clean = ''
  let from = 0
  for (const { start, end } of findSecrets(text)) {
    clean += `${text.slice(from, start)}${HIDDEN}`
    from = end
  }
  return clean + text.slice(from)
}

const MAX_DEPTH = 8

/**
 * A copy for the log: fields with a secret's name are hidden whatever they hold, texts are cleaned, errors become
 * plain objects with their causes.
 */
export function redactFields(value: unknown, known: readonly string[], depth = 0): unknown {
  if (typeof value === 'string') return redactText(value, known)
  if (depth > MAX_DEPTH) return '[deep]'
  if (Array.isArray(value)) return value.map((item) => redactFields(item, known, depth + 1))
  const fields = value instanceof Error ? describeError(value) : value
  if (!isPlain(fields)) return fields
  return Object.fromEntries(
    Object.entries(fields).map(([key, field]) => [
      key,
      SECRET_KEY.test(key) ? HIDDEN : redactFields(field, known, depth + 1),
    ]),
  )
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
