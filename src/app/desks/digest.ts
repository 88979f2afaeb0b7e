import { and, eq, gte, isNull, sql } from 'drizzle-orm'
import { addDays, type Day } from '#core/dates.ts'
import {
  DIGEST_KIND,
  type DigestFigures,
  digestNotice,
  digestPicture,
  isQuiet,
  NO_FIGURES,
} from '#desks/account/digest/digest.ts'
import { periodDue } from '#desks/account/digest/period.ts'
import { openKeys } from '#desks/account/keys/actions.ts'
import { createPersonalStore, USUAL } from '#desks/account/settings/personal.ts'
import { openImports } from '#desks/imports/chat/actions.ts'
import { openStock } from '#desks/stock/chat/actions.ts'
import { openMonitors } from '#desks/supplies/chat/actions.ts'
import type { Component } from '#platform/lifecycle.ts'
import { drawBars } from '#platform/pictures/bars.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import { Desk } from '#telegram/desk.ts'
import { users, workspaces } from '#telegram/identity/schema.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import type { Base } from '../base.ts'

const LOOK_MS = 10 * 60_000
/** Nobody who has not been here for so long is written to by the clock alone, days. */
const AWAY_DAYS = 30
const DAY_MS = 86_400_000

/** Digests: looked for by one worker of all, owed once a period, drawn when they are sent. */
export function openDigest({ db, clock, queues }: Pick<Base, 'db' | 'clock' | 'queues'>) {
  const personal = createPersonalStore(db)
  const queue = queues.open('digests')
  const picture = digestPicture(drawBars)
  const links = {
    ...{ keys: openKeys({}), monitors: openMonitors({ page: 0 }) },
    ...{ stock: openStock({}), imports: openImports({}) },
  }

  const isOwed = async (key: string): Promise<boolean> => {
    const found = await db
      .select({ id: outbox.id })
      .from(outbox)
      .where(eq(outbox.key, key))
      .limit(1)
    return found.length > 0
  }

  const look = async (): Promise<void> => {
    const now = clock.now()
    const people = await db
      .select({ user: users, workspace: workspaces.name })
      .from(users)
      .innerJoin(workspaces, eq(workspaces.id, users.workspaceId))
      .where(
        and(
          isNull(users.leftAt),
          isNull(users.blockedAt),
          gte(users.lastActiveAt, new Date(now - AWAY_DAYS * DAY_MS)),
        ),
      )
    const chosen = await personal.ofAll(people.map(({ user }) => user.id))
    for (const { user, workspace } of people) {
      const { id: userId, timeZone, workspaceId } = user
      const period = periodDue(now, timeZone, chosen.get(userId) ?? USUAL)
      if (!period || (await isOwed(`digest:${period.kind}:${userId}:${period.to}`))) continue
      const figures = await figuresOf(db, workspaceId, [period.from, period.to], timeZone)
      if (isQuiet(figures)) continue
      const reader = { userId, workspaceId, workspace }
      await enqueue(db, digestNotice(reader, period, figures, links))
    }
  }

  const draw: MakeAttachment = async (id, lang) => {
    const [workspaceId = '', from = '', to = ''] = id.split(':')
    const [row] = await db.select().from(workspaces).where(eq(workspaces.id, workspaceId))
    if (!row) return undefined
    const figures = await figuresOf(db, workspaceId, [from as Day, to as Day], lang.timeZone)
    return picture(lang, row.name, figures, [from as Day, to as Day])
  }

  const desk = new Desk('digest')
  desk.attachments = { [DIGEST_KIND]: draw }
  return {
    desk,
    /** For the queue, and for tests. */
    look,
    component: {
      name: 'digests',
      async start() {
        await queue.process(async () => {
          await look()
          return { kind: 'done' }
        })
        await queue.schedule({ id: 'look', everyMs: LOOK_MS })
      },
      stop: () => queue.close(),
    } satisfies Component,
  }
}

/** All days of the period whole, in the reader's zone. */
async function figuresOf(
  db: Base['db'],
  workspaceId: string,
  [from, to]: readonly [Day, Day],
  timeZone: string,
): Promise<DigestFigures> {
  const after = sql`(${from}::timestamp at time zone ${timeZone})`
  const before = sql`(${addDays(to, 1)}::timestamp at time zone ${timeZone})`
  const within = (column: string) =>
    sql`workspace_id = ${workspaceId} and ${sql.identifier(column)} >= ${after} and ${sql.identifier(column)} < ${before}`
  const { rows } = await db.execute<Record<keyof DigestFigures, number>>(sql`select
    (select count(*)::int from bookings where ${within('verified_at')}) as "catches",
    (select count(*)::int from bookings where ${within('created_at')} and status = 'lost') as "losses",
    (select count(*)::int from runs where ${within('finished_at')} and kind = 'campaigns.create' and status = 'completed') as "campaigns",
    (select count(*)::int from import_items join import_batches on import_batches.id = batch_id
      where workspace_id = ${workspaceId} and import_items.updated_at >= ${after} and import_items.updated_at < ${before}
        and import_items.state = 'done') as "imported",
    (select count(*)::int from operations where ${within('created_at')}) as "operations",
    (select count(*)::int from credentials where workspace_id = ${workspaceId} and status in ('invalid', 'expired')) as "brokenKeys",
    (select count(*)::int from monitors where workspace_id = ${workspaceId} and status = 'paused') as "pausedMonitors",
    (select count(*)::int from stock_issues where workspace_id = ${workspaceId} and resolved_at is null) as "questions",
    (select count(*)::int from import_price_holds where workspace_id = ${workspaceId} and decided_at is null) as "heldPrices"`)
  return rows[0] ?? NO_FIGURES
}
