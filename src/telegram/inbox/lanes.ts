import postgres from 'postgres'
import type { Clock } from '#core/clock.ts'

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

/**
 * The dispatcher's own connection. Advisory locks live as long as it does, so a killed process frees its lanes, and
 * everything sent over it is done in order: a lane is unlocked only after its rows were marked.
 */
export function createLanes({ url, clock }: { url: string; clock: Clock }) {
  // Grows whenever the connection, and with it every lock, was lost.
  let epoch = 0
  const sql = postgres(url, {
    max: 1,
    idle_timeout: 0,
    max_lifetime: null,
    onnotice: () => {},
    onclose: () => {
      epoch += 1
    },
    connection: { application_name: 'prilavok-inbox' },
  })
  const lockName = sql`hashtextextended('inbox:' || lane, 0)`
  let settled: { ids: number[]; done: Promise<void> } | undefined
  let flushing: Promise<unknown> = Promise.resolve()

  const markDone = async (ids: readonly number[]) => {
    await sql`
      update inbox set status = 'done', payload = null, done_at = ${new Date(clock.now()).toISOString()}
      where update_id = any(${[...ids]}::bigint[])`
  }

  return {
    epoch: () => epoch,

    /** Locks the lanes nobody else has in hand; says which. */
    async lock(lanes: readonly number[]): Promise<Set<number>> {
      const rows = await sql<{ lane: string; locked: boolean }[]>`
        select lane, pg_try_advisory_lock(${lockName}) as locked
        from unnest(${[...lanes]}::bigint[]) as lane`
      return new Set(rows.filter(({ locked }) => locked).map(({ lane }) => Number(lane)))
    },

    /** The first pending rows of each lane. A statement of its own, after the lock: its view must be younger. */
    async pending(lanes: readonly number[]): Promise<Map<number, PendingRow[]>> {
      const rows = await sql<
        { lane: string; id: string; payload: Uint8Array; attempts: number; ms: number }[]
      >`
        select wanted.lane, row.update_id as id, row.payload, row.attempts,
          (extract(epoch from row.received_at) * 1000)::float8 as ms
        from unnest(${[...lanes]}::bigint[]) as wanted(lane) cross join lateral (
          select * from inbox
          where inbox.lane = wanted.lane and status = 'pending' and payload is not null
          order by update_id limit ${ROWS_AT_ONCE}
        ) as row
        order by row.update_id`
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
      const done = flushing.then(() => {
        settled = undefined
        return markDone(ids)
      })
      settled = { ids, done }
      flushing = done.catch(() => {})
      return done
    },

    /** Counts a failed try and returns how many there were. */
    async countFailure(updateId: number, error: string): Promise<number> {
      const [row] = await sql<{ attempts: number }[]>`
        update inbox set attempts = attempts + 1, error = ${error}
        where update_id = ${updateId} returning attempts`
      return row?.attempts ?? 0
    },

    async giveUp(updateId: number): Promise<void> {
      await sql`update inbox set status = 'failed' where update_id = ${updateId}`
    },

    async unlock(lanes: readonly number[]): Promise<void> {
      await sql`select pg_advisory_unlock(${lockName}) from unnest(${[...lanes]}::bigint[]) as lane`
    },

    /** Every lane with something to do, whoever received it. */
    async waiting(): Promise<number[]> {
      const rows = await sql<{ lane: string }[]>`
        select distinct lane from inbox where status = 'pending'`
      return rows.map(({ lane }) => Number(lane))
    },

    close: () => sql.end({ timeout: 5 }),
  }
}

export type Lanes = ReturnType<typeof createLanes>
