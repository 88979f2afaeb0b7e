import type { Clock } from '#core/clock.ts'
import { openConnection } from './connection.ts'

/** One stored update, still sealed. */
export interface PendingRow {
  readonly updateId: number
  readonly payload: Uint8Array
  /** Failures so far. */
  readonly attempts: number
  /** Ms. */
  readonly receivedAt: number
}

/** Rows of one lane at a time, so that one busy chat cannot fill the memory. */
export const ROWS_AT_ONCE = 20

const LOCK = `select lane, pg_try_advisory_lock(hashtextextended('inbox:' || lane, 0)) as locked
  from unnest($1::bigint[]) as lane`
const UNLOCK = `select pg_advisory_unlock(hashtextextended('inbox:' || lane, 0))
  from unnest($1::bigint[]) as lane`
const PENDING = `select wanted.lane, row.update_id as id, row.payload, row.attempts,
    (extract(epoch from row.received_at) * 1000)::float8 as ms
  from unnest($1::bigint[]) as wanted(lane) cross join lateral (
    select * from inbox
    where inbox.lane = wanted.lane and status = 'pending' and payload is not null
    order by update_id limit ${ROWS_AT_ONCE}
  ) as row
  order by row.update_id`
const DONE = `update inbox set status = 'done', payload = null, done_at = to_timestamp($2::float8 / 1000)
  where update_id = any($1::bigint[])`
const COUNT = `update inbox set attempts = attempts + 1, error = $2
  where update_id = $1 returning attempts`
const GIVE_UP = `update inbox set status = 'failed' where update_id = $1`
const WAITING = `select lane, (extract(epoch from min(received_at)) * 1000)::float8 as ms
  from inbox where status = 'pending' group by lane`

/**
 * The dispatcher's own connection. Advisory locks live as long as it does, so a killed process frees its lanes, and
 * everything sent over it is done in order: a lane is unlocked only after its rows were marked.
 */
export function createLanes({ url, clock }: { url: string; clock: Clock }) {
  const { query, epoch, close } = openConnection(url)
  let settled: { ids: number[]; done: Promise<void> } | undefined
  let flushing: Promise<unknown> = Promise.resolve()

  return {
    epoch,
    close,

    /** Locks the lanes nobody else has in hand; says which. */
    async lock(lanes: readonly number[]): Promise<Set<number>> {
      const rows = await query<{ lane: string; locked: boolean }>('lanes-lock', LOCK, [lanes])
      return new Set(rows.filter(({ locked }) => locked).map(({ lane }) => Number(lane)))
    },

    /** The first pending rows of each lane. A statement of its own, after the lock: its view must be younger. */
    async pending(lanes: readonly number[]): Promise<Map<number, PendingRow[]>> {
      const rows = await query<{
        lane: string
        id: string
        payload: Uint8Array
        attempts: number
        ms: number
      }>('lanes-pending', PENDING, [lanes])
      const found = new Map<number, PendingRow[]>(lanes.map((lane) => [lane, []]))
      for (const { lane, id, payload, attempts, ms } of rows)
        found
          .get(Number(lane))
          ?.push({ updateId: Number(id), payload, attempts, receivedAt: Math.round(ms) })
      return found
    },

    /** Marks an update done. Calls made while one statement is under way share the next. */
    done(updateId: number): Promise<void> {
      if (settled) {
        settled.ids.push(updateId)
        return settled.done
      }
      const ids = [updateId]
      const done = flushing.then(async () => {
        settled = undefined
        await query('lanes-done', DONE, [ids, clock.now()])
      })
      settled = { ids, done }
      flushing = done.catch(() => {})
      return done
    },

    /** Counts a failed try and returns how many there were. */
    async countFailure(updateId: number, error: string): Promise<number> {
      const [row] = await query<{ attempts: number }>('lanes-count', COUNT, [updateId, error])
      return row?.attempts ?? 0
    },

    async giveUp(updateId: number): Promise<void> {
      await query('lanes-give-up', GIVE_UP, [updateId])
    },

    async unlock(lanes: readonly number[]): Promise<void> {
      await query('lanes-unlock', UNLOCK, [lanes])
    },

    /** Every lane with something to do, whoever received it, and since when (ms). */
    async waiting(): Promise<Map<number, number>> {
      const rows = await query<{ lane: string; ms: number }>('lanes-waiting', WAITING, [])
      return new Map(rows.map(({ lane, ms }) => [Number(lane), ms]))
    },
  }
}

export type Lanes = ReturnType<typeof createLanes>
