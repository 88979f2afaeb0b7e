/** A word of a text as people see it, and as it is compared. */
export interface Word {
  readonly text: string
  /** Lower case, ё as е. */
  readonly key: string
  /** Key without its ending: the same for most forms of a word. */
  readonly stem: string
  readonly start: number
}

const WORD = /[\p{L}\p{N}]+/gu
/** Signs of multiplication: Commander refuses a file with one in a title. */
export const TIMES = /[×✕✖⨯]\u{fe0f}?/gu

/** Longest first, so that the whole ending goes. */
const ENDINGS =
  /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|иям|ией|ая|яя|ое|ее|ые|ие|ый|ий|ой|ей|ую|юю|ых|их|ым|им|ом|ем|ам|ям|ах|ях|ов|ев|ия|ию|ии|а|я|о|е|ы|и|у|ю|ь|й)$/u
const SHORTEST_STEM = 3

/** Lower case, ё as е: how two spellings of a word are compared. */
export function keyOf(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е')
}

/** A word without its Russian ending; others come back as they are. */
export function stemOf(key: string): string {
  const stem = key.replace(ENDINGS, '')
  return stem.length >= SHORTEST_STEM ? stem : key
}

/** Words in order; a hyphen parts them. */
export function wordsOf(text: string): Word[] {
  return [...text.matchAll(WORD)].map((match) => {
    const key = keyOf(match[0])
    return { text: match[0], key, stem: stemOf(key), start: match.index }
  })
}

/** Two strings with the same key read the same: only case, marks and spaces differ. */
export function textKey(text: string): string {
  return wordsOf(text)
    .map((word) => word.key)
    .join(' ')
}

/** Puts right what means nothing: odd spaces, invisible characters, quotes and dashes of every sort, an ellipsis, `×` for `x`. */
export function tidy(text: string): string {
  return text
    .replace(/[\s\u00a0]+/gu, ' ')
    .replace(/[\p{Cf}\p{Cc}\p{Cs}]/gu, '')
    .normalize('NFC')
    .replace(/[“”„‟]/gu, '"')
    .replace(/[‐‑‒]/gu, '-')
    .replace(/…|\.{3,}/gu, '.')
    .replace(TIMES, 'x')
    .replace(/ +([,.;:!?])/gu, '$1')
    .replace(/ {2,}/gu, ' ')
    .trim()
}

/** Words that cannot end a string. */
const LOOSE = new Set(
  'а без в во для до за и из или к ко на над не ни но о об от по под при с со то у через как что'.split(
    ' ',
  ),
)

/** Without marks and loose little words at its end. */
export function withoutLooseEnd(text: string): string {
  const words = text.split(' ')
  while (words.length > 0) {
    const last = (words.at(-1) ?? '').replace(/[^\p{L}\p{N}%₽)"»]+$/u, '')
    if (last !== '' && !LOOSE.has(keyOf(last))) return [...words.slice(0, -1), last].join(' ')
    words.pop()
  }
  return ''
}

/** The longest beginning made of whole words that `accepts`; empty when not even the first word is taken. */
export function trimAtWord(text: string, accepts: (text: string) => boolean): string {
  const words = text.split(' ')
  for (let count = words.length; count > 0; count -= 1) {
    const head = withoutLooseEnd(words.slice(0, count).join(' '))
    if (head !== '' && accepts(head)) return head
  }
  return ''
}

export function capitalised(text: string): string {
  const [first = '', ...rest] = [...text]
  const upper = first.toUpperCase()
  return [...upper].length === 1 ? upper + rest.join('') : text
}
