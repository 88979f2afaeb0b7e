import { attributeAt, attributeResource, taxonomyOf } from '../catalog/attributes.ts'
import { isForced, type Resource, runBatch } from '../catalog/batch.ts'
import { productResource } from '../catalog/products.ts'
import { termResource } from '../catalog/terms.ts'
import { generateVariations, variationResource } from '../catalog/variations.ts'
import {
  deleteMedia,
  type KeepBytes,
  listMedia,
  readMedia,
  updateMedia,
  uploadMedia,
} from '../media/media.ts'
import type { RemotePictures } from '../media/sideload.ts'
import { noRoute } from './problems.ts'
import { paramsOf, type WpAnswer, type WpRequest } from './request.ts'
import { checkParams, withDefaults } from './schema.ts'
import {
  currencySetting,
  currentUser,
  pluginIndex,
  shopIndex,
  siteIndex,
  systemStatus,
} from './site.ts'

export interface RouteDeps {
  readonly pictures: RemotePictures
  readonly keep: KeepBytes
}

/** What an address is: the name of its method for figures and faults, the methods it allows, and what it does. */
export interface Route {
  readonly name: string
  readonly allow: string
  act(request: WpRequest): WpAnswer
}

const LIST = 'GET, POST'
const ITEM = 'GET, POST, PUT, PATCH, DELETE'

const PRODUCTS = '/wc/v3/products'
const TREES = { categories: 'product_cat', brands: 'product_brand', tags: 'product_tag' } as const

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
    return resourceRoute('terms', terms[2] ?? '', (request) =>
      termResource(request, taxonomyOf(attributeAt(request.shop, id)), base, shown),
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
    return resourceRoute('variations', below[2] ?? '', open)
  }
  const tree = /^\/(categories|brands|tags)(\/.*)?$/.exec(rest)
  if (tree) {
    const name = tree[1] as keyof typeof TREES
    return resourceRoute(name, tree[2] ?? '', (request) => {
      if (name === 'brands' && !request.shop.settings.hasBrands) throw noRoute()
      return termResource(request, TREES[name], `${PRODUCTS}/${name}`)
    })
  }
  const attributes = /^\/attributes(\/.*)?$/.exec(rest)
  if (attributes) return resourceRoute('attributes', attributes[1] ?? '', attributeResource)
  return resourceRoute('products', rest, (request) => productResource(request, pictures))
}

/** The list, one of it, and its batch. */
function resourceRoute(name: string, rest: string, open: Open): Route | undefined {
  if (rest === '/batch') {
    const act = (request: WpRequest) => {
      if (request.method === 'GET' || request.method === 'DELETE') throw noRoute()
      return runBatch(request, open(request))
    }
    return { name: `${name}.batch`, allow: 'POST, PUT, PATCH', act }
  }
  const id = /^\/(\d+)$/.exec(rest)?.[1]
  if (id !== undefined) {
    return { name, allow: ITEM, act: (request) => onItem(request, open(request), Number(id)) }
  }
  return rest === ''
    ? { name, allow: LIST, act: (request) => onList(request, open(request)) }
    : undefined
}

function onList(request: WpRequest, resource: Resource): WpAnswer {
  if (request.method === 'GET') {
    resource.check('list')
    return resource.list()
  }
  if (request.method !== 'POST') throw noRoute()
  const params = paramsOf(request)
  checkParams(resource.schema, params, true)
  resource.check('create')
  return resource.create(withDefaults(resource.schema, params))
}

function onItem(request: WpRequest, resource: Resource, id: number): WpAnswer {
  if (request.method === 'GET') {
    resource.check('view')
    return resource.read(id)
  }
  if (request.method === 'DELETE') {
    resource.check('delete')
    return resource.remove(id, isForced(request))
  }
  const params = paramsOf(request)
  checkParams(resource.schema, params, false)
  resource.check('edit')
  return resource.update(id, params)
}
