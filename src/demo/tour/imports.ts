import type { PoizonState } from '#sandbox/poizon/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WooState } from '#sandbox/woocommerce/index.ts'
import type { WooDump } from '#sandbox/woocommerce/world.ts'
import type { Actor } from './actor.ts'
import { comesTrue, hold, type Step, type Story } from './goals.ts'
import { masked } from './stage.ts'

const SHOP = 'anna-kicks'
const CATEGORIES = [
  { id: 16, name: 'Футболки', slug: 'futbolki' },
  { id: 17, name: 'Часы', slug: 'chasy' },
  { id: 18, name: 'Кеды', slug: 'kedy' },
]

/** Goods from Poizon in a WooCommerce shop: from keys to a batch taken back. */
export function importsStory(anna: Actor, url: string): Story {
  const poizon = createServiceController<PoizonState>(`${url}/services/poizon`)
  const woo = createServiceController<WooState>(`${url}/services/woocommerce`)
  let old = ''
  let one: WooDump['products'][number] | undefined

  const dump = () => woo.command<WooDump>('dump', { shop: SHOP })
  const ours = async () =>
    (await dump()).products.filter(({ sku, isVariation }) => !isVariation && sku.startsWith('PZ-'))
  const pricesOf = async (id: number) =>
    (await dump()).products
      .filter(({ isVariation, parentId }) => isVariation && parentId === id)
      .map(({ fields }) => fields.regular_price)
      .join()

  const setUp: Step[] = [
    {
      goal: 'a Poizon key and a shop connected, deleted from the chat',
      async play() {
        const made = await poizon.command<{ key: string }>('issue-key', {
          ...{ name: 'tour', plan: { rps: 20 } },
        })
        await woo.command('shop', { id: SHOP, settings: { name: 'Кеды Анны' } })
        await woo.command('seed', { shop: SHOP, categories: CATEGORIES })
        const { password } = await woo.command<{ password: string }>('issue-password', {
          shop: SHOP,
        })
        await anna.say('/import')
        await anna.sees('Нужен ключ Poizon')
        await anna.tap('🔑 Ключ Poizon')
        await anna.tap('✍️ Ввести')
        await anna.say(`${made.key}, 30000 в месяц`, `${masked(made.key)}, 30000 в месяц`)
        await anna.sees('Ключ подключён')
        const access = `${url}/woo/${SHOP}\nadmin\n`
        await anna.say(`${access}${password}`, `${access}${masked(password)}`)
        await anna.sees('подключён')
        const texts = anna.person.messages().map(({ text }) => text)
        hold(!texts.join().includes(made.key), 'the key is still in the chat')
        hold(!texts.join().includes(password), 'the password is still in the chat')
      },
    },
  ]

  const bring: Step[] = [
    {
      goal: 'found by one line, ticked, priced; nothing brought in yet',
      async play() {
        await anna.say('3 пары Nike')
        await anna.sees(/Найдено \d+/)
        await anna.tap('Первые 3')
        await anna.sees('Выбрано 3')
        await anna.tap('✓ Далее: 3')
        await anna.sees('Дешевле всех')
        await anna.tap(/⚠️ Категории/)
        await anna.sees('Слева категория Poizon')
        await anna.tap(/Всё верно/)
        await anna.sees(/✓ .* → /)
        await anna.tap('‹ К загрузке')
        await anna.sees('Дешевле всех')
        hold((await ours()).length === 0, 'something was brought in before the seller said so')
      },
    },
    {
      goal: 'brought into the shop: texts, pictures, sizes, prices',
      async play() {
        await anna.tap('✓ Загрузить 3')
        await anna.sees('принадлежат правообладателям')
        await anna.tap('✓ Загрузить 3')
        await comesTrue(async () => (await ours()).length === 3, 'the shop has no three products')
        await anna.sees(/Загружено \d/)
        const brought = await ours()
        one = brought[0]
        hold((await dump()).media.length >= 3, 'the products have no pictures')
        for (const { id } of brought) hold((await pricesOf(id)) !== '', 'a product has no prices')
      },
    },
  ]

  const follow: Step[] = [
    {
      goal: 'a price that jumps waits for a yes, then is written',
      async play() {
        old = await pricesOf(one?.id ?? 0)
        const spuId = Number(one?.sku.replace('PZ-', ''))
        await poizon.command('set-price', { spuId, percent: 300 })
        await anna.say('/import')
        await anna.tap('⚙️ Магазин и цены')
        await anna.tap('↻ Обновить цены')
        await anna.sees('1 цена сильно изменилась')
        hold((await pricesOf(one?.id ?? 0)) === old, 'a jump was written unasked')
        await anna.say('/import')
        await anna.tap('⚠️ Цены ждут: 1')
        await anna.sees('Ждёт 1 цена')
        await anna.tap('✓ Записать 1')
        await anna.sees('Записать новые цены')
        await anna.tap('✓ Записать 1')
        await comesTrue(
          async () => (await pricesOf(one?.id ?? 0)) !== old,
          'an accepted price was not written',
        )
      },
    },
    {
      goal: 'the batch taken back: the shop is empty again',
      async play() {
        await anna.say('/import')
        await anna.tap('📥 Загрузки')
        await anna.tap(/^✅/)
        await anna.tap('↩️ Отменить загрузку')
        await anna.sees('Исчезнет из магазина вместе с фото: 3 товара')
        await anna.tap('↩️ Отменить 3')
        await comesTrue(async () => {
          const { products, media } = await dump()
          return products.length === 0 && media.length === 0
        }, 'something of the batch is still in the shop')
      },
    },
  ]

  return { title: 'Imports', steps: [...setUp, ...bring, ...follow] }
}
