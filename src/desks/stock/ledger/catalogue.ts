import type { Clock } from '#core/clock.ts'
import { idFrom } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Transaction } from '#db/connection.ts'
import { keepPicture, type PreparedPicture } from './pictures.ts'
import { eanOf, nameOf, skuOf } from './product.ts'
import { type CountLine, legsOfCounts, type StockHeader } from './stock.ts'
import { defaultWarehouse } from './warehouses.ts'
import type { Locked } from './writing/lock.ts'
import {
  changedFields,
  type Fields,
  type Leg,
  type ProductChange,
  type Refusal,
} from './writing/operation.ts'
import type { NewRow } from './writing/product-rows.ts'
import type { Header, Outcome, Plan, Writer } from './writing/write.ts'

/** As people and files tell it; what is absent is empty. */
export interface NewProduct {
  readonly sku: string
  readonly name: string
  readonly ean?: string
  readonly description?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly lowStockAt?: number | null
}

/** What is absent stays as it is. */
export interface ProductEdit extends Partial<NewProduct> {
  readonly isSyncEnabled?: boolean
  /** Product id → pieces; makes it a bundle. */
  readonly parts?: Readonly<Record<string, number>>
  /** Null takes it away. */
  readonly picture?: PreparedPicture | null
}

/** A new product with what there is of it already. */
export interface CountedProduct extends NewProduct {
  readonly counts?: readonly Omit<CountLine, 'productId'>[]
  /** Product id → pieces; makes it a bundle, without counts. */
  readonly parts?: Readonly<Record<string, number>>
}

export interface ImportPlan {
  readonly creates: readonly CountedProduct[]
  readonly edits: readonly { readonly productId: string; readonly edit: ProductEdit }[]
  readonly counts: readonly CountLine[]
}

const DESCRIPTION_MOST = 20_000

/** The product that a cause makes as its `index`-th; made again, it is the same. */
export function productIdOf(
  { workspaceId, ref }: Pick<Header, 'workspaceId' | 'ref'>,
  index = 0,
): string {
  return idFrom(`stock-product:${workspaceId}:${ref}:${index}`)
}

/** Products that are made, edited, imported and deleted. */
export function createCatalogue({ clock, writer }: { clock: Clock; writer: Writer }) {
  async function planEdit(
    tx: Transaction,
    locked: Locked,
    productId: string,
    edit: ProductEdit,
  ): Promise<Result<ProductChange | undefined, Refusal>> {
    const before = locked.fields(productId)
    if (before?.life !== 'living') return fail({ reason: 'product-gone', id: productId })
    const wanted = readFields(edit)
    if (!wanted.ok) return wanted
    const { picture, parts, isSyncEnabled } = edit
    const pictureId = picture && (await keepPicture(tx, { productId, picture, now: clock.now() }))
    const fields = changedFields(before, {
      ...{ ...wanted.value, parts, isSyncEnabled },
      ...(pictureId === undefined ? {} : { pictureId }),
    })
    return ok(Object.keys(fields).length === 0 ? undefined : { productId, fields })
  }

  return {
    async createIn(
      tx: Transaction,
      header: StockHeader,
      product: CountedProduct,
    ): Promise<Result<Outcome, Refusal>> {
      const row = newRow(header, product)
      if (!row.ok) return row
      const main = await defaultWarehouse(tx, clock, header.workspaceId, header.mainName)
      const legs = firstLegs(row.value.id, product, main)
      const wrong = wrongCount(legs)
      if (wrong) return fail(wrong)
      const productIds = [row.value.id, ...Object.keys(row.value.parts)]
      return writer.write(tx, header, { productIds, mayName: true }, () =>
        ok({ kind: 'create', creates: [row.value], legs }),
      )
    },

    editIn: (
      tx: Transaction,
      header: Header,
      { productId, edit }: { productId: string; edit: ProductEdit },
    ): Promise<Result<Outcome, Refusal>> => {
      const productIds = [productId, ...Object.keys(edit.parts ?? {})]
      return writer.write(tx, header, { productIds, mayName: true }, async (locked) => {
        const change = await planEdit(tx, locked, productId, edit)
        if (!change.ok) return change
        return ok({ kind: 'edit', changes: change.value ? [change.value] : [] })
      })
    },

    /**
     * Many at once as one operation, so that one undo takes all of it back. All of it is written, or nothing. Bundles may be made of what
     * is made along with them, by {@link productIdOf}.
     */
    async importIn(
      tx: Transaction,
      header: StockHeader,
      { creates, edits, counts }: ImportPlan,
    ): Promise<Result<Outcome, Refusal>> {
      const main = await defaultWarehouse(tx, clock, header.workspaceId, header.mainName)
      const rows: NewRow[] = []
      const legs: Leg[] = []
      for (const [index, product] of creates.entries()) {
        const row = newRow(header, product, index)
        if (!row.ok) return row
        rows.push(row.value)
        legs.push(...firstLegs(row.value.id, product, main))
      }
      const wrong = wrongCount(legs)
      if (wrong) return fail(wrong)
      const productIds = [...edits, ...counts].map(({ productId }) => productId)
      const parts = [...creates, ...edits.map(({ edit }) => edit)].flatMap((one) =>
        Object.keys(one.parts ?? {}),
      )
      const scope = { productIds: [...productIds, ...parts], mayName: true }
      return writer.write(tx, header, scope, async (locked): Promise<Result<Plan, Refusal>> => {
        const changes: ProductChange[] = []
        for (const { productId, edit } of edits) {
          const change = await planEdit(tx, locked, productId, edit)
          if (!change.ok) return change
          if (change.value) changes.push(change.value)
        }
        const counted = legsOfCounts(locked, counts, main)
        if (!counted.ok) return counted
        return ok({ kind: 'import', creates: rows, changes, legs: [...legs, ...counted.value] })
      })
    },

    /** Takes what is left off the shelves, and the product out of the catalogue; its SKU is free at once. */
    removeIn: (
      tx: Transaction,
      header: Header,
      productId: string,
    ): Promise<Result<Outcome, Refusal>> =>
      writer.write(tx, header, { productIds: [productId], mayName: true }, (locked) => {
        if (locked.fields(productId)?.life !== 'living')
          return fail({ reason: 'product-gone', id: productId })
        const legs = locked.stockOf(productId).map(({ warehouseId, onHand }) => ({
          ...{ productId, warehouseId, delta: -onHand },
        }))
        const fields = { life: { from: 'living', to: 'gone' } } as const
        return ok({ kind: 'delete', legs, changes: [{ productId, fields }] })
      }),
  }
}

const firstLegs = (productId: string, { counts = [] }: CountedProduct, main: string): Leg[] =>
  counts.map(({ warehouseId = main, onHand }) => ({ productId, warehouseId, delta: onHand }))

function wrongCount(legs: readonly Leg[]): Refusal | undefined {
  const wrong = legs.find(({ delta }) => !Number.isSafeInteger(delta) || delta < 0)
  return wrong && { reason: 'quantity', quantity: wrong.delta }
}

function newRow(header: Header, product: CountedProduct, index = 0): Result<NewRow, Refusal> {
  const read = readFields(product)
  if (!read.ok) return read
  const { sku = '', name = '', ean = null, description = '', attributes = {} } = read.value
  const { lowStockAt = null } = read.value
  const { parts = {} } = product
  const id = productIdOf(header, index)
  return ok({ id, sku, name, ean, description, attributes, lowStockAt, parts })
}

/** Texts of fields as they are stored. */
function readFields(given: Partial<NewProduct>): Result<Partial<Fields>, Refusal> {
  const fields: { -readonly [F in keyof Fields]?: Fields[F] } = {}
  const wrong = (field: keyof Fields, problem: string) =>
    fail<Refusal>({ reason: 'field', field, problem })
  if (given.sku !== undefined) {
    const sku = skuOf(given.sku)
    if (!sku.ok) return wrong('sku', sku.error)
    fields.sku = sku.value
  }
  if (given.name !== undefined) {
    const name = nameOf(given.name)
    if (!name.ok) return wrong('name', name.error)
    fields.name = name.value
  }
  if (given.ean !== undefined) {
    const ean = eanOf(given.ean)
    if (!ean.ok) return wrong('ean', ean.error)
    fields.ean = ean.value
  }
  if (given.description !== undefined) {
    if (given.description.length > DESCRIPTION_MOST) return wrong('description', 'long')
    fields.description = given.description.trim()
  }
  const { attributes, lowStockAt } = given
  if (attributes !== undefined) fields.attributes = attributes
  if (lowStockAt !== undefined) {
    if (lowStockAt !== null && (!Number.isSafeInteger(lowStockAt) || lowStockAt < 0))
      return wrong('lowStockAt', 'number')
    fields.lowStockAt = lowStockAt
  }
  return ok(fields)
}
