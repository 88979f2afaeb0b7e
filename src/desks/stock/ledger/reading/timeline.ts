import { and, asc, eq, gte, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { balances, movements, operations } from '../schema.ts'
import type { OperationKind } from '../writing/operation.ts'

export interface Timeline {
  /** Pieces of the product on all shelves now. */
  readonly onHand: number
  /** What came and went since, oldest first. */
  readonly moves: readonly {
    readonly at: Date
    readonly kind: OperationKind
    readonly delta: number
  }[]
}

/** How a product's stock came to be what it is, since a moment (ms). */
export async function timelineOf(
  on: Database | Transaction,
  workspaceId: string,
  productId: string,
  since: number,
): Promise<Timeline> {
  const moves = await on
    .select({ at: operations.createdAt, kind: operations.kind, delta: movements.delta })
    .from(movements)
    .innerJoin(operations, eq(operations.id, movements.operationId))
    .where(
      and(
        eq(movements.productId, productId),
        eq(operations.workspaceId, workspaceId),
        gte(operations.createdAt, new Date(since)),
      ),
    )
    .orderBy(asc(movements.id))
  const [sum] = await on
    .select({ onHand: sql<number>`coalesce(sum(${balances.onHand}), 0)::int` })
    .from(balances)
    .where(eq(balances.productId, productId))
  return { onHand: sum?.onHand ?? 0, moves }
}
