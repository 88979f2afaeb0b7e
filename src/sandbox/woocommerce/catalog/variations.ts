import type { RemotePictures } from '../media/sideload.ts'
import type { JsonObject, WooProduct, WooShop } from '../records.ts'
import { checkKeeper } from '../wp/auth.ts'
import { fatalError, WpError } from '../wp/problems.ts'
import { paramsOf, restUrl, type WpAnswer, type WpRequest, withoutHints } from '../wp/request.ts'
import { plainLine, slugOf, uniqueSlug } from '../wp/text.ts'
import { intOf, objectOf, textOf } from '../wp/values.ts'
import { applyCommon, applyMeta, imagesFrom } from './apply.ts'
import type { Resource } from './batch.ts'
import { knownOr, STATUSES, VARIATION } from './fields.ts'
import { variationTitle } from './links.ts'
import { settle, settleParent, variationsOf } from './prices.ts'
import { type Context, variationView } from './product-view.ts'
import { emptyProduct } from './products.ts'
import { listVariations } from './query.ts'
import { applyShipping } from './shipping.ts'
import { checkedBarcode, checkSku } from './skus.ts'
import { keyOf, optionTexts, valuesFrom } from './uses.ts'

/** The address of variations as WooCommerce writes it into answers: by the route's pattern. */
const PATTERN = '/wc/v3/products/(?P<product_id>[\\d]+)/variations'

/** `/wc/v3/products/<id>/variations`. Whatever the parent is, a variation is stored; only a parent that is not there is too much. */
export function variationResource(
  request: WpRequest,
  parentId: number,
  pictures: RemotePictures,
): Resource {
  const { shop, now } = request
  const context: Context = paramsOf(request).context === 'edit' ? 'edit' : 'view'

  // What rows of a batch have made the next ones know of.
  let { tick } = request

  function find(id: number): WooProduct {
    const variation = shop.products.get(id)
    if (variation?.isVariation && variation.parentId === parentId) return variation
    throw new WpError('woocommerce_rest_product_variation_invalid_id', 'Invalid ID.', 404)
  }

  function write(draft: WooProduct, params: JsonObject, own: WooProduct | undefined): void {
    const parent = shop.products.get(parentId)
    const isSet = (name: string) => params[name] !== undefined && params[name] !== null
    if (typeof params.status === 'string') {
      draft.status = knownOr(STATUSES, params.status, 'draft')
    }
    if (isSet('sku')) {
      draft.sku = plainLine(textOf(params.sku))
      checkSku(shop, draft.sku, own, tick)
    }
    if (isSet('global_unique_id')) {
      draft.fields.global_unique_id = checkedBarcode(shop, textOf(params.global_unique_id), own)
    }
    applyCommon(draft, params)
    applyShipping(shop, draft, params)
    if (isSet('attributes') && !parent) {
      const message = 'Cannot set attributes due to invalid parent product.'
      throw new WpError('woocommerce_rest_product_variation_invalid_parent', message, 404)
    }
    if (isSet('attributes')) draft.values = valuesFrom(shop, parent, params.attributes)
    const image = objectOf(params.image)
    if (image) {
      const given = image.id || image.src ? [image] : []
      draft.imageIds = imagesFrom(request, given, 'variation', pictures)
    } else if (isSet('image')) draft.imageIds = []
    applyMeta(shop, draft, params.meta_data)
    settle(draft, now)
    if (draft.slug === '') draft.slug = freeSlug(shop, variationTitle(shop, draft))
  }

  const parentChanged = () => {
    const parent = shop.products.get(parentId)
    if (parent) settleParent(shop, parent)
  }

  return {
    schema: VARIATION,
    list: () => listVariations(request, parentId, (one) => variationView(request, one, context)),
    create(params) {
      if (intOf(params.id) !== 0) {
        const message = 'Cannot create existing product_variation.'
        throw new WpError('woocommerce_rest_product_variation_exists', message, 400)
      }
      const draft = { ...emptyProduct(request, true), parentId }
      write(draft, params, undefined)
      if (!shop.products.has(parentId)) throw fatalError()
      const variation = { ...draft, id: shop.next.post++ }
      shop.products.set(variation.id, variation)
      tick = variation.tick
      parentChanged()
      const headers = { location: restUrl(request, `${PATTERN}/${variation.id}`) }
      return { status: 201, body: variationView(request, variation, 'edit'), headers }
    },
    read: (id) => ({ status: 200, body: variationView(request, find(id), context) }),
    update(id, params) {
      const variation = find(id)
      const draft = structuredClone(variation)
      write(draft, params, variation)
      Object.assign(variation, draft, { modifiedMs: now })
      parentChanged()
      return { status: 200, body: variationView(request, variation, 'edit') }
    },
    remove(id, isForced) {
      const variation = find(id)
      const body = variationView(request, variation, 'edit')
      if (isForced) shop.products.delete(id)
      else if (variation.status === 'trash') {
        const message = 'The product_variation has already been deleted.'
        throw new WpError('woocommerce_rest_already_trashed', message, 410)
      } else variation.status = 'trash'
      parentChanged()
      return { status: 200, body: isForced ? withoutHints(body) : body }
    },
    check(deed, id) {
      if (id === undefined || shop.products.has(id)) checkKeeper(request, deed)
    },
  }
}

function freeSlug(shop: WooShop, title: string): string {
  const taken = new Set<string>()
  for (const one of shop.products.values()) if (one.isVariation) taken.add(one.slug)
  return uniqueSlug(slugOf(title), (slug) => taken.has(slug))
}

/** `POST …/variations/generate`: every combination that lacks. */
export function generateVariations(
  request: WpRequest,
  parentId: number,
  pictures: RemotePictures,
): WpAnswer {
  const { shop } = request
  checkKeeper(request, 'create')
  const parent = shop.products.get(parentId)
  if (!parent) {
    throw new WpError('woocommerce_rest_product_invalid_id', 'Invalid product ID.', 404)
  }
  const axes = parent.attributes.filter(({ isVariation }) => isVariation)
  const combinations = axes.reduce<JsonObject[][]>(
    (made, use) =>
      made.flatMap((row) =>
        optionTexts(shop, use).map((option) => [...row, { id: use.id, name: use.name, option }]),
      ),
    [[]],
  )
  const keys = axes.map((use) => keyOf(shop, use))
  const named = (values: Readonly<Record<string, string>>) =>
    keys.map((key) => values[key] ?? '').join('|')
  const known = new Set(variationsOf(shop, parentId).map(({ values }) => named(values)))
  const resource = variationResource(request, parentId, pictures)
  const missing = combinations.filter(
    (row) => row.length > 0 && !known.has(named(valuesFrom(shop, parent, row))),
  )
  for (const attributes of missing) resource.create({ attributes })
  return { status: 200, body: { count: missing.length } }
}
