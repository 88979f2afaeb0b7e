import { expect, test } from 'vitest'
import type { PoizonState } from '#sandbox/poizon/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WooDump } from '#sandbox/woocommerce/world.ts'
import { openShop } from '#test/support/app.ts'
import { openSeller, type Seller } from './seller.ts'
import { openTime } from './time.ts'

const shop = await openShop({ accounts: 0 })
const time = openTime(shop)
const { url } = shop.sandbox
const poizon = createServiceController<PoizonState>(`${url}/services/poizon`)
const woo = createServiceController(`${url}/services/woocommerce`)

const until = (seller: Seller, text: string | RegExp) =>
  time.until(() => (seller.screen().match(text) ? seller.lastMessage() : undefined), {
    what: `${text}`,
    stepMs: 250,
  })

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
  await until(anna, 'Ждёт 1 цена')
  await anna.tap('✓ Записать 1')
  await anna.tap('✓ Записать 1')
  await time.until(async () => `${await pricesOf()}` !== `${old}`, { what: 'the new prices' })

  await anna.say('/import')
  await anna.tap('📥 Загрузки')
  await anna.tap(/✅/)
  await anna.tap('↩️ Отменить загрузку')
  await until(anna, 'Исчезнет из магазина вместе с фото: 2 товара')
  await anna.tap('↩️ Отменить 2')
  await message(anna, /Возвращены 2 товара/)
  const after = await dump()
  expect(after.products).toEqual(before.products)
  expect(after.media).toEqual(before.media)
})
