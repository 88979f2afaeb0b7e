import { expect, test } from 'vitest'
import type { Clock } from '#core/clock.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { waitFor } from '#test/support/wait.ts'
import { firstId, rawDirect, serveYandex, unified } from './serve.ts'

/** An account with one unified campaign and a group in it. */
async function start(options: Parameters<typeof serveYandex>[0] = {}) {
  const served = await serveYandex(options)
  const { access } = served.sandbox.open('seller')
  const call = rawDirect(served, access)
  const campaignId = Number(
    firstId((await call('campaigns', 'add', { Campaigns: [unified('Кружки')] })).text),
  )
  const group = {
    Name: 'кружки',
    CampaignId: campaignId,
    RegionIds: [213],
    UnifiedAdGroup: { OfferRetargeting: 'NO' },
  }
  const groupId = Number(firstId((await call('adgroups', 'add', { AdGroups: [group] })).text))
  const addAd = (more: object, version: 'v5' | 'v501' = 'v501') =>
    call(
      'ads',
      'add',
      {
        Ads: [
          {
            AdGroupId: groupId,
            ResponsiveAd: {
              Titles: ['Кружки'],
              Texts: ['Держат тепло.'],
              Href: 'https://shop.example/k',
              ...more,
            },
          },
        ],
      },
      version,
    )
  return { ...served, access, call, campaignId, groupId, addAd }
}

const codes = (text: string) => [...text.matchAll(/"Code":(\d+)/g)].map(([, code]) => Number(code))

test('whole-request errors are HTTP 200: bad token, unknown method, misspelt field', async () => {
  const { call, ...served } = await start()
  const stranger = await rawDirect(served, 'y0_unknown')('campaigns', 'get', {})
  expect([stranger.status, stranger.body.error?.error_code]).toEqual([200, 53])
  expect((await call('campaigns', 'publish', {})).body.error?.error_code).toBe(55)
  const misspelt = await call('campaigns', 'add', {
    Campaigns: [{ ...unified('x'), Startdate: '' }],
  })
  expect(misspelt.body.error?.error_code).toBe(8000)
  expect(misspelt.headers.get('units')).toMatch(/^50\/\d+\/160000$/)
})

test('a batch is taken in part, results in the order of the request', async () => {
  const { call } = await start()
  const { body } = await call('campaigns', 'add', {
    Campaigns: [
      unified('Бюджет мал', 299_000_000),
      unified('Хорошая'),
      { ...unified('Вчера'), StartDate: '2026-11-19' },
    ],
  })
  expect(body.result?.AddResults).toMatchObject([
    { Errors: [{ Code: 5005 }] },
    { Id: expect.any(Number), Errors: [] },
    { Errors: [{ Code: 5005 }] },
  ])
})

test('nothing found is an empty result, pages end with LimitedBy', async () => {
  const { call, sandbox, ...served } = await start({ pageLimit: 2 })
  const other = sandbox.open('other').access
  const asked = { SelectionCriteria: {}, FieldNames: ['Name'] }
  expect((await rawDirect({ sandbox, ...served }, other)('campaigns', 'get', asked)).body).toEqual({
    result: {},
  })
  await call('campaigns', 'add', { Campaigns: [unified('2'), unified('3')] })
  const first = await call('campaigns', 'get', asked)
  expect(first.body.result).toEqual({
    Campaigns: [{ Name: 'Кружки' }, { Name: '2' }],
    LimitedBy: 2,
  })
  const second = await call('campaigns', 'get', { ...asked, Page: { Offset: 2 } })
  expect(second.body.result).toEqual({ Campaigns: [{ Name: '3' }] })
})

test('combinatorial ads are written on v501 only and have ids beyond 2^53', async () => {
  const { addAd } = await start()
  const old = await addAd({}, 'v5')
  expect([old.status, old.body.error, codes(old.text)]).toEqual([200, undefined, [3500]])
  expect(firstId((await addAd({})).text)).toMatch(/^\d{19}$/)
})

test('strings over the limits are refused each by its own rule', async () => {
  const { addAd } = await start()
  const refused = async (more: object) => codes((await addAd(more)).text)
  expect(
    await refused({ Titles: ['ы'.repeat(20).concat(' ', 'ы'.repeat(20), ' ', 'ы'.repeat(15))] }),
  ).toEqual([5001])
  expect(await refused({ Titles: Array.from({ length: 8 }, (_, n) => `т ${n}`) })).toEqual([5005])
  expect(await refused({ Texts: ['слово '.repeat(16).trim()] })).toEqual([5001])
  expect(await refused({ Texts: [`${'слово '.repeat(13)}два!..............`] })).toEqual([])
  expect(await refused({ Texts: [`да${'!'.repeat(16)}`] })).toEqual([5001])
  expect(await refused({ DisplayUrlPath: 'с пробелом' })).toEqual([5002])
  expect(await refused({ Href: 'shop.example' })).toEqual([5004])
  expect(await refused({ SitelinkSetId: 5 })).toEqual([8800])
})

test('a group holds three combinatorial ads', async () => {
  const { addAd } = await start()
  const last = []
  for (let count = 0; count < 4; count += 1) last.push(codes((await addAd({})).text))
  expect(last).toEqual([[], [], [], [7001]])
})

test('an ad is read in two shapes', async () => {
  const { addAd, call, groupId } = await start()
  await addAd({ Titles: ['Первый', 'Второй'] })
  const asked = { SelectionCriteria: { AdGroupIds: [groupId] }, FieldNames: ['Type', 'State'] }
  const responsive = await call('ads', 'get', { ...asked, ResponsiveAdFieldNames: ['Titles'] })
  expect(responsive.body.result?.Ads).toEqual([
    {
      Type: 'RESPONSIVE_AD',
      State: 'OFF',
      ResponsiveAd: {
        Titles: [
          { Title: 'Первый', Status: 'DRAFT' },
          { Title: 'Второй', Status: 'DRAFT' },
        ],
      },
    },
  ])
  const text = await call('ads', 'get', { ...asked, TextAdFieldNames: ['Title', 'Text'] }, 'v5')
  expect(text.body.result?.Ads).toMatchObject([
    { Type: 'TEXT_AD', TextAd: { Title: 'Первый', Text: 'Держат тепло.' } },
  ])
})

test('a known keyword comes back with its id and a warning; bad ones are refused', async () => {
  const { call, groupId } = await start()
  const add = (...texts: string[]) =>
    call('keywords', 'add', {
      Keywords: texts.map((Keyword) => ({ Keyword, AdGroupId: groupId })),
    })
  const first = await add('купить кружку')
  const again = await add('Кружку купить')
  expect(firstId(again.text)).toBe(firstId(first.text))
  expect(codes(again.text)).toEqual([10140])
  expect(codes((await add('а б в г д е ё ж', 'кружка @', 'купить кружку -стекло')).text)).toEqual([
    5005, 5002,
  ])
})

test('a group of a unified campaign has autotargeting with everything on until it is cut down', async () => {
  const { call, groupId } = await start()
  const read = async () => {
    const { body } = await call('keywords', 'get', {
      SelectionCriteria: { AdGroupIds: [groupId] },
      FieldNames: ['Id', 'Keyword'],
      AutotargetingSettingsCategoriesFieldNames: ['Exact', 'Broader'],
    })
    return body.result?.Keywords as { Id: number; AutotargetingSettings: object }[]
  }
  const [row] = await read()
  expect(row).toMatchObject({
    Keyword: '---autotargeting',
    AutotargetingSettings: { Categories: { Exact: 'YES', Broader: 'YES' } },
  })
  await call('keywords', 'update', {
    Keywords: [{ Id: row?.Id, AutotargetingSettings: { Categories: { Broader: 'NO' } } }],
  })
  expect((await read())[0]?.AutotargetingSettings).toEqual({
    Categories: { Exact: 'YES', Broader: 'NO' },
  })
})

test('a draft goes with everything in it; what a person sent to moderation stays', async () => {
  const { call, addAd, campaignId, sandbox, controlUrl } = await start()
  await addAd({})
  const second = firstId((await call('campaigns', 'add', { Campaigns: [unified('Б')] })).text)
  await fetch(`${controlUrl}/moderate`, {
    method: 'POST',
    body: JSON.stringify({ campaignId: second }),
  })
  const { text } = await call('campaigns', 'delete', {
    SelectionCriteria: { Ids: [campaignId, Number(second)] },
  })
  expect(codes(text)).toEqual([8300])
  const { campaigns, groups, keywords, ads } = sandbox.world
  expect([campaigns.size, groups.size, keywords.size, ads.size]).toEqual([1, 0, 0, 0])
})

test('points run out and come back evenly', async () => {
  const served = await serveYandex()
  const { access } = served.sandbox.open('poor', { dailyPoints: 24 })
  const call = rawDirect(served, access)
  const look = () => call('campaigns', 'get', { SelectionCriteria: {}, FieldNames: ['Id'] })
  expect((await look()).headers.get('units')).toBe('10/14/24')
  await look()
  expect((await look()).body.error?.error_code).toBe(152)
  served.clock.advance(8 * 3_600_000)
  expect((await look()).body.error).toBeUndefined()
})

test('a sixth connection at a time is refused', async () => {
  const time = createStepClock({ startMs: START_MS })
  let onTheirWay = 0
  const sleep: Clock['sleep'] = (ms, signal) => {
    onTheirWay += 1
    return time.sleep(ms, signal)
  }
  const { call } = await start({ clock: { now: time.now, sleep }, latencyMs: 50 })
  const asked = { DictionaryNames: ['Constants'] }
  time.freeze()
  onTheirWay = 0
  const answers = Array.from({ length: 6 }, () => call('dictionaries', 'get', asked))
  await waitFor(() => onTheirWay === 6)
  time.run()
  const codes = (await Promise.all(answers)).flatMap(({ body }) => body.error?.error_code ?? [])
  expect(codes).toContain(506)
})

test('research: doubles by word order, rare phrases, the regions of the page', async () => {
  const { call } = await start()
  const { body } = await call('keywordsresearch', 'deduplicate', {
    Keywords: [{ Keyword: 'купить телефон' }, { Keyword: 'телефон купить' }],
    Operation: ['MERGE_DUPLICATES'],
  })
  expect(body.result).toEqual({ Add: [{ Keyword: 'купить телефон' }] })
  const volume = await call('keywordsresearch', 'hasSearchVolume', {
    SelectionCriteria: { RegionIds: [213], Keywords: ['кружка', 'а б в г д е'] },
    FieldNames: ['Keyword', 'AllDevices'],
  })
  expect(volume.body.result?.HasSearchVolumeResults).toEqual([
    { Keyword: 'кружка', AllDevices: 'YES' },
    { Keyword: 'а б в г д е', AllDevices: 'NO' },
  ])
  const regions = await call('dictionaries', 'get', { DictionaryNames: ['GeoRegions'] })
  expect(regions.body.result?.GeoRegions).toContainEqual({
    GeoRegionId: 54,
    GeoRegionName: 'Екатеринбург',
    GeoRegionType: 'City',
    ParentId: 11162,
  })
})

test('what was executed and answered 502 is there; a restart forgets nothing', async () => {
  const { call, sandbox, controlUrl } = await start()
  sandbox.mishaps.add({ method: 'campaigns.add', code: 502, executed: true })
  const response = await call('campaigns', 'add', { Campaigns: [unified('Дважды')] }).catch(
    (error: unknown) => error,
  )
  expect(response).toBeInstanceOf(SyntaxError)
  expect([...sandbox.world.campaigns.values()].map(({ name }) => name)).toContain('Дважды')
  const other = await serveYandex()
  other.sandbox.restore(JSON.parse(JSON.stringify(sandbox.snapshot())))
  expect(other.sandbox.snapshot()).toEqual(sandbox.snapshot())
  expect(await (await fetch(`${controlUrl}/drafts`)).text()).toContain('Дважды')
})
