import type { CampaignBrief } from '#desks/campaigns/campaign.ts'

/** What every seller of the bench asks for: ten phrases that together bring more than a hundred. */
export const WISH: CampaignBrief = {
  name: 'Термокружки',
  description:
    'Термокружка из нержавеющей стали, 350 и 500 мл. Держит тепло 8 часов, крышка не протекает. Цена 1290 рублей, доставка по Москве за 1 день, гарантия 1 год.',
  seeds: [
    'термокружка',
    'купить термокружку',
    'термокружка с подогревом',
    'термокружка автомобильная',
    'термокружка детская',
    'термокружка с логотипом',
    'термокружка стальная',
    'термокружка для кофе',
    'термокружка в подарок',
    'термокружка с трубочкой',
  ],
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
