import { addMedia, dropMedia } from '../media/library.ts'
import { type RemotePictures, sideload } from '../media/sideload.ts'
import type { Json, JsonObject, WooProduct, WooShop } from '../records.ts'
import { WpError } from '../wp/problems.ts'
import type { WpRequest } from '../wp/request.ts'
import { decimalOf, postHtml } from '../wp/text.ts'
import { idsOf, intOf, isTrue, momentOf, objectOf, objectsOf, textOf } from '../wp/values.ts'
import { knownOr, NEW_FIELDS, PLAIN, STOCK_STATES, TAX_STATES, VISIBILITIES } from './fields.ts'

/** Words that are refused where the schema did not look. */
const CHOSEN = [
  ['tax_status', TAX_STATES, 'product tax status'],
  ['catalog_visibility', VISIBILITIES, 'catalog visibility option'],
] as const

/** What products and variations have in common: texts, prices, stock, sizes. */
export function applyCommon(product: WooProduct, params: JsonObject): void {
  const { fields } = product
  const isSet = (name: string) => params[name] !== undefined && params[name] !== null
  for (const [name, words, what] of CHOSEN) {
    if (!isSet(name) || words.includes(textOf(params[name]))) continue
    throw new WpError(`product_invalid_${name}`, `Invalid ${what}.`, 400)
  }
  for (const name of PLAIN) if (isSet(name)) fields[name] = plainOf(name, params[name] as Json)
  if (product.type !== 'external') Object.assign(fields, { external_url: '', button_text: '' })
  if (fields.downloadable !== true) fields.downloads = []
  for (const name of ['description', 'short_description']) {
    if (isSet(name)) fields[name] = postHtml(textOf(params[name]))
  }
  if (isSet('weight')) fields.weight = decimalOf(params.weight)
  const size = Object.entries(objectOf(params.dimensions) ?? {})
    .filter(([name]) => ['length', 'width', 'height'].includes(name))
    .map(([name, value]) => [name, decimalOf(value)] as const)
  fields.dimensions = { ...objectOf(fields.dimensions), ...Object.fromEntries(size) }
  applyPrices(product, params)
  if (isSet('manage_stock')) fields.manage_stock = isTrue(params.manage_stock)
  if (isSet('stock_status')) {
    fields.stock_status = knownOr(STOCK_STATES, textOf(params.stock_status), 'instock')
  }
  if (isSet('backorders')) fields.backorders = textOf(params.backorders)
  if (fields.manage_stock === true) {
    if (isSet('stock_quantity')) fields.stock_quantity = intOf(params.stock_quantity)
    if (params.low_stock_amount !== undefined) {
      fields.low_stock_amount =
        params.low_stock_amount === null ? null : intOf(params.low_stock_amount)
    }
  }
}

/** A field as it is kept: flags are flags and numbers numbers, however they were written. */
function plainOf(name: string, value: Json): Json {
  const usual = NEW_FIELDS[name]
  if (typeof usual === 'boolean') return isTrue(value)
  if (typeof usual === 'number') return intOf(value)
  if (Array.isArray(usual)) return name === 'downloads' ? value : [...idsOf(value)]
  const text = textOf(value)
  return name === 'tax_class' && text === 'standard' ? '' : text
}

function applyPrices({ type, fields }: WooProduct, params: JsonObject): void {
  if (type === 'variable' || type === 'grouped') {
    Object.assign(fields, { regular_price: '', sale_price: '', saleFromMs: null, saleToMs: null })
    return
  }
  for (const name of ['regular_price', 'sale_price']) {
    const value = params[name]
    if (value !== undefined && value !== null) fields[name] = decimalOf(value)
  }
  for (const [name, kept] of [
    ['date_on_sale_from', 'saleFromMs'],
    ['date_on_sale_to', 'saleToMs'],
  ] as const) {
    const given = params[name] ?? params[`${name}_gmt`]
    if (given !== undefined) fields[kept] = momentOf(given) ?? null
  }
}

/** Written by key, or by the row's own number; null takes it away; others stay. */
export function applyMeta(shop: WooShop, product: WooProduct, given: Json | undefined): void {
  for (const { id, key: name, value = null } of objectsOf(given)) {
    const key = textOf(name)
    const known = product.meta.find((row) => (id ? row.id === intOf(id) : row.key === key))
    if (value === null) product.meta = product.meta.filter((row) => row !== known)
    else if (known) known.value = storedMeta(value)
    else if (key !== '') product.meta.push({ id: shop.next.meta++, key, value: storedMeta(value) })
  }
}

/** The database keeps texts; lists and objects come back as they were. */
const storedMeta = (value: Json): Json => (typeof value === 'object' ? value : textOf(value))

/** Pictures of a request by id or address, the first of them the main one. Nothing that was fetched stays when one of them is refused. */
export function imagesFrom(
  request: WpRequest,
  given: readonly JsonObject[],
  kind: 'product' | 'variation',
  pictures: RemotePictures,
): number[] {
  const { shop, now } = request
  const fetched: number[] = []
  try {
    return given.map((one, index) => {
      const known = intOf(one.id)
      const id = known || (one.src === undefined ? 0 : fetchImage(request, one, kind, pictures))
      if (known === 0 && id > 0) fetched.push(id)
      const media = shop.media.get(id)
      if (!media?.mime.startsWith('image/')) {
        const message = `#${id} is an invalid image ID.`
        throw new WpError(`woocommerce_${kind}_invalid_image_id`, message, 400)
      }
      if (textOf(one.alt) !== '') media.alt = textOf(one.alt)
      if (textOf(one.name) !== '') media.title = textOf(one.name)
      if (textOf(one.name) !== '' || (index === 0 && kind === 'product')) media.modifiedMs = now
      return id
    })
  } catch (thrown) {
    for (const id of fetched) dropMedia(shop, id)
    throw thrown
  }
}

function fetchImage(
  { shop, now, home }: WpRequest,
  { src }: JsonObject,
  kind: 'product' | 'variation',
  pictures: RemotePictures,
): number {
  const code = `woocommerce_${kind}_image_upload_error`
  const { name, facts } = sideload({ url: textOf(src), home, code }, pictures)
  return addMedia(shop, { name, facts, filesize: 21_000, now, isFetched: true }).id
}
