import type { AllegroState } from '#sandbox/allegro/index.ts'
import type { Hint } from '#sandbox/guide.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WixState } from '#sandbox/wix/index.ts'

/** The account of the visitor, one of those that the stand-in has from the start. */
const LOGIN = 'orlova-pl'
const SKU = 'MUG-350-BLU'

/**
 * One stock for an Allegro account and a Wix site, in the order in which it is tried.
 * @param shown what the bot's latest message with such a text says, '' without one
 */
export function createStockHints(
  url: string,
  shown: (chatId: number, text: RegExp) => Promise<string>,
): readonly Hint[] {
  const allegro = createServiceController<AllegroState>(`${url}/services/allegro`)
  const wix = createServiceController<WixState>(`${url}/services/wix`)
  return [
    {
      id: 'stock-product',
      label: { ru: '🔄 SKU первого товара', en: '🔄 SKU of a first product' },
      note: {
        ru: '/stock → ➕ Товар; он есть и на Allegro, и на Wix',
        en: '/stock → ➕ Product; Allegro and Wix have it too',
      },
      run: async () => SKU,
    },
    {
      id: 'allegro-allow',
      label: { ru: '🧡 Согласие на Allegro', en: '🧡 Yes to Allegro' },
      note: {
        ru: 'Ключи → Allegro; когда бот покажет код',
        en: 'Keys → Allegro; once the bot shows a code',
      },
      async run(chatId) {
        const [, code] = /: (\w{9})\b/.exec(await shown(chatId, /(Код|Code): \w{9}\b/)) ?? []
        if (!code) return null
        await allegro.command('consent', { code, login: LOGIN })
        return undefined
      },
    },
    {
      id: 'wix-key',
      label: { ru: '🛍 Ключ сайта Wix', en: '🛍 Key of a Wix site' },
      note: { ru: 'Его товары – на странице /wix/shop', en: 'Its products are at /wix/shop' },
      async run() {
        const { sites, keys } = await wix.state()
        return `${keys[0]?.key}\nhttps://manage.wix.com/dashboard/${sites[0]?.id}/home`
      },
    },
    {
      id: 'stock-sale',
      label: { ru: '🛒 Продажа одной строкой', en: '🛒 A sale in one line' },
      note: {
        ru: 'Каналы включаются в /stock → 🔌 Каналы',
        en: 'Channels are switched on at /stock → 🔌 Channels',
      },
      run: async () => `-2 ${SKU}`,
    },
    {
      id: 'allegro-buy',
      label: { ru: '🧡 Купить на Allegro', en: '🧡 Buy one on Allegro' },
      note: {
        ru: 'Предложения и заказы – /services/allegro/page',
        en: 'Offers and orders: /services/allegro/page',
      },
      async run() {
        const { sellers, offers } = await allegro.state()
        const seller = sellers.find(({ login }) => login === LOGIN)
        const offer = offers.find((one) => one.sku === SKU && one.sellerId === seller?.id)
        if (!offer) return null
        await allegro.command('purchase', { offerId: offer.id })
        return undefined
      },
    },
    {
      id: 'wix-buy',
      label: { ru: '🛍 Купить на сайте Wix', en: '🛍 Buy one at the Wix site' },
      note: { ru: 'Остатки сайта – /wix/shop', en: 'The stock of the site: /wix/shop' },
      async run() {
        const { sites } = await wix.state()
        await wix.command('buy', { siteId: sites[0]?.id, sku: SKU, quantity: 1 })
        return undefined
      },
    },
    {
      id: 'wix-refund',
      label: { ru: '🛍 Вернуть штуку на Wix', en: '🛍 Refund one at Wix' },
      note: {
        ru: 'После покупки; бот спросит, вернулся ли товар',
        en: 'After a purchase; the bot asks whether it came back',
      },
      async run() {
        const { sites } = await wix.state()
        const order = sites[0]?.orders.at(-1)
        const refund = { siteId: sites[0]?.id, orderId: order?.id, quantity: 1, restock: false }
        if (!order) return null
        await wix.command('refund', refund)
        return undefined
      },
    },
    {
      id: 'stock-bundle',
      label: { ru: '🎁 Состав комплекта', en: '🎁 Parts of a bundle' },
      note: { ru: '/stock → ➕ Комплект', en: '/stock → ➕ Bundle' },
      run: async () => `${SKU} 2`,
    },
    {
      id: 'stock-count',
      label: { ru: '✎ Строка пересчёта', en: '✎ A line of a stocktake' },
      note: { ru: '/stock → ✎ Пересчёт', en: '/stock → ✎ Stocktake' },
      run: async () => `${SKU} 9`,
    },
    {
      id: 'stock-group',
      label: { ru: '🔔 Привязать группу', en: '🔔 Bind a group' },
      note: {
        ru: '/stock → 🔌 Каналы → Группа; когда бот покажет код',
        en: '/stock → 🔌 Channels → Group; once the bot shows a code',
      },
      async run(chatId) {
        const [payload] = /grp_[\w-]+/.exec(await shown(chatId, /grp_[\w-]+/)) ?? []
        if (!payload) return null
        await fetch(`${url}/api/groups/start`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ member: chatId, payload }),
        })
        return undefined
      },
    },
  ]
}
