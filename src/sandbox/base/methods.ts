import { z } from 'zod'
import { failure, phpMap, success } from './answers.ts'
import { type BaseAccount, type BaseProduct, warehouseKey } from './records.ts'
import type { BaseWorld } from './world.ts'

const PAGE = 1_000
const MAX_UPDATE = 1_000

const id = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
const listQuery = z.object({
  inventory_id: id,
  page: z.int().min(1).default(1),
  filter_id: id.optional(),
  filter_sku: z.string().optional(),
  filter_sort: z.enum(['id ASC', 'id DESC']).default('id ASC'),
  include_variants: z.boolean().default(false),
})
const dataQuery = z.object({ inventory_id: id, products: z.array(z.int()).min(1).max(1_000) })
const update = z.object({
  inventory_id: id,
  products: z.record(z.string().regex(/^\d+$/), z.record(z.string(), z.int().min(0))),
})
const orderQuery = z.object({ date_confirmed_from: z.int().default(0) })

/** What a method does for an account with its parameters. */
export type Method = (account: BaseAccount, parameters: unknown) => Response

/** The methods of the connector that a stock program needs. */
export function createMethods({ quirks }: BaseWorld): Readonly<Record<string, Method>> {
  const idOf = (number: number) => (quirks.hasTextIds ? String(number) : number)

  /** Those of a catalogue that pass the filters, a page of them. */
  function listed(account: BaseAccount, asked: z.output<typeof listQuery>): BaseProduct[] {
    const found = account.products.filter(
      (one) =>
        one.inventoryId === asked.inventory_id &&
        (asked.include_variants || one.parentId === null) &&
        (asked.filter_id === undefined || one.id === asked.filter_id) &&
        (asked.filter_sku === undefined || one.sku === asked.filter_sku),
    )
    if (asked.filter_sort === 'id DESC') found.reverse()
    return found.slice((asked.page - 1) * PAGE, asked.page * PAGE)
  }

  const variantsOf = (account: BaseAccount, product: BaseProduct) =>
    account.products.filter(({ parentId }) => parentId === product.id)

  return {
    getInventories: (account) =>
      success({
        inventories: account.inventories.map((one) => ({
          inventory_id: idOf(one.id),
          name: one.name,
          description: '',
          languages: ['pl'],
          default_language: 'pl',
          price_groups: [105],
          default_price_group: 105,
          warehouses: one.warehouses,
          default_warehouse: one.warehouses[0],
          reservations: one.hasReservations,
          is_default: one === account.inventories[0],
        })),
      }),
    getInventoryWarehouses: (account) =>
      success({
        warehouses: account.warehouses.map((one, index) => ({
          warehouse_type: one.type,
          warehouse_id: idOf(one.id),
          name: one.name,
          description: '',
          stock_edition: one.type === 'bl',
          is_default: index === 0,
        })),
      }),
    getInventoryProductsList: taking(listQuery, (account, asked) =>
      success({
        products: byId(listed(account, asked), (one) => ({
          id: idOf(one.id),
          ...(one.parentId !== null && { parent_id: idOf(one.parentId) }),
          ean: one.ean,
          sku: one.sku,
          name: one.name,
          prices: phpMap({ 105: 39.99 }),
          stock: phpMap(one.stock),
        })),
      }),
    ),
    getInventoryProductsData: taking(dataQuery, (account, asked) =>
      success({
        products: byId(
          account.products.filter((one) => asked.products.includes(one.id)),
          (one) => ({
            is_bundle: one.bundle !== null,
            ...(one.bundle && { bundle_products: phpMap(one.bundle) }),
            ...{ ean: one.ean, sku: one.sku, tax_rate: 23, weight: 0.4, category_id: '3' },
            prices: phpMap({ 105: 39.99 }),
            stock: phpMap(one.stock),
            text_fields: {
              name: one.name,
              description: one.description,
              features: phpMap(one.features),
            },
            images: phpMap(Object.fromEntries(one.images.map((url, index) => [index + 1, url]))),
            variants: byId(variantsOf(account, one), ({ name, sku, ean, stock }) => ({
              ...{ name, sku, ean, stock: phpMap(stock) },
            })),
          }),
        ),
      }),
    ),
    getInventoryProductsStock: taking(listQuery, (account, asked) => {
      const inventory = account.inventories.find((one) => one.id === asked.inventory_id)
      return success({
        products: byId(listed(account, asked), (one) => ({
          product_id: idOf(one.id),
          stock: phpMap(one.stock),
          ...(inventory?.hasReservations && { reservations: phpMap(one.reserved) }),
          variants: byId(variantsOf(account, one), ({ stock }) => stock),
        })),
      })
    }),
    updateInventoryProductsStock: taking(update, (account, asked) => {
      const wanted = Object.entries(asked.products)
      if (wanted.length > MAX_UPDATE) {
        return failure('ERROR_TOO_MANY_PRODUCTS', `At most ${MAX_UPDATE} products in one call`)
      }
      const warnings: Record<string, string> = {}
      for (const [productId, stock] of wanted) {
        const warning = write(account, asked.inventory_id, Number(productId), stock)
        if (warning !== undefined) warnings[productId] = warning
      }
      const counter = wanted.length - Object.keys(warnings).length
      return success({ counter, warnings: phpMap(warnings) })
    }),
    getOrders: taking(orderQuery, (account, asked) =>
      success({
        orders: account.orders
          .filter(({ at }) => Math.floor(at / 1_000) >= asked.date_confirmed_from)
          .slice(0, 100)
          .map((order) => ({
            order_id: order.id,
            order_source: 'shop',
            order_status_id: order.isCancelled ? 9_102 : 9_101,
            confirmed: true,
            date_confirmed: Math.floor(order.at / 1_000),
            products: [
              {
                order_product_id: order.id * 10,
                product_id: String(order.productId),
                sku: order.sku,
                name: order.name,
                quantity: order.quantity,
                warehouse_id: Number(order.warehouse.split('_')[1]),
              },
            ],
          })),
      }),
    ),
  }
}

function taking<T>(input: z.ZodType<T>, act: (account: BaseAccount, asked: T) => Response): Method {
  return (account, parameters) => {
    const asked = input.safeParse(parameters)
    if (asked.success) return act(account, asked.data)
    return failure('ERROR_BAD_PARAMETERS', z.prettifyError(asked.error))
  }
}

/** Stock of outside warehouses is theirs. What stood in the way, if anything. */
function write(
  account: BaseAccount,
  inventoryId: number,
  productId: number,
  stock: Readonly<Record<string, number>>,
): string | undefined {
  const isIt = (one: BaseProduct) => one.id === productId && one.inventoryId === inventoryId
  const product = account.products.find(isIt)
  if (!product) return 'Product not found'
  const own = account.warehouses.filter(({ type }) => type === 'bl').map(warehouseKey)
  const foreign = Object.keys(stock).find((key) => !own.includes(key))
  if (foreign !== undefined) return `Stock of ${foreign} cannot be changed`
  Object.assign(product.stock, stock)
  return undefined
}

function byId(products: readonly BaseProduct[], row: (one: BaseProduct) => object): object {
  return phpMap(Object.fromEntries(products.map((one) => [one.id, row(one)])))
}
