import type { StockLine } from '../../ports/transfers.ts'
import type { Order } from '../plan.ts'

/** What an account's turn knows from one look to the next. */
export interface Turn {
  readonly workspaceId: string
  readonly accountKey: string
  stock: readonly StockLine[]
  stockAt: number
  /** Warehouses whose quota refused something: asked about one by one where there is no list of all. */
  readonly doubtful: Set<number>
}

export const lineOf = (
  { stock }: Turn,
  { chrtId, sourceId }: { readonly chrtId: number | null; readonly sourceId: number },
): StockLine | undefined =>
  stock.find((line) => line.chrtId === chrtId && line.warehouseId === sourceId)

/** What was sent, or may have been, is not there any more. */
export function lower(turn: Turn, order: Pick<Order, 'chrtId' | 'sourceId' | 'units'>): void {
  const line = lineOf(turn, order)
  turn.stock = turn.stock.map((one) =>
    one === line ? { ...one, count: one.count - order.units } : one,
  )
}
