import { and, eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Transaction } from '#db/connection.ts'
import { operations } from '../schema.ts'
import { inverted, type Refusal, UNDO_DAYS } from './operation.ts'
import { type Header, movementsOf, type Outcome, type Writer } from './write.ts'

const DAY_MS = 86_400_000

export interface Undone extends Outcome {
  /** What was undone is the effect of a channel's order, which stands all the same. */
  readonly isOrder: boolean
}

/** Operations taken back by operations: pieces return, fields read as before. An undo is undone to do it again. */
export function createUndo({ clock, writer }: { clock: Clock; writer: Writer }) {
  return {
    /** Once each: refused as `undone` afterwards, except to the cause that did it. */
    async undoIn(
      tx: Transaction,
      header: Header,
      operationId: string,
    ): Promise<Result<Undone, Refusal>> {
      const { workspaceId } = header
      const found = await findOperation(tx, workspaceId, operationId)
      if (!found) return fail({ reason: 'operation-gone', id: operationId })
      const changes = inverted(found.changes)
      const parts = changes.flatMap(({ fields }) => Object.keys(fields.parts?.to ?? {}))
      const scope = { productIds: [...found.productIds, ...parts], mayName: true }
      const isOrder = await isOfOrder(tx, workspaceId, found)
      const outcome = await writer.write(tx, header, scope, async () => {
        const [other] = await tx
          .select({ id: operations.id })
          .from(operations)
          .where(eq(operations.reversesId, operationId))
        if (other) return fail({ reason: 'undone', id: other.id })
        const ageMs = clock.now() - found.createdAt.getTime()
        if (changes.length > 0 && ageMs > UNDO_DAYS * DAY_MS)
          return fail({ reason: 'too-old', id: operationId })
        const moved = await movementsOf(tx, [operationId])
        const legs = moved.map(({ productId, warehouseId, delta }) => ({
          ...{ productId, warehouseId, delta: -delta },
        }))
        const about = found.productIds
        return ok({ kind: 'undo', legs, changes, reversesId: operationId, about })
      })
      return outcome.ok ? ok({ ...outcome.value, isOrder }) : outcome
    },
  }
}

/** Is what this cause has done taken back, and not done again since? */
export async function isTakenBack(
  tx: Transaction,
  workspaceId: string,
  ref: string,
): Promise<boolean> {
  const isIt = and(eq(operations.workspaceId, workspaceId), eq(operations.ref, ref))
  let [at] = await tx.select({ id: operations.id }).from(operations).where(isIt)
  for (let isBack = false; ; isBack = !isBack) {
    if (!at) return isBack
    const [next] = await tx
      .select({ id: operations.id })
      .from(operations)
      .where(eq(operations.reversesId, at.id))
    if (!next) return isBack
    at = next
  }
}

type OperationRow = typeof operations.$inferSelect

async function findOperation(
  tx: Transaction,
  workspaceId: string,
  id: string,
): Promise<OperationRow | undefined> {
  const [found] = await tx
    .select()
    .from(operations)
    .where(and(eq(operations.workspaceId, workspaceId), eq(operations.id, id)))
  return found
}

/** Also when it undoes, or does again, what an order did. */
async function isOfOrder(
  tx: Transaction,
  workspaceId: string,
  operation: OperationRow,
): Promise<boolean> {
  for (let at: OperationRow | undefined = operation; at; ) {
    if (at.kind === 'order') return true
    if (at.reversesId === null) return false
    at = await findOperation(tx, workspaceId, at.reversesId)
  }
  return false
}
