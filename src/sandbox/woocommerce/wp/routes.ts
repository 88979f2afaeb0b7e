import { ATTRIBUTE, attributeAt, attributeResource, taxonomyOf } from '../catalog/attributes.ts'
import { isForced, type Resource, runBatch } from '../catalog/batch.ts'
import { PRODUCT, VARIATION } from '../catalog/fields.ts'
import { copyProduct, productResource } from '../catalog/products.ts'
import { PRODUCT_QUERY, VARIATION_QUERY } from '../catalog/query-schema.ts'
import { termResource } from '../catalog/terms/resource.ts'
import { TERM_QUERY, termSchema } from '../catalog/terms/schema.ts'
import { generateVariations, variationResource } from '../catalog/variations.ts'
import { pluginIndex, yoastHead } from '../front/plugins.ts'
import {
  deleteMedia,
  type KeepBytes,
  listMedia,
  readMedia,
  updateMedia,
  uploadMedia,
} from '../media/media.ts'
import type { RemotePictures } from '../media/sideload.ts'
import { CONTEXT } from './lists.ts'
import { noRoute } from './problems.ts'
import { paramsOf, type WpAnswer, type WpRequest } from './request.ts'
import { checkParams, type Schema, withDefaults } from './schema.ts'
import { currencySetting, currentUser, shopIndex, siteIndex, systemStatus } from './site.ts'

export interface RouteDeps {
  readonly pictures: RemotePictures
  readonly keep: KeepBytes
}

/** What an address is: the name of its method for figures and faults, the methods it allows, and what it does. */
export interface Route {
  readonly name: string
  readonly allow: string
  /** What a method of it takes. */
  readonly args?: (method: string) => Schema
  act(request: WpRequest): WpAnswer
}

/** What rows under an address are made of, and what their list is asked with. */
interface Kind {
  readonly schema: Schema
  readonly query: Schema
}

const LIST = 'GET, POST'
const ITEM = 'GET, POST, PUT, PATCH, DELETE'

const FORCE: Schema = { force: { type: 'boolean' } }
const PRODUCTS = '/wc/v3/products'
const TREES = {
  categories: 'product_cat',
  brands: 'product_brand',
  tags: 'product_tag',
  shipping_classes: 'product_shipping_class',
} as const

type Open = (request: WpRequest) => Resource

/** The route of an address below the interface's root; undefined: nobody answers there. */
export function routeOf(path: string, deps: RouteDeps): Route | undefined {
  const fixed: Readonly<Record<string, Route>> = {
    '/': { name: 'index', allow: 'GET', act: siteIndex },
    '/wc/v3': { name: 'index', allow: 'GET', act: shopIndex },
    '/wp/v2/users/me': { name: 'me', allow: ITEM, act: currentUser },
    '/wp/v2/media': {
      ...{ name: 'media', allow: LIST },
      act: (request) =>
        request.method === 'GET' ? listMedia(request) : uploadMedia(request, deps.keep),
    },
    '/yoast/v1/get_head': { name: 'plugin', allow: 'GET', act: yoastHead },
    '/wc/v3/system_status': { name: 'status', allow: 'GET', act: systemStatus },
  }
  return fixed[path] ?? settingRoute(path) ?? mediaRoute(path) ?? catalogRoute(path, deps)
}

function settingRoute(path: string): Route | undefined {
  const setting = /^\/wc\/v3\/settings\/general\/(\w+)$/.exec(path)?.[1]
  if (setting !== undefined) {
    const act = (request: WpRequest) => currencySetting(request, setting)
    return { name: 'settings', allow: 'GET, POST, PUT, PATCH', act }
  }
  const namespace = /^\/((?:yoast|rankmath|seopress|aioseo)\/v1)$/.exec(path)?.[1]
  if (namespace === undefined) return undefined
  return { name: 'plugin', allow: 'GET', act: (request) => pluginIndex(request, namespace) }
}

function mediaRoute(path: string): Route | undefined {
  const id = Number(/^\/wp\/v2\/media\/(\d+)$/.exec(path)?.[1] ?? Number.NaN)
  if (Number.isNaN(id)) return undefined
  return {
    ...{ name: 'media', allow: ITEM },
    act(request) {
      if (request.method === 'GET') return readMedia(request, id)
      return request.method === 'DELETE' ? deleteMedia(request, id) : updateMedia(request, id)
    },
  }
}

function catalogRoute(path: string, { pictures }: RouteDeps): Route | undefined {
  if (path !== PRODUCTS && !path.startsWith(`${PRODUCTS}/`)) return undefined
  const rest = path.slice(PRODUCTS.length)
  const terms = /^\/attributes\/(\d+)\/terms(\/.*)?$/.exec(rest)
  if (terms) {
    const id = Number(terms[1])
    const base = `${PRODUCTS}/attributes/${id}/terms`
    const pattern = `${PRODUCTS}/attributes/(?P<attribute_id>[\\d]+)/terms`
    const shown = terms[2] === '/batch' ? pattern : base
    const kind = { schema: termSchema('pa_'), query: TERM_QUERY }
    return resourceRoute('terms', terms[2] ?? '', kind, (request) =>
      termResource(request, taxonomyOf(attributeAt(request.shop, id)), base, pictures, shown),
    )
  }
  const below = /^\/(\d+)\/variations(\/.*)?$/.exec(rest)
  if (below) {
    const id = Number(below[1])
    if (below[2] === '/generate') {
      const act = (request: WpRequest) => generateVariations(request, id, pictures)
      return { name: 'variations', allow: 'POST', act }
    }
    const open: Open = (request) => variationResource(request, id, pictures)
    const kind = { schema: VARIATION, query: VARIATION_QUERY }
    return resourceRoute('variations', below[2] ?? '', kind, open)
  }
  const tree = /^\/(categories|brands|tags|shipping_classes)(\/.*)?$/.exec(rest)
  if (tree) {
    const name = tree[1] as keyof typeof TREES
    const kind = { schema: termSchema(TREES[name]), query: TERM_QUERY }
    return resourceRoute(name, tree[2] ?? '', kind, (request) => {
      if (name === 'brands' && !request.shop.settings.hasBrands) throw noRoute()
      return termResource(request, TREES[name], `${PRODUCTS}/${name}`, pictures)
    })
  }
  const attributes = /^\/attributes(\/.*)?$/.exec(rest)
  if (attributes) {
    const kind = { schema: ATTRIBUTE, query: CONTEXT }
    return resourceRoute('attributes', attributes[1] ?? '', kind, attributeResource)
  }
  const copied = /^\/(\d+)\/duplicate$/.exec(rest)?.[1]
  if (copied !== undefined) {
    const act = (request: WpRequest) => {
      if (request.method !== 'POST') throw noRoute()
      checkParams(PRODUCT, paramsOf(request), false)
      return copyProduct(request, Number(copied), pictures)
    }
    return { name: 'products', allow: 'POST', args: () => PRODUCT, act }
  }
  const kind = { schema: PRODUCT, query: PRODUCT_QUERY }
  return resourceRoute('products', rest, kind, (request) => productResource(request, pictures))
}

/** The list, one of it, and its batch. Parameters are looked at before rights. */
function resourceRoute(name: string, rest: string, kind: Kind, open: Open): Route | undefined {
  if (rest === '/batch') {
    const act = (request: WpRequest) => {
      if (request.method === 'GET' || request.method === 'DELETE') throw noRoute()
      checkParams(kind.schema, paramsOf(request), false)
      return runBatch(request, open(request))
    }
    return { name: `${name}.batch`, allow: 'POST, PUT, PATCH', args: () => kind.schema, act }
  }
  const id = /^\/(\d+)$/.exec(rest)?.[1]
  if (id !== undefined) {
    const act = (request: WpRequest) => onItem(request, kind, open, Number(id))
    return { name, allow: ITEM, args: (method) => itemArgs(kind, method), act }
  }
  if (rest !== '') return undefined
  const args = (method: string) => (method === 'GET' ? kind.query : kind.schema)
  return { name, allow: LIST, args, act: (request) => onList(request, kind, open) }
}

function itemArgs({ schema }: Kind, method: string): Schema {
  if (method === 'GET') return CONTEXT
  return method === 'DELETE' ? FORCE : schema
}

function onList(request: WpRequest, { schema, query }: Kind, open: Open): WpAnswer {
  const params = paramsOf(request)
  if (request.method === 'GET') {
    checkParams(query, params, false)
    const resource = open(request)
    resource.check('list')
    return resource.list()
  }
  if (request.method !== 'POST') throw noRoute()
  checkParams(schema, params, true)
  const resource = open(request)
  resource.check('create')
  return resource.create(withDefaults(schema, params))
}

function onItem(request: WpRequest, kind: Kind, open: Open, id: number): WpAnswer {
  const params = paramsOf(request)
  checkParams(itemArgs(kind, request.method), params, false)
  const resource = open(request)
  if (request.method === 'GET') {
    resource.check('view', id)
    return resource.read(id)
  }
  if (request.method === 'DELETE') {
    resource.check('delete', id)
    return resource.remove(id, isForced(request))
  }
  resource.check('edit', id)
  return resource.update(id, params)
}
