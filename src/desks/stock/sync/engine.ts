import { and, eq, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Registry } from 'prom-client'
import { type AppError, toAppError } from '#core/errors.ts'
import type { Leases } from '#platform/limits/leases.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import { nightOf } from '../channels/accounts.ts'
import { channelAccounts } from '../channels/schema.ts'
import { type ChannelAccount, findAccount } from '../channels/store.ts'
import { dueAccounts, raiseForAccount } from './demands.ts'
import { syncMetrics } from './metrics.ts'
import { type PassDeps, type PassOptions, type PassResult, pass } from './pass/pass.ts'

export interface SyncDeps extends Omit<PassDeps, 'owner'> {
  readonly leases: Leases
  readonly log: Log
  readonly owner: string
  readonly metrics: Registry
  /** Looks through all orders changed since (ms): what no event told of. */
  readonly sweepOrders: (
    account: ChannelAccount,
    sinceMs: number,
    signal: AbortSignal,
  ) => Promise<void>
  /** A key for an account whose own was refused: another one, or the same, accepted again since. */
  readonly keyAgain: (account: ChannelAccount) => Promise<string | undefined>
}

/** Milliseconds. */
const TICK_MS = 500
const FAULT_MS = 2_000
/** How often an account's new orders are asked for. */
const ORDERS_MS = 10_000
/** How often recent orders are looked through besides, and how far back; at night, further. */
const SWEEP_MS = 15 * 60_000
const SWEPT_MS = 2 * 3_600_000
const NIGHTLY_SWEPT_MS = 72 * 3_600_000
/** How often intervals, nights and refused keys (whether there is another, or it works again) are looked at. */
const SLOWLY_MS = 5_000
/** Who works on an account; renewed with every step of the pass. */
const ACCOUNT_MS = 120_000
/** Accounts worked on at the same time in this process. */
const PARALLEL = 8

export type Sync = ReturnType<typeof createSync>

/** Keeps channels in step: looks at what is due, when it is due, one pass an account at a time whatever number of processes run. */
export function createSync(deps: SyncDeps) {
  const { db, clock, log, leases, issues, retries } = deps
  const inHand = new Map<string, Promise<void>>()
  /** Orders are asked for beside passes: a push of a large shop lasts minutes. */
  const draining = new Map<string, Promise<void>>()
  const ordersAt = new Map<string, number>()
  const sweptAt = new Map<string, number>()
  const metrics = syncMetrics(deps.metrics)
  let progressAt = clock.now()
  let slowlyAt = Number.NEGATIVE_INFINITY

  /** Runs a pass unless another is under way: undefined then. A failure of the account as a whole is kept and thrown. */
  async function passOver(
    accountId: string,
    options: PassOptions,
  ): Promise<PassResult | undefined> {
    const name = `stock:account:${accountId}`
    // Of this pass alone: two of one process must not share it.
    const owner = `${deps.owner}:${crypto.randomUUID()}`
    if (!(await leases.hold(name, owner, ACCOUNT_MS))) return undefined
    const startedAt = clock.now()
    let key: string | undefined
    try {
      key = (await findAccount(db, accountId))?.credentialId
      const result = await pass({ ...deps, owner: deps.owner }, accountId, {
        ...options,
        onProgress(done, total) {
          progressAt = clock.now()
          leases.hold(name, owner, ACCOUNT_MS).catch(() => {})
          options.onProgress?.(done, total)
        },
      })
      metrics.passed(accountId, result, clock.now() - startedAt)
      await wentWell(accountId)
      return result
    } catch (thrown) {
      if (!options.signal.aborted) {
        metrics.failed(accountId)
        if (key) await wentWrong(accountId, key, toAppError(thrown))
      }
      throw thrown
    } finally {
      await leases.release(name, owner).catch(() => {})
    }
  }

  async function wentWell(accountId: string): Promise<void> {
    await db.transaction(async (tx) => {
      const [row] = await tx
        .update(channelAccounts)
        .set({ failures: 0, retryAt: null, failureCode: null, keyRefusedAt: null })
        .where(and(eq(channelAccounts.id, accountId), sql`${channelAccounts.failures} > 0`))
        .returning()
      if (!row) return
      const about = { workspaceId: row.workspaceId, accountId, now: clock.now() }
      const kinds = ['account-failed', 'disconnected'] as const
      await issues.resolve(tx, { ...about, kinds, resolution: 'by-itself' })
    })
  }

  /**
   * Tried again by the table, then once in a while; a refused key waits for another. A person is told when the table is through or the key
   * is refused. `credentialId`: the key that failed; of an account that was linked anew meanwhile it says nothing.
   */
  async function wentWrong(
    accountId: string,
    credentialId: string,
    error: AppError,
  ): Promise<void> {
    await db.transaction(async (tx) => {
      const account = await findAccount(tx, accountId)
      if (!account) return
      const failures = account.failures + 1
      const isClosed = error.kind === 'auth' || error.kind === 'not-found'
      const isOver = isClosed || failures > retries.account.times
      const pause = isOver ? account.syncMinutes * 60_000 : retries.account.pauseMs()
      const retryAt = new Date(clock.now() + (error.retryAfterMs ?? pause))
      const [row] = await tx
        .update(channelAccounts)
        .set({
          ...{ failures, retryAt, failureCode: error.code },
          keyRefusedAt: isClosed ? new Date(clock.now()) : null,
        })
        .where(
          and(eq(channelAccounts.id, accountId), eq(channelAccounts.credentialId, credentialId)),
        )
        .returning({ id: channelAccounts.id })
      if (!row || !isOver) return
      await issues.raise(tx, {
        workspaceId: account.workspaceId,
        accountId,
        kind: isClosed ? 'disconnected' : 'account-failed',
        subject: '',
        detail: { account: account.name, code: error.code },
        now: clock.now(),
      })
    })
  }

  function work(
    busy: Map<string, Promise<void>>,
    accountId: string,
    task: () => Promise<unknown>,
  ): void {
    if (busy.has(accountId) || busy.size >= PARALLEL) return
    const under = task()
      .catch((error) => {
        if (!rounds.signal.aborted) log.warn({ err: error, accountId }, 'stock account failed')
      })
      .then(() => void busy.delete(accountId))
    busy.set(accountId, under)
  }

  /** Accounts whose interval is over look at everything they show. */
  async function raiseScheduled(): Promise<void> {
    const now = clock.now()
    const rows = await db
      .update(channelAccounts)
      .set({
        nextSyncAt: sql`${new Date(now).toISOString()}::timestamptz + ${channelAccounts.syncMinutes} * interval '1 minute'`,
      })
      .where(
        and(
          lte(channelAccounts.nextSyncAt, new Date(now)),
          isNotNull(channelAccounts.armedAt),
          isNull(channelAccounts.pausedAt),
          isNull(channelAccounts.keyRefusedAt),
        ),
      )
      .returning({ id: channelAccounts.id })
    for (const { id } of rows) await raiseForAccount(db, id, { trigger: 'schedule', now })
  }

  async function drain(account: ChannelAccount): Promise<void> {
    await deps.drainOrders(account, await deps.keyOf(account), rounds.signal)
  }

  async function drainDue(): Promise<void> {
    const now = clock.now()
    const rows = await db
      .select()
      .from(channelAccounts)
      .where(and(isNotNull(channelAccounts.armedAt), isNull(channelAccounts.keyRefusedAt)))
    for (const account of rows) {
      if (now < (ordersAt.get(account.id) ?? 0) + ORDERS_MS) continue
      if (account.retryAt && account.retryAt.getTime() > now) continue
      work(draining, account.id, async () => {
        ordersAt.set(account.id, now)
        await drain(account)
        if (now < (sweptAt.get(account.id) ?? 0) + SWEEP_MS) return
        sweptAt.set(account.id, now)
        await deps.sweepOrders(account, now - SWEPT_MS, rounds.signal)
      })
    }
  }

  /** Once a night: orders of three days, then every listing, with numbers that are set and not changed. */
  async function compareNightly(): Promise<void> {
    const now = clock.now()
    const today = nightOf(now)
    const isDue = and(
      isNotNull(channelAccounts.armedAt),
      isNull(channelAccounts.pausedAt),
      isNull(channelAccounts.keyRefusedAt),
      or(isNull(channelAccounts.comparedOn), lt(channelAccounts.comparedOn, today)),
    )
    const due = await db.select({ id: channelAccounts.id }).from(channelAccounts).where(isDue)
    for (const { id } of due) {
      // Only what can be begun is taken: the rest when there is room.
      if (inHand.has(id) || inHand.size >= PARALLEL) continue
      const [account] = await db
        .update(channelAccounts)
        .set({ comparedOn: today })
        .where(and(eq(channelAccounts.id, id), isDue))
        .returning()
      if (!account) continue
      work(inHand, account.id, async () => {
        const { signal } = rounds
        await deps.sweepOrders(account, now - NIGHTLY_SWEPT_MS, signal)
        await db
          .update(channelAccounts)
          .set({ listedAt: null })
          .where(eq(channelAccounts.id, account.id))
        await raiseForAccount(db, account.id, { trigger: 'schedule', now: clock.now() })
        await passOver(account.id, { signal, isAbsolute: true })
      })
    }
  }

  /** Accounts that waited for a key go on with it where they stopped. */
  async function reviveKeyed(): Promise<void> {
    const now = clock.now()
    const rows = await db
      .select()
      .from(channelAccounts)
      .where(isNotNull(channelAccounts.keyRefusedAt))
    for (const account of rows) {
      const credentialId = await deps.keyAgain(account)
      if (credentialId === undefined) continue
      const { id: accountId, workspaceId } = account
      await db.transaction(async (tx) => {
        const [row] = await tx
          .update(channelAccounts)
          .set({ credentialId, failures: 0, retryAt: null, failureCode: null, keyRefusedAt: null })
          // Linked anew since it was read, it has its key already.
          .where(and(eq(channelAccounts.id, accountId), isNotNull(channelAccounts.keyRefusedAt)))
          .returning({ id: channelAccounts.id })
        if (!row) return
        const about = { workspaceId, accountId, now }
        await issues.resolve(tx, { ...about, kinds: ['disconnected'], resolution: 'linked-again' })
      })
    }
  }

  async function tick(): Promise<void> {
    const now = clock.now()
    if (now >= slowlyAt + SLOWLY_MS) {
      slowlyAt = now
      await reviveKeyed()
      await raiseScheduled()
      await compareNightly()
    }
    const { signal } = rounds
    for (const id of await dueAccounts(db, clock.now()))
      work(inHand, id, () => passOver(id, { signal }))
    await drainDue()
    progressAt = clock.now()
  }

  const rounds = createRounds({
    ...{ round: tick, everyMs: TICK_MS, faultMs: FAULT_MS, clock, log },
    fault: 'stock accounts not looked at',
  })
  return {
    passOver,
    /** When this process last came round, ms. */
    progressAt: () => progressAt,
    start: rounds.start,
    async stop(): Promise<void> {
      await rounds.stop()
      await Promise.allSettled([...inHand.values(), ...draining.values()])
    },
  }
}
