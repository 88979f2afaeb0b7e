import { z } from 'zod'
import { failure, phpMap, success } from './answers.ts'
import { type BaseAccount, type BaseOrder, type BaseProduct, warehouseKey } from './records.ts'
import type { BaseWorld } from './world.ts'

const PAGE = 1_000
const PRICE = 39.99
const CATEGORY = 3
const PRICES = { 105: PRICE }
const MAX_UPDATE = 1_000

const id = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
const text = z.string().optional()
const amount = z.coerce.number().optional()
const listQuery = z.object({
  inventory_id: id,
  page: z.int().min(1).default(1),
  ...{ filter_id: id.optional(), filter_category_id: id.optional() },
  ...{ filter_sku: text, filter_ean: text, filter_asin: text, filter_name: text },
  ...{ filter_price_from: amount, filter_price_to: amount },
  ...{ filter_stock_from: amount, filter_stock_to: amount, filter_locations: text },
  filter_sort: z.enum(['id ASC', 'id DESC']).default('id ASC'),
  include_variants: z.boolean().default(false),
})
const dataQuery = z.object({ inventory_id: id, products: z.array(z.int()).min(1).max(1_000) })
const update = z.object({
  inventory_id: id,
  products: z.record(z.string().regex(/^\d+$/), z.record(z.string(), z.int().min(0))),
})
const seconds = z.int().default(0)
const orderQuery = z.object({
  ...{ date_confirmed_from: seconds, date_from: seconds, id_from: seconds },
  ...{ order_id: id.optional(), status_id: id.optional() },
  get_unconfirmed_orders: z.boolean().default(false),
  ...{ filter_order_source: text, filter_order_source_id: id.optional() },
  filter_external_order_id: text,
})
const journalQuery = z.object({
  last_log_id: z.int().default(0),
  logs_types: z.array(z.int()).default([]),
  order_id: id.optional(),
})
/** How long a journal reaches back. */
const JOURNAL_MS = 3 * 86_400_000
/** An order was made. */
const LOG_NEW = 1
const SOURCE = 'shop'
const SOURCE_ID = 1

/** What a method does for an account with its parameters. */
export type Method = (account: BaseAccount, parameters: unknown) => Response

/** The methods of the connector that a stock program needs. */
export function createMethods({ quirks, clock }: BaseWorld): Readonly<Record<string, Method>> {
  const idOf = (number: number) => (quirks.hasTextIds ? String(number) : number)

  /** Those of a catalogue that pass the filters, a page of them. */
  function listed(account: BaseAccount, asked: z.output<typeof listQuery>): BaseProduct[] {
    const found = account.products.filter(
      (one) =>
        one.inventoryId === asked.inventory_id &&
        (asked.include_variants || one.parentId === null) &&
        (asked.filter_id === undefined || one.id === asked.filter_id) &&
        (asked.filter_category_id ?? CATEGORY) === CATEGORY &&
        (asked.filter_sku === undefined || one.sku === asked.filter_sku) &&
        (asked.filter_ean === undefined || one.ean === asked.filter_ean) &&
        // Nothing here has a number of Amazon's or a place on a shelf.
        (asked.filter_asin ?? '') === '' &&
        (asked.filter_locations ?? '') === '' &&
        one.name.toLowerCase().includes((asked.filter_name ?? '').toLowerCase()) &&
        PRICE >= (asked.filter_price_from ?? 0) &&
        PRICE <= (asked.filter_price_to ?? PRICE) &&
        piecesOf(one) >= (asked.filter_stock_from ?? 0) &&
        piecesOf(one) <= (asked.filter_stock_to ?? Number.POSITIVE_INFINITY),
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
          prices: phpMap(PRICES),
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
            ...{ ean: one.ean, sku: one.sku, tax_rate: 23, weight: 0.4 },
            ...{ height: 0, width: 0, length: 0, star: 0 },
            ...{ category_id: String(CATEGORY), manufacturer_id: 0 },
            ...{ prices: phpMap(PRICES), stock: phpMap(one.stock), locations: phpMap({}) },
            ...{ average_cost: 0, links: phpMap({}) },
            text_fields: {
              name: one.name,
              description: one.description,
              features: phpMap(one.features),
            },
            images: phpMap(Object.fromEntries(one.images.map((url, index) => [index + 1, url]))),
            variants: byId(variantsOf(account, one), ({ name, sku, ean, stock }) => ({
              ...{ name, sku, ean, prices: phpMap(PRICES) },
              ...{ stock: phpMap(stock), locations: phpMap({}) },
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
          .filter((order) => {
            const at = Math.floor(order.at / 1_000)
            return (
              at >= Math.max(asked.date_confirmed_from, asked.date_from) &&
              order.id >= asked.id_from &&
              order.id === (asked.order_id ?? order.id) &&
              statusOf(order) === (asked.status_id ?? statusOf(order)) &&
              (asked.filter_order_source ?? SOURCE) === SOURCE &&
              (asked.filter_order_source_id ?? SOURCE_ID) === SOURCE_ID &&
              (asked.filter_external_order_id ?? '') === ''
            )
          })
          .slice(0, 100)
          .map((order) => orderBody(account, order)),
      }),
    ),
    getJournalList: taking(journalQuery, (account, asked) =>
      success({
        logs: account.orders
          .filter(
            ({ id: number, at }) => number > asked.last_log_id && at >= clock.now() - JOURNAL_MS,
          )
          .filter(({ id: number }) => number === (asked.order_id ?? number))
          .filter(() => asked.logs_types.length === 0 || asked.logs_types.includes(LOG_NEW))
          .map(({ id: number, at }) => ({
            ...{ log_id: number, log_type: LOG_NEW, order_id: number, object_id: 0 },
            date: Math.floor(at / 1_000),
          })),
      }),
    ),
  }
}

const piecesOf = ({ stock }: BaseProduct) => Object.values(stock).reduce((sum, one) => sum + one, 0)

const statusOf = ({ isCancelled }: BaseOrder) => (isCancelled ? 9_102 : 9_101)

function orderBody(account: BaseAccount, order: BaseOrder): object {
  const at = Math.floor(order.at / 1_000)
  const product = account.products.find((one) => one.id === order.productId)
  const parent = product?.parentId ?? null
  return {
    ...{ order_id: order.id, external_order_id: '' },
    ...{ order_source: SOURCE, order_source_id: SOURCE_ID, order_status_id: statusOf(order) },
    ...{ confirmed: true, date_confirmed: at, date_add: at, date_in_status: at },
    ...{ currency: 'PLN', payment_done: PRICE * order.quantity },
    products: [
      {
        order_product_id: order.id * 10,
        ...{ product_id: String(parent ?? order.productId) },
        variant_id: parent === null ? '0' : String(order.productId),
        ...{ sku: order.sku, ean: product?.ean ?? '', name: order.name, quantity: order.quantity },
        ...{ price_brutto: PRICE, auction_id: '0', bundle_id: 0 },
        warehouse_id: Number(order.warehouse.split('_')[1]),
        ...{ storage: 'db', storage_id: 0 },
      },
    ],
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
