import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { ChannelAccount } from '../../channels/store.ts'
import type { ChannelDriver, DrivenAccount } from '../../drivers/driver.ts'
import { dropCommand, endCommands, openCommands, type PassMark } from './record.ts'
import { endSilent, releaseSkus, takeSkus } from './sku-leases.ts'

/**
 * Commands of a pass that died: asked about before anything else is written, so that no two are under way for one offer. What the
 * service does not know is dropped; the listings are read anyway. The products that must wait for theirs.
 */
export async function settleOrphans(
  { db, clock, driver }: { db: Database; clock: Clock; driver: ChannelDriver },
  { driven }: { readonly account: ChannelAccount; readonly driven: DrivenAccount },
  mark: PassMark,
  signal: AbortSignal,
): Promise<ReadonlySet<string>> {
  await endSilent(db, mark.accountId)
  const busy = new Set<string>()
  for (const command of await openCommands(db, mark.accountId)) {
    const products = [...new Set(command.items.map(({ productId }) => productId))]
    const leases = await takeSkus(db, mark.accountId, mark.owner, products)
    const isOurs = leases.length === products.length
    const sent = isOurs ? await driver.settle(driven, command, signal) : undefined
    if (!isOurs || sent?.kind === 'sent') for (const id of products) busy.add(id)
    else if (sent) await endCommands(db, mark, [{ ...sent, command }], clock.now())
    else await dropCommand(db, command.id, clock.now())
    await releaseSkus(
      db,
      mark.accountId,
      mark.owner,
      leases,
      sent?.kind === 'ended' ? 'success' : 'error',
    )
  }
  return busy
}
