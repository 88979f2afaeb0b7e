import {
  AD_LETTERS,
  fits,
  measure,
  TEXT_LIMITS,
  type TextKind,
  type TextLimit,
} from '../../limits.ts'
import { TIMES, wordsOf } from '../../words.ts'
import { type Finding, remove } from '../violation.ts'

const CONTROL = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u
/** Digits, `#` and `*` are emoji parts to Unicode, but not to people. */
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u{20e3}|\u{fe0f}/gu
/** Letters that keywords and moderators know; everything else looks like decoration or breaks a file's columns. */
const UNUSUAL = new RegExp(
  `[^${AD_LETTERS}0-9 .,:;!?"«»()'’–—\\-/%№+&₽$€°²³\\p{Extended_Pictographic}\\p{Regional_Indicator}\\p{Cc}\\p{Cf}\\p{Cs}\\p{Z}]`,
  'giu',
)
const NOT_IN_PATH = new RegExp(`[^${AD_LETTERS}0-9\\-№/%#]`, 'giu')
const PATH_REPEATS = /--|\/\/|%%|##|№№|^[-/]|-$/u
const SPACED_LETTERS = /(?<![\p{L}\p{N}])\p{L}(?:[ .\-/_]+\p{L}(?![\p{L}\p{N}])){2,}/gu
const REPEATED_MARK = /[!?.,:;"()–—/%№+&₽$€°×'’-]{2,}/gu
/** Marks that may stand side by side: a closing one and then a full stop or a comma, a percent in brackets. */
const SIDE_BY_SIDE = /^(?:[%₽$€°²³"»)]{1,2}[.,:;!?]?|[.!?]?["»)]|[.,:;–—-]?[«"(])$/u
const STRETCHED = /(\p{L})\1{2,}/iu
const ROMAN = /^[ivx]+$/iu
/** `и т. д.` is three letters too, but nobody shouts in small ones. */
const SPELLED_OUT = 4

/** Something said at all, length as a whole and word by word. */
export function lengths(kind: TextKind, text: string): Finding[] {
  if (!/\p{L}{2}/u.test(text)) return [{ rule: 'empty', value: text, fix: { do: 'drop' } }]
  const limit: TextLimit = TEXT_LIMITS[kind]
  const { counted, narrow } = measure(kind, text)
  const found: Finding[] = []
  if (counted > limit.characters) {
    const to = limit.characters
    found.push({ rule: 'length', value: String(counted), limit: to, fix: { do: 'shorten', to } })
  } else if (!fits(kind, text)) {
    const fix = { do: 'shorten', to: limit.narrow } as const
    found.push({ rule: 'narrow', value: String(narrow), limit: limit.narrow, fix })
  }
  for (const word of text.split(/\s+/u)) {
    const bare = word.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    if ([...bare].length > limit.word)
      found.push({ ...remove('word-length', word), limit: limit.word })
  }
  return found
}

/** Characters that files, Direct or moderators do not take. */
export function signs(kind: TextKind, text: string): Finding[] {
  const found: Finding[] = []
  if (CONTROL.test(text)) found.push({ rule: 'control', value: '', fix: { do: 'rewrite' } })
  if (/^ | $| {2}|[^\S ]/u.test(text) || text.normalize('NFC') !== text)
    found.push({ rule: 'spaces', value: '', fix: { do: 'rewrite' } })
  const times = text.match(TIMES)
  if (times) {
    const signs = [...new Set(times)]
    found.push({ rule: 'times', value: signs.join(', '), fix: { do: 'replace', signs, by: 'x' } })
  }
  const rest = text.replace(TIMES, 'x')
  const emoji = rest.match(EMOJI)
  if (emoji) found.push(remove('emoji', ...emoji))
  const unusual = rest.match(UNUSUAL)
  if (kind === 'display-path') {
    const bad = rest.match(NOT_IN_PATH)
    if (bad) found.push(remove('display-path', ...new Set(bad)))
    else if (PATH_REPEATS.test(text)) found.push({ ...remove('display-path', text) })
  } else if (unusual) found.push(remove('symbols', ...new Set(unusual)))
  if (/^[=+\-@'’]/u.test(text)) found.push(remove('formula', text.slice(0, 1)))
  return found
}

/** Shouting, stretched letters, doubled marks and words. */
export function emphasis(kind: TextKind, text: string): Finding[] {
  const found: Finding[] = []
  if (kind !== 'display-path') {
    for (const [letters] of text.matchAll(SPACED_LETTERS)) {
      const count = letters.match(/\p{L}/gu)?.length ?? 0
      if (count >= SPELLED_OUT || letters === letters.toUpperCase())
        found.push(remove('spaced-letters', letters))
    }
    for (const [marks] of text.matchAll(REPEATED_MARK))
      if (!SIDE_BY_SIDE.test(marks)) found.push(remove('repeated-mark', marks))
  }
  found.push(...marks(kind, text), ...doubledWords(text))
  // ООО and ААА are words; a run inside a longer word is a shout.
  for (const { text: word } of wordsOf(text)) {
    const run = word.match(STRETCHED)?.[0]
    if (run && run.length < word.length && !ROMAN.test(word))
      found.push(remove('spaced-letters', word))
  }
  return found
}

function marks(kind: TextKind, text: string): Finding[] {
  if (kind === 'display-path') return []
  const most = ['title', 'title2', 'text'].includes(kind) ? 1 : 0
  const found: Finding[] = []
  const exclamations = text.match(/!/gu)?.length ?? 0
  const questions = text.match(/\?/gu)?.length ?? 0
  if (exclamations > most) found.push({ ...remove('exclamation', '!'), limit: most })
  if (questions > most) found.push({ ...remove('question', '?'), limit: most })
  return found
}

function doubledWords(text: string): Finding[] {
  const words = wordsOf(text)
  const found = new Set<string>()
  words.forEach((word, index) => {
    const previous = words[index - 1]
    if (previous && previous.key === word.key && /\p{L}/u.test(word.key)) found.add(word.text)
    const same = words.filter((other) => other.stem === word.stem).length
    if (same > 2 && word.key.length > 3 && /\p{L}/u.test(word.key)) found.add(word.text)
  })
  return [...found].map((word) => remove('repeated-word', word))
}
