/**
 * What Yandex.Direct takes, as data. Characters are code points after NFC, spaces and punctuation included.
 * Source: yandex.ru/support/direct (February and July 2026).
 */
export interface TextLimit {
  readonly characters: number
  /** Narrow characters that are counted apart from the rest; 0: they count like others. */
  readonly narrow: number
  /** Longest word, characters. */
  readonly word: number
}

export const TEXT_LIMITS = {
  title: { characters: 56, narrow: 0, word: 22 },
  title2: { characters: 30, narrow: 15, word: 22 },
  text: { characters: 81, narrow: 15, word: 23 },
  'sitelink-title': { characters: 30, narrow: 0, word: 23 },
  'sitelink-description': { characters: 60, narrow: 0, word: 23 },
  callout: { characters: 25, narrow: 0, word: 25 },
  'display-path': { characters: 20, narrow: 0, word: 20 },
} as const satisfies Record<string, TextLimit>

/** A string of an ad or of its extras. */
export type TextKind = keyof typeof TEXT_LIMITS

export const LIMITS = {
  titles: 7,
  texts: 3,
  /** Combinatorial ads of a group that are not archived. */
  responsiveAds: 3,
  textAds: 50,
  sitelinks: 8,
  /** Sum of the titles of the first four sitelinks, and of the last four. */
  sitelinkTitlesSum: 66,
  sitelinksInSum: 4,
  callouts: 50,
  keywords: 200,
  keywordWords: 7,
  keywordWord: 35,
  keywordCharacters: 4096,
  /** Without spaces. */
  groupMinusCharacters: 4096,
  /** Without spaces. */
  campaignMinusCharacters: 20_000,
  trackingCharacters: 1024,
  /** Protocol and tracking included. */
  hrefCharacters: 1024,
  /** What a moderator forgives in one ad. */
  exclamations: 1,
  questions: 1,
} as const

/** Letters of keywords: English, Turkish, Kazakh, Russian, Ukrainian, Belarusian. For a character class. */
export const KEYWORD_LETTERS = 'a-zçğıöşüа-яёіїєґўәғқңөұүһ'
/** Letters of ads: those, and the accents of European brands. For a character class with the flag `i`. */
export const AD_LETTERS = `${KEYWORD_LETTERS}\u00e0-\u00f6\u00f8-\u024f`

const NARROW = /[!,.;:"]/gu

/** Code points after NFC. */
export function characters(text: string): number {
  return [...text.normalize('NFC')].length
}

/** How a string fills its limit: `counted` against `characters`, `narrow` against the narrow ones' own limit. */
export function measure(kind: TextKind, text: string): { counted: number; narrow: number } {
  const narrow = text.match(NARROW)?.length ?? 0
  const all = characters(text)
  return TEXT_LIMITS[kind].narrow > 0 ? { counted: all - narrow, narrow } : { counted: all, narrow }
}

/** True when a string is short enough as a whole; its words are another matter. */
export function fits(kind: TextKind, text: string): boolean {
  const limit: TextLimit = TEXT_LIMITS[kind]
  const { counted, narrow } = measure(kind, text)
  return counted <= limit.characters && (limit.narrow === 0 || narrow <= limit.narrow)
}
