import type { Ad, AdFormat, AdOrigin } from '../campaign.ts'
import { type CheckOptions, names, stringsOf } from './checker.ts'
import { LIMITS } from './limits.ts'
import { type Stock, stockOf } from './stock.ts'
import { textKey } from './words.ts'

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

/**
 * One ad of clean strings: those of the pool as far as they go, the template's for the rest. No string twice in it, none that an ad in
 * `beside` has, one `!` and one `?` at most, and what is sold is named. Passes {@link checkAd} always.
 */
export function composeAd(
  format: AdFormat,
  pool: Pool,
  options: CheckOptions,
  beside: readonly Ad[],
): Ad {
  const own = fromTemplate(stockOf(options))
  const spoken = new Set(beside.flatMap(stringsOf).map(({ text }) => textKey(text)))
  const chosen = createChoice(spoken)
  if (format === 'text') {
    const title = chosen.take([...pool.titles, ...own.titles], 1)
    const title2 = chosen.take([...pool.titles2, ...own.titles2], 1)
    const text = chosen.take([...pool.texts, ...own.texts], 1)
    return named(textAd(title, title2, text), own, options)
  }
  const titles = chosen.take(pool.titles, LIMITS.titles)
  titles.push(...chosen.take(own.titles, FEWEST.titles - titles.length))
  const texts = chosen.take(pool.texts, LIMITS.texts)
  texts.push(...chosen.take(own.texts, FEWEST.texts - texts.length))
  return named(responsiveAd(titles, texts), own, options)
}

/** How many strings of the pool an ad could use; below {@link FEWEST} a repair is worth its price. */
export function usable(pool: Pool, beside: readonly Ad[]): { titles: number; texts: number } {
  const spoken = new Set(beside.flatMap(stringsOf).map(({ text }) => textKey(text)))
  const chosen = createChoice(spoken)
  return {
    titles: chosen.take(pool.titles, LIMITS.titles).length,
    texts: chosen.take(pool.texts, LIMITS.texts).length,
  }
}

/** Takes strings in order while they add something: a string once, marks within what one ad may have. */
function createChoice(spoken: ReadonlySet<string>) {
  const seen = new Set(spoken)
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

/** The same ad with the template's plainest title in front when none of its strings says what it sells. */
function named(ad: Ad, own: Pool, options: CheckOptions): Ad {
  if (names(ad, options.subject)) return ad
  const title = own.titles[0]?.text ?? options.subject
  if (ad.kind === 'text') return { ...ad, title, origin: 'template' }
  const titles = [title, ...ad.titles].slice(0, LIMITS.titles)
  return { ...ad, titles, origin: 'template' }
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
