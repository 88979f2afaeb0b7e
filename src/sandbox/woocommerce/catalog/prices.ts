import type { WooProduct, WooShop } from '../records.ts'
import { currencySymbol } from '../wp/site.ts'
import { textOf } from '../wp/values.ts'

/** Is a lower price asked now? */
export function isOnSale({ fields }: WooProduct, now: number): boolean {
  const [regular, sale] = [textOf(fields.regular_price), textOf(fields.sale_price)]
  if (sale === '' || Number(regular) <= Number(sale)) return false
  const [from, to] = [fields.saleFromMs, fields.saleToMs]
  if (typeof from === 'number' && from > now) return false
  return !(typeof to === 'number' && to < now)
}

/** Puts right what prices and stock do to each other whenever a product is stored. */
export function settle(product: WooProduct, now: number): void {
  const { fields } = product
  const [regular, sale] = [textOf(fields.regular_price), textOf(fields.sale_price)]
  if (sale !== '' && Number(sale) >= Number(regular)) fields.sale_price = ''
  if (product.type !== 'variable' && product.type !== 'grouped') {
    product.price = textOf(isOnSale(product, now) ? fields.sale_price : fields.regular_price)
  }
  if (fields.manage_stock !== true) {
    Object.assign(fields, { stock_quantity: null, backorders: 'no', low_stock_amount: null })
    return
  }
  const quantity = Number(fields.stock_quantity ?? 0)
  fields.stock_quantity = quantity
  const isAllowed = fields.backorders !== 'no'
  fields.stock_status = quantity > 0 ? 'instock' : isAllowed ? 'onbackorder' : 'outofstock'
}

export function variationsOf(shop: WooShop, parentId: number): WooProduct[] {
  return [...shop.products.values()].filter(
    (one) => one.isVariation && one.parentId === parentId && one.status !== 'trash',
  )
}

/** In stock while any of its variations is. */
export function settleParentStock(shop: WooShop, parent: WooProduct): void {
  if (parent.type !== 'variable' || parent.fields.manage_stock === true) return
  const states = variationsOf(shop, parent.id).map(({ fields }) => fields.stock_status)
  const found = ['instock', 'onbackorder'].find((state) => states.includes(state))
  parent.fields.stock_status = found ?? 'outofstock'
}

/** The cheapest of its variations, and their stock. */
export function settleParent(shop: WooShop, parent: WooProduct): void {
  if (parent.type !== 'variable') return
  const prices = variationsOf(shop, parent.id)
    .map(({ price }) => price)
    .filter((price) => price !== '')
    .sort((one, other) => Number(one) - Number(other))
  parent.price = prices[0] ?? ''
  settleParentStock(shop, parent)
}

/** Bought by whoever asks with the rights of a keeper: a price is all it takes. */
export function isPurchasable(product: WooProduct): boolean {
  return product.price !== '' && !(product.isVariation && product.status !== 'publish')
}

/** A price as customers read it, in the shop's HTML. */
export function priceHtml(shop: WooShop, product: WooProduct, now: number): string {
  if (product.type !== 'variable') {
    if (product.price === '') return ''
    const regular = textOf(product.fields.regular_price)
    return isOnSale(product, now)
      ? saleHtml(shop, regular, product.price)
      : amount(shop, product.price)
  }
  const sold = variationsOf(shop, product.id).filter(
    (one) => one.status !== 'draft' && one.price !== '',
  )
  const prices = sold.map(({ price }) => Number(price))
  if (prices.length === 0) return ''
  const [lowest, highest] = [Math.min(...prices), Math.max(...prices)]
  if (lowest !== highest) return rangeHtml(shop, lowest, highest)
  const regular = sold.map(({ fields }) => Number(textOf(fields.regular_price)))
  const [least, most] = [Math.min(...regular), Math.max(...regular)]
  const isSale = least === most && least > lowest
  return isSale ? saleHtml(shop, least, lowest) : amount(shop, lowest)
}

const digits = (price: string | number) =>
  String(Math.round(Number(price))).replace(/\B(?=(?:\d{3})+$)/g, ',')

function amount(shop: WooShop, price: string | number, hidden = ''): string {
  const symbol = currencySymbol(shop.settings.currency)
  return `<span class="woocommerce-Price-amount amount"${hidden}><bdi>${digits(price)}&nbsp;<span class="woocommerce-Price-currencySymbol">${symbol}</span></bdi></span>`
}

const spoken = (shop: WooShop, price: string | number) =>
  `${digits(price)}&nbsp;${currencySymbol(shop.settings.currency)}`

function rangeHtml(shop: WooShop, lowest: number, highest: number): string {
  const hidden = ' aria-hidden="true"'
  const words = `Price range: ${spoken(shop, lowest)} through ${spoken(shop, highest)}`
  return `${amount(shop, lowest, hidden)} <span aria-hidden="true">&ndash;</span> ${amount(shop, highest, hidden)}<span class="screen-reader-text">${words}</span>`
}

function saleHtml(shop: WooShop, regular: string | number, sale: string | number): string {
  const reader = (words: string) => `<span class="screen-reader-text">${words}</span>`
  const before = `<del aria-hidden="true">${amount(shop, regular)}</del> ${reader(`Original price was: ${spoken(shop, regular)}.`)}`
  return `${before}<ins aria-hidden="true">${amount(shop, sale)}</ins>${reader(`Current price is: ${spoken(shop, sale)}.`)}`
}
