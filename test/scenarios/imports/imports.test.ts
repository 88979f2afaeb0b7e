import { expect, test } from 'vitest'
import type { PoizonState } from '#sandbox/poizon/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { screenOf } from '#sandbox/telegram/person.ts'
import type { WooDump } from '#sandbox/woocommerce/world.ts'
import { openShop } from '#test/support/app.ts'
import { openSeller, type Seller } from '../seller.ts'
import { openTime } from '../time.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'] })
const time = openTime(shop)
const { url } = shop.sandbox
const poizon = createServiceController<PoizonState>(`${url}/services/poizon`)
const woo = createServiceController(`${url}/services/woocommerce`)

/** What has come since the seller acted, or the screen: a message that was owed may stand below it. */
const until = (seller: Seller, text: string | RegExp) =>
  time.until(
    () => [...seller.news(), seller.lastMessage()].findLast((one) => screenOf(one).match(text)),
    { what: `${text}`, stepMs: 250 },
  )

/** A message of the bot that has this text, wherever it stands in the chat by then. */
const message = (seller: Seller, text: string | RegExp) =>
  time.until(() => seller.all(text).at(-1), { what: `${text}`, stepMs: 250 })

let shops = 0

/** A seller with a key of Poizon and a shop of their own. */
async function furnish() {
  const anna = await openSeller(shop)
  await anna.say('/start')
  await anna.say('/import')
  await until(anna, 'Нужен ключ Poizon')
  const { key } = await poizon.command<{ key: string }>('issue-key', {
    ...{ name: `of ${anna.id}`, plan: { rps: 50 } },
  })
  await anna.tap('🔑 Ключ Poizon')
  await anna.tap('✍️ Ввести')
  await anna.say(`${key}, 30000 в месяц`)
  await until(anna, /Ключ подключён/)
  shops += 1
  const id = `kicks-${shops}`
  await woo.command('shop', { id, settings: { name: id, plugins: ['yoast/v1'] } })
  await woo.command('seed', {
    shop: id,
    categories: [
      { id: 16, name: 'Обувь', slug: 'obuv' },
      { id: 18, name: 'Кеды', slug: 'kedy', parent: 16 },
    ],
  })
  const { password } = await woo.command<{ password: string }>('issue-password', { shop: id })
  await anna.say(`${url}/woo/${id}\nadmin\n${password}`)
  await until(anna, new RegExp(id))
  const dump = () => woo.command<WooDump>('dump', { shop: id })
  const ours = async () =>
    (await dump()).products.filter(({ sku, isVariation }) => !isVariation && sku.startsWith('PZ-'))
  return { anna, key, dump, ours, shopId: id }
}

test('from keys to products in the shop, a price that jumps, and the way back', async () => {
  const { anna, dump, ours } = await furnish()
  const before = await dump()
  await anna.say('/import')
  await until(anna, /Poizon: /)
  await anna.tap('По категории')
  await anna.tap('Обувь')
  await anna.tap('Кеды')
  await anna.tap('Любой бренд')
  await until(anna, 'Порядок')
  await anna.tap('🔎 Найти')
  await until(anna, /Найдено \d+/)
  const rows = () => anna.rows().flat()
  const first = rows().find((label) => label.startsWith('☐')) ?? ''
  await anna.tap(first)
  await until(anna, 'Выбрано 1')
  const second = rows().find((label) => label.startsWith('☐')) ?? ''
  await anna.tap(second)
  await until(anna, 'Выбрано 2')
  await anna.tap('✓ Далее: 2')
  await until(anna, '2 товара')
  expect(anna.screen()).toContain('Дешевле всех')
  await anna.tap('⚠️ Категории: 1')
  await until(anna, 'Кеды → Кеды')
  await anna.tap(/Всё верно: 1/)
  await until(anna, '✓ Кеды → Кеды')
  await anna.tap('‹ К загрузке')
  await anna.tap('✓ Загрузить 2')
  await until(anna, 'принадлежат правообладателям')
  expect(await ours()).toEqual([])
  await anna.tap('✓ Загрузить 2')
  await message(anna, /Загружено 2/)
  const brought = await ours()
  expect(brought.map(({ status }) => status)).toEqual(['publish', 'publish'])

  // Twice the price at the source: the shop keeps the old one until the seller says yes.
  const [one] = brought
  const spuId = Number(one?.sku.replace('PZ-', ''))
  const pricesOf = async () =>
    (await dump()).products
      .filter(({ isVariation, parentId }) => isVariation && parentId === one?.id)
      .map(({ fields }) => fields.regular_price)
  const old = await pricesOf()
  await poizon.command('set-price', { spuId, percent: 300 })
  await time.pass(20 * 60_000)
  await anna.say('/import')
  await anna.tap('⚙️ Магазин и цены')
  await anna.tap('↻ Обновить цены')
  await message(anna, /1 цена сильно изменилась/)
  expect(await pricesOf()).toEqual(old)
  await anna.say('/import')
  await anna.tap('⚠️ Цены ждут: 1')
  await message(anna, 'Ждёт 1 цена')
  await anna.tap('✓ Записать 1')
  await anna.tap('✓ Записать 1')
  await time.until(async () => `${await pricesOf()}` !== `${old}`, { what: 'the new prices' })

  await anna.say('/import')
  await anna.tap('📥 Загрузки')
  await anna.tap(/✅/)
  await anna.tap('↩️ Отменить загрузку')
  await message(anna, 'Исчезнет из магазина вместе с фото: 2 товара')
  await anna.tap('↩️ Отменить 2')
  await message(anna, /Возвращены 2 товара/)
  const after = await dump()
  expect(after.products).toEqual(before.products)
  expect(after.media).toEqual(before.media)
})

test('ten minutes without Poizon: what was seen before is shown and called old, nothing old is written', async () => {
  const { anna, key, dump, ours } = await furnish()
  const away = /Poizon (сейчас )?не отвечает(?!, показано)/
  /** What one comes to from the desk's home: what was wanted, or undefined when Poizon is said to be away. */
  const served = async (what: RegExp) => {
    const isThere = (now: string) => !now.includes('Магазин и цены') && what.test(now)
    const isAway = (now: string) => !now.includes('Магазин и цены') && away.test(now)
    const shown = () =>
      [anna.screen(), ...anna.news().map(screenOf)].find(isThere) ?? [anna.screen()].find(isAway)
    const now = await time.until(shown, { what: `${what}`, stepMs: 250 })
    return isThere(now) ? now : undefined
  }
  const categories = async () => {
    await anna.say('/import')
    await until(anna, 'Магазин и цены')
    await anna.tap('По категории')
    await anna.tap('Обувь')
    return served(/Скейтерская обувь/)
  }
  const shelf = async (brand: string) => {
    await anna.tap('Весь раздел')
    await until(anna, 'Какой бренд?')
    await anna.say(brand)
    if (!(await served(/Порядок/))) return undefined
    await anna.tap('🔎 Найти')
    return served(/Найдено \d+/)
  }
  const search = async (words: string) => {
    await anna.say('/import')
    await until(anna, 'Магазин и цены')
    await anna.say(words)
    return served(/Найдено \d+/)
  }
  const card = async (at: number) => {
    if (!anna.text().includes('Нажмите на товар')) await anna.tap('🖼 Карточки')
    await until(anna, 'Нажмите на товар')
    await anna.tap(anna.rows().flat()[at] ?? '')
    const seen = await served(/В продаже \d+ размер/)
    await anna.tap('‹ К списку')
    await until(anna, 'Нажмите на товар')
    return seen
  }
  const CARDS = [0, 1, 2]
  await categories()
  expect(await shelf('Nike')).toBeDefined()
  expect(await search('5 пар Nike')).toBeDefined()
  for (const at of CARDS) expect(await card(at)).toBeDefined()

  await anna.tap('✓ Отмечать')
  await until(anna, '🖼 Карточки')
  await anna.tap(anna.rows().flat()[0] ?? '')
  await until(anna, 'Выбрано 1')
  await anna.tap('✓ Далее: 1')
  await until(anna, 'Товары')
  await anna.tap('✓ Загрузить 1')
  await until(anna, 'принадлежат правообладателям')
  await anna.tap('✓ Загрузить 1')
  await message(anna, /Загружено 1/)
  const [one] = await ours()
  await time.pass(20 * 60_000)

  // It costs more by now, and Poizon is gone.
  await poizon.command('set-price', { spuId: Number(one?.sku.replace('PZ-', '')), percent: 110 })
  await poizon.command('fault', { method: '*', kind: 'http-5xx', account: key })
  const before = await dump()
  await anna.say('/import')
  await anna.tap('⚙️ Магазин и цены')
  await anna.tap('↻ Обновить цены')
  await message(anna, 'Poizon не отвечает, бот продолжит сам')

  let asked = 0
  const shown: string[] = []
  const open = async (seen: string | undefined) => {
    asked += 1
    if (seen) shown.push(seen)
  }
  for (let look = 0; look < 2; look += 1) {
    await open(await categories())
    const found = await shelf('Nike')
    await open(found)
    expect(found).toMatch(/показано прежнее/)
    const list = await search('5 пар Nike')
    await open(list)
    expect(list).toMatch(/показано прежнее/)
    for (const at of CARDS) {
      const seen = await card(at)
      await open(seen)
      expect(seen).toMatch(/показано прежнее|Цены от/)
    }
    // What nobody has seen is told to be away, and the chat goes on.
    expect(await search('5 пар Adidas')).toBeUndefined()
    await time.pass(4.5 * 60_000)
  }
  expect(shown.length / asked).toBeGreaterThanOrEqual(0.8)
  expect((await dump()).products).toEqual(before.products)

  await poizon.command('clear-faults', {})
  const isWritten = async () =>
    JSON.stringify((await dump()).products) !== JSON.stringify(before.products)
  await time.until(isWritten, { what: 'the new price', stepMs: 10_000 })
})
