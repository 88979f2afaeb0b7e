import { createHash } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { Interceptor } from '../service/interceptor.ts'
import type { Role, WooKey, WooSettings, WooShop } from './records.ts'

/** WordPress' own terms come before those of a shop. */
const FIRST_TERM = 15
const FIRST_POST = 10

const USUAL: Omit<WooSettings, 'name'> = {
  currency: 'RUB',
  wpVersion: '6.9.1',
  wooVersion: '10.5.2',
  hasWoo: true,
  hasBrands: true,
  hasPermalinks: true,
  isHttps: true,
  hasApplicationPasswords: true,
  plugins: [],
  isSeoStale: false,
  isMethodsBlocked: false,
  isAuthorizationLost: false,
  maxBodyBytes: 16 * 1024 * 1024,
  batchLimit: 100,
}

export type WooWorld = ReturnType<typeof createWooWorld>

/** Shops with all that is in them, and who may enter. */
export function createWooWorld(deps: { readonly clock: Clock; readonly interceptor: Interceptor }) {
  const shops = new Map<string, WooShop>()
  let issued = 0
  /** Secrets that look right and differ, made of a number so that they are the same on every run. */
  const digest = (what: string) => createHash('sha256').update(`${what} ${++issued}`).digest('hex')

  function shop(id: string): WooShop {
    const known = shops.get(id)
    if (!known) throw new Error(`no shop ${id}`)
    return known
  }

  return {
    ...deps,
    shops,
    shop,
    /** An empty shop with its owner `admin`; what was there under this id is gone. */
    addShop(id: string, settings: Partial<WooSettings> = {}): WooShop {
      const made: WooShop = {
        id,
        settings: { ...structuredClone(USUAL), name: id, ...settings },
        users: [{ id: 1, login: 'admin', role: 'administrator', passwords: [] }],
        keys: [],
        products: new Map(),
        media: new Map(),
        terms: new Map(),
        attributes: new Map(),
        next: { post: FIRST_POST, term: FIRST_TERM + 1, attribute: 1, meta: 40 },
        defaultCategoryId: FIRST_TERM,
        tick: 0,
      }
      made.terms.set(FIRST_TERM, {
        ...{
          id: FIRST_TERM,
          taxonomy: 'product_cat',
          name: 'Uncategorized',
          slug: 'uncategorized',
        },
        ...{ parent: 0, description: '', menuOrder: 0, display: 'default', imageId: null },
      })
      shops.set(id, made)
      return made
    },
    /** An application password of a user, who is made when nobody has the login. */
    issuePassword(shopId: string, login = 'admin', role: Role = 'administrator'): string {
      const { users } = shop(shopId)
      const known = users.find((user) => user.login === login)
      const user = known ?? { id: users.length + 1, login, role, passwords: [] }
      if (!known) users.push(user)
      const password = Buffer.from(digest(`${shopId} ${login}`), 'hex')
        .toString('base64')
        .replace(/[^a-z0-9]/gi, '')
        .slice(0, 24)
      user.passwords.push(password)
      return (password.match(/.{4}/g) ?? []).join(' ')
    },
    /** A consumer key and its secret. */
    issueKey(
      shopId: string,
      permissions: WooKey['permissions'] = 'read_write',
      login = 'admin',
    ): WooKey {
      const { users, keys } = shop(shopId)
      const userId = users.find((user) => user.login === login)?.id ?? 1
      const key: WooKey = {
        consumerKey: `ck_${digest(`${shopId} ck`).slice(0, 40)}`,
        consumerSecret: `cs_${digest(`${shopId} cs`).slice(0, 40)}`,
        ...{ permissions, userId },
      }
      keys.push(key)
      return key
    },
    dump: () => ({ issued, shops: [...shops.values()].map(plainShop) }),
    load(saved: { readonly issued: number; readonly shops: readonly SavedShop[] }): void {
      issued = saved.issued
      shops.clear()
      for (const one of structuredClone(saved.shops)) {
        const { products, media, terms, attributes, ...rest } = one
        shops.set(one.id, {
          ...rest,
          products: byId(products),
          media: byId(media),
          terms: byId(terms),
          attributes: byId(attributes),
        })
      }
    },
  }
}

type SavedShop = ReturnType<typeof plainShop>

/** What the command `dump` answers. */
export type WooDump = Omit<SavedShop, 'users' | 'keys' | 'tick' | 'next'>

/** A shop without maps, for JSON. */
export function plainShop({ products, media, terms, attributes, ...rest }: WooShop) {
  return {
    ...rest,
    products: [...products.values()],
    media: [...media.values()],
    terms: [...terms.values()],
    attributes: [...attributes.values()],
  }
}

const byId = <T extends { readonly id: number }>(rows: readonly T[]): Map<number, T> =>
  new Map(rows.map((row) => [row.id, row]))
