import type { RemotePictures } from '../media/sideload.ts'
import type { Json, JsonObject, Taxonomy, WooProduct, WooShop } from '../records.ts'
import { checkKeeper } from '../wp/auth.ts'
import { isMoment } from '../wp/faults.ts'
import { WpError } from '../wp/problems.ts'
import { paramsOf, restUrl, type WpAnswer, type WpRequest } from '../wp/request.ts'
import { plainLine, postHtml, slugOf, uniqueSlug } from '../wp/text.ts'
import { intOf, momentOf, objectsOf, textOf } from '../wp/values.ts'
import { applyCommon, applyMeta, imagesFrom } from './apply.ts'
import type { Resource } from './batch.ts'
import { duplicateProduct, productToCopy } from './duplicate.ts'
import { knownOr, NEW_FIELDS, PRODUCT, STATUSES, TYPES } from './fields.ts'
import { isSlugTaken, isUnseen } from './links.ts'
import { settle, settleParentStock } from './prices.ts'
import { type Context, productView } from './product-view.ts'
import { listProducts } from './query.ts'
import { applyShipping } from './shipping.ts'
import { checkedBarcode, checkSku } from './skus.ts'
import { termNamed } from './terms/terms.ts'
import { addTerm } from './terms/write.ts'
import { trash, untrash } from './trash.ts'
import { usesFrom, valuesFrom } from './uses.ts'

/** A product with nothing in it. */
export function emptyProduct(
  request: Pick<WpRequest, 'shop' | 'now'>,
  isVariation = false,
): WooProduct {
  const { shop, now } = request
  return {
    id: 0,
    ...{ parentId: 0, isVariation, createdMs: now, modifiedMs: now, tick: ++shop.tick },
    ...{ type: isVariation ? 'variation' : 'simple', name: '', slug: '', keptSlug: null },
    ...{ status: 'publish', sku: '', price: '', fields: structuredClone(NEW_FIELDS) },
    ...{ attributes: [], values: {}, defaults: {}, categoryIds: [], brandIds: [], tagIds: [] },
    ...{ imageIds: [], meta: [] },
  }
}

function productAt(shop: WooShop, id: number, status: number): WooProduct {
  const product = shop.products.get(id)
  if (product) return product
  throw new WpError('woocommerce_rest_product_invalid_id', 'Invalid ID.', status)
}

/** `/wc/v3/products`. */
export function productResource(request: WpRequest, pictures: RemotePictures): Resource {
  const { shop } = request
  const context: Context = paramsOf(request).context === 'edit' ? 'edit' : 'view'
  // What rows of a batch have made the next ones know of.
  let { tick } = request
  const write = (draft: WooProduct, params: JsonObject, own: WooProduct | undefined) =>
    applyProduct({ ...request, tick }, draft, params, { own, pictures })

  return {
    schema: PRODUCT,
    list: () => listProducts(request, (product) => productView(request, product, context)),
    create(params) {
      if (intOf(params.id) !== 0) {
        const message = 'Cannot create existing product.'
        throw new WpError('woocommerce_rest_product_exists', message, 400)
      }
      const draft = emptyProduct(request)
      write(draft, params, undefined)
      const product = { ...draft, id: shop.next.post++ }
      shop.products.set(product.id, product)
      tick = product.tick
      const headers = { location: restUrl(request, `/wc/v3/products/${product.id}`) }
      return { status: 201, body: productView(request, product, 'edit'), headers }
    },
    read: (id) => ({
      status: 200,
      body: productView(request, productAt(shop, id, 404), context),
    }),
    update(id, params) {
      const product = productAt(shop, id, 400)
      const draft = structuredClone(product)
      write(draft, params, product)
      Object.assign(product, draft, { modifiedMs: request.now })
      // Its main picture hangs on it from now on, if it hung on nothing.
      const main = shop.media.get(product.imageIds[0] ?? 0)
      if (params.images !== undefined && main?.post === 0) main.post = id
      return { status: 200, body: productView(request, product, 'edit') }
    },
    remove(id, isForced) {
      const product = productAt(shop, id, 404)
      if (product.isVariation) throw notHere()
      return removeProduct(request, product, isForced)
    },
    // Nothing that is not there is kept from anybody.
    check(deed, id) {
      if (id === undefined || shop.products.has(id)) checkKeeper(request, deed)
    },
  }
}

function notHere(): WpError {
  const message =
    'To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.'
  return new WpError('woocommerce_rest_invalid_product_id', message, 404)
}

/** `POST /wc/v3/products/<id>/duplicate`: what the request says is changed in the copy alone. */
export function copyProduct(request: WpRequest, id: number, pictures: RemotePictures): WpAnswer {
  const own = productToCopy(request.shop, id)
  const draft = structuredClone(own)
  applyProduct(request, draft, paramsOf(request), { own, pictures })
  return duplicateProduct(request, draft)
}

interface Writing {
  /** As it stands, when it does. */
  readonly own: WooProduct | undefined
  readonly pictures: RemotePictures
}

/** Writes what a request says into a copy, so that a refusal leaves nothing behind. */
function applyProduct(
  request: WpRequest,
  draft: WooProduct,
  params: JsonObject,
  { own, pictures }: Writing,
): void {
  const { shop } = request
  const isSet = (name: string) => params[name] !== undefined && params[name] !== null
  if (draft.isVariation) throw notHere()
  if (isSet('type')) draft.type = knownOr(TYPES, textOf(params.type), 'simple')
  if (isSet('name')) draft.name = postHtml(textOf(params.name))
  if (draft.name === '') draft.name = 'Product'
  if (isSet('sku')) {
    draft.sku = plainLine(textOf(params.sku))
    checkSku(shop, draft.sku, own, request.tick)
  }
  if (isSet('global_unique_id')) {
    draft.fields.global_unique_id = checkedBarcode(shop, textOf(params.global_unique_id), own)
  }
  if (isSet('parent_id')) Object.assign(draft, { parentId: intOf(params.parent_id) })
  if (isSet('attributes')) draft.attributes = usesFrom(shop, params.attributes)
  applyCommon(draft, params)
  applyShipping(shop, draft, params)
  applyTerms(shop, draft, params)
  if (draft.type === 'variable' && isSet('default_attributes')) {
    draft.defaults = valuesFrom(shop, draft, params.default_attributes)
  }
  if (isSet('images')) {
    draft.imageIds = imagesFrom(request, objectsOf(params.images), 'product', pictures)
  }
  applyMeta(shop, draft, params.meta_data)
  for (const name of ['date_created', 'date_created_gmt']) {
    if (isMoment(params[name])) draft.createdMs = momentOf(params[name]) ?? draft.createdMs
  }
  applyStatus(shop, draft, params, own, request.now)
  settle(draft, request.now)
  settleParentStock(shop, draft)
}

/** Status and slug go together: only what is published must have one of its own. */
function applyStatus(
  shop: WooShop,
  draft: WooProduct,
  params: JsonObject,
  own: WooProduct | undefined,
  now: number,
): void {
  const before = draft.status
  if (typeof params.status === 'string') draft.status = knownOr(STATUSES, params.status, 'draft')
  if (before === 'trash' && draft.status !== 'trash') untrash(draft)
  if (typeof params.slug === 'string') draft.slug = slugOf(params.slug)
  if (draft.status === 'trash') {
    if (before !== 'trash') trash(shop, draft, before, now)
    return
  }
  if (isUnseen(draft)) return
  draft.slug = uniqueSlug(draft.slug || slugOf(draft.name), isSlugTaken(shop, own))
}

function applyTerms(shop: WooShop, draft: WooProduct, params: JsonObject): void {
  if (Array.isArray(params.categories)) {
    draft.categoryIds = knownIds(shop, 'product_cat', params.categories)
  }
  if (draft.categoryIds.length === 0) draft.categoryIds = [shop.defaultCategoryId]
  if (Array.isArray(params.brands)) {
    draft.brandIds = knownIds(shop, 'product_brand', params.brands)
  }
  if (!Array.isArray(params.tags)) return
  const named = objectsOf(params.tags).map(({ id, name }): JsonObject => {
    if (typeof name !== 'string') return { id: id ?? 0 }
    const term = termNamed(shop, 'product_tag', name) ?? addTerm(shop, 'product_tag', { name })
    return { id: term.id }
  })
  draft.tagIds = knownIds(shop, 'product_tag', named)
}

/** Ids of terms there are; everything else is left out without a word. */
function knownIds(shop: WooShop, taxonomy: Taxonomy, given: readonly Json[]): number[] {
  const ids = objectsOf([...given]).map(({ id }) => intOf(id))
  return [...new Set(ids)].filter((id) => shop.terms.get(id)?.taxonomy === taxonomy)
}

function removeProduct(request: WpRequest, product: WooProduct, isForced: boolean): WpAnswer {
  const { shop } = request
  const body = productView(request, product, 'edit')
  if (isForced) {
    dropProduct(shop, product.id)
    return { status: 200, body }
  }
  if (product.status === 'trash') {
    const message = 'The product has already been deleted.'
    throw new WpError('woocommerce_rest_already_trashed', message, 410)
  }
  const before = product.status
  product.status = 'trash'
  trash(shop, product, before, request.now)
  product.modifiedMs = request.now
  return { status: 200, body }
}

/** For good, with its variations; the pictures stay in the library. */
export function dropProduct(shop: WooShop, id: number): void {
  shop.products.delete(id)
  for (const one of shop.products.values()) {
    if (one.isVariation && one.parentId === id) shop.products.delete(one.id)
  }
}
