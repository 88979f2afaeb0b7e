import { and, eq, isNull } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Issues } from '../issues/issues.ts'
import type { Mapping, OrderAccount } from './apply.ts'
import type { OrderIntake } from './intake.ts'
import { orderLines } from './schema.ts'

/** Lines that were sold under this SKU. */
export const isSku = (sku: string | null) =>
  sku === null ? isNull(orderLines.sku) : eq(orderLines.sku, sku)

/** Lines looked at in one round. */
const MOST = 100

/** Sales of what was linked to nothing when it was sold, and is linked by now: they count from here on, and nobody is asked any more. */
export async function linkUnmapped(
  deps: {
    readonly db: Database
    readonly clock: Clock
    readonly mapping: Mapping
    readonly issues: Issues
    readonly intake: Pick<OrderIntake, 'linkIn'>
  },
  account: OrderAccount,
): Promise<void> {
  const { db, clock, mapping, issues, intake } = deps
  const isOpen = and(eq(orderLines.accountId, account.id), isNull(orderLines.productId))
  const lines = await db
    .selectDistinct({ offerId: orderLines.offerId, sku: orderLines.sku })
    .from(orderLines)
    .where(isOpen)
    .limit(MOST)
  for (const { offerId, sku } of lines) {
    await db.transaction(async (tx: Transaction) => {
      const productId = await mapping(tx, { accountId: account.id, offerId, sku })
      if (productId === undefined) return
      const linked = await intake.linkIn(tx, account, { offerId, productId, sku })
      await issues.resolve(tx, {
        workspaceId: account.workspaceId,
        accountId: account.id,
        kinds: ['unmapped-line'],
        subjects: linked,
        resolution: 'by-itself',
        now: clock.now(),
      })
    })
  }
}
