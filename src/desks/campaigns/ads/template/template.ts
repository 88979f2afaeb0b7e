import type { Ad, AdFormat } from '../../campaign.ts'
import type { CheckOptions } from '../checker/checker.ts'
import { createComposer, EMPTY_POOL } from './compose.ts'

/**
 * Ads without a model: what the cluster is, the seller's facts word for word, neutral sentences. Deterministic; always passes the
 * checker, whatever the brief; no two alike, nor like those in `beside`.
 */
export function templateAds(
  format: AdFormat,
  count: number,
  options: CheckOptions,
  beside: readonly Ad[] = [],
): Ad[] {
  const compose = createComposer(format, options)
  const ads: Ad[] = []
  while (ads.length < count) ads.push(compose(EMPTY_POOL, [...beside, ...ads]))
  return ads
}
