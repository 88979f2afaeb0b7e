/** Something that is found by its name. */
export interface Named {
  readonly name: string
}

/** Endings of Russian nouns and adjectives, the longest first: a name is typed in the case its preposition asks for. */
const ENDING =
  /(?:иями|ыми|ими|ого|его|ому|ему|ами|ями|ах|ях|ов|ев|ой|ей|ый|ий|ая|яя|ое|ее|ую|юю|ом|ем|ым|им|ых|их|ам|ям|[аеиоуыьюяй])$/u
/** `кружек` has a vowel that `кружка` has not. */
const FLEETING = /(?<=[^аеиоуыьэюя])[ео](?=[кц]$)/u
const SHORTEST_STEM = 3

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .match(/[\p{L}\p{N}]+/gu) ?? []

function stem(word: string): string {
  const bare = word.replace(/(?<=[a-z]{2})s$/u, '').replace(ENDING, '')
  return bare.length >= SHORTEST_STEM ? bare.replace(FLEETING, '') : word
}

/**
 * Those whose name the typed words mean, whatever case they stand in: `Туле` is Тула, `основного` Основной. Names that are exactly that
 * come alone; otherwise all whose words begin with the typed ones.
 */
export function findByName<T extends Named>(all: readonly T[], typed: string): T[] {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const same = all.filter(({ name }) => wordsOf(name).join(' ') === words.join(' '))
  if (same.length > 0) return same
  const stems = words.map(stem)
  const inflected = all.filter(({ name }) => wordsOf(name).map(stem).join(' ') === stems.join(' '))
  if (inflected.length > 0) return inflected
  return all.filter(({ name }) =>
    stems.every((one) => wordsOf(name).some((word) => word.startsWith(one))),
  )
}
