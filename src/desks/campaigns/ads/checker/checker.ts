import type { Ad } from '../../campaign.ts'
import { LIMITS, type TextKind } from '../limits.ts'
import type { SellerText } from '../seller-text.ts'
import { textKey, wordsOf } from '../words.ts'
import { banned } from './rules/banned.ts'
import { contacts } from './rules/contacts.ts'
import { emphasis, lengths, signs } from './rules/form.ts'
import { capitals, free, unsaid } from './rules/said.ts'
import { type Finding, type Place, remove, type Violation, violation } from './violation.ts'

export interface CheckOptions {
  /** What an ad may say; see {@link readSeller}. */
  readonly seller: SellerText
  /**
   * What the ad is about, as its template would name it; '' when the seller's text has no usable name. Then no ad has to name it.
   */
  readonly subject: string
}

/** One string of an ad as people read it. */
interface AdString {
  readonly kind: TextKind
  readonly index: number
  readonly text: string
}

/** Everything wrong with one string. Empty: Direct takes it, a moderator has nothing to say, and the seller says it too. */
export function checkString(
  kind: TextKind,
  text: string,
  seller: SellerText,
  place: Partial<Place> = {},
): Violation[] {
  const at: Place = { group: null, ad: null, index: null, ...place, part: kind }
  const read = kind === 'display-path' ? text.replace(/[-/#%№]+/gu, ' ') : text
  const found: Finding[] = [
    ...lengths(kind, text),
    ...signs(kind, text),
    ...emphasis(kind, text),
    ...contacts(text, seller.isProduct),
    ...banned(read, seller),
    ...free(read, seller),
    ...capitals(read, seller),
    ...unsaid(read, seller),
  ]
  return found.map((finding) => violation(finding, at))
}

/** True when a string has no fault; what writers of ads ask for each candidate. */
export function isClean(kind: TextKind, text: string, seller: SellerText): boolean {
  return checkString(kind, text, seller).length === 0
}

/** Strings of an ad in the order people count them. */
export function stringsOf(ad: Ad): AdString[] {
  if (ad.kind === 'text')
    return [
      { kind: 'title', index: 1, text: ad.title },
      { kind: 'title2', index: 1, text: ad.title2 },
      { kind: 'text', index: 1, text: ad.text },
    ]
  const numbered = (kind: TextKind, texts: readonly string[]) =>
    texts.map((text, index) => ({ kind, index: index + 1, text }))
  return [...numbered('title', ad.titles), ...numbered('text', ad.texts)]
}

/** Everything wrong with an ad: its strings, their number, doubles among them, marks of the whole, and whether it says what it sells. */
export function checkAd(
  ad: Ad,
  { seller, subject }: CheckOptions,
  place: { readonly group: number | null; readonly ad: number | null } = { group: null, ad: null },
): Violation[] {
  const strings = stringsOf(ad)
  const whole: Place = { ...place, part: 'ad', index: null }
  const found = strings.flatMap(({ kind, index, text }) =>
    checkString(kind, text, seller, { ...place, index }),
  )
  if (ad.kind === 'responsive') {
    found.push(...count(ad.titles.length, LIMITS.titles, { ...place, part: 'title', index: null }))
    found.push(...count(ad.texts.length, LIMITS.texts, { ...place, part: 'text', index: null }))
  }
  const seen = new Set<string>()
  for (const { kind, index, text } of strings) {
    const key = textKey(text)
    if (seen.has(key)) {
      const finding: Finding = { rule: 'duplicate', value: text, fix: { do: 'drop' } }
      found.push(violation(finding, { ...place, part: kind, index }))
    }
    seen.add(key)
  }
  for (const [rule, mark, limit] of [
    ['exclamation', '!', LIMITS.exclamations],
    ['question', '?', LIMITS.questions],
  ] as const) {
    const times = strings.reduce((sum, { text }) => sum + text.split(mark).length - 1, 0)
    if (times > limit) found.push(violation({ ...remove(rule, mark), limit }, whole))
  }
  if (!names(ad, subject))
    found.push(violation({ rule: 'unnamed', value: subject, fix: { do: 'rewrite' } }, whole))
  return found
}

/** True when some string of the ad uses a word of the subject, or there is no subject to use. */
export function names(ad: Ad, subject: string): boolean {
  const stems = new Set(wordsOf(subject).map((word) => word.stem))
  return (
    stems.size === 0 ||
    stringsOf(ad).some(({ text }) => wordsOf(text).some((word) => stems.has(word.stem)))
  )
}

/** One line for an ad whatever the order of its strings: equal for ads that read the same. */
export function adKey(ad: Ad): string {
  return stringsOf(ad)
    .map(({ kind, text }) => `${kind}:${textKey(text)}`)
    .sort()
    .join('|')
}

function count(number: number, limit: number, place: Place): Violation[] {
  if (number >= 1 && number <= limit) return []
  return [violation({ rule: 'count', value: String(number), limit, fix: { do: 'drop' } }, place)]
}
