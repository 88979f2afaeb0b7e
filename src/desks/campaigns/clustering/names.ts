import { BRAND_SPELLINGS } from './lexicon/brands.ts'

/** Word → key of the name it spells, the same for its Latin and its Russian spelling; undefined when it spells none. */
export type NameOf = (word: string) => string | undefined

const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/sch|sh|ch/g, 'ш'],
  [/ck/g, 'к'],
  [/ph/g, 'ф'],
  [/th/g, 'т'],
  [/kh/g, 'х'],
  [/oo/g, 'у'],
  [/ee/g, 'и'],
  [/x/g, 'кс'],
  [/c(?=[eiy])/g, 'с'],
  [/j/g, 'дж'],
]
const LETTERS: Readonly<Record<string, string>> = Object.fromEntries(
  [...'abcdefghiklmnopqrstuvwyz'].map((latin, i) => [latin, 'абкдефгхиклмнопкрстуввиз'.charAt(i)]),
)

const tabled = new Map(
  BRAND_SPELLINGS.flatMap((spellings) =>
    spellings.map((word) => [word, spellings[0] ?? word] as const),
  ),
)

/** The names among these words: those of the table of brands, and Latin words together with Russian ones that sound like them. */
export function namesAmong(words: Iterable<string>): NameOf {
  const latin = new Set<string>()
  for (const word of words) if (/^[a-z]{2,}$/.test(word)) latin.add(soundOf(word))
  return (word) => {
    const known = tabled.get(word)
    if (known !== undefined) return known
    if (/\d/.test(word)) return undefined
    const sound = soundOf(word)
    return latin.has(sound) ? sound : undefined
  }
}

/** Consonants only, as vowels are heard in many ways; short words whole. */
function soundOf(word: string): string {
  const heard = SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word)
    .replace(/[a-z]/g, (letter) => LETTERS[letter] ?? letter)
    .replace(/й/g, 'и')
    .replace(/[чщ]/g, 'ш')
  const consonants = heard.replace(/[аеиоуыэюяьъ]/g, '').replace(/(.)\1+/g, '$1')
  return consonants.length >= 3 ? consonants : heard
}
