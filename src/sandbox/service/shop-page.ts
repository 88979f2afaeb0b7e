import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { type Html, htmlPage } from './html-page.ts'

export interface ShopItem {
  readonly id: string
  readonly name: string
  readonly sku: string
  /** Null where it is not counted. */
  readonly quantity: number | null
  /** In the page's language, e.g. that it is hidden; empty for nothing. */
  readonly note: string
}

export interface ShopOrder {
  readonly id: string
  readonly number: string
  readonly lines: string
  readonly isCancelled: boolean
}

/** What a page shows and does: the played service seen by its buyers and its owner. */
export interface ShopSource {
  readonly title: string
  shops(): readonly { readonly id: string; readonly name: string }[]
  items(shopId: string, lang: Lang): readonly ShopItem[]
  /** Newest first. */
  orders(shopId: string): readonly ShopOrder[]
  buy(shopId: string, itemId: string): unknown
  edit(shopId: string, itemId: string, quantity: number): unknown
  cancel(shopId: string, orderId: string, restock: boolean): unknown
}

type Lang = 'ru' | 'en'

const WORDS = {
  ru: {
    buy: 'Купить 1',
    set: 'Записать',
    cancel: 'Отменить',
    restock: 'и вернуть на склад',
    orders: 'Заказы',
    none: 'Заказов пока нет',
    cancelled: 'отменён',
    find: 'Найти',
    uncounted: 'не считается',
  },
  en: {
    buy: 'Buy 1',
    set: 'Set',
    cancel: 'Cancel',
    restock: 'and put back',
    orders: 'Orders',
    none: 'No orders yet',
    cancelled: 'cancelled',
    find: 'Find',
    uncounted: 'not counted',
  },
} as const

const STYLE = `body{margin:0;background:#f3f4f6;color:#1c1d1f;font:15px/1.45 system-ui,sans-serif}
main{max-width:860px;margin:0 auto;padding:24px 16px}section{background:#fff;border-radius:14px;padding:14px 18px;margin:0 0 12px}
h1{font-size:22px}h2{font-size:17px;margin:0 0 8px}form{display:inline}table{width:100%;border-collapse:collapse}
td{padding:6px 8px 6px 0;border-top:1px solid #8883}input[type=number]{width:5em}.quiet{color:#75777b;font-size:13px}
button,input{font:inherit;border-radius:8px;border:1px solid #8886;padding:3px 10px}
@media(prefers-color-scheme:dark){body{background:#1b1c1e;color:#eee}section{background:#27292c}}`

const SHOWN = 100
const bought = z.object({ item: z.string() })
const edited = z.object({ item: z.string(), quantity: z.coerce.number().int().min(0).max(99_999) })
const cancelled = z.object({ order: z.string(), restock: z.literal('on').optional() })

/** Pages to look at what a stand-in sells, buy one, cancel an order and change a number behind our back: plain forms. */
export function createShopPage(source: ShopSource): Hono {
  const app = new Hono()
  const langOf = (header = ''): Lang => (/^\s*en/i.test(header) ? 'en' : 'ru')

  app.get('/', (context) => {
    const links = source
      .shops()
      .map(
        ({ id, name }) =>
          html`<p><a href="${context.req.path.replace(/\/$/, '')}/${id}">${name}</a></p>`,
      )
    return context.html(page(source.title, html`<section>${links}</section>`, 'ru'))
  })
  app.get('/:shop', (context) => {
    const lang = langOf(context.req.query('lang') ?? context.req.header('accept-language'))
    const { shop } = context.req.param()
    const known = source.shops().find(({ id }) => id === shop)
    if (!known) return context.notFound()
    const wanted = context.req.query('q')?.toLowerCase() ?? ''
    const items = source
      .items(shop, lang)
      .filter(({ name, sku }) => `${name} ${sku}`.toLowerCase().includes(wanted))
    const body = html`${itemsPart(shop, items, lang)}${ordersPart(shop, source.orders(shop), lang)}`
    return context.html(page(`${known.name} · ${source.title}`, body, lang))
  })

  /** Does what a form says, then shows the shop again. */
  const does = <T>(name: string, input: z.ZodType<T>, act: (shop: string, asked: T) => unknown) =>
    app.post(`/:shop/${name}`, async (context) => {
      const { shop } = context.req.param()
      const asked = input.safeParse(await context.req.parseBody())
      if (!asked.success) return context.text(z.prettifyError(asked.error), 400)
      act(shop, asked.data)
      return context.redirect(context.req.path.slice(0, -name.length - 1), 303)
    })
  does('buy', bought, (shop, { item }) => source.buy(shop, item))
  does('edit', edited, (shop, { item, quantity }) => source.edit(shop, item, quantity))
  does('cancel', cancelled, (shop, { order, restock }) =>
    source.cancel(shop, order, restock === 'on'),
  )
  return app
}

function itemsPart(shop: string, items: readonly ShopItem[], lang: Lang): Html {
  const words = WORDS[lang]
  const row = ({ id, name, sku, quantity, note }: ShopItem) => html`<tr>
    <td>${name} <span class="quiet">${note}</span><br /><code>${sku || '—'}</code></td>
    <td>
      <form method="post" action="${shop}/edit">
        <input type="hidden" name="item" value="${id}" />
        <input type="number" name="quantity" min="0" value="${quantity ?? ''}" placeholder="${words.uncounted}" />
        <button>${words.set}</button>
      </form>
    </td>
    <td>
      <form method="post" action="${shop}/buy">
        <input type="hidden" name="item" value="${id}" />
        <button>${words.buy}</button>
      </form>
    </td>
  </tr>`
  return html`<section>
    <form><input name="q" /> <button>${words.find}</button></form>
    <table>
      ${items.slice(0, SHOWN).map(row)}
    </table>
  </section>`
}

function ordersPart(shop: string, orders: readonly ShopOrder[], lang: Lang): Html {
  const words = WORDS[lang]
  const row = ({ id, number, lines, isCancelled }: ShopOrder) => html`<tr>
    <td>№ ${number}<br /><span class="quiet">${lines}</span></td>
    <td>
      ${
        isCancelled
          ? words.cancelled
          : html`<form method="post" action="${shop}/cancel">
              <input type="hidden" name="order" value="${id}" />
              <label><input type="checkbox" name="restock" /> ${words.restock}</label>
              <button>${words.cancel}</button>
            </form>`
      }
    </td>
  </tr>`
  return html`<section>
    <h2>${words.orders}</h2>
    ${orders.length === 0 ? html`<p class="quiet">${words.none}</p>` : ''}
    <table>
      ${orders.slice(0, SHOWN).map(row)}
    </table>
  </section>`
}

function page(title: string, body: Html, lang: Lang): Html {
  return htmlPage({ title, style: STYLE, lang, body })
}
