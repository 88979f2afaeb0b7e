import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { credentials } from '#desks/account/schema.ts'
import type { Deed, PeopleOfDesks } from '#desks/admin/ports.ts'
import { campaigns } from '#desks/campaigns/schema.ts'
import { importBatches } from '#desks/imports/batches/schema.ts'
import { operations, products } from '#desks/stock/ledger/schema.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { runs } from '#runs/schema.ts'
import { workspaces } from '#telegram/identity/schema.ts'

/** What every desk knows of a person, for the admins' card. */
export function peopleOfDesks(db: Database): PeopleOfDesks {
  const own = (userId: number) =>
    db.select({ id: workspaces.id }).from(workspaces).where(eq(workspaces.ownerId, userId))

  return {
    async figuresOf(userId) {
      const shops = own(userId)
      const [keys, watched, catches, made, imports, goods] = await Promise.all([
        db.$count(credentials, inArray(credentials.workspaceId, shops)),
        db.$count(
          monitors,
          and(inArray(monitors.workspaceId, shops), eq(monitors.status, 'active')),
        ),
        db.$count(
          bookings,
          and(inArray(bookings.workspaceId, shops), eq(bookings.status, 'verified')),
        ),
        db.$count(campaigns, inArray(campaigns.workspaceId, shops)),
        db.$count(importBatches, inArray(importBatches.workspaceId, shops)),
        db.$count(products, and(inArray(products.workspaceId, shops), isNull(products.deletedAt))),
      ])
      return { keys, monitors: watched, catches, campaigns: made, imports, products: goods }
    },

    async deedsOf(userId, offset, limit) {
      const shops = sql`(select ${workspaces.id} from ${workspaces} where ${workspaces.ownerId} = ${userId})`
      const { rows } = await db.execute<{
        at: Date
        kind: Deed['kind']
        about: string
        state: string
      }>(sql`
        select at, kind, about, state from (
          select ${runs.createdAt} as at, 'run' as kind, ${runs.kind} as about, ${runs.status} as state
            from ${runs} where ${runs.userId} = ${userId}
          union all select ${monitors.createdAt}, 'monitor', ${monitors.mode}, ${monitors.status}
            from ${monitors} where ${monitors.userId} = ${userId}
          union all select ${bookings.createdAt}, 'catch', ${bookings.slotDay}::text, ${bookings.status}
            from ${bookings} where ${bookings.workspaceId} in ${shops}
          union all select ${campaigns.createdAt}, 'campaign', ${campaigns.name}, ''
            from ${campaigns} where ${campaigns.createdBy} = ${userId}
          union all select ${importBatches.createdAt}, 'import', ${importBatches.title},
              case when ${importBatches.finishedAt} is null then 'running' else 'completed' end
            from ${importBatches} where ${importBatches.userId} = ${userId}
          union all select ${operations.createdAt}, 'stock', ${operations.kind}, ''
            from ${operations} where ${operations.actorId} = ${userId}
          union all select ${credentials.createdAt}, 'key', ${credentials.service}, ${credentials.status}
            from ${credentials} where ${credentials.addedBy} = ${userId}
        ) as deeds order by at desc, kind, about limit ${limit} offset ${offset}`)
      return rows.map((row) => ({ ...row, at: new Date(row.at) }))
    },
  }
}
