import { eq, inArray } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import type { ProbedMethod, ProbeMethod } from '../ports/drafts.ts'
import type { KeyRing, WbKey } from '../ports.ts'
import { feedStates } from '../schema.ts'

const PROBED: readonly ProbedMethod[] = ['acceptance-options', 'warehouses', 'transit-tariffs']

export interface ProbesDeps {
  readonly db: Database
  readonly keys: Pick<KeyRing, 'feedKeys'>
  readonly probe: ProbeMethod
  readonly clock: Clock
  readonly log: Log
  /** Pause between two questions about one method, ms. */
  readonly everyMs: number
}

const TICK_MS = 60_000

/** Looks quietly whether methods that were switched off are back: one call each once in a while, whatever number of processes. */
export function createProbes({ db, keys, probe, clock, log, everyMs }: ProbesDeps) {
  /** True for the one process that asks this time. */
  async function claim(method: ProbedMethod): Promise<boolean> {
    const now = new Date(clock.now())
    const nextProbeAt = new Date(clock.now() + everyMs)
    return db.transaction(async (tx) => {
      await tx
        .insert(feedStates)
        .values({ method, status: 'unknown', since: now, nextProbeAt: now })
        .onConflictDoNothing()
      const [row] = await tx
        .select()
        .from(feedStates)
        .where(eq(feedStates.method, method))
        .for('update')
      if (row === undefined || (row.nextProbeAt?.getTime() ?? 0) > now.getTime()) return false
      await tx.update(feedStates).set({ nextProbeAt }).where(eq(feedStates.method, method))
      return true
    })
  }

  async function ask(key: WbKey, method: ProbedMethod, signal: AbortSignal): Promise<void> {
    if (!(await claim(method))) return
    const status = await probe(key, method, signal)
    const at = new Date(clock.now())
    await db.transaction(async (tx) => {
      const own = eq(feedStates.method, method)
      const [row] = await tx.select().from(feedStates).where(own).for('update')
      const isNew = row?.status !== status
      if (isNew && row?.status !== 'unknown') log.warn({ method, status }, 'a method changed')
      const seen = status === 'live' ? { lastOkAt: at } : {}
      await tx
        .update(feedStates)
        .set({ status, ...seen, ...(isNew && { since: at }) })
        .where(own)
    })
  }

  async function round(signal: AbortSignal): Promise<void> {
    const [key] = await keys.feedKeys([])
    if (!key) return
    for (const method of PROBED) {
      await ask(key, method, signal).catch((thrown) => {
        // A limit or a fault says nothing of the method.
        if (!signal.aborted) log.info({ err: toAppError(thrown), method }, 'not probed')
      })
    }
  }

  const { start, stop } = createRounds({
    ...{ round, everyMs: TICK_MS, clock, log },
    fault: 'methods not probed',
  })
  return { round, start, stop }
}

/** Those of the methods that answer again. */
export async function methodsBack(db: Database): Promise<readonly ProbedMethod[]> {
  const rows = await db
    .select({ method: feedStates.method, status: feedStates.status })
    .from(feedStates)
    .where(inArray(feedStates.method, [...PROBED]))
  return PROBED.filter((one) =>
    rows.some(({ method, status }) => method === one && status === 'live'),
  )
}
