import type { Hint } from '#sandbox/guide.ts'
import type { PoizonState } from '#sandbox/poizon/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WooState } from '#sandbox/woocommerce/index.ts'
import type { WooDump } from '#sandbox/woocommerce/world.ts'

/** The furnished shop that the stand-in has from the start. */
const SHOP = 'sneakers'
/** So many hundredths of the price: far beyond what is written unasked. */
const RAISED = 200

/** Goods from Poizon for a WooCommerce shop, in the order in which it is tried. */
export function createImportHints(url: string): readonly Hint[] {
  const poizon = createServiceController<PoizonState>(`${url}/services/poizon`)
  const woo = createServiceController<WooState>(`${url}/services/woocommerce`)
  return [
    {
      id: 'poizon-key',
      label: { ru: '🔑 Тестовый ключ Poizon', en: '🔑 Test Poizon key' },
      note: { ru: 'Ключи → Poizon → Ввести', en: 'Keys → Poizon → Enter' },
      async run() {
        const { keys } = await poizon.state()
        return `${keys.find(({ source }) => source === 'poizon-api')?.key}, 30000 в месяц`
      },
    },
    {
      id: 'woo-key',
      label: { ru: '🛍 Доступ к магазину', en: '🛍 Access to a shop' },
      note: { ru: 'Витрина – /woo/sneakers', en: 'Its shop window: /woo/sneakers' },
      async run() {
        const { shops } = await woo.state()
        const [user] = shops.find(({ id }) => id === SHOP)?.users ?? []
        return `${url}/woo/${SHOP}\n${user?.login}\n${user?.passwords[0]}`
      },
    },
    {
      id: 'poizon-find',
      label: { ru: '🔎 20 пар Nike', en: '🔎 20 pairs of Nike' },
      note: {
        ru: 'Отметьте, посмотрите цены и загрузите',
        en: 'Tick them, look at the prices, import',
      },
      run: async () => '20 пар Nike',
    },
    {
      id: 'poizon-raise',
      label: { ru: '📈 Цена на Poizon вдвое выше', en: '📈 Twice the price on Poizon' },
      note: {
        ru: 'Через 10 минут: /import → Магазин и цены → Обновить',
        en: 'Ten minutes later: /import → Shop and prices → Refresh',
      },
      async run() {
        const { products } = await woo.command<WooDump>('dump', { shop: SHOP })
        const one = products.find(({ sku, isVariation }) => !isVariation && sku.startsWith('PZ-'))
        if (!one) return null
        const spuId = Number(one.sku.replace('PZ-', ''))
        await poizon.command('set-price', { spuId, percent: RAISED })
        return undefined
      },
    },
  ]
}
