import type { Ad, CampaignContent } from '#desks/campaigns/campaign.ts'

const responsive = (n: number): Ad => ({
  kind: 'responsive',
  titles: [`Термокружка ${n}`, 'Держит тепло 6 часов', '=СУММ(1;2)'],
  texts: ['Сталь, 350 мл. Доставка по России.', 'Крышка не течёт!'],
  origin: 'model',
  isLocked: false,
})

const legacy = (n: number): Ad => ({
  kind: 'text',
  title: `Термокружка ${n}`,
  title2: 'Держит тепло',
  text: 'Сталь, 350 мл.',
  origin: 'template',
  isLocked: false,
})

/** Two groups with everything that a file may stumble over, and one that has no ads yet. */
export function campaignContent(format: 'responsive' | 'text' = 'responsive'): CampaignContent {
  const ad = format === 'responsive' ? responsive : legacy
  return {
    campaignId: 'c-1',
    brief: {
      name: 'Термокружки: Москва / "зима"',
      description: 'Термокружки из стали',
      seeds: ['термокружка', 'термостакан'],
      regionIds: [213, 2],
      regionNames: ['Москва', 'Санкт-Петербург'],
      url: 'https://shop.example/mugs?from=ya#top',
      weeklyBudget: 3000,
      minFrequency: 1000,
      maxKeywords: 100,
      variants: 2,
      format,
      withReview: false,
      withDraft: false,
      withSheet: true,
    },
    groups: [
      {
        number: 1,
        name: 'купить\tтермокружку',
        intent: 'buy',
        phrases: [
          { text: 'купить термокружку', frequency: 12_345 },
          { text: '+как выбрать термокружку', frequency: 4_000 },
          { text: '-5 термокружка', frequency: 1_200 },
        ],
        minusWords: ['стекло', 'дети'],
        ads: [ad(1), ad(2), ad(3), ad(4)],
      },
      {
        number: 2,
        name: '@термостакан',
        intent: 'other',
        phrases: [{ text: 'термостакан', frequency: 9_000 }],
        minusWords: [],
        ads: [ad(5), ad(6)],
      },
      {
        number: 3,
        name: 'кружка термос',
        intent: 'info',
        phrases: [{ text: 'кружка термос', frequency: 2_000 }],
        minusWords: [],
        ads: [],
      },
    ],
    minusWords: [
      { word: 'бесплатно', reason: 'free', phrases: 3 },
      { word: 'своими руками', reason: 'diy', phrases: 2 },
    ],
    extras: {
      sitelinks: [
        { title: 'Доставка', url: 'https://shop.example/delivery', description: 'За два дня' },
        { title: 'Отзывы || оценки', url: 'https://shop.example/reviews', description: '' },
        { title: 'Скидки', url: 'https://shop.example/sale', description: 'До −30 %\nна всё' },
      ],
      callouts: ['Гарантия год', 'Оплата при получении'],
      displayPath: 'термокружки',
    },
    tracking: 'utm_source=yandex&utm_term={keyword}',
  }
}
