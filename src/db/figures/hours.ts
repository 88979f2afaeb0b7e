import { and, eq, gte, type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { toJson } from '#db/storable.ts'
import type { Sum } from '#platform/metrics/tally.ts'
import { figureFlushes, figureHours } from './schema.ts'

/** One part of what a process counted; parts are numbered from 1 within its life. */
export interface Part {
  readonly process: string
  readonly seq: number
  readonly sums: readonly Sum[]
}

/**
 * Adds a part to the hours, all of it or nothing, in one statement: a process that does not know whether its last part
 * has arrived sends it again under the same number, and it adds nothing then.
 */
export async function addPart(
  db: Database,
  { process, seq, sums }: Part,
  now: number,
): Promise<void> {
  const rows = sums.map((sum) => ({ ...sum, hour: new Date(sum.hour).toISOString() }))
  await db.execute(sql`
    with fresh as (
      insert into ${figureFlushes} (process, seq, at)
      values (${process}, ${seq}, ${new Date(now).toISOString()}::timestamptz)
      on conflict (process) do update set seq = excluded.seq, at = excluded.at
        where ${figureFlushes.seq} < excluded.seq
      returning seq
    )
    insert into ${figureHours} (hour, name, service, label, user_id, value)
    select f.hour, f.name, f.service, f.label, f."userId", f.value
      from jsonb_to_recordset(${toJson(rows)}::text::jsonb)
        as f(hour timestamptz, name text, service text, label text, "userId" bigint, value float8)
      where exists (select from fresh)
      order by f.name, f.hour, f.service, f.label, f."userId"
    on conflict (name, hour, service, label, user_id)
      do update set value = ${figureHours.value} + excluded.value`)
}

/** Notes how large something is in this hour: the last word counts. */
export async function noteLevel(
  db: Database,
  name: string,
  value: number,
  hour: Date,
): Promise<void> {
  await db
    .insert(figureHours)
    .values({ hour, name, value })
    .onConflictDoUpdate({
      target: [
        figureHours.name,
        figureHours.hour,
        figureHours.service,
        figureHours.label,
        figureHours.userId,
      ],
      set: { value },
    })
}

export interface Grouped {
  readonly service: string
  readonly label: string
  readonly userId: number
  readonly value: number
}

const HOUR_MS = 3_600_000

/** Sums of a figure since a moment (the whole hour in which it lies counts), apart by what `by` names. */
export async function sumsOf(
  db: Database,
  name: string,
  since: number,
  by: readonly ('service' | 'label' | 'userId')[] = [],
): Promise<Grouped[]> {
  const first = Math.floor(since / HOUR_MS) * HOUR_MS
  const columns = by.map((one) => figureHours[one])
  const pick = (one: 'service' | 'label' | 'userId', none: SQL) =>
    by.includes(one) ? sql`${figureHours[one]}` : none
  const query = db
    .select({
      service: pick('service', sql`''`).mapWith(String),
      label: pick('label', sql`''`).mapWith(String),
      userId: pick('userId', sql`0`).mapWith(Number),
      value: sql<number>`coalesce(sum(${figureHours.value}), 0)`.mapWith(Number),
    })
    .from(figureHours)
    .where(and(eq(figureHours.name, name), gte(figureHours.hour, new Date(first))))
  return columns.length > 0 ? query.groupBy(...columns) : query
}

/** The level of a figure as noted last before a moment; undefined when it was not noted within `withinMs`. */
export async function levelAt(
  db: Database,
  name: string,
  before: number,
  withinMs: number,
): Promise<number | undefined> {
  const [row] = await db
    .select({ value: figureHours.value })
    .from(figureHours)
    .where(
      and(
        eq(figureHours.name, name),
        gte(figureHours.hour, new Date(before - withinMs)),
        sql`${figureHours.hour} <= ${new Date(before).toISOString()}::timestamptz`,
      ),
    )
    .orderBy(sql`${figureHours.hour} desc`)
    .limit(1)
  return row?.value
}
