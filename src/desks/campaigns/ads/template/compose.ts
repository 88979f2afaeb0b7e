import type { Ad, AdFormat, AdOrigin } from '../../campaign.ts'
import { type CheckOptions, names, stringsOf } from '../checker/checker.ts'
import { LIMITS } from '../limits.ts'
import { textKey } from '../words.ts'
import { type Stock, stockOf } from './stock.ts'

/** A string that passed the checker, and who wrote it. */
export interface Candidate {
  readonly text: string
  readonly origin: AdOrigin
}

/** Strings for one ad, best first. */
export interface Pool {
  readonly titles: readonly Candidate[]
  readonly titles2: readonly Candidate[]
  readonly texts: readonly Candidate[]
}

export const EMPTY_POOL: Pool = { titles: [], titles2: [], texts: [] }

/** Below these our own template fills up: Direct has something to combine. */
export const FEWEST = { titles: 3, texts: 2 } as const

const FROM_WORST: readonly AdOrigin[] = ['template', 'repaired', 'model']

/** Makes one ad of a pool that reads unlike those in `beside`. */
export type Compose = (pool: Pool, beside: readonly Ad[]) => Ad

/**
 * Ads of clean strings: those of the pool as far as they go, the template's for the rest. No string twice in an ad, none that an ad in
 * `beside` has, one `!` and one `?` at most, and what is sold is named. Passes {@link checkAd} always.
 */
export function createComposer(format: AdFormat, options: CheckOptions): Compose {
  let stock: Pool | undefined
  const own = () => {
    stock ??= fromTemplate(stockOf(options))
    return stock
  }
  /** The template's plainest title comes in front when no string says what is sold. */
  const named = (ad: Ad): Ad => {
    if (names(ad, options.subject)) return ad
    const title = own().titles[0]?.text ?? options.subject
    if (ad.kind === 'text') return { ...ad, title, origin: 'template' }
    const titles = [title, ...ad.titles].slice(0, LIMITS.titles)
    return { ...ad, titles, origin: 'template' }
  }

  return (pool, beside) => {
    const chosen = createChoice(beside)
    const fill = (slot: keyof Pool, most: number, fewest: number) => {
      const taken = chosen.take(pool[slot], most)
      if (taken.length < fewest) taken.push(...chosen.take(own()[slot], fewest - taken.length))
      return taken
    }
    if (format === 'text')
      return named(textAd(fill('titles', 1, 1), fill('titles2', 1, 1), fill('texts', 1, 1)))
    const titles = fill('titles', LIMITS.titles, FEWEST.titles)
    return named(responsiveAd(titles, fill('texts', LIMITS.texts, FEWEST.texts)))
  }
}

/** How many strings of the pool an ad could use; below {@link FEWEST} a repair is worth its price. */
export function usable(pool: Pool, beside: readonly Ad[]): { titles: number; texts: number } {
  const chosen = createChoice(beside)
  return {
    titles: chosen.take(pool.titles, LIMITS.titles).length,
    texts: chosen.take(pool.texts, LIMITS.texts).length,
  }
}

/** Takes strings in order while they add something: a string once, marks within what one ad may have. */
function createChoice(beside: readonly Ad[]) {
  const seen = new Set(beside.flatMap(stringsOf).map(({ text }) => textKey(text)))
  let exclamations = 0
  let questions = 0
  return {
    take(candidates: readonly Candidate[], most: number): Candidate[] {
      const taken: Candidate[] = []
      for (const candidate of candidates) {
        if (taken.length >= most) break
        const key = textKey(candidate.text)
        const more = exclamations + count(candidate.text, '!')
        const asked = questions + count(candidate.text, '?')
        if (seen.has(key) || more > LIMITS.exclamations || asked > LIMITS.questions) continue
        seen.add(key)
        exclamations = more
        questions = asked
        taken.push(candidate)
      }
      return taken
    },
  }
}

function responsiveAd(titles: readonly Candidate[], texts: readonly Candidate[]): Ad {
  return {
    kind: 'responsive',
    titles: titles.map(({ text }) => text),
    texts: texts.map(({ text }) => text),
    origin: worst([...titles, ...texts]),
    isLocked: false,
  }
}

function textAd(
  title: readonly Candidate[],
  title2: readonly Candidate[],
  text: readonly Candidate[],
): Ad {
  return {
    kind: 'text',
    title: title[0]?.text ?? '',
    title2: title2[0]?.text ?? '',
    text: text[0]?.text ?? '',
    origin: worst([...title, ...title2, ...text]),
    isLocked: false,
  }
}

function fromTemplate(stock: Stock): Pool {
  const mark = (texts: readonly string[]) =>
    texts.map((text): Candidate => ({ text, origin: 'template' }))
  return { titles: mark(stock.titles), titles2: mark(stock.titles2), texts: mark(stock.texts) }
}

function worst(candidates: readonly Candidate[]): AdOrigin {
  return (
    FROM_WORST.find((origin) => candidates.some((candidate) => candidate.origin === origin)) ??
    'template'
  )
}

const count = (text: string, mark: string) => text.split(mark).length - 1
