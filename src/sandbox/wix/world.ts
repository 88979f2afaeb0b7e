import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { guidOf } from '../service/guid.ts'
import type { Interceptor } from '../service/interceptor.ts'
import { createWindows } from '../service/windows.ts'
import { makeWixKey } from './keys.ts'
import {
  type CatalogVersion,
  NO_VARIANT,
  type Placed,
  type WixProduct,
  type WixSite,
  type WixVariant,
} from './records.ts'

export interface NewProduct {
  readonly name: string
  readonly sku?: string | undefined
  readonly quantity?: number | undefined
  readonly isVisible?: boolean | undefined
  readonly isTracked?: boolean | undefined
  readonly hasPreorder?: boolean | undefined
  /** Variants with SKUs of their own; the product's own SKU is empty then. */
  readonly variants?:
    | readonly {
        readonly choice: string
        readonly sku: string
        readonly quantity?: number | undefined
      }[]
    | undefined
}

const FIRST_NUMBER = 1_598_904_314_932_014n

export type WixWorld = ReturnType<typeof createWixWorld>

/** Sites of the played accounts, what is sold on them, and who may call. */
export function createWixWorld(deps: {
  readonly clock: Clock
  readonly interceptor: Interceptor
  /** Calls a site takes in a minute. */
  readonly callsAMinute: number
}) {
  const { clock } = deps
  const sites = new Map<string, WixSite>()
  /** Key → the sites of its account. */
  const keys = new Map<string, string[]>()
  const windows = createWindows(clock)
  /** Addresses that files may be brought to, and whose. */
  const uploads = new Map<string, string>()

  function addProduct(site: WixSite, made: NewProduct): WixProduct {
    const number = FIRST_NUMBER + BigInt(site.products.length)
    const id = guidOf(`${site.id} product ${number}`)
    const one = { choice: '', sku: made.sku ?? '', quantity: made.quantity }
    const product: WixProduct = {
      id,
      numericId: String(number),
      inventoryId: guidOf(`${id} inventory`),
      name: made.name,
      isVisible: made.isVisible ?? true,
      managesVariants: made.variants !== undefined,
      hasPreorder: made.hasPreorder ?? false,
      variants: (made.variants ?? [one]).map(({ choice, sku, quantity = 10 }, index) => ({
        id: made.variants ? guidOf(`${id} variant ${index}`) : NO_VARIANT,
        itemId: guidOf(`${id} item ${index}`),
        sku,
        isVisible: true,
        choices: choicesOf(choice),
        quantity,
        isTracked: made.isTracked ?? true,
        revision: 1,
      })),
      updatedAt: clock.now(),
      createdAt: clock.now(),
    }
    site.products.push(product)
    return product
  }

  return {
    ...deps,
    sites,
    keys,
    windows,
    uploads,
    addProduct,
    addSite(name: string, catalogVersion: CatalogVersion, products: readonly NewProduct[] = []) {
      const site: WixSite = {
        id: guidOf(`site ${name}`),
        name,
        catalogVersion,
        products: [],
        orders: [],
      }
      sites.set(site.id, site)
      for (const product of products) addProduct(site, product)
      return site
    },
    /** A key for some sites of an account, all there are by default. */
    issueKey(siteIds: readonly string[] = [...sites.keys()], name: string = randomUUID()): string {
      const key = makeWixKey(name)
      keys.set(key, [...siteIds])
      return key
    },
    site(id: string): WixSite {
      const site = sites.get(id)
      if (!site) throw new Error(`no site ${id}`)
      return site
    },
    dump: () => ({ sites: [...sites.values()], keys: [...keys], windows: windows.dump() }),
    load(saved: {
      readonly sites: readonly WixSite[]
      readonly keys: readonly (readonly [string, string[]])[]
      readonly windows: readonly (readonly [string, number[]])[]
    }): void {
      sites.clear()
      keys.clear()
      for (const site of structuredClone(saved.sites)) sites.set(site.id, site)
      for (const [key, siteIds] of saved.keys) keys.set(key, siteIds)
      windows.load(saved.windows)
    },
  }
}

const choicesOf = (choice: string): Readonly<Record<string, string>> =>
  choice === '' ? {} : { Цвет: choice }

/** The first variant of a site that it is, with its product. */
export function findPlaced(
  site: WixSite,
  isIt: (variant: WixVariant, product: WixProduct) => boolean,
): Placed | undefined {
  for (const product of site.products) {
    const variant = product.variants.find((one) => isIt(one, product))
    if (variant) return { product, variant }
  }
  return undefined
}

/** Every variant of a site with its product. */
export function placedIn(site: WixSite): Placed[] {
  return site.products.flatMap((product) =>
    product.variants.map((variant) => ({ product, variant })),
  )
}
