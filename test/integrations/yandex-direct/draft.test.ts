import { expect, test } from 'vitest'
import {
  ad,
  campaignContent,
  createContext,
  GROUPS,
  group,
  standing,
  startDirect,
  WHOLE,
} from './clients.ts'

const calls = ({ sandbox }: Awaited<ReturnType<typeof startDirect>>) =>
  Object.fromEntries(sandbox.calls.report().map(({ method, requests }) => [method, requests]))

test('a draft: search only, spend limited, phrases as approved, nothing sent to moderation', async () => {
  const started = await startDirect()
  const { direct, key, sandbox } = started
  const context = createContext()
  const draft = await direct.save(key, campaignContent(), context)
  expect(draft).toEqual({
    campaignId: '709000001',
    groups: 3,
    keywords: 6,
    ads: 6,
    remarks: [],
  })
  expect(standing(started)).toEqual(WHOLE)
  const [campaign] = sandbox.world.campaigns.values()
  expect(campaign).toMatchObject({
    type: 'UNIFIED_CAMPAIGN',
    name: 'Термокружки | Москва #56789abc',
    startDate: '2026-11-21',
    status: 'DRAFT',
    negativeKeywords: ['бесплатно'],
    body: {
      BiddingStrategy: {
        Search: {
          BiddingStrategyType: 'WB_MAXIMUM_CLICKS',
          WbMaximumClicks: { WeeklySpendLimit: 3_000_000_000 },
        },
        Network: { BiddingStrategyType: 'SERVING_OFF' },
      },
      Settings: [
        { Option: 'CAMPAIGN_EXACT_PHRASE_MATCHING_ENABLED', Value: 'YES' },
        { Option: 'ALTERNATIVE_TEXTS_ENABLED', Value: 'NO' },
      ],
      TrackingParams: 'utm_source=yandex&utm_campaign={campaign_id}',
    },
  })
  expect([...sandbox.world.groups.values()][0]).toMatchObject({
    name: 'термокружка',
    regionIds: [213],
    negativeKeywords: ['стекло'],
  })
  expect([...sandbox.world.ads.values()][0]).toMatchObject({
    id: expect.stringMatching(/^\d{19}$/),
    titles: ['Купить термокружка', 'Купить термокружка с доставкой'],
    href: 'https://shop.example/termo',
    displayUrlPath: 'termokruzhki',
    sitelinkSetId: '1200000001',
    extensionIds: ['34000001', '34000002'],
  })
  expect(context.seen.at(-1)).toEqual([16, 16])
})

test('autotargeting is cut down to exact matches in every group', async () => {
  const { direct, key, sandbox } = await startDirect()
  await direct.save(key, campaignContent(), createContext())
  const rows = [...sandbox.world.keywords.values()].filter((one) => one.autotargeting !== null)
  expect(rows.map((row) => row.autotargeting?.Categories)).toEqual(
    Array(3).fill({
      Exact: 'YES',
      Narrow: 'NO',
      Alternative: 'NO',
      Accessory: 'NO',
      Broader: 'NO',
    }),
  )
})

test('again without any memory: looks, and writes nothing', async () => {
  const started = await startDirect({ pageLimit: 2 })
  const first = await started.direct.save(started.key, campaignContent(), createContext())
  const before = calls(started)
  const second = await started.direct.save(started.key, campaignContent(), createContext())
  expect(second).toEqual(first)
  expect(standing(started)).toEqual(WHOLE)
  const writes = Object.entries(calls(started)).filter(([method]) => !method.endsWith('.get'))
  expect(writes).toEqual(Object.entries(before).filter(([method]) => !method.endsWith('.get')))
})

test('what Direct refuses item by item is told with its place; the rest stands', async () => {
  const started = await startDirect()
  const long = 'Термокружка для дальних поездок и коротких прогулок по городу'
  const bad = group(2, 'термос', {
    phrases: [
      { text: 'термос @ купить', frequency: 9 },
      { text: 'термос купить', frequency: 8 },
      { text: 'купить термос', frequency: 7 },
    ],
    ads: [ad('Термос'), { ...ad('x'), titles: [long] }],
  })
  const content = campaignContent({ groups: [...GROUPS.slice(0, 1), bad] })
  const draft = await started.direct.save(started.key, content, createContext())
  expect(draft).toMatchObject({ groups: 2, keywords: 3, ads: 3 })
  expect(draft.remarks.map(({ level, place, code }) => [level, place, code])).toEqual([
    ['error', 'keyword "термос @ купить"', 5002],
    ['warning', 'keyword "купить термос"', 10140],
    ['error', 'ad 2 of group 2', 5001],
  ])
  expect(draft.remarks.at(-1)?.message).toMatch(/^Превышена допустимая длина\. .*56/)
})

test('a refused group takes its phrases and ads with it, once', async () => {
  const started = await startDirect()
  const content = campaignContent()
  const brief = { ...content.brief, regionIds: [213, 99_999_999] }
  const draft = await started.direct.save(started.key, { ...content, brief }, createContext())
  expect(draft).toMatchObject({ groups: 0, keywords: 0, ads: 0 })
  expect(draft.remarks.map(({ place, code }) => [place, code])).toEqual([
    ['group 1', 5005],
    ['group 2', 5005],
    ['group 3', 5005],
  ])
})

test('a campaign that is refused as a whole is an error with Direct’s words', async () => {
  const { direct, key } = await startDirect()
  const context = { ...createContext(), startDay: '2026-11-19' }
  await expect(direct.save(key, campaignContent(), context)).rejects.toMatchObject({
    kind: 'invalid',
    code: 'direct.campaign_refused',
    vars: { detail: expect.stringContaining('Дата начала кампании в прошлом') },
  })
})

test('a campaign the seller has sent to moderation is left alone', async () => {
  const started = await startDirect()
  await started.direct.save(started.key, campaignContent(), createContext())
  for (const campaign of started.sandbox.world.campaigns.values()) campaign.status = 'MODERATION'
  const more = campaignContent({ groups: [...GROUPS, group(4, 'ланчбокс')] })
  await expect(started.direct.save(started.key, more, createContext())).rejects.toMatchObject({
    kind: 'conflict',
    code: 'direct.not_draft',
  })
  expect(standing(started)).toEqual(WHOLE)
})

test('an ad written anew takes the place of the old one', async () => {
  const started = await startDirect()
  await started.direct.save(started.key, campaignContent(), createContext())
  const rewritten = group(1, 'термокружка', {
    ads: [ad('Купить термокружка'), ad('Новый заголовок')],
  })
  const content = campaignContent({ groups: [rewritten, ...GROUPS.slice(1)] })
  const draft = await started.direct.save(started.key, content, createContext())
  expect(draft).toMatchObject({ ads: 6, remarks: [] })
  const titles = [...started.sandbox.world.ads.values()].flatMap((one) =>
    one.kind === 'responsive' ? [one.titles[0]] : [],
  )
  expect(titles).toContain('Новый заголовок')
  expect(titles).not.toContain('Цены: термокружка')
})

test('two groups of one name and a name too long are still told apart', async () => {
  const started = await startDirect()
  const content = campaignContent({
    groups: [group(1, 'кружка'), group(2, 'кружка'), group(3, 'о'.repeat(300), { phrases: [] })],
  })
  await started.direct.save(started.key, content, createContext())
  await started.direct.save(started.key, content, createContext())
  const names = [...started.sandbox.world.groups.values()].map(({ name }) => name)
  expect(names).toEqual(['кружка', 'кружка (2)', 'о'.repeat(240)])
})

test('strings that Direct silently drops are told', async () => {
  const started = await startDirect()
  const content = campaignContent()
  const context = createContext()
  await started.direct.save(started.key, content, context)
  const [first] = started.sandbox.world.ads.values()
  if (first?.kind === 'responsive') first.titles.pop()
  const draft = await started.direct.save(started.key, content, context)
  expect(draft.remarks).toEqual([
    { level: 'warning', place: 'ad 1 of group 1', code: 0, message: 'Titles 1/2, Texts 1/1' },
  ])
})

test('text ads of older campaigns are added as combinatorial ones, and once', async () => {
  const started = await startDirect()
  const content = campaignContent()
  const textAd = {
    kind: 'text',
    title: 'Термокружки',
    title2: 'С доставкой',
    text: 'Держат тепло.',
    origin: 'model',
    isLocked: false,
  } as const
  const groups = [group(1, 'термокружка', { ads: [textAd, { ...textAd, title2: '' }] })]
  const brief = { ...content.brief, format: 'text' as const }
  const save = () =>
    started.direct.save(started.key, { ...content, groups, brief }, createContext())
  expect(await save()).toMatchObject({ groups: 1, keywords: 2, ads: 2, remarks: [] })
  expect(await save()).toMatchObject({ ads: 2, remarks: [] })
  const [campaign] = started.sandbox.world.campaigns.values()
  expect(campaign?.type).toBe('UNIFIED_CAMPAIGN')
  const titles = [...started.sandbox.world.ads.values()].map((ad) => 'titles' in ad && ad.titles)
  expect(titles).toEqual([['Термокружки. С доставкой'], ['Термокружки']])
})

test('without a budget, and in another currency, the account’s minimum is the limit', async () => {
  const { direct, key, sandbox } = await startDirect({ currency: 'BYN' })
  expect(await direct.minimumWeeklyBudget(key, new AbortController().signal)).toBe(10)
  await direct.save(key, campaignContent(), createContext())
  const [campaign] = sandbox.world.campaigns.values()
  expect(campaign?.body).toMatchObject({
    BiddingStrategy: { Search: { WbMaximumClicks: { WeeklySpendLimit: 10_000_000 } } },
  })
})

test('the tree of regions', async () => {
  const { direct, key } = await startDirect()
  const regions = await direct.regions(key, new AbortController().signal)
  expect(regions).toContainEqual({ id: 54, name: 'Екатеринбург', parentId: 11162 })
  expect(regions).toContainEqual({ id: 0, name: 'Все', parentId: null })
})
