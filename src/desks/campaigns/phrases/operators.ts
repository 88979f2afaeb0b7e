/** Operators of Wordstat that have no effect here: quotes, `!` and square brackets narrow a search, and seeds are there to find more. */
export const IGNORED_OPERATORS = ['quotes', 'form', 'order'] as const
export type IgnoredOperator = (typeof IGNORED_OPERATORS)[number]

/** What a phrase with operators asks for (yandex.ru/support/direct/ru/keywords/symbols-and-operators). */
export interface ReadPhrase {
  /** One, or one for each choice of `(a|b)`; their words are not cleaned any further. */
  readonly phrases: readonly string[]
  /** Words after a minus, without it. */
  readonly stopWords: readonly string[]
  readonly ignored: readonly IgnoredOperator[]
}

/** More choices than these are no phrase any more. */
const MOST_PHRASES = 100

/**
 * A minus stands after a space and touches its word: `-30` is a number below zero, `wi-fi` one word, `чай - кофе` has a dash. A long dash
 * is a minus that a phone made longer.
 */
const MINUS = /(?<=^|[\s("])[-–—](?:"([^"]*)"|\(([^()]*)\)|([!+]?\p{L}[^\s"()|]*))/gu
const CHOICE = /\(([^()]*\|[^()]*)\)/u
const PLUS = /(?<=^|[\s("[|])\+(?=[\p{L}\p{N}])/gu

/**
 * `пылесос -бу` is «пылесос» with the stop word «бу»; `(купить|цена) пылесос` is two phrases; `+в` is a word like others. `phrase` has
 * plain spaces and hyphens.
 */
export function readOperators(phrase: string): ReadPhrase {
  const text = phrase.replace(/[“”„‟]/gu, '"')
  const stopWords: string[] = []
  const rest = text.replace(MINUS, (_match, quoted?: string, list?: string, word?: string) => {
    for (const one of quoted === undefined ? (list ?? word ?? '').split('|') : [quoted]) {
      const bare = bareWords(one)
      if (bare !== '') stopWords.push(bare)
    }
    return ' '
  })
  const ignored = IGNORED_OPERATORS.filter((operator) => SIGNS[operator].test(rest))
  return {
    phrases: choicesOf(rest.replace(PLUS, '')),
    stopWords,
    ignored,
  }
}

const SIGNS: Readonly<Record<IgnoredOperator, RegExp>> = {
  quotes: /"[^"]*\p{L}[^"]*"/u,
  form: /(?<=^|[\s"([|+])!(?=[\p{L}\p{N}])/u,
  order: /\[[^\]]*\p{L}[^\]]*\]/u,
}

function choicesOf(text: string): string[] {
  let phrases = [text]
  while (phrases.some((phrase) => CHOICE.test(phrase))) {
    phrases = phrases.flatMap((phrase) => {
      const choice = CHOICE.exec(phrase)
      if (!choice) return [phrase]
      const [whole, inside = ''] = choice
      return inside.split('|').map((word) => phrase.replace(whole, () => ` ${word} `))
    })
    if (phrases.length > MOST_PHRASES) return [text]
  }
  return phrases
}

const bareWords = (text: string) => text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim()
