import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkCampaign } from '#desks/campaigns/ads/checker/campaign-checker.ts'
import { describeViolation } from '#desks/campaigns/ads/checker/describe.ts'
import { readCluster } from '#desks/campaigns/ads/checker/subject.ts'
import { RULES, violation } from '#desks/campaigns/ads/checker/violation.ts'
import { trackingTemplate } from '#desks/campaigns/ads/links/tracking.ts'
import { templateAds } from '#desks/campaigns/ads/template/template.ts'
import type { AdGroup, CampaignContent } from '#desks/campaigns/campaign.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { brief, cluster } from './sellers.ts'

const group: AdGroup = {
  number: 1,
  name: cluster.name,
  intent: 'buy',
  phrases: cluster.phrases,
  minusWords: ['стекло'],
  ads: templateAds('responsive', 2, readCluster(brief(), cluster)),
}
const content = (changes: Partial<CampaignContent> = {}): CampaignContent => ({
  campaignId: '01',
  brief: brief(),
  groups: [group],
  minusWords: [{ word: 'бесплатно', reason: 'free', phrases: 2 }],
  extras: {
    sitelinks: [
      { title: 'Доставка и оплата', url: 'https://mugs.example/delivery', description: '' },
      { title: 'Отзывы', url: 'https://mugs.example/reviews', description: 'О термокружках' },
    ],
    callouts: ['Держит тепло 12 часов', 'Гарантия 2 года'],
    displayPath: 'термокружки',
  },
  tracking: trackingTemplate(brief().url),
  ...changes,
})
const found = (changes: Partial<CampaignContent>) =>
  checkCampaign(content(changes)).map(({ rule, place }) =>
    `${rule} ${place.part} ${place.index ?? ''}`.trim(),
  )
const withGroup = (changes: Partial<AdGroup>) => ({ groups: [{ ...group, ...changes }] })
const withExtras = (changes: Partial<CampaignContent['extras']>) => ({
  extras: { ...content().extras, ...changes },
})

test('a campaign of our own making has no fault', () => {
  expect(checkCampaign(content())).toEqual([])
})

test('keywords, minus-words and numbers of a group', () => {
  const many = Array.from({ length: 201 }, (_, index) => ({
    text: `кружка ${index}`,
    frequency: 1,
  }))
  expect(found(withGroup({ phrases: many }))).toContain('count keyword')
  const eight = [...cluster.phrases, { text: 'а б в г д е ж з', frequency: 1 }]
  expect(found(withGroup({ phrases: eight }))).toEqual(['keyword keyword 5'])
  expect(found(withGroup({ minusWords: ['так\tнельзя'] }))).toEqual(['minus-word minus-words'])
  const long = Array.from({ length: 410 }, (_, index) => `минус${String(index).padStart(5, '0')}`)
  expect(found(withGroup({ minusWords: long }))).toEqual(['minus-length minus-words'])
  expect(found(withGroup({ ads: [...group.ads, ...group.ads] }))).toEqual(
    expect.arrayContaining(['count group', 'same-ads ad']),
  )
})

test('sitelinks differ in title and page and fit together', () => {
  const link = (title: string, path: string) => ({
    title,
    url: `https://mugs.example/${path}`,
    description: '',
  })
  expect(found(withExtras({ sitelinks: [link('Отзывы', 'a'), link('отзывы', 'b')] }))).toEqual([
    'duplicate sitelinks 2',
  ])
  expect(found(withExtras({ sitelinks: [link('Отзывы', 'a'), link('Оплата', 'a#b')] }))).toEqual([
    'duplicate sitelinks 2',
  ])
  const wide = [
    'Доставка по всей стране',
    'Как выбрать кружку для дома',
    'Уход за кружкой дома и в пути',
  ]
  expect(
    found(withExtras({ sitelinks: wide.map((title, at) => link(title, String(at))) })),
  ).toEqual(['sitelink-sum sitelinks 1'])
  expect(
    found(withExtras({ sitelinks: [{ ...link('Отзывы', 'a'), url: 'javascript:alert(1)' }] })),
  ).toEqual(['href sitelinks 1'])
  expect(found(withExtras({ sitelinks: [link('Как заказать?', 'a')] }))).toEqual([
    'question sitelink-title 1',
  ])
  const nine = Array.from({ length: 9 }, (_, at) => link(`Лист ${'абвгдежзи'[at]}`, String(at)))
  expect(found(withExtras({ sitelinks: nine }))).toEqual(['count sitelinks'])
  expect(found(withExtras({ callouts: ['Гарантия 2 года', 'Гарантия: 2 года'] }))).toEqual([
    'duplicate callouts 2',
  ])
})

test('link and tracking', () => {
  expect(found({ brief: brief({ url: 'ftp://mugs.example' }) })).toEqual(['href link'])
  const long = `https://mugs.example/${'a'.repeat(1000)}`
  expect(found({ brief: brief({ url: long }) })).toEqual(['length link'])
  expect(found({ tracking: 'utm_term=%7Bkeyword%7D' })).toEqual(['tracking tracking'])
})

test.each([
  ['Кредит наличными', 'finance'],
  ['Вино красное сухое', 'alcohol'],
  ['Виноград сорта Изабелла', null],
  ['БАД с коллагеном', 'supplements'],
  ['Стоматология для всей семьи', 'medicine'],
  ['Арбалет охотничий', 'weapons'],
  ['Страховка ОСАГО', 'finance'],
  ['Витраж для кухни', null],
])('«%s» is a special topic: %s', (description, topic) => {
  const about = brief({ name: '', description, seeds: [] })
  const warnings = checkCampaign(content({ brief: about })).filter(
    (fault) => fault.level === 'warning',
  )
  expect(warnings.map((fault) => fault.value)).toEqual(topic === null ? [] : [topic])
})

test('every rule has words in both languages', () => {
  const faults: unknown[] = []
  const localesDir = fileURLToPath(new URL('../../../../locales', import.meta.url))
  const texts = createTexts({ localesDir, onFault: (fault) => faults.push(fault) })
  const place = { group: 3, ad: 1, part: 'title', index: 2 } as const
  for (const locale of ['ru', 'en'] as const) {
    const lang = texts.lang(locale, 'Europe/Moscow')
    const all = RULES.map((rule) =>
      describeViolation(
        lang,
        violation({ rule, value: '61', limit: 56, fix: { do: 'rewrite' } }, place),
      ),
    )
    expect(new Set(all).size).toBe(RULES.length - 1)
    expect(all[1]).toBe(
      locale === 'ru'
        ? 'группа 3, объявление 1, заголовок 2: символов 61, можно 56'
        : 'ad group 3, ad 1, title 2: 61 characters, 56 allowed',
    )
  }
  expect(faults).toEqual([])
})
