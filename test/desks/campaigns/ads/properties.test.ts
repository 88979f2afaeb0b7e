import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkExtras } from '#desks/campaigns/ads/checker/campaign-checker.ts'
import { adKey, checkAd, checkString } from '#desks/campaigns/ads/checker/checker.ts'
import { readCluster } from '#desks/campaigns/ads/checker/subject.ts'
import { readSeller } from '#desks/campaigns/ads/seller-text.ts'
import { NEUTRAL_TEXTS, NEUTRAL_TITLES } from '#desks/campaigns/ads/template/neutral.ts'
import { templateAds } from '#desks/campaigns/ads/template/template.ts'
import { textKey } from '#desks/campaigns/ads/words.ts'
import { writeGroupAds } from '#desks/campaigns/ads/write-ads.ts'
import { writeExtras } from '#desks/campaigns/ads/write-extras.ts'
import type { Ad, CampaignBrief } from '#desks/campaigns/campaign.ts'
import { cluster as mugs, scripted, brief as sellersBrief } from './sellers.ts'

const WORDS =
  'термокружка купить для кофе xiaomi iPhone 15 Pro 500 мл в и с на без лучшая №1 САМАЯ бесплатно доставка гарантия 2 года 30% скидка от 1 990 ₽ москва Казань а я о ООО 220В USB-C 20х30 см жми круто +7 900 123-45-67 mugs.ru a@b.c WhatsApp ! ? ... — « » ( ) 😀 | \t чай-кофе непроливайкадлякофеичаявдорогу не нет при если первый топ ААА'.split(
    ' ',
  )
const phraseText = fc.array(fc.constantFrom(...WORDS), { maxLength: 9 }).map((all) => all.join(' '))
const junk = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
)
const anyText = fc.oneof({ weight: 4, arbitrary: phraseText }, { weight: 1, arbitrary: junk })
const description = fc
  .array(fc.tuple(anyText, fc.constantFrom('. ', ', ', '\n', '! ', ' ')), { maxLength: 6 })
  .map((parts) => parts.flat().join(''))

const anyBrief: fc.Arbitrary<CampaignBrief> = fc
  .record({
    name: anyText,
    description,
    seeds: fc.array(anyText, { maxLength: 4 }),
    regionNames: fc.subarray(['Москва', 'Санкт-Петербург', 'Россия']),
    variants: fc.constantFrom(2, 3),
    format: fc.constantFrom('responsive' as const, 'text' as const),
  })
  .map(sellersBrief)
const anyCluster = fc.record({
  name: anyText,
  phrases: fc.array(fc.record({ text: anyText, frequency: fc.nat() }), { maxLength: 6 }),
})

const strings = fc.array(anyText, { maxLength: 11 })
const variant = fc.record({ titles: strings, titles2: strings, texts: strings })
const anyAnswer: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ variants: fc.array(variant, { maxLength: 4 }) }) },
  { weight: 1, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.record({ variants: fc.jsonValue() }) },
  {
    weight: 1,
    arbitrary: fc.record({ variants: fc.array(fc.record({ titles: fc.jsonValue() })) }),
  },
  { weight: 1, arbitrary: fc.constantFrom('refused', 'incomplete', 'not-json') },
)
const anyRepair: fc.Arbitrary<unknown> = fc.oneof(
  fc.record({
    strings: fc.array(fc.record({ id: fc.integer({ min: 1, max: 20 }), text: anyText })),
  }),
  fc.jsonValue(),
)

const sizeOf = (ad: Ad) =>
  ad.kind === 'text' ? 'ok' : ad.titles.length >= 3 && ad.texts.length >= 2 ? 'ok' : 'thin'

test('whatever the model answers, every ad passes the checker, and no two are alike', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyBrief,
      anyCluster,
      anyAnswer,
      anyRepair,
      async (brief, cluster, one, two) => {
        const { ads } = await writeGroupAds({ ...scripted(one, two), brief, cluster })
        const options = readCluster(brief, cluster)
        expect(ads).toHaveLength(brief.variants)
        expect(ads.flatMap((ad) => checkAd(ad, options))).toEqual([])
        expect(new Set(ads.map(adKey)).size).toBe(ads.length)
        expect(ads.map(sizeOf)).not.toContain('thin')
      },
    ),
    { numRuns: 200 },
  )
})

test('our own template passes for any seller, beside any ads it made before', () => {
  fc.assert(
    fc.property(anyBrief, anyCluster, (brief, cluster) => {
      const options = readCluster(brief, cluster)
      const before = templateAds(brief.format, 3, options)
      const ads = [...before, ...templateAds(brief.format, 1, options, before)]
      expect(ads.flatMap((ad) => checkAd(ad, options))).toEqual([])
      expect(new Set(ads.map(adKey)).size).toBe(4)
      expect(templateAds(brief.format, 3, options)).toEqual(before)
    }),
    { numRuns: 200 },
  )
})

test('neutral sentences pass for any seller and differ from each other', () => {
  const all = [...NEUTRAL_TITLES, ...NEUTRAL_TEXTS]
  expect(new Set(all.map(textKey)).size).toBe(all.length)
  fc.assert(
    fc.property(anyBrief, (brief) => {
      const seller = readSeller(brief, null)
      const faults = [
        ...NEUTRAL_TITLES.flatMap((text) => checkString('title', text, seller)),
        ...NEUTRAL_TEXTS.flatMap((text) => checkString('text', text, seller)),
      ]
      expect(faults).toEqual([])
    }),
  )
})

test('whatever the model answers, extras pass the checker and lead to given pages only', async () => {
  const link = fc.record({
    text: fc.oneof(anyText, fc.constantFrom('Каталог', 'Доставка и оплата', 'Контакты', 'Отзывы')),
    url: fc.oneof(
      fc.nat(12).map((page) => `https://mugs.example/page-${page}`),
      fc.webUrl(),
      anyText,
    ),
  })
  const page = fc.option(
    fc.record({
      url: fc.constant('https://mugs.example/stanley'),
      title: anyText,
      links: fc.array(link, { maxLength: 12 }),
    }),
  )
  const sitelink = fc.record({
    page: fc.integer({ min: -1, max: 13 }),
    title: anyText,
    description: anyText,
  })
  const answer = fc.oneof(
    fc.record({ callouts: strings, sitelinks: fc.array(sitelink), displayPath: anyText }),
    fc.jsonValue(),
  )
  await fc.assert(
    fc.asyncProperty(anyBrief, page, answer, async (brief, site, written) => {
      const { model } = scripted(written)
      const { extras } = await writeExtras({ model, brief, phrases: [], page: site })
      expect(checkExtras(extras, readSeller(brief, null))).toEqual([])
      const given = new Set(site?.links.map(({ url }) => url))
      expect(extras.sitelinks.filter(({ url }) => !given.has(url))).toEqual([])
    }),
    { numRuns: 300 },
  )
})

test('a fault planted in a good string is found', () => {
  const { seller } = readCluster(sellersBrief(), mugs)
  const good = fc.constantFrom('Термокружка Stanley', 'Держит тепло 12 часов', 'Гарантия 2 года')
  const planted = fc
    .oneof(
      fc.integer({ min: 13, max: 99_999 }).map((number) => `${number} мл`),
      fc.integer({ min: 13, max: 90 }).map((number) => `${number}%`),
      fc.constantFrom(
        'ЛУЧШАЯ',
        'самая',
        '№1',
        'скидка',
        'рассрочка',
        'жмите',
        'Bodum',
        'в Казани',
        '😀',
        '!!',
        '8 800 555 35 35',
        'a@b.ru',
        'b.ru',
        'титановая',
        'круто',
        'и и',
      ),
    )
    .filter((text) => text !== '500 мл')
  fc.assert(
    fc.property(good, planted, fc.boolean(), (text, fault, isFirst) => {
      const spoilt = isFirst ? `${fault} ${text}` : `${text} ${fault}`
      expect(checkString('text', spoilt, seller)).not.toEqual([])
    }),
  )
})
