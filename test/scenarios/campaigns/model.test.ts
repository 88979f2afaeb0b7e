import { desc } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checkCampaign } from '#desks/campaigns/ads/checker/campaign-checker.ts'
import { createGroupStore } from '#desks/campaigns/groups/store.ts'
import { campaigns } from '#desks/campaigns/schema.ts'
import type { OpenAiKey } from '#sandbox/openai/keys.ts'
import { MISCHIEFS } from '#sandbox/openai/spoil.ts'
import { openShop } from '#test/support/app.ts'
import { openTime } from '../time.ts'
import { type Campaigner, openCampaigner } from './campaigner.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'] })
const time = openTime(shop)
/** No review, no sheet, no draft. */
const PLAIN = { extras: [] } as const

/** What three sellers sell: goods with many properties each, some ninety clusters a seller. */
const SHOPS = [
  ['термокружка', 'термостакан', 'термос', 'автозапчасти', 'тормозные колодки', 'масляный фильтр'],
  ['детская обувь', 'детские кроссовки', 'детские ботинки', 'крем для лица', 'маска для лица'],
  ['мебель', 'диван', 'кровать', 'термокружка', 'термостакан', 'термос'],
] as const
const ABOUT_GOODS = 'Товары для дома, спорта и авто. Доставка по Москве за 1 день, гарантия 1 год.'

/** A seller with an OpenAI key of their own. */
async function withOwnKey(): Promise<{ anna: Campaigner; secret: string }> {
  const anna = await openCampaigner(shop)
  const name = String(anna.id)
  const { secret } = await anna.services.openAi.command<OpenAiKey>('issue-key', { name })
  await anna.say(secret)
  await anna.sees('Ключ подключён')
  return { anna, secret }
}

const comes = (anna: Campaigner, text: string) =>
  time.until(() => anna.all(text).at(-1), { what: `«${text}»` })
/** Questions this test's model has answered. */
const answered = async (anna: Campaigner) => (await anna.services.openAi.state()).answered
/** Taken apart from other tests' questions. */
async function fresh(anna: Campaigner): Promise<void> {
  await anna.services.openAi.command('forget-answers')
}

test('the account is out of money: what is written stays, topped up it goes on and pays for nothing twice', async () => {
  const { anna, secret } = await withOwnKey()
  await fresh(anna)
  await anna.services.openAi.fault({
    method: 'responses',
    kind: 'slow',
    ms: 2_000,
    account: String(anna.id),
  })
  await anna.make(PLAIN)
  await time.until(async () => (await answered(anna)).length > 5)
  await anna.services.openAi.command('drain-key', { secret })
  const { text, keyboard } = await comes(anna, 'закончились деньги')
  expect(text).toMatch(/⚠️ Остановилось на этапе: Объявления/)
  expect(text).toMatch(/Сохранено \d+ из \d+/)
  expect(keyboard.flat().map((button) => button.text)).toContain('📄 Скачать, что есть')
  await anna.tap('📄 Скачать, что есть')
  await anna.file('Термокружки')
  await anna.services.openAi.clearFaults()
  await anna.services.openAi.command('top-up-key', { secret })
  await anna.tap('↻ Продолжить')
  await comes(anna, 'кампания готова')
  expect((await answered(anna)).filter(({ times }) => times > 1)).toEqual([])
})

test('the key withdrawn in the middle: told once, and with a new one it goes on and pays for nothing twice', async () => {
  const { anna, secret } = await withOwnKey()
  await fresh(anna)
  const { openAi } = anna.services
  const account = String(anna.id)
  await openAi.fault({ method: 'responses', kind: 'slow', ms: 2_000, account })
  await anna.make(PLAIN)
  await time.until(async () => (await answered(anna)).length > 5)
  await openAi.command('revoke-key', { secret })
  await comes(anna, 'OpenAI больше не принимает ключ. Замените ключ и продолжите.')
  await comes(anna, 'Подключите новый и нажмите «↻ Продолжить»')
  await openAi.clearFaults()
  const { secret: other } = await openAi.command<OpenAiKey>('issue-key', { name: account })
  await anna.say(other)
  await anna.gets(`…${other.slice(-4)}`)
  await anna.tap('↻ Продолжить')
  await comes(anna, 'кампания готова')
  expect((await answered(anna)).filter(({ times }) => times > 1)).toEqual([])
  expect(anna.all('Подключите новый и нажмите «↻ Продолжить»')).toHaveLength(1)
})

test.each([
  ['with a pause told', { ms: 40_000 }],
  ['with no pause told', {}],
])('the model says “too often” %s: the run waits and goes on by itself', async (_how, more) => {
  const { anna } = await withOwnKey()
  await fresh(anna)
  const { openAi } = anna.services
  await openAi.fault({ method: 'responses', kind: 'limited', account: String(anna.id), ...more })
  await anna.make(PLAIN)
  const { text } = await comes(anna, '⏳ Продолжим сами')
  expect(text).toContain('OpenAI просит подождать')
  await openAi.clearFaults()
  await comes(anna, 'кампания готова')
  const all = await answered(anna)
  expect(all.length).toBeGreaterThan(10)
  expect(all.filter(({ times }) => times > 1)).toEqual([])
})

test('a model that misbehaves in every third answer: 200 clusters, and not one string breaks a rule', async () => {
  const sellers = await Promise.all(SHOPS.map(() => openCampaigner(shop)))
  const [first] = sellers
  if (!first) throw new Error('nobody is there')
  const { openAi } = first.services
  await fresh(first)
  await openAi.command('misbehave', { share: 0.3 })
  const wish = { ...PLAIN, minimum: 1, keywords: 1_000, about: ABOUT_GOODS }
  await Promise.all(sellers.map((seller, at) => seller.make({ ...wish, seeds: SHOPS[at] ?? [] })))
  for (const seller of sellers) await comes(seller, 'кампания готова')
  await openAi.command('misbehave', { share: 0 })

  const rows = await shop.db.select().from(campaigns).orderBy(desc(campaigns.createdAt))
  const made = await Promise.all(
    rows.slice(0, SHOPS.length).map((row) => createGroupStore(shop.db).content(row)),
  )
  expect(made.flatMap(({ groups }) => groups).length).toBeGreaterThanOrEqual(200)
  for (const content of made) expect(checkCampaign(content)).toEqual([])
  const mischief = (await answered(first)).flatMap((one) => one.mischief)
  expect(new Set(mischief)).toEqual(new Set([null, ...MISCHIEFS]))
  expect(mischief.filter(Boolean).length / mischief.length).toBeCloseTo(0.3)
})
