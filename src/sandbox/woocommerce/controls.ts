import { z } from 'zod'
import { type ControlCommand, command } from '../service/control.ts'
import { settle, settleParent } from './catalog/prices.ts'
import { dropProduct } from './catalog/products.ts'
import { type Seed, seedShop } from './catalog/seed.ts'
import { trash } from './catalog/trash.ts'
import { dropMedia } from './media/library.ts'
import type { RemotePicture } from './media/sideload.ts'
import { type JsonObject, ROLES, type WooProduct, type WooShop } from './records.ts'
import type { WooWorld } from './world.ts'
import { plainShop } from './world.ts'

const settings = z
  .object({
    ...{ name: z.string(), currency: z.string(), wpVersion: z.string(), wooVersion: z.string() },
    ...{ hasWoo: z.boolean(), hasBrands: z.boolean(), hasPermalinks: z.boolean() },
    ...{ isHttps: z.boolean(), hasApplicationPasswords: z.boolean() },
    plugins: z.array(z.string()),
    isSeoStale: z.boolean(),
    ...{ isMethodsBlocked: z.boolean(), isAuthorizationLost: z.boolean() },
    ...{ maxBodyBytes: z.int().min(0), batchLimit: z.int().min(1) },
  })
  .partial()
const row = z.custom<JsonObject>((value) => typeof value === 'object' && value !== null)
const rows = z.array(row).optional()
const shop = z.string().regex(/^[a-z0-9.-]+$/)
const place = { shop, id: z.int().optional(), sku: z.string().optional() }

/** What a shop's owner, its other plugins and its host do, for a person or a test. */
export function createWooCommands(
  world: WooWorld,
  pictures: Map<string, RemotePicture>,
): Record<string, ControlCommand> {
  const { clock } = world

  function find(asked: {
    readonly shop: string
    readonly id?: number | undefined
    readonly sku?: string | undefined
  }) {
    const owner = world.shop(asked.shop)
    const product = [...owner.products.values()].find(
      (one) => one.id === asked.id || (asked.sku !== undefined && one.sku === asked.sku),
    )
    if (!product) throw new Error(`no product ${asked.id ?? asked.sku}`)
    return { owner, product }
  }

  return {
    /** An empty shop; one of the same id is gone. */
    shop: command(z.object({ id: shop, settings: settings.default({}) }), (asked) => {
      world.addShop(asked.id, given(asked.settings))
    }),
    settings: command(z.object({ shop, settings }), (asked) => {
      Object.assign(world.shop(asked.shop).settings, given(asked.settings))
    }),
    /** Rows as the interface answers them, put in under their own ids. */
    seed: command(
      z.object({
        shop,
        ...{
          categories: rows,
          brands: rows,
          tags: rows,
          shipping_classes: rows,
          attributes: rows,
          terms: rows,
        },
        ...{ media: rows, products: rows, variations: rows },
      }),
      ({ shop: id, ...seed }) => seedShop(world.shop(id), clock.now(), given(seed) as Seed),
    ),
    'issue-password': command(
      z.object({
        shop,
        login: z.string().default('admin'),
        role: z.enum(ROLES).default('administrator'),
      }),
      (asked) => ({ password: world.issuePassword(asked.shop, asked.login, asked.role) }),
    ),
    'issue-key': command(
      z.object({
        shop,
        permissions: z.enum(['read', 'write', 'read_write']).default('read_write'),
        login: z.string().default('admin'),
      }),
      (asked) => world.issueKey(asked.shop, asked.permissions, asked.login),
    ),
    /** All secrets of the shop end. */
    revoke: command(z.object({ shop }), (asked) => {
      const owner = world.shop(asked.shop)
      owner.keys.length = 0
      for (const { passwords } of owner.users) passwords.length = 0
    }),
    /** A change by hand: fields as the interface names them, and name, status and SKU. */
    edit: command(z.object({ ...place, fields: row }), ({ fields, ...asked }) => {
      const { owner, product } = find(asked)
      edit(owner, product, fields, clock.now())
    }),
    trash: command(z.object(place), (asked) => {
      const { owner, product } = find(asked)
      const before = product.status
      product.status = 'trash'
      if (product.isVariation) settleParentOf(owner, product)
      else trash(owner, product, before, clock.now())
    }),
    delete: command(z.object(place), (asked) => {
      const { owner, product } = find(asked)
      dropProduct(owner, product.id)
      settleParentOf(owner, product)
    }),
    'delete-media': command(z.object({ shop, id: z.int() }), (asked) =>
      dropMedia(world.shop(asked.shop), asked.id),
    ),
    /** Everything that is in a shop but what counts and lets in. */
    dump: command(z.object({ shop }), (asked) => {
      const { users, keys, tick, next, ...content } = plainShop(world.shop(asked.shop))
      return content
    }),
    /** What an address answers when the shop fetches a picture from it. */
    picture: command(
      z.object({
        url: z.string(),
        ...{ status: z.int().default(200), mime: z.string().default('image/jpeg') },
        ...{ width: z.int().default(1400), height: z.int().default(1000) },
      }),
      ({ url, ...picture }) => {
        pictures.set(url, picture)
      },
    ),
  }
}

function edit(owner: WooShop, product: WooProduct, fields: JsonObject, now: number): void {
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'name' || name === 'status' || name === 'sku') product[name] = String(value)
    else product.fields[name] = value
  }
  settle(product, now)
  product.modifiedMs = now
  settleParentOf(owner, product)
}

function settleParentOf(owner: WooShop, product: WooProduct): void {
  const parent = owner.products.get(product.parentId)
  if (parent) settleParent(owner, parent)
}

/** What was said; nothing of what was not. */
function given<T extends object>(said: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>
  }
}
