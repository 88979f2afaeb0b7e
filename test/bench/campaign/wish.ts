import type { CampaignBrief } from '#desks/campaigns/campaign.ts'
import { ABOUT, SEEDS } from '#src/demo/tour/campaign.ts'

/** What every seller of the bench asks for: what the tour's seller does. */
export const WISH: CampaignBrief = {
  name: 'Термокружки',
  description: ABOUT,
  seeds: SEEDS,
  regionIds: [225],
  regionNames: ['Россия'],
  url: 'https://shop.example/termo',
  weeklyBudget: 5_000,
  minFrequency: 1_000,
  maxKeywords: 100,
  variants: 2,
  format: 'responsive',
  withReview: false,
  withDraft: true,
  withSheet: true,
}
