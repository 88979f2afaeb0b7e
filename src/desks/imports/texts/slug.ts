/** GOST 7.79-2000, system B, without its apostrophes; kh and ts as people read them. */
const LATIN: Readonly<Record<string, string>> = {
  ...{ а: 'a', б: 'b', в: 'v', г: 'g', д: 'd', е: 'e', ё: 'yo', ж: 'zh', з: 'z', и: 'i', й: 'j' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f' },
  ...{ х: 'kh', ц: 'ts', ч: 'ch', ш: 'sh', щ: 'shh', ъ: '', ы: 'y', ь: '', э: 'e', ю: 'yu' },
  ...{ я: 'ya', ß: 'ss', ø: 'o', æ: 'ae', œ: 'oe', ł: 'l', đ: 'd' },
}
const LONGEST = 60

/** Lower-case Latin letters and digits with hyphens between; whatever has no Latin spelling is left out. */
export function latin(text: string): string {
  return [...text.normalize('NFC').toLowerCase()]
    .map((letter) => LATIN[letter] ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
}

/** An address of at most 60 characters that ends in `suffix` (an article or number): words are left out whole, the suffix never. */
export function slugOf(text: string, suffix = ''): string {
  const end = latin(suffix).slice(-LONGEST).replace(/^-+/u, '')
  const words = latin(text).split('-')
  const room = LONGEST - end.length - 1
  let head = ''
  for (const word of withoutEnd(words, end)) {
    const longer = head === '' ? word : `${head}-${word}`
    if (longer.length > (end === '' ? LONGEST : room)) break
    head = longer
  }
  if (head === '' && end === '') return latin(text).slice(0, LONGEST)
  return [head, end].filter((part) => part !== '').join('-')
}

/** An article that stands in the text already is not written twice. */
function withoutEnd(words: readonly string[], end: string): readonly string[] {
  const tail = end.split('-')
  const isThere = end !== '' && words.slice(-tail.length).join('-') === end
  return isThere ? words.slice(0, -tail.length) : words
}
