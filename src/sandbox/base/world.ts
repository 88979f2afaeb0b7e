import { createHash } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import type { Interceptor } from '../service/interceptor.ts'
import { createWindows } from '../service/windows.ts'
import { type BaseAccount, type BaseProduct, warehouseKey } from './records.ts'

export interface NewProduct {
  readonly name: string
  readonly sku: string
  readonly ean?: string | undefined
  readonly quantity?: number | undefined
  readonly description?: string | undefined
  readonly features?: Readonly<Record<string, string>> | undefined
  readonly images?: readonly string[] | undefined
  /** SKU → pieces. */
  readonly bundle?: Readonly<Record<string, number>> | undefined
  readonly variants?:
    | readonly {
        readonly name: string
        readonly sku: string
        readonly quantity?: number | undefined
      }[]
    | undefined
}

export interface Quirks {
  /** Ids as text, as some accounts get them. */
  hasTextIds: boolean
}

export type BaseWorld = ReturnType<typeof createBaseWorld>

/** Accounts of the played Base, each behind a token. */
export function createBaseWorld(deps: {
  readonly clock: Clock
  readonly interceptor: Interceptor
  /** Calls a token may make in a minute, and how long it is blocked when it makes more, ms. */
  readonly callsAMinute: number
  readonly blockMs: number
}) {
  const accounts = new Map<string, BaseAccount>()
  const windows = createWindows(deps.clock)
  /** Token → until when. */
  const blocks = new Map<string, number>()
  const quirks: Quirks = { hasTextIds: false }

  function addProduct(account: BaseAccount, made: NewProduct): BaseProduct {
    const [inventory] = account.inventories
    const warehouse = inventory?.warehouses[0] ?? ''
    const record = (
      one: Pick<NewProduct, 'name' | 'sku' | 'quantity'>,
      parentId: number | null,
    ) => {
      const product: BaseProduct = {
        id: 2_685 + account.products.length,
        inventoryId: inventory?.id ?? 0,
        parentId,
        sku: one.sku,
        ean: made.ean ?? '',
        name: one.name,
        stock: { [warehouse]: one.quantity ?? 0 },
        reserved: {},
        description: made.description ?? '',
        features: made.features ?? {},
        images: made.images ?? [],
        bundle: made.bundle ? idsOf(account, made.bundle) : null,
      }
      account.products.push(product)
      return product
    }
    const product = record(made, null)
    for (const variant of made.variants ?? []) record(variant, product.id)
    return product
  }

  return {
    ...deps,
    accounts,
    windows,
    blocks,
    quirks,
    addProduct,
    /** An account with one catalogue, a warehouse of its own and one that is only read. */
    addAccount(
      name: string,
      made: {
        readonly hasReservations?: boolean | undefined
        products?: readonly NewProduct[]
      } = {},
    ): BaseAccount {
      const own = { type: 'bl', id: 206, name: 'Magazyn główny' } as const
      const shop = { type: 'shop', id: 5_015, name: 'Sklep' } as const
      const warehouses = [own, shop]
      const keys = warehouses.map(warehouseKey)
      const { hasReservations = false, products = [] } = made
      const account: BaseAccount = {
        token: makeBaseToken(name),
        name,
        warehouses,
        inventories: [{ id: 307, name, warehouses: keys, hasReservations }],
        products: [],
        orders: [],
      }
      accounts.set(account.token, account)
      for (const product of products) addProduct(account, product)
      return account
    },
    account(token: string): BaseAccount {
      const account = accounts.get(token)
      if (!account) throw new Error('no account with this token')
      return account
    },
    dump: () => ({
      accounts: [...accounts.values()],
      blocks: [...blocks],
      windows: windows.dump(),
      quirks: { ...quirks },
    }),
    load(saved: {
      readonly accounts: readonly BaseAccount[]
      readonly blocks: readonly (readonly [string, number])[]
      readonly windows: readonly (readonly [string, number[]])[]
      readonly quirks: Quirks
    }): void {
      accounts.clear()
      blocks.clear()
      for (const one of structuredClone(saved.accounts)) accounts.set(one.token, one)
      for (const [token, until] of saved.blocks) blocks.set(token, until)
      windows.load(saved.windows)
      Object.assign(quirks, saved.quirks)
    },
  }
}

function idsOf(account: BaseAccount, bySku: Readonly<Record<string, number>>) {
  const parts = Object.entries(bySku).map(([sku, pieces]) => {
    const id = account.products.find((product) => product.sku === sku)?.id
    return [String(id ?? 0), pieces] as const
  })
  return Object.fromEntries(parts)
}

/** A token of Base's shape: user, token, secret. The same for the same name. */
function makeBaseToken(name: string): string {
  const noise = createHash('sha512').update(name).digest('hex').toUpperCase()
  return `4001234-4005678-${noise.slice(0, 65)}`
}
