import { and, eq, gt, lte, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { dayIn, daysBetween } from '#core/dates.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { supplyReminders } from '../drafts/schema.ts'
import { MOSCOW } from '../monitors/monitor.ts'
import { tell } from '../notices/tell.ts'
import { openListed } from './actions.ts'
import type { Listed, ListedSupply } from './listed.ts'

export const REMIND_DAYS = [0, 1, 2, 3]

export interface RemindersDeps {
  readonly db: Database
  readonly listed: Pick<Listed, 'accounts' | 'ofKey' | 'details'>
  readonly clock: Clock
  readonly log: Log
}

const TICK_MS = 30_000
const CLAIM_MS = 300_000
const MOST = 10
/** A date may be moved in the cabinet: looked at again this often, ms. */
const EVERY_MS = 3 * 3_600_000
const FAULT_MS = 900_000
/** `statusID` of what is planned and not yet at the gate: dev.wildberries.ru/openapi/orders-fbw. */
const AHEAD: ReadonlySet<number | null> = new Set([2, 3])

/** Reminds of supplies before their day, once a supply and date; any number of processes may look. */
export function createReminders({ db, listed, clock, log }: RemindersDeps) {
  /** Takes whom it is time to look for, put off so that nobody else does. */
  async function claim() {
    const now = clock.now()
    return db
      .update(supplyReminders)
      .set({ checkAt: new Date(now + CLAIM_MS) })
      .where(
        sql`${supplyReminders.workspaceId} in (${db
          .select({ id: supplyReminders.workspaceId })
          .from(supplyReminders)
          .where(
            and(gt(supplyReminders.daysBefore, 0), lte(supplyReminders.checkAt, new Date(now))),
          )
          .limit(MOST)
          .for('update', { skipLocked: true })})`,
      )
      .returning()
  }

  async function remind(
    wish: typeof supplyReminders.$inferSelect,
    signal: AbortSignal,
  ): Promise<void> {
    const { workspaceId, daysBefore } = wish
    const today = dayIn(MOSCOW, clock.now())
    for (const key of await listed.accounts(workspaceId)) {
      const { supplies } = await listed.ofKey(key, signal)
      for (const supply of supplies) {
        if (supply.supplyDay === null || !AHEAD.has(supply.statusId)) continue
        const left = daysBetween(today, supply.supplyDay)
        if (left < 0 || left > daysBefore) continue
        const details = await listed.details(workspaceId, supply)
        await tell(db, dueSoon(wish, supply, key.accountKey, details?.warehouseName ?? null, left))
      }
    }
  }

  async function round(signal: AbortSignal): Promise<number> {
    const due = await claim()
    for (const wish of due) {
      let pause = EVERY_MS
      try {
        await remind(wish, signal)
      } catch (thrown) {
        if (signal.aborted) return due.length
        pause = FAULT_MS
        log.warn({ err: toAppError(thrown) }, 'supplies to remind of were not read')
      }
      await db
        .update(supplyReminders)
        .set({ checkAt: new Date(clock.now() + pause) })
        .where(
          and(
            eq(supplyReminders.workspaceId, wish.workspaceId),
            // Another wish meanwhile is looked at as soon as it wants to be.
            eq(supplyReminders.checkAt, wish.checkAt),
          ),
        )
    }
    return due.length
  }

  const { start, stop } = createRounds({
    ...{ round, everyMs: TICK_MS, clock, log },
    fault: 'reminders not looked at',
  })

  return {
    ...{ round, start, stop },

    async daysBefore(workspaceId: string): Promise<number> {
      const [row] = await db
        .select({ days: supplyReminders.daysBefore })
        .from(supplyReminders)
        .where(eq(supplyReminders.workspaceId, workspaceId))
      return row?.days ?? 0
    },

    /** The reminder goes to who asked for it last. */
    async set(who: Actor & { readonly chatId: number }, daysBefore: number): Promise<void> {
      const { workspaceId, userId, chatId } = who
      const values = { userId, chatId, daysBefore, checkAt: new Date(clock.now()) }
      await withAuthority(db, who, 'manager', (tx) =>
        tx
          .insert(supplyReminders)
          .values({ workspaceId, ...values })
          .onConflictDoUpdate({ target: supplyReminders.workspaceId, set: values }),
      )
    },
  }
}

export type Reminders = ReturnType<typeof createReminders>

function dueSoon(
  { chatId, workspaceId }: typeof supplyReminders.$inferSelect,
  { id, supplyDay }: ListedSupply,
  accountKey: string,
  warehouse: string | null,
  left: number,
): OwedMessage {
  return {
    // One a supply and date: a date that was moved is told again.
    key: `supply:${workspaceId}:${accountKey}:${id}:${supplyDay}:soon`,
    ...{ chatId, workspaceId },
    notice: {
      messageKey: 'supplies-soon',
      vars: { number: String(id), slotDay: supplyDay ?? '', warehouse: warehouse ?? '–', left },
      keyboard: [[{ labelKey: 'supplies-button-listed', data: openListed({ page: 0 }) }]],
    },
  }
}
