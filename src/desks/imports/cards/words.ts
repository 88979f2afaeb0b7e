/** What a word of the source stands for. */
export type WordKind = 'color' | 'size' | 'category' | 'attribute' | 'value'

/** A word that no table has. */
export interface UnknownWord {
  readonly kind: WordKind
  /** As the source writes it, trimmed. */
  readonly word: string
}

/** Russian for words that no table has, as a model or a person once put them. */
export type KnownWords = (kind: WordKind, word: string) => string | undefined

export const NO_WORDS: KnownWords = () => undefined

/** Chinese characters, full-width forms of Latin and the marks that go with them: nothing of these may reach a shop. */
export const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** Full-width forms as usual ones, spaces single. */
export function plainForm(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[、，。；：]/gu, ', ')
    .replace(/\s+/gu, ' ')
    .trim()
}

export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
