import { and, asc, eq, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { balances, products, reservations } from '../ledger/schema.ts'
import { isOpen } from '../ledger/writing/rules.ts'
import { orderLines } from './schema.ts'

/** A purchase that still waits for its goods, in pieces of one product. */
export interface WaitingLine {
  readonly accountId: string
  readonly lineId: string
  readonly orderId: string | null
  readonly pieces: number
  /** When it was bought, ms. */
  readonly at: number
}

export interface Explained extends WaitingLine {
  /** What is left after it; below 0 there was nothing left for some of it. */
  readonly left: number
  readonly fits: boolean
}

/** Who got the last pieces and whose purchase crossed with theirs, first come first served. */
export interface Oversell {
  readonly onHand: number
  readonly missing: number
  readonly lines: readonly Explained[]
  /** The first that no longer fitted. */
  readonly crossed: Explained | undefined
  /** The one before it, which took the last pieces; undefined when there were none to take. */
  readonly last: Explained | undefined
}

/** Lines in the order of their purchase. */
function explain(onHand: number, waiting: readonly WaitingLine[]): Oversell {
  const lines: Explained[] = []
  let left = onHand
  for (const line of [...waiting].sort((a, b) => a.at - b.at || (a.lineId < b.lineId ? -1 : 1))) {
    left -= line.pieces
    lines.push({ ...line, left, fits: left >= 0 })
  }
  const at = lines.findIndex(({ fits }) => !fits)
  return { onHand, missing: Math.max(0, -left), lines, crossed: lines[at], last: lines[at - 1] }
}

/** Why more of a product was sold than there is; also tells of one that was not oversold. */
export async function oversellOf(
  on: Database | Transaction,
  workspaceId: string,
  productId: string,
): Promise<Oversell> {
  const [stock] = await on
    .select({ onHand: sql<number>`coalesce(sum(${balances.onHand}), 0)::int` })
    .from(balances)
    .innerJoin(products, eq(products.id, balances.productId))
    .where(and(eq(products.workspaceId, workspaceId), eq(balances.productId, productId)))
  const rows = await on
    .select({ row: reservations, orderId: orderLines.orderId })
    .from(reservations)
    .leftJoin(
      orderLines,
      and(
        eq(orderLines.accountId, reservations.accountId),
        eq(orderLines.lineId, reservations.lineId),
      ),
    )
    .where(
      and(eq(reservations.workspaceId, workspaceId), eq(reservations.productId, productId), isOpen),
    )
    .orderBy(asc(reservations.at), asc(reservations.id))
  const waiting = rows.map(({ row, orderId }) => ({
    ...{ accountId: row.accountId, lineId: row.lineId, orderId, at: row.at.getTime() },
    pieces: row.state === 'held' ? row.quantity : row.short,
  }))
  return explain(stock?.onHand ?? 0, waiting)
}
