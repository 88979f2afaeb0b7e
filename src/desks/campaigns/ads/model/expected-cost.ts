import { costMicros } from '#core/model-prices.ts'

/** Tokens of one cluster's request and of one variant's answer, reckoned from the prompt's length, not measured at the service. */
const EXPECTED = { input: 1500, outputOfVariant: 650 }

/** What writing ads for so many clusters is expected to cost, millionths of a dollar; null when the model's price is not known. */
export function expectedCostMicros(
  model: string,
  plan: { readonly clusters: number; readonly variants: number },
  prices?: Parameters<typeof costMicros>[1],
): number | null {
  // One request more than clusters: the extras of the whole campaign.
  const requests = plan.clusters + 1
  return costMicros(
    {
      model,
      inputTokens: requests * EXPECTED.input,
      cachedTokens: 0,
      outputTokens: requests * plan.variants * EXPECTED.outputOfVariant,
    },
    prices,
  )
}
