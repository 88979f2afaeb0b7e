import { fail, ok, type Result } from '#core/result.ts'
import { LIMITS } from '../../ads/limits.ts'

export const MAX_SEEDS = 50
/** What Wordstat takes as one phrase, characters. */
const MAX_LENGTH = 400

/** Why a list of phrases cannot be taken; `seed` is the one at fault, as far as there is one. */
export type SeedsFault =
  | { readonly kind: 'none' }
  | { readonly kind: 'many'; readonly count: number }
  | { readonly kind: 'long'; readonly seed: string }

/** Lines, tabs, semicolons and commas part phrases; the comma of `0,5 л` does not. */
const SEPARATORS = /[\n\r\t;]+|,(?!\d)|(?<!\d),/u
const BULLET = /^\s*(?:\d{1,3}[.)]\s+|[-–—•*·]+\s*)/u
/** Operators, quotes, emoji: Wordstat would read some of them as a command. */
const FOREIGN = /[^\p{L}\p{M}\p{N}\s.,&'’/+-]/gu

/** Phrases as typed: a list, commas or lines. Doubles go (case, ё and spaces do not matter); 1–{@link MAX_SEEDS} must be left. */
export function readSeeds(text: string): Result<readonly string[], SeedsFault> {
  const seeds = new Map<string, string>()
  for (const part of text.normalize('NFC').split(SEPARATORS)) {
    const seed = cleaned(part)
    const key = seed.toLowerCase().replaceAll('ё', 'е')
    if (/[\p{L}\p{N}]/u.test(seed) && !seeds.has(key)) seeds.set(key, seed)
  }
  const list = [...seeds.values()]
  const long = list.find(isLong)
  if (list.length === 0) return fail({ kind: 'none' })
  if (long !== undefined) return fail({ kind: 'long', seed: long })
  return list.length > MAX_SEEDS ? fail({ kind: 'many', count: list.length }) : ok(list)
}

function cleaned(part: string): string {
  return part
    .replace(BULLET, '')
    .replace(FOREIGN, ' ')
    .replace(/(^|\s)[-+.,/&'’]+/gu, ' ')
    .replace(/[-+.,/&'’]+(?=\s|$)/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
}

const isLong = (seed: string) =>
  seed.length > MAX_LENGTH || seed.split(' ').length > LIMITS.keywordWords
