import { AppError } from '#core/errors.ts'
import type { AccountKey } from '#core/keys.ts'
import type { ShopApi, ShopAttribute, ShopTerm } from '#desks/imports/ports/shop.ts'
import type { WooCalls, WooRequest } from './calls.ts'
import * as rows from './rows.ts'

const PRODUCTS = '/wc/v3/products'
const TERMS = '/wc/v3/products/attributes/{id}/terms'
/** Rows of one batch of terms. */
const TERM_BATCH = 50

export type Pages = <T>(
  key: AccountKey,
  request: Omit<WooRequest<T[]>, 'method'>,
) => Promise<readonly T[]>

/** Every page of a list. */
export function createPages(calls: WooCalls): Pages {
  return async (key, request) => {
    const found = []
    for (let page = 1; ; page += 1) {
      const query = { per_page: '100', page: String(page), ...request.query }
      const { data, pages } = await calls.call(key, { ...request, method: 'GET', query })
      found.push(...data)
      if (page >= pages) return found
    }
  }
}

type Catalog = Pick<
  ShopApi,
  'categories' | 'category' | 'brand' | 'attributes' | 'attribute' | 'terms'
>

/** Categories, brands and attributes: made once, found again by their names. */
export function createCatalog(calls: WooCalls, pages: Pages): Catalog {
  /** Makes a term, or reads the one the shop says is there already. */
  async function made(
    key: AccountKey,
    path: string,
    body: object,
    signal: AbortSignal,
  ): Promise<ShopTerm> {
    const common = { route: path, schema: rows.term, signal }
    try {
      // The shop has each name once, so a repeat finds what the first try made.
      const { data } = await calls.call(key, {
        ...common,
        method: 'POST',
        path,
        body,
        idempotent: true,
      })
      return termOf(data)
    } catch (thrown) {
      const id = thrown instanceof AppError ? thrown.vars.resourceId : undefined
      if (id === undefined) throw thrown
      const { data } = await calls.call(key, {
        ...{ ...common, method: 'GET', path: `${path}/${id}`, route: `${path}/{id}` },
      })
      return termOf(data)
    }
  }

  const attributes: Catalog['attributes'] = async (key, signal) => {
    const path = `${PRODUCTS}/attributes`
    const { data } = await calls.call(key, { method: 'GET', path, schema: rows.attributes, signal })
    return data
  }

  return {
    async categories(key, signal) {
      const path = `${PRODUCTS}/categories`
      const query = { _fields: rows.TERM_FIELDS }
      return (await pages(key, { path, query, schema: rows.terms, signal })).map(termOf)
    },
    category: (key, wanted, signal) => made(key, `${PRODUCTS}/categories`, wanted, signal),
    brand: (key, wanted, signal) => made(key, `${PRODUCTS}/brands`, wanted, signal),
    attributes,
    async attribute(key, wanted, signal) {
      const known = findAttribute(await attributes(key, signal), wanted)
      if (known) return known
      const path = `${PRODUCTS}/attributes`
      try {
        const { data } = await calls.call(key, {
          ...{ method: 'POST', path, body: wanted, schema: rows.attribute, signal },
        })
        return data
      } catch (thrown) {
        // Somebody else may have made it meanwhile, or this call without an answer.
        const found = findAttribute(await attributes(key, signal), wanted)
        if (found) return found
        throw thrown
      }
    },
    async terms(key, attributeId, wanted, signal) {
      const path = `${PRODUCTS}/attributes/${attributeId}/terms`
      const list = () =>
        pages(key, {
          ...{ path, route: TERMS, schema: rows.terms, signal },
          query: { _fields: rows.TERM_FIELDS },
        })
      const known = await list()
      const { create, update } = changesOf(known, wanted)
      const all = [
        ...create.map((row) => ({ create: [row] })),
        ...update.map((row) => ({ update: [row] })),
      ]
      if (all.length === 0) return known.map(termOf)
      for (let at = 0; at < all.length; at += TERM_BATCH) {
        const part = all.slice(at, at + TERM_BATCH)
        const body = {
          create: part.flatMap((row) => ('create' in row ? row.create : [])),
          update: part.flatMap((row) => ('update' in row ? row.update : [])),
        }
        await calls.call(key, {
          ...{ method: 'POST', path: `${path}/batch`, route: `${TERMS}/batch`, body },
          ...{ schema: rows.anything, idempotent: true, signal },
        })
      }
      return (await list()).map(termOf)
    },
  }
}

const termOf = ({ id, name, slug, parent }: ShopTerm): ShopTerm => ({ id, name, slug, parent })

const sameName = (one: string, other: string) =>
  one.trim().toLowerCase() === other.trim().toLowerCase()

function findAttribute(
  all: readonly ShopAttribute[],
  { name, slug }: { readonly name: string; readonly slug: string },
): ShopAttribute | undefined {
  return all.find((one) => one.slug === `pa_${slug}`) ?? all.find((one) => sameName(one.name, name))
}

/** What lacks is made; what its owner never put in order gets its place. */
function changesOf(
  known: readonly (ShopTerm & { readonly order: number })[],
  wanted: readonly { readonly name: string; readonly slug: string; readonly order: number }[],
) {
  const create: object[] = []
  const update: object[] = []
  for (const { name, slug, order } of wanted) {
    const term = known.find((one) => sameName(one.name, name))
    if (!term) create.push({ name, slug, menu_order: order })
    else if (term.order === 0 && order !== 0) update.push({ id: term.id, menu_order: order })
  }
  return { create, update }
}
