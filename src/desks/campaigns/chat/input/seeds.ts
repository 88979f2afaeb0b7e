import { fail, ok, type Result } from '#core/result.ts'
import { LIMITS } from '../../ads/limits.ts'
import { type IgnoredOperator, readOperators } from '../../phrases/operators.ts'
import { readPhraseTable } from '../../phrases/phrase-table.ts'
import { readShows } from '../../phrases/shows.ts'
import { respelled, spellingKey } from '../../phrases/spelling.ts'

export const MAX_SEEDS = 50
/** What Wordstat takes as one phrase, characters. */
const MAX_LENGTH = 400

/** A list of phrases as it was meant. */
export interface Seeds {
  /** 1–{@link MAX_SEEDS}, without doubles. */
  readonly seeds: readonly string[]
  /** Words the seller does not want to be found by, lower case. */
  readonly stopWords: readonly string[]
  /** Operators of Wordstat that stood there and have no effect. */
  readonly ignored: readonly IgnoredOperator[]
  /** The phrases with their operators, without what belongs to a table or a list: what reads the same again. */
  readonly typed: readonly string[]
}

/** Why a list of phrases cannot be taken; `seed` is the one at fault, as far as there is one. */
export type SeedsFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly count: number }
  | { readonly kind: 'long'; readonly seed: string }

/** Lines, tabs, semicolons, commas and lone strokes part phrases; the comma of `0,5 л` and the strokes within a choice do not. */
const SEPARATORS = /[\n\r\t;]+|,(?!\d)|(?<!\d),|\s[/|]\s(?![^()]*\))/u
const NUMBERED = /^\s*\d{1,3}[.)]\s+/u
const BULLET = /^\s*[-–—•*·▪●]+\s+|^\s*[•*·▪●]+/u
const DASHED = /^\s*[-–—]+\s*(?=[\p{L}\p{N}"!([])/u
const LABEL =
  /^\s*(?:(?:вот|это|мои|мой|наши|список|here are|my|our|the|list of) )*(?:ключев\p{L}+ (?:слова|фразы|запросы)|поисковые (?:запросы|фразы)|исходные фразы|(?:ключевик|ключ|запрос|фраз)(?:и|ы)|семантика|маски|seeds?(?: phrases)?|keywords?|phrases|queries)\s*(?::|[-–—](?=\s)|\n)/iu
/** A line of what the seller does not want to be found by. */
const MINUS_LINE =
  /^[\s•*-]*(?:минус[- ]?(?:слова|фразы)|стоп[- ]?слова|(?:negative|minus)[- ](?:key)?words?)\s*[:–—-]\s*(.*)$/gimu
/** Emoji and what operators leave: Wordstat would read some of them as a command. */
const FOREIGN = /[^\p{L}\p{M}\p{N}\s.,&'’/+-]/gu

/**
 * Phrases as people paste them: a list with commas or lines, bullets or numbers, or a table with shows; Wordstat's operators are read for
 * what they mean. Doubles go: case, ё, spaces, and a Latin letter for its Russian look-alike do not matter.
 */
export function readSeeds(text: string): Result<Seeds, SeedsFault> {
  const seeds = new Map<string, string>()
  const typed = new Map<string, string>()
  const stopWords = new Set<string>()
  const ignored = new Set<IgnoredOperator>()
  const unwanted = [...text.matchAll(MINUS_LINE)].flatMap(([, words = '']) => words.split(/[,;]/u))
  for (const part of partsOf(text.replace(MINUS_LINE, ''))) {
    const read = readOperators(part)
    const spelling = part.toLowerCase()
    if (!typed.has(spelling)) typed.set(spelling, part)
    for (const phrase of read.phrases) {
      const seed = respelled(cleaned(phrase))
      const key = spellingKey(seed)
      if (isPhrase(seed) && !seeds.has(key)) seeds.set(key, seed)
    }
    for (const word of read.stopWords) stopWords.add(word.toLowerCase())
    for (const operator of read.ignored) ignored.add(operator)
  }
  for (const word of unwanted.map((one) => cleaned(one).toLowerCase())) {
    if (word === '') continue
    stopWords.add(word)
    typed.set(`-${word}`, word.includes(' ') ? `-"${word}"` : `-${word}`)
  }
  const list = [...seeds.values()]
  const long = list.find(isLong)
  if (list.length === 0) return fail({ kind: 'none' })
  if (long !== undefined) return fail({ kind: 'long', seed: long })
  if (list.length > MAX_SEEDS) return fail({ kind: 'many', count: list.length })
  return ok({
    seeds: list,
    stopWords: [...stopWords],
    ignored: [...ignored],
    typed: [...typed.values()],
  })
}

/** Parts with a letter or a number in them, each respelled; those after `минус-слова:` apart; the columns of a table and bare numbers are gone. */
function partsOf(text: string): string[] {
  const unlabelled = text.replace(/^\uFEFF/u, '').replace(LABEL, '')
  const lines = readPhraseTable(unlabelled)?.map(({ phrase }) => phrase) ?? [unlabelled]
  const parts = lines
    .flatMap((line) => line.split(SEPARATORS))
    .map((part) => part.replace(NUMBERED, '').replace(BULLET, ''))
    .filter(isPhrase)
  // When each has a dash, the dashes are bullets; when some have, a minus.
  const isDashed = parts.every((part) => DASHED.test(part))
  return parts.map((part) => respelled(isDashed ? part.replace(DASHED, '') : part))
}

function cleaned(phrase: string): string {
  return phrase
    .replace(FOREIGN, ' ')
    .replace(/(^|\s)[-+.,/&'’]+/gu, ' ')
    .replace(/[-+.,/&'’]+(?=\s|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

/** Something to look for: a bare number is the shows of another line. */
const isPhrase = (text: string) => /[\p{L}\p{N}]/u.test(text) && readShows(text) === undefined

const isLong = (seed: string) =>
  seed.length > MAX_LENGTH || seed.split(' ').length > LIMITS.keywordWords
