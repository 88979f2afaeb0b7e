import { Hono } from 'hono'
import { html } from 'hono/html'
import { z } from 'zod'
import { type Html, htmlPage } from '../service/html-page.ts'
import { BRANDS, brandOf, CATEGORIES, categoriesOf } from './names.ts'
import type { PlayedProduct, PlayedSku } from './records.ts'
import { isOnSale, lowestOf, lowestOfProduct, type PoizonWorld } from './world.ts'

const WORDS = {
  ru: {
    find: 'Найти',
    none: 'нет',
    gone: 'убрано',
    remove: 'Убрать',
    back: 'Вернуть',
    dearer: 'Цены +40 %',
    cheaper: 'Цены −10 %',
    calls: 'вызовов в этом месяце',
    all: 'все разделы',
  },
  en: {
    find: 'Find',
    none: 'none',
    gone: 'gone',
    remove: 'Remove',
    back: 'Bring back',
    dearer: 'Prices +40%',
    cheaper: 'Prices −10%',
    calls: 'calls this month',
    all: 'all categories',
  },
} as const

const STYLE = `body{margin:0;background:#f3f4f6;color:#1c1d1f;font:15px/1.45 system-ui,sans-serif}main{max-width:1000px;margin:0 auto;padding:24px 16px}
h1{font-size:22px}a{color:inherit}.grid{display:grid;grid-template-columns:repeat(auto-fill,minmax(180px,1fr));gap:12px}
.card{background:#fff;border-radius:14px;padding:10px;text-decoration:none}.card img{width:100%;aspect-ratio:1;object-fit:contain}
.quiet{color:#75777b;font-size:13px}table{border-collapse:collapse;background:#fff}td,th{padding:4px 12px;border-top:1px solid #8883;text-align:left}
form{display:inline}button,input,select{font:inherit;border-radius:8px;border:1px solid #8886;padding:3px 10px}
@media(prefers-color-scheme:dark){body{background:#1b1c1e;color:#eee}.card,table{background:#27292c}}`

const SHOWN = 60
const deed = z.object({ do: z.enum(['remove', 'back', 'dearer', 'cheaper']) })

/** The played catalogue, for a person to look at and to change; pictures come from `picturesPath`. */
export function createPoizonPage(world: PoizonWorld, picturesPath: string): Hono {
  const app = new Hono()
  const langOf = (header = '') => (/^\s*en/i.test(header) ? 'en' : 'ru')
  const picture = (url: string) => `${picturesPath}?url=${encodeURIComponent(url)}`

  app.get('/', (context) => {
    const { q = '', category = '' } = context.req.query()
    const lang = langOf(context.req.header('accept-language'))
    const words = WORDS[lang]
    const found = [...world.products.values()].filter(
      ({ titleZh, titleEn, article, categoryId, spuId }) => {
        const { leaf, root } = categoriesOf(categoryId)
        const text = `${titleZh} ${titleEn} ${article} ${spuId}`.toLowerCase()
        return (
          text.includes(q.toLowerCase()) &&
          ['', String(leaf.id), String(root.id)].includes(category)
        )
      },
    )
    const base = context.req.path.replace(/\/$/, '')
    const card = (product: PlayedProduct) => html`<a class="card" href="${base}/${product.spuId}">
      <img loading="lazy" alt="" src="${picture(product.images[0]?.url ?? '')}" />
      ${product.titleZh}<br /><b>${yuan(lowestOfProduct(product)) ?? words.none}</b>
      <span class="quiet">${product.article}${product.isRemoved ? ` · ${words.gone}` : ''}</span></a>`
    const option = (one: (typeof CATEGORIES)[number]) =>
      html`<option value="${one.id}" ${String(one.id) === category ? 'selected' : ''}>${one.level === 1 ? '' : '– '}${one[lang]}</option>`
    const keys = [...world.keys.values()].map(({ plan, used, source }) => {
      const [calls = 0] = Object.values(used).slice(-1)
      return html`<p class="quiet">${source} · ${plan.name}: ${calls} / ${plan.callsAMonth} ${words.calls}</p>`
    })
    const body = html`<form><input name="q" value="${q}" />
        <select name="category"><option value="">${words.all}</option>${CATEGORIES.map(option)}</select>
        <button>${words.find}</button></form> <span class="quiet">${found.length} / ${world.products.size} · ${BRANDS.length}</span>
      ${keys}<div class="grid">${found.slice(0, SHOWN).map(card)}</div>`
    return context.html(page('POIZON', body, lang))
  })
  app.get('/:spuId', (context) => {
    const lang = langOf(context.req.header('accept-language'))
    const words = WORDS[lang]
    const product = world.products.get(Number(context.req.param('spuId')))
    if (!product) return context.notFound()
    const button = (name: z.output<typeof deed>['do']) =>
      html`<form method="post"><input type="hidden" name="do" value="${name}" /><button>${words[name]}</button></form> `
    const row = (sku: PlayedSku) => html`<tr><td>${sku.skuId}</td>
      <td>${sku.properties.map(({ value }) => value).join(' / ')}</td>
      <td>${isOnSale(sku) ? yuan(lowestOf(sku)) : words.none}</td><td>${sku.quantity}</td></tr>`
    const body = html`<p>${product.titleEn} <span class="quiet">${product.spuId} · ${product.article} · ${brandOf(product.brandId).name}</span></p>
      <p>${button(product.isRemoved ? 'back' : 'remove')}${button('dearer')}${button('cheaper')}</p>
      <p>${product.images.map(({ url }) => html`<img alt="" width="140" src="${picture(url)}" /> `)}</p>
      <table>${product.skus.map(row)}</table>`
    return context.html(page(product.titleZh, body, lang))
  })
  app.post('/:spuId', async (context) => {
    const asked = deed.safeParse(await context.req.parseBody())
    if (!asked.success) return context.text(z.prettifyError(asked.error), 400)
    const spuId = Number(context.req.param('spuId'))
    const act = asked.data.do
    if (act === 'remove' || act === 'back') world.remove(spuId, act === 'remove')
    else world.setPrice({ spuId, percent: act === 'dearer' ? 140 : 90 })
    return context.redirect(context.req.path, 303)
  })
  return app
}

const yuan = (fen: number) => (fen === 0 ? undefined : `¥${(fen / 100).toFixed(2)}`)

function page(title: string, body: Html, lang: string): Html {
  return htmlPage({ title, style: STYLE, lang, body })
}
