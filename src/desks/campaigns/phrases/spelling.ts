/**
 * Letters of two alphabets that look alike, at the same place in both rows: people type one for the other without seeing it. Small ones
 * are those whose capitals look alike, since lists are often lower-cased by a program.
 */
const LATIN = 'abcehkmoptxyABCEHKMOPTXYëË'
const CYRILLIC = 'авсенкмортхуАВСЕНКМОРТХУёЁ'

const toCyrillic = new Map([...LATIN].map((latin, i) => [latin, CYRILLIC.charAt(i)]))
const toLatin = new Map([
  ...[...CYRILLIC].map((cyrillic, i) => [cyrillic, LATIN.charAt(i)] as const),
  // Of other languages' alphabets: in a Latin word they are slips, in a Russian one there are none.
  ...[...'іІјЈѕЅ'].map((cyrillic, i) => [cyrillic, 'iIjJsS'.charAt(i)] as const),
])

const WORD = /[\p{L}\p{M}\p{N}]+/gu
const IS_LATIN = /\p{Script=Latin}/u
const IS_CYRILLIC = /\p{Script=Cyrillic}/u
/** с, о, у, к typed in Latin before a Russian word. */
const LATIN_PREPOSITION = /(?<![\p{L}\p{N}])[coyk](?=(?:\s+[coyk])*\s+\p{Script=Cyrillic})/gu
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}]/gu

/** Composed letters (NFC), one plain space for every sort of space, a plain hyphen for its look-alikes, nothing invisible. */
function plain(text: string): string {
  return text
    .replace(/[\s\p{Z}]+/gu, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .replace(/[‐‑‒−]/gu, '-')
    .replace(/(?<=\d) ?[×✕✖⨯]\u{fe0f}? ?(?=\d)/gu, 'x')
    .trim()
}

/** {@link plain}, and every word in the letters of one alphabet: `чaй` with a Latin a becomes Russian, `Nikе` with a Russian е Latin. */
export function respelled(text: string): string {
  const tidy = plain(text)
  if (!IS_LATIN.test(tidy) || !IS_CYRILLIC.test(tidy)) return tidy
  const isRussian = IS_CYRILLIC.test(tidy.replace(WORD, (word) => (isMixed(word) ? '' : word)))
  return tidy
    .replace(WORD, (word) => (isMixed(word) ? inOneAlphabet(word, isRussian) : word))
    .replace(LATIN_PREPOSITION, (letter) => toCyrillic.get(letter) ?? letter)
}

/** How two spellings of a text are compared: {@link respelled}, lower case, ё as е, `levi's` as `levis`. */
export function spellingKey(text: string): string {
  return withoutApostrophes(respelled(text).toLowerCase().replaceAll('ё', 'е'))
}

/** `леви'с` is one word, not a word and a preposition. */
export function withoutApostrophes(text: string): string {
  return text.replace(/(?<=\p{L})['’ʼ`´](?=\p{L})/gu, '')
}

/** `é` as `e`, `²` as `2`: Direct has no such letters in keywords, and people type them without. Russian й and ё stay. */
export function plainLetters(text: string): string {
  return text.replace(/[\p{Script=Latin}\p{No}]/gu, (sign) =>
    /[çğıöşüÇĞİÖŞÜ]/u.test(sign) ? sign : sign.normalize('NFKD').replace(/\p{M}/gu, ''),
  )
}

/** A word with digits in Latin letters as far as they have look-alikes: н7 and h7, 160х200 and 160x200 are one mark. */
export function inLatin(mark: string): string {
  return [...mark].map((letter) => toLatin.get(letter) ?? letter).join('')
}

const isMixed = (word: string) => IS_LATIN.test(word) && IS_CYRILLIC.test(word)

/** Turns the letters that can be turned when that leaves one alphabet; where both ways would, the rest of the phrase decides. */
function inOneAlphabet(word: string, isAmongRussian: boolean): string {
  const russian = [...word].map((letter) => toCyrillic.get(letter) ?? letter).join('')
  const latin = inLatin(word)
  const canBeRussian = !IS_LATIN.test(russian)
  const canBeLatin = !IS_CYRILLIC.test(latin)
  if (canBeRussian && (isAmongRussian || !canBeLatin)) return russian
  if (canBeLatin && (!canBeRussian || !isRussianAtHeart(word))) return latin
  return canBeRussian ? russian : word
}

/** A word alone that could be either is what most of its letters are. */
function isRussianAtHeart(word: string): boolean {
  const letters = [...word]
  const russian = letters.filter((letter) => IS_CYRILLIC.test(letter)).length
  return russian * 2 >= letters.filter((letter) => /\p{L}/u.test(letter)).length
}
