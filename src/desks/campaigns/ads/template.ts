import type { Ad, AdFormat } from '../campaign.ts'
import type { CheckOptions } from './checker.ts'
import { composeAd, EMPTY_POOL } from './compose.ts'

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
  const ads: Ad[] = []
  while (ads.length < count) ads.push(composeAd(format, EMPTY_POOL, options, [...beside, ...ads]))
  return ads
}
