import type { Intent } from '../phrase.ts'
import { PURCHASE } from './lexicon/attributes.ts'
import { SIGNALS, type Signal } from './lexicon/signals.ts'
import { namesAmong } from './names.ts'
import { remembered } from './remembered.ts'
import { stem } from './stem.ts'
import { wordsIn } from './text.ts'

/** A signal's words as stems, side by side. */
interface Pattern {
  readonly signal: Signal
  readonly stems: readonly string[]
}

const PATTERNS: readonly Pattern[] = SIGNALS.flatMap((signal) =>
  signal.words.split(', ').map((words) => ({ signal, stems: wordsIn(words).map(stem) })),
)
const OPENINGS = new Set(PATTERNS.map(({ stems }) => stems[0]))
/** Latin words that name a property, not a maker. */
const TECHNICAL = new Set(
  'usb led vin bluetooth wifi android windows full smart mini plus online type hdmi oled gore size shop sale cream serum vitamin'.split(
    ' ',
  ),
)
const tabledName = namesAmong([])

/** What the phrase tells of the one who typed it. A bare thing («термокружка») is 'other'. */
export const intentOf = remembered((text: string): Intent => {
  const words = wordsIn(text)
  const found = matches(words.map(stem))[0]
  if (found) return found.signal.intent
  if (words.some(isBrand)) return 'brand'
  return words.some((word) => PURCHASE.has(stem(word))) ? 'buy' : 'other'
})

/** The intent an ad for all of these has to answer. */
export function intentOfGroup(texts: readonly string[]): Intent {
  const counts = new Map<Intent, number>()
  for (const text of texts) {
    const intent = intentOf(text)
    counts.set(intent, (counts.get(intent) ?? 0) + 1)
  }
  const isMost = (intent: Intent) => (counts.get(intent) ?? 0) * 2 >= texts.length
  for (const intent of ['free', 'used', 'info', 'brand'] as const) {
    if (isMost(intent)) return intent
  }
  return counts.has('buy') ? 'buy' : 'other'
}

/** Signals in a phrase, the most telling first, each with the words it was known by. */
export function signalsIn(text: string): { readonly signal: Signal; readonly words: string }[] {
  const words = wordsIn(text)
  const stems = words.map(stem)
  return matches(stems).map(({ signal, stems: pattern, at }) => ({
    signal,
    words: words.slice(at, at + pattern.length).join(' '),
  }))
}

function matches(stems: readonly string[]): (Pattern & { readonly at: number })[] {
  if (!stems.some((part) => OPENINGS.has(part))) return []
  return PATTERNS.flatMap((pattern) => {
    const at = stems.findIndex((_, i) => pattern.stems.every((part, k) => stems[i + k] === part))
    return at < 0 ? [] : [{ ...pattern, at }]
  })
}

function isBrand(word: string): boolean {
  return tabledName(word) !== undefined || (/^[a-z]{4,}$/.test(word) && !TECHNICAL.has(word))
}
