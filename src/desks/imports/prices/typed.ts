import type { Locale } from '#platform/texts/lang.ts'
import { parseNumber } from '#telegram/input/numbers.ts'
import { type Markup, type MarkupRule, ROUNDINGS, type Rounding } from './rules.ts'

/** Beyond these it is surely a slip of the finger. */
const MOST = { rate: 1_000, fixed: 10_000_000, percent: 1_000, yuan: 1_000_000 }
const CURRENCY =
  /[¥￥₽]|(?<!\p{L})(?:юан(?:ей|я|ь)|yuan|cny|rmb|руб(?:\.|лей|ля|ль)?|р\.?|rub)(?!\p{L})/giu
const PARTS_OF_MARKUP = /\s*(?:[+&,;]|(?<!\p{L})(?:и|плюс|and|plus)(?!\p{L}))\s+|\s*\+\s*/iu

/** Roubles for a yuan as people type it, four digits: `13,5` → 135000. Undefined when it is no rate. */
export function parseRate(text: string, locale: Locale): number | undefined {
  const value = parseNumber(bare(text.replace(/^\s*(?:курс|rate)\s*:?/iu, '')), locale)
  if (value === undefined || value <= 0 || value > MOST.rate) return undefined
  const rateE4 = Math.round(value * 10_000)
  return rateE4 > 0 ? rateE4 : undefined
}

/** Roubles, percent, or both: `+5000`, `15 %`, `10% + 3 000 ₽`. Undefined when it is neither or one of them twice. */
export function parseMarkup(text: string, locale: Locale): Markup | undefined {
  const parts = text
    .trim()
    .replace(/^\+\s*/u, '')
    .split(PARTS_OF_MARKUP)
  let fixed: number | undefined
  let percentE2: number | undefined
  for (const part of parts) {
    const value = parseNumber(bare(part), locale)
    if (value === undefined || value < 0) return undefined
    if (part.includes('%')) {
      if (percentE2 !== undefined || value > MOST.percent) return undefined
      percentE2 = Math.round(value * 100)
    } else {
      if (fixed !== undefined || value > MOST.fixed || !Number.isInteger(value)) return undefined
      fixed = value
    }
  }
  return { fixed: fixed ?? 0, percentE2: percentE2 ?? 0 }
}

/** `100`, `до 50`, `…990`. Undefined for steps we do not have. */
export function parseRounding(text: string): Rounding | undefined {
  const digits = /^(?:до|to)?\s*(?:…|\.{2,3}|\*)?\s*(\d{1,3})(?:\s*₽)?$/iu.exec(text.trim())?.[1]
  return ROUNDINGS.find((step) => String(step) === digits)
}

/** What a rule is for, in yuan: `до 1000`, `1000–3000`, `от 3000`. The upper end is not included. */
export function parseYuanRange(
  text: string,
  locale: Locale,
): Pick<MarkupRule, 'fromFen' | 'toFen'> | undefined {
  const clean = bare(text).toLowerCase()
  const below = /^(?:до|дешевле|меньше|below|up to|under|<)\s*(.+)$/u.exec(clean)?.[1]
  if (below !== undefined) return range(locale, undefined, below)
  const both =
    /^(?:от|from)?\s*(.+?)\s*(?:-|–|—|…|\.\.+|(?<!\p{L})(?:до|to)(?!\p{L}))\s*(.+)$/u.exec(clean)
  if (both) return range(locale, both[1], both[2])
  const above = /^(?:от|дороже|больше|from|over|above|>)\s*(.+)$/u.exec(clean)?.[1]
  return above === undefined ? undefined : range(locale, above, undefined)
}

function range(locale: Locale, from: string | undefined, to: string | undefined) {
  const [fromFen, toFen] = [from, to].map((text) => fenOf(text, locale))
  if ((from !== undefined && fromFen === undefined) || (to !== undefined && toFen === undefined)) {
    return undefined
  }
  if (toFen !== undefined && toFen <= (fromFen ?? 0)) return undefined
  return { ...(fromFen !== undefined && { fromFen }), ...(toFen !== undefined && { toFen }) }
}

function fenOf(text: string | undefined, locale: Locale): number | undefined {
  const yuan = text === undefined ? undefined : parseNumber(text, locale)
  if (yuan === undefined || yuan < 0 || yuan > MOST.yuan) return undefined
  return Math.round(yuan * 100)
}

const bare = (text: string) => text.replace(CURRENCY, ' ').trim()
