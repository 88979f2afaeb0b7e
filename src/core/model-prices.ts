import type { ModelUsage } from './language-model.ts'

/** Dollars for a million tokens, which is the same number as millionths of a dollar for one. */
export interface ModelPrice {
  readonly input: number
  /** Null: not published to us; the full price is counted, so that a cost is never told too low. */
  readonly cached: number | null
  readonly output: number
}

/** As seen in June 2026. A model that is not here has no known price: show its tokens, never a zero. */
const MODEL_PRICES: Readonly<Record<string, ModelPrice>> = {
  'gpt-5.5': { input: 5, cached: null, output: 30 },
  'gpt-5.4': { input: 2.5, cached: null, output: 15 },
  'gpt-5.4-mini': { input: 0.75, cached: 0.075, output: 4.5 },
  'gpt-5.4-nano': { input: 0.2, cached: null, output: 1.25 },
  'gpt-4.1-mini': { input: 0.4, cached: null, output: 1.6 },
  'gpt-4o-mini': { input: 0.15, cached: null, output: 0.6 },
  'text-embedding-3-small': { input: 0.02, cached: null, output: 0 },
}

/** Millionths of a dollar, rounded up; null when the model's price is not known. Reasoning is part of the output. */
export function costMicros(
  usage: Pick<ModelUsage, 'model' | 'inputTokens' | 'cachedTokens' | 'outputTokens'>,
  prices: Readonly<Record<string, ModelPrice>> = MODEL_PRICES,
): number | null {
  const price = priceOf(usage.model, prices)
  if (!price) return null
  const cached = Math.min(usage.cachedTokens, usage.inputTokens)
  const cost =
    (usage.inputTokens - cached) * price.input +
    cached * (price.cached ?? price.input) +
    usage.outputTokens * price.output
  // Cents of a micro-dollar come from binary fractions, not from the price.
  return Math.ceil(Math.round(cost * 1000) / 1000)
}

/** Answers name the dated version of a model: `gpt-5.4-mini-2026-03-17`. */
function priceOf(model: string, prices: Readonly<Record<string, ModelPrice>>) {
  const name = Object.hasOwn(prices, model) ? model : model.replace(/-\d{4}-\d{2}-\d{2}$/u, '')
  return Object.hasOwn(prices, name) ? prices[name] : undefined
}
