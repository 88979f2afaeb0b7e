/** Steps a price is rounded up to; 990 ends it in …990. */
export const ROUNDINGS = [1, 10, 50, 100, 990] as const
export type Rounding = (typeof ROUNDINGS)[number]

/** Markup of one formula. Integers only. */
export interface Markup {
  /** Roubles on top. */
  readonly fixed: number
  /** Of what it costs, hundredths of a percent: 1500 is 15 %. */
  readonly percentE2: number
}

/** A markup for some goods; the first that fits counts. */
export interface MarkupRule extends Markup {
  /** Of the source, roots included; absent: any. */
  readonly categoryIds?: readonly string[]
  /** What it costs, fen; `to` is not included; absent: open. */
  readonly fromFen?: number
  readonly toFen?: number
}

/** How yuan become roubles. */
export interface PriceRules extends Markup {
  /** Roubles for a yuan, four digits: 135000 is 13.5. */
  readonly rateE4: number
  readonly rules: readonly MarkupRule[]
  readonly rounding: Rounding
  /** Least roubles between price and cost. */
  readonly minMargin: number
}
