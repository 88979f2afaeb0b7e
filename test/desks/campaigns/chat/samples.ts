import { randomUUID } from 'node:crypto'
import type { CampaignBrief, ResponsiveAd } from '#desks/campaigns/campaign.ts'
import type { GroupView, MinusWordView } from '#desks/campaigns/campaigns.ts'
import { MINUS_REASONS } from '#desks/campaigns/phrase.ts'

export const BRIEF: CampaignBrief = {
  name: 'Термокружки',
  description: 'Термокружка 350 мл из стали, держит тепло 6 часов',
  seeds: ['термокружка', 'купить термокружку'],
  regionIds: [213],
  regionNames: ['Москва'],
  url: 'https://shop.example/mugs',
  weeklyBudget: 5000,
  minFrequency: 1000,
  maxKeywords: 100,
  variants: 2,
  format: 'responsive',
  withReview: true,
  withDraft: false,
  withSheet: true,
}

export const AD: ResponsiveAd = {
  kind: 'responsive',
  titles: ['Термокружки с доставкой', 'Термокружка 350 мл'],
  texts: ['Держит тепло 6 часов. Сталь.'],
  origin: 'model',
  isLocked: false,
}

export function groupOf(name: string, phrases: readonly string[], change = {}): GroupView {
  return {
    id: randomUUID(),
    number: 1,
    name,
    intent: 'buy',
    phrases: phrases.map((text, index) => ({ text, frequency: 8421 - index * 100 })),
    minusWords: [],
    ads: [],
    ...change,
  }
}

/** Three clusters of a campaign under review. */
export const threeGroups = () => [
  groupOf('купить термокружку', ['купить термокружку', 'термокружка купить москва']),
  groupOf('термокружка в машину', ['термокружка в машину'], { number: 2 }),
  groupOf('что такое термокружка', ['что такое термокружка'], { number: 3, intent: 'info' }),
]

export const minusWords = (count: number): MinusWordView[] =>
  Array.from({ length: count }, (_, index) => ({
    word: `слово${index}`,
    reason: MINUS_REASONS[index % MINUS_REASONS.length] ?? 'info',
    phrases: index + 1,
    isAccepted: true,
  }))
