import { html, raw } from 'hono/html'
import { type Html, htmlPage } from '../../service/html-page.ts'
import { permalinkOf, valuesName } from '../catalog/links.ts'
import { priceHtml, variationsOf } from '../catalog/prices.ts'
import { imagesOf } from '../catalog/product-view.ts'
import { optionTexts } from '../catalog/uses.ts'
import { mediaUrl } from '../media/views.ts'
import type { WooProduct, WooShop } from '../records.ts'
import { paragraphs } from '../wp/text.ts'
import { textOf } from '../wp/values.ts'
import { type Head, headOf } from './seo.ts'
import { type Lang, STYLE, WORDS } from './words.ts'

/** What a page is made of. */
export interface Look {
  readonly shop: WooShop
  readonly home: string
  readonly now: number
  readonly lang: Lang
}

const SHOWN = 60

/** The shop's front: what is for sale, newest first; drafts are shown with a note, because the owner looks too. */
export function frontPage(look: Look, wanted: string): Html {
  const { shop } = look
  const words = WORDS[look.lang]
  const products = [...shop.products.values()]
    .filter(({ isVariation, status }) => !isVariation && status !== 'trash')
    .filter(({ name, sku }) => `${name} ${sku}`.toLowerCase().includes(wanted.toLowerCase()))
    .reverse()
  const cards = products.slice(0, SHOWN).map((product) => card(look, product))
  return page(
    look,
    shop.settings.name,
    html`<form><input name="q" value="${wanted}" /> <button>${words.find}</button></form>
      <p class="quiet">${words.count}: ${products.length}</p>
      <div class="grid">${cards}</div>`,
  )
}

function card(look: Look, product: WooProduct): Html {
  const { shop, home, now } = look
  const [picture] = imagesOf(shop, product)
  const sizes = product.attributes
    .filter(({ isVariation }) => isVariation)
    .map((use) => optionTexts(shop, use).join(' · '))
  return html`<a class="card" href="${pageUrl(look, product)}">
    ${picture ? html`<img src="${mediaUrl(home, picture.file)}" alt="${picture.alt}" loading="lazy" />` : ''}
    <b>${raw(product.name)}</b>
    <span>${raw(priceHtml(shop, product, now))}</span>
    <span class="quiet">${sizes.join(' / ')}</span>
    ${note(look, product)}
  </a>`
}

function note({ lang }: Look, { status, fields }: WooProduct): Html | string {
  const words = WORDS[lang]
  const notes = [
    ...(status === 'publish' ? [] : [words.statuses[status] ?? status]),
    ...(fields.stock_status === 'outofstock' ? [words.none] : []),
  ]
  return notes.length === 0 ? '' : html`<em>${notes.join(', ')}</em>`
}

const pageUrl = ({ shop, home }: Look, product: WooProduct) => permalinkOf(shop, home, product)

/** A product's page with everything a customer chooses by. */
export function productPage(look: Look, product: WooProduct): Html {
  const { shop, home, now, lang } = look
  const words = WORDS[lang]
  const pictures = imagesOf(shop, product).map(
    ({ file, alt }) => html`<img src="${mediaUrl(home, file)}" alt="${alt}" loading="lazy" />`,
  )
  const facts = product.attributes
    .filter(({ isVisible }) => isVisible)
    .map((use) => html`<tr><th>${use.name}</th><td>${optionTexts(shop, use).join(', ')}</td></tr>`)
  const terms = [...product.categoryIds, ...product.brandIds, ...product.tagIds]
    .flatMap((id) => shop.terms.get(id) ?? [])
    .map(({ name }) => raw(name))
  return frame(
    { ...headOf(shop, product), heading: product.name },
    html`<p><a href="${home}/">← ${shop.settings.name}</a></p>
      <div class="pictures">${pictures}</div>
      <p class="price">${raw(priceHtml(shop, product, now))} ${note(look, product)}</p>
      ${raw(paragraphs(textOf(product.fields.short_description)))}
      ${variationTable(look, product)}
      <section>${raw(paragraphs(textOf(product.fields.description)))}</section>
      <table>${facts}</table>
      <p class="quiet">${words.sku}: ${product.sku || '—'} · ${terms.map((term) => html`${term} · `)}</p>`,
    lang,
  )
}

function variationTable({ shop, home, now, lang }: Look, product: WooProduct): Html | string {
  const rows = variationsOf(shop, product.id)
    .sort((one, other) => Number(one.fields.menu_order) - Number(other.fields.menu_order))
    .map((variation) => {
      const [picture] = imagesOf(shop, variation)
      const isOut = variation.fields.stock_status === 'outofstock'
      return html`<tr${raw(isOut ? ' class="out"' : '')}>
        <td>${picture ? html`<img class="small" src="${mediaUrl(home, picture.file)}" alt="" />` : ''}</td>
        <td>${valuesName(shop, variation)}</td>
        <td>${raw(priceHtml(shop, variation, now))}</td>
        <td>${isOut ? WORDS[lang].none : (variation.fields.stock_quantity ?? '')}</td>
        <td><code>${variation.sku}</code></td>
      </tr>`
    })
  return rows.length === 0 ? '' : html`<table>${rows}</table>`
}

export function shopsPage(shops: readonly WooShop[], here: string, lang: Lang): Html {
  const links = shops.map(
    ({ id, settings }) => html`<p><a href="${here}/${id}/">${settings.name}</a></p>`,
  )
  return frame({ title: 'WooCommerce', heading: 'WooCommerce' }, html`${links}`, lang)
}

function page({ lang }: Look, title: string, body: Html): Html {
  return frame({ title, heading: title }, body, lang)
}

/** `heading`: as it stands in the shop, markup and all. */
function frame(
  { heading, ...head }: Partial<Head> & { readonly title: string; readonly heading: string },
  body: Html,
  lang: Lang,
): Html {
  return htmlPage({ ...head, heading: html`${raw(heading)}`, style: STYLE, lang, body })
}
