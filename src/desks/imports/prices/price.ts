import type { Fen } from '../ports.ts'
import type { Markup, MarkupRule, PriceRules, Rounding } from './rules.ts'

/** What a price is made for. */
export interface PricedGoods {
  readonly fen: Fen
  /** The category and those above it, by the source's ids. */
  readonly categoryIds: readonly string[]
}

/** Roubles are reckoned in parts of this: fen (1/100) × rate (1/10,000) × percent (1/10,000). */
const PARTS = 10_000_000_000n
const WHOLE_PERCENT = 10_000

/**
 * The price in the shop, whole roubles: the same for preview, import and refresh. Never below the cost and the least margin. Among goods
 * of the same categories what costs more is never sold for less, also where rules by price meet: with "+5,000 below 1,000 ¥, +3,000 above"
 * a thing of 1,000 ¥ is sold for what one of 999 ¥ is, until its own formula gives more.
 */
export function priceOf(rules: PriceRules, { fen, categoryIds }: PricedGoods): number {
  const fitting = rules.rules.filter((rule) => isOfCategory(rule, categoryIds))
  // Between two edges one markup counts and prices only rise with the cost: the highest stands right before the next edge.
  const below = fitting
    .flatMap(({ fromFen, toFen }) => [fromFen, toFen])
    .filter((edge) => edge !== undefined && edge > 0 && edge <= fen)
    .map((edge) => (edge ?? 0) - 1)
  let highest = 0n
  for (const cost of [fen, ...below]) {
    const parts = partsOf(rules, cost, markupAt(rules, fitting, cost))
    if (parts > highest) highest = parts
  }
  return Number(roundedUp(ceil(highest), rules.rounding))
}

/** What the goods cost, whole roubles, rounded up. */
export function costOf({ rateE4 }: Pick<PriceRules, 'rateE4'>, fen: Fen): number {
  return Number(ceil(costParts(rateE4, fen)))
}

function partsOf({ rateE4, minMargin }: PriceRules, fen: Fen, markup: Markup): bigint {
  const cost = costParts(rateE4, fen)
  const share = BigInt(Math.max(0, WHOLE_PERCENT + markup.percentE2))
  const marked = BigInt(fen) * BigInt(rateE4) * share + BigInt(markup.fixed) * PARTS
  const least = cost + BigInt(Math.max(0, minMargin)) * PARTS
  return marked > least ? marked : least
}

function costParts(rateE4: number, fen: Fen): bigint {
  return BigInt(fen) * BigInt(rateE4) * BigInt(WHOLE_PERCENT)
}

function markupAt(usual: Markup, fitting: readonly MarkupRule[], fen: Fen): Markup {
  return (
    fitting.find(
      ({ fromFen = 0, toFen = Number.POSITIVE_INFINITY }) => fen >= fromFen && fen < toFen,
    ) ?? usual
  )
}

function isOfCategory({ categoryIds }: MarkupRule, ids: readonly string[]): boolean {
  return categoryIds === undefined || categoryIds.some((id) => ids.includes(id))
}

const ceil = (parts: bigint) => (parts + PARTS - 1n) / PARTS

/** The next price of this ending, never lower. */
function roundedUp(roubles: bigint, rounding: Rounding): bigint {
  const [step, ending] = rounding === 990 ? [1000n, 990n] : [BigInt(rounding), 0n]
  const steps = roubles <= ending ? 0n : (roubles - ending + step - 1n) / step
  return steps * step + ending
}
