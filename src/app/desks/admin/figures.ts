import { sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { addDays, dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import { sumsOf } from '#db/figures/hours.ts'
import { credentials } from '#desks/account/schema.ts'
import type { Figures } from '#desks/admin/ports.ts'
import { CREATE_RUN } from '#desks/campaigns/run.ts'
import { campaignGroups, campaigns, campaignUses, modelCalls } from '#desks/campaigns/schema.ts'
import { importBatches, importItems } from '#desks/imports/batches/schema.ts'
import { products } from '#desks/stock/ledger/schema.ts'
import { bookings, monitors } from '#desks/supplies/schema.ts'
import { runs } from '#runs/schema.ts'
import { activeDays, users, workspaces } from '#telegram/identity/schema.ts'

const ZONE = 'Europe/Moscow'
const DAYS = 30

/** Figures over all desks, for the admins. Each is counted from the rows themselves; money, by the hour. */
export function figuresOfDesks(db: Database, clock: Clock): Figures {
  const one = async <T extends Record<string, unknown>>(
    query: ReturnType<typeof sql>,
  ): Promise<T> => {
    const { rows } = await db.execute<T>(query)
    return rows[0] as T
  }
  const at = (ms: number) => sql`${new Date(ms).toISOString()}::timestamptz`

  return {
    async activity() {
      const today = dayIn(ZONE, clock.now())
      const first = addDays(today, 1 - DAYS)
      const { rows } = await db.execute<{ day: string; people: number }>(sql`
        select d::date::text as day, count(${activeDays.userId})::int as people
        from generate_series(${first}::date, ${today}::date, interval '1 day') d
        left join ${activeDays} on ${activeDays.day} = d::date
        group by d order by d`)
      const { month } = await one<{ month: number }>(sql`
        select count(distinct ${activeDays.userId})::int as month from ${activeDays}
        where ${activeDays.day} between ${first}::date and ${today}::date`)
      return {
        days: rows,
        today: rows.at(-1)?.people ?? 0,
        yesterday: rows.at(-2)?.people ?? 0,
        month,
      }
    },

    async funnel(since) {
      const row = await one<
        Record<'started' | 'connected' | 'begun' | 'completed', number> & { ms: number | null }
      >(sql`
        with own as (select ${workspaces.id} as id, ${workspaces.ownerId} as owner from ${workspaces}),
        done as (
          select who, min(at) as at from (
            select ${campaigns.createdBy} as who, ${runs.finishedAt} as at
              from ${campaigns} join ${runs} on ${runs.id} = ${campaigns.id} and ${runs.status} = 'completed'
            union all select own.owner, ${bookings.verifiedAt}
              from ${bookings} join own on own.id = ${bookings.workspaceId} where ${bookings.status} = 'verified'
            union all select ${importBatches.userId}, ${importBatches.finishedAt}
              from ${importBatches} where ${importBatches.finishedAt} is not null
          ) ends group by who
        ),
        begun as (
          select ${campaignUses.userId} as who from ${campaignUses}
          union select ${monitors.userId} from ${monitors}
          union select ${importBatches.userId} from ${importBatches}
          union select own.owner from ${products} join own on own.id = ${products.workspaceId}
        ),
        connected as (
          select own.owner as who from ${credentials} join own on own.id = ${credentials.workspaceId}
        )
        select count(*)::int as started,
          (count(*) filter (where ${users.id} in (select who from connected)))::int as connected,
          (count(*) filter (where ${users.id} in (select who from begun)))::int as begun,
          count(done.at)::int as completed,
          (avg(extract(epoch from done.at - ${users.createdAt})) * 1000)::float8 as ms
        from ${users} left join done on done.who = ${users.id}
        where ${users.createdAt} >= ${at(since)}`)
      const { ms, ...counts } = row
      return { ...counts, averageMs: ms }
    },

    async business(since) {
      const made = await one<{ campaigns: number; ms: number | null; micros: number | null }>(sql`
        select count(*)::int as campaigns,
          (avg(extract(epoch from ${runs.finishedAt} - ${runs.createdAt})) * 1000)::float8 as ms,
          avg((select coalesce(sum(${modelCalls.costMicros}), 0) from ${modelCalls} where ${modelCalls.campaignId} = ${runs.id}))::float8 as micros
        from ${runs}
        where ${runs.kind} = ${CREATE_RUN} and ${runs.status} = 'completed' and ${runs.finishedAt} >= ${at(since)}`)
      const average = await one<Record<'keywords' | 'groups' | 'ads', number>>(sql`
        select coalesce(avg(keywords), 0)::float8 as keywords, coalesce(avg(groups), 0)::float8 as groups,
          coalesce(avg(ads), 0)::float8 as ads
        from (
          select sum(jsonb_array_length(${campaignGroups.phrases})) as keywords, count(*) as groups,
            sum(coalesce(jsonb_array_length(${campaignGroups.ads}), 0)) as ads
          from ${campaignGroups} join ${runs} on ${runs.id} = ${campaignGroups.campaignId}
            and ${runs.status} = 'completed' and ${runs.finishedAt} >= ${at(since)}
          group by ${campaignGroups.campaignId}
        ) each`)
      const sold = await one<
        Record<'catches' | 'imports' | 'imported' | 'skus', number> & {
          ms: number | null
        }
      >(sql`
        select
          (select count(*)::int from ${bookings} where ${bookings.status} = 'verified' and ${bookings.verifiedAt} >= ${at(since)}) as catches,
          (select count(*)::int from ${importBatches} where ${importBatches.finishedAt} >= ${at(since)}) as imports,
          (select count(*)::int from ${importItems} join ${importBatches} on ${importBatches.id} = ${importItems.batchId}
            where ${importItems.state} = 'done' and ${importBatches.finishedAt} >= ${at(since)}) as imported,
          (select (avg(extract(epoch from ${importBatches.finishedAt} - ${importBatches.createdAt})) * 1000)::float8
            from ${importBatches} where ${importBatches.finishedAt} >= ${at(since)}) as ms,
          (select count(*)::int from ${products} where ${products.deletedAt} is null) as skus`)
      const [paid] = await sumsOf(db, 'cost', since)
      return {
        ...{ campaigns: made.campaigns, campaignMs: made.ms, campaignMicros: made.micros ?? 0 },
        ...average,
        ...{ catches: sold.catches, imports: sold.imports, imported: sold.imported },
        ...{ importMs: sold.ms, skus: sold.skus, micros: paid?.value ?? 0 },
      }
    },
  }
}
