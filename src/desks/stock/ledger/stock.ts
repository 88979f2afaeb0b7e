import type { Clock } from '#core/clock.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Transaction } from '#db/connection.ts'
import { defaultWarehouse, warehousesOf } from './warehouses.ts'
import type { Locked } from './writing/lock.ts'
import type { Leg, Refusal } from './writing/operation.ts'
import { MOST } from './writing/rules.ts'
import type { Header, Outcome, Writer } from './writing/write.ts'

/** Pieces of a product; without a warehouse it is the default one. */
export interface StockLine {
  readonly productId: string
  readonly quantity: number
  readonly warehouseId?: string | undefined
}

export interface TransferLine {
  readonly productId: string
  readonly quantity: number
  readonly from: string
  readonly to: string
}

/** What was counted in a warehouse; 0 is a count too. */
export interface CountLine {
  readonly productId: string
  readonly warehouseId?: string | undefined
  readonly onHand: number
  /** What was there when it was compared; refused as `counted-since` when another number is by now. */
  readonly was?: number
}

/** A header of what may make the first warehouse. */
export interface StockHeader extends Header {
  /** What the first warehouse is called, in the language of whoever acts. */
  readonly mainName: string
}

/** Goods that come, go and move, as people and files tell it. Nothing here touches reservations. */
export function createStock({ clock, writer }: { clock: Clock; writer: Writer }) {
  const idsOf = (lines: readonly { readonly productId: string }[]) => ({
    productIds: lines.map(({ productId }) => productId),
  })

  return {
    /** Sold past the channels. A bundle lowers what it is made of. */
    async saleIn(
      tx: Transaction,
      header: Header,
      lines: readonly StockLine[],
    ): Promise<Result<Outcome, Refusal>> {
      const [first] = await warehousesOf(tx, header.workspaceId)
      return writer.write(tx, header, idsOf(lines), (locked) => {
        const legs: Leg[] = []
        for (const line of lines) {
          if (!isQuantity(line.quantity))
            return fail({ reason: 'quantity', quantity: line.quantity })
          const warehouseId = line.warehouseId ?? first?.id
          if (!warehouseId) return fail({ reason: 'no-warehouse' })
          for (const part of expanded(locked, line.productId, line.quantity))
            legs.push({ productId: part.productId, warehouseId, delta: -part.quantity })
        }
        return ok({ kind: 'sale', legs, note: bundlesSold(locked, lines) })
      })
    },

    async receiptIn(
      tx: Transaction,
      header: StockHeader,
      lines: readonly StockLine[],
    ): Promise<Result<Outcome, Refusal>> {
      const main = await defaultWarehouse(tx, clock, header.workspaceId, header.mainName)
      return writer.write(tx, header, idsOf(lines), () => {
        const wrong = lines.find(({ quantity }) => !isQuantity(quantity))
        if (wrong) return fail({ reason: 'quantity', quantity: wrong.quantity })
        const legs = lines.map(({ productId, quantity, warehouseId = main }) => ({
          ...{ productId, warehouseId, delta: quantity },
        }))
        return ok({ kind: 'receipt', legs })
      })
    },

    transferIn: (
      tx: Transaction,
      header: Header,
      lines: readonly TransferLine[],
    ): Promise<Result<Outcome, Refusal>> =>
      writer.write(tx, header, idsOf(lines), () => {
        const legs: Leg[] = []
        for (const { productId, quantity, from, to } of lines) {
          if (!isQuantity(quantity)) return fail({ reason: 'quantity', quantity })
          if (from === to) return fail({ reason: 'same-warehouse' })
          legs.push({ productId, warehouseId: from, delta: -quantity })
          legs.push({ productId, warehouseId: to, delta: quantity })
        }
        return ok({ kind: 'transfer', legs })
      }),

    /**
     * Sets what is on hand. A stocktake is written down also when nothing differs; a correction is refused as `unchanged`
     * then. Of two counts of one place the last is taken.
     */
    async countIn(
      tx: Transaction,
      header: StockHeader,
      { kind, lines }: { kind: 'correction' | 'stocktake'; lines: readonly CountLine[] },
    ): Promise<Result<Outcome, Refusal>> {
      const main = await defaultWarehouse(tx, clock, header.workspaceId, header.mainName)
      return writer.write(tx, header, idsOf(lines), (locked) => {
        const legs = legsOfCounts(locked, lines, main)
        if (!legs.ok) return legs
        const about = kind === 'stocktake' ? idsOf(lines).productIds : undefined
        return ok({ kind, legs: legs.value, ...(about ? { about } : {}) })
      })
    },
  }
}

/** What brings each place to its count. */
export function legsOfCounts(
  locked: Locked,
  lines: readonly CountLine[],
  main: string,
): Result<Leg[], Refusal> {
  const counts = new Map<string, Leg>()
  for (const { productId, warehouseId = main, onHand, was } of lines) {
    if (!Number.isSafeInteger(onHand) || onHand < 0 || onHand > MOST)
      return fail({ reason: 'quantity', quantity: onHand })
    if (locked.fields(productId)?.life !== 'living')
      return fail({ reason: 'product-gone', id: productId })
    const now = locked.onHand(productId, warehouseId)
    if (was !== undefined && was !== now) return fail({ reason: 'counted-since', productId })
    const delta = onHand - now
    counts.set(`${productId}/${warehouseId}`, { productId, warehouseId, delta })
  }
  return ok([...counts.values()])
}

/** What leaves the shelf for so many of a product: itself, or the parts of a bundle. */
export function expanded(
  locked: Locked,
  productId: string,
  quantity: number,
): readonly { readonly productId: string; readonly quantity: number }[] {
  const parts = Object.entries(locked.fields(productId)?.parts ?? {})
  if (parts.length === 0) return [{ productId, quantity }]
  return parts.map(([id, pieces]) => ({ productId: id, quantity: pieces * quantity }))
}

/** Bundles among what was sold ("GIFT × 2"): their movements are those of their parts. */
function bundlesSold(locked: Locked, lines: readonly StockLine[]): string | undefined {
  const sold = lines.flatMap(({ productId, quantity }) => {
    const { sku = '', parts = {} } = locked.fields(productId) ?? {}
    return Object.keys(parts).length > 0 ? [`${sku} × ${quantity}`] : []
  })
  return sold.length > 0 ? sold.join(', ') : undefined
}

export function isQuantity(quantity: number): boolean {
  return Number.isSafeInteger(quantity) && quantity > 0 && quantity <= MOST
}
