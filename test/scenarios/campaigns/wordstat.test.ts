import { expect, test } from 'vitest'
import { makeCloudKey } from '#sandbox/wordstat/accounts.ts'
import { openShop } from '#test/support/app.ts'
import { openTime } from '../time.ts'
import { type Campaigner, openCampaigner } from './campaigner.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })
const time = openTime(shop)
const HOUR_MS = 3_600_000

/** A seller with a Wordstat key of their own, so that nobody else spends its quota. */
async function withOwnKey(): Promise<{ anna: Campaigner; cloud: string }> {
  const anna = await openCampaigner(shop)
  const cloud = makeCloudKey(`wordstat ${anna.id}`)
  await anna.say(`${cloud} b1g${anna.id}`)
  await anna.sees('Ключ подключён')
  return { anna, cloud }
}

/** Phrases this seller's account has bought, with how often. */
async function bought({ services, id }: Campaigner): Promise<Map<string, number>> {
  const { phrases } = await services.wordstat.state()
  const own = phrases.filter(({ account }) => account === `b1g${id}`)
  return new Map(own.map(({ phrase, times }) => [phrase, times]))
}

const once = (seeds: readonly string[]) => new Map(seeds.map((seed) => [seed, 1]))

const sorted = (map: Map<string, number>) => new Map([...map].sort())

const comes = (anna: Campaigner, text: string) =>
  time.until(() => anna.all(text).at(-1), { what: `«${text}»` })
/** No review, no sheet, no draft. */
const PLAIN = { extras: [] } as const

test('the quota of the hour is gone: parked, said until when, and gone on with by itself', async () => {
  const { anna } = await withOwnKey()
  const seeds = ['термос', 'термос для чая', 'термос для еды', 'термос с чашкой']
  await anna.services.wordstat.command('quotas', { cloudHourly: 2 })
  await anna.make({ ...PLAIN, seeds })
  const { text } = await anna.gets('Wordstat просит подождать')
  expect(text).toMatch(/Фразы ▓+░+ 50 %\n2 из 4/)
  expect(text).toMatch(/⏳ Продолжим сами: .*\d\d:\d\d/)
  expect((await bought(anna)).size).toBe(2)
  await anna.services.wordstat.command('quotas', { cloudHourly: 100 })
  await time.pass(HOUR_MS)
  await comes(anna, 'кампания готова')
  expect(sorted(await bought(anna))).toEqual(sorted(once(seeds)))
})

test('what somebody else bought while a run was parked is not bought again', async () => {
  const { anna } = await withOwnKey()
  const seeds = ['термос автомобильный', 'термос походный']
  await anna.services.wordstat.command('quotas', { cloudHourly: 1 })
  await anna.make({ ...PLAIN, seeds })
  await anna.gets('Wordstat просит подождать')
  await anna.services.wordstat.command('quotas', { cloudHourly: 100 })
  const mine = [...(await bought(anna)).keys()]
  const rest = seeds.filter((seed) => !mine.includes(seed))
  expect(rest).toHaveLength(1)
  const { anna: other } = await withOwnKey()
  await other.make({ ...PLAIN, seeds: rest })
  await other.gets('кампания готова')
  await time.pass(HOUR_MS)
  await comes(anna, 'кампания готова')
  expect([...(await bought(anna)).keys()]).toEqual(mine)
})

test('our own count of the hour, shared by all: the summary says what is left, nothing is asked in vain', async () => {
  const many = Array.from({ length: 50 }, (_, index) => `термос ${index}`)
  for (const region of [/Москва/, /Санкт-Петербург/]) {
    const busy = await openCampaigner(shop)
    await busy.make({ ...PLAIN, seeds: many, region, minimum: 1 })
    // The hour must not be over by the time all hundred are bought, however slow the machine.
    await time.until(() => busy.all(/✓ Фразы|кампания готова/).at(-1), { stepMs: 100 })
  }
  const anna = await openCampaigner(shop)
  const operators = async () => {
    const { calls } = await anna.services.wordstat.state()
    return calls.find(
      ({ account, method }) => !account.startsWith('b1g') && method === 'cloud/topRequests',
    )
  }
  expect(await operators()).toMatchObject({ requests: 100, ok: 100 })
  await anna.toSummary({ ...PLAIN, seeds: ['термос туристический'] })
  expect(anna.text()).toMatch(
    /Wordstat: 1 запрос · осталось 0 из 100, остальное бот доберёт сам после \d/,
  )
  await anna.tap(/Создать кампанию/)
  const { text } = await anna.gets('Квота Wordstat исчерпана: 100 запросов за 1\u00a0ч.')
  expect(text).toContain('⏳ Продолжим сами')
  await time.pass(HOUR_MS)
  await comes(anna, 'кампания готова')
  expect(await operators()).toMatchObject({ requests: 101, ok: 101, failed: {} })
})

test('429 that does not say for how long: a pause of our own, then on', async () => {
  const { anna } = await withOwnKey()
  await anna.services.wordstat.fault({
    method: 'cloud/topRequests',
    kind: 'limited',
    account: `b1g${anna.id}`,
    times: 6,
  })
  await anna.make({ ...PLAIN, seeds: ['термос металлический'] })
  const { text } = await comes(anna, '⏳ Продолжим сами')
  expect(text).toContain('Wordstat просит подождать')
  await comes(anna, 'кампания готова')
  expect(await bought(anna)).toEqual(once(['термос металлический']))
})

test('nothing known of the phrases: said so, with what to do', async () => {
  const { anna } = await withOwnKey()
  await anna.make({ ...PLAIN, seeds: ['zzz'] })
  const { text, keyboard } = await anna.gets('Wordstat ничего не знает об этих фразах')
  expect(text).toMatch(/^📣 Термокружки\n⚠️ Остановилось на этапе: Фразы/)
  expect(text).toMatch(/Код: CAM-\w{4}/)
  expect(keyboard.flat().map((button) => button.text)).toContain('↻ Продолжить')
})

test('all phrases below the minimum: one tap lowers it, and nothing is bought again', async () => {
  const { anna } = await withOwnKey()
  const seeds = ['термокружка арктика', 'термокружка старбакс']
  await anna.make({ ...PLAIN, seeds, minimum: 900_000 })
  const { text } = await anna.gets('Все фразы реже')
  expect(text).toMatch(/реже 900\s000 запросов в месяц, самая частая – \d/u)
  const toast = await anna.tap(/Снизить до/)
  expect(toast.text).toMatch(/Новый минимум: [\d\s]+\. Собираем снова/u)
  await comes(anna, 'кампания готова')
  expect(sorted(await bought(anna))).toEqual(sorted(once(seeds)))
})

test('a key withdrawn in the middle: told once, and with a new key it goes on where it was', async () => {
  const { anna, cloud } = await withOwnKey()
  const seeds = ['термос для супа', 'термос детский', 'термос стальной']
  const { wordstat } = anna.services
  await wordstat.command('quotas', { cloudHourly: 1 })
  await anna.make({ ...PLAIN, seeds })
  await anna.gets('Wordstat просит подождать')
  await wordstat.command('quotas', { cloudHourly: 100 })
  await wordstat.command('refuse-key', { secret: cloud })
  await time.pass(HOUR_MS)
  await comes(anna, 'Яндекс больше не принимает ключ Wordstat')
  await comes(anna, 'Яндекс Wordstat больше не принимает ключ')
  await anna.say(`${makeCloudKey(`new ${anna.id}`)} b1g${anna.id}`)
  await anna.gets('Ключ подключён')
  await anna.tap('↻ Продолжить')
  await comes(anna, 'кампания готова')
  expect(sorted(await bought(anna))).toEqual(sorted(once(seeds)))
  expect(anna.all('Яндекс Wordstat больше не принимает ключ')).toHaveLength(1)
})
