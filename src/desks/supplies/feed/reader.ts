import { setTimeout as pause } from 'node:timers/promises'
import type { Clock } from '#core/clock.ts'
import type { Cache } from '#platform/cache/cache.ts'
import type { Log } from '#platform/log/log.ts'
import type { FeedAnswer, FeedRow, KeyRing, SlotFeed, WbKey } from '../ports.ts'
import { accountIdOf, intervalOf, type KeyPool } from './key-pool.ts'
import type { Publication } from './publication.ts'
import { type Change, diff, EMPTY_SNAPSHOT, type Snapshot, takeSnapshot } from './snapshot.ts'
import { type FeedEvent, type FeedState, type FeedStep, step, UNKNOWN_FEED } from './state.ts'
import type { FeedStore, Warehouse } from './store.ts'

export interface FeedReaderDeps {
  readonly feed: SlotFeed
  readonly store: FeedStore
  readonly keys: KeyRing
  readonly publication: Publication
  /** Remembers when slow accounts may look again, beyond a restart. */
  readonly cache: Cache
  readonly clock: Clock
  readonly log: Log
  /** Pause between quiet looks while WB has the method off, ms. */
  readonly probeMs: number
  /** A newer snapshot has arrived. Resolves when what matched is written down. */
  readonly changed: (snapshot: Snapshot, changes: readonly Change[]) => Promise<void>
  readonly pool: KeyPool
}

/** Accounts that may look this rarely are remembered over a restart. */
const SLOW_MS = 60_000
const REFUSED_MS = 300_000
/** From a match's row to its request, ms: a matter of the machine, not of the clock. */
const LEAVING_MS = 20

/**
 * One feed for all monitors: looks with whichever account is due, keeps the newest snapshot and the state of
 * the method. While WB has it off, one key looks now and then and nothing else happens.
 */
export function createFeedReader(deps: FeedReaderDeps) {
  const { store, pool, clock, log, keys: ring } = deps
  const known = new Map<number, Warehouse>()
  const looking = new Set<Promise<void>>()
  /** Keys WB refused, until when (ms) they are left alone whatever the key ring says. */
  const refusedUntil = new Map<string, number>()
  let state: FeedState = UNKNOWN_FEED
  let snapshot = EMPTY_SNAPSHOT
  let newestAskedAt = 0
  /** A change that sellers were not told of yet, because it could not be stored. */
  let owed: FeedStep['announce']
  let stopping = new AbortController()

  const move = async (event: FeedEvent): Promise<void> => {
    const next = step(state, event, clock.now(), deps.probeMs)
    state = next.state
    if (next.announce) {
      owed = next.announce
      log.warn({ feed: state.status, detail: state.detail }, 'slot feed changed')
    }
    if (next.isChanged || owed) await save()
  }

  const save = async (): Promise<void> => {
    const told = owed
    await store.saveState(state, told)
    if (owed === told) owed = undefined
  }

  const replace = async (next: Snapshot): Promise<void> => {
    const changes = diff(snapshot, next)
    snapshot = next
    await deps.changed(next, changes)
  }

  const learnNames = async (rows: readonly FeedRow[]): Promise<void> => {
    const news = new Map<number, Warehouse>()
    for (const { warehouseId: id, warehouseName: name, isSortingCenter } of rows) {
      const old = known.get(id)
      if (old?.name !== name || old.isSortingCenter !== isSortingCenter)
        news.set(id, { id, name, isSortingCenter })
    }
    for (const [id, warehouse] of news) known.set(id, warehouse)
    await store.saveWarehouses([...news.values()], clock.now())
  }

  /** Answers may overtake each other: an older look never replaces a newer one. */
  const isOutrun = (askedAt: number): boolean => {
    if (askedAt < newestAskedAt) return true
    newestAskedAt = askedAt
    return false
  }

  const takeRows = async (rows: readonly FeedRow[], askedAt: number): Promise<void> => {
    if (isOutrun(askedAt)) return
    const now = clock.now()
    const next = takeSnapshot(rows, now)
    await replace(next)
    // What matched is written down. Packing and storing the table takes the loop for some milliseconds: requests leave first.
    await pause(LEAVING_MS)
    // A newer answer came meanwhile, or the lease is gone.
    if (snapshot !== next) return
    await move({ kind: 'rows' })
    await deps.publication.publish(
      {
        lastOkAt: now,
        intervalMs: pool.intervalMs(now),
        accounts: pool.size,
        gapMs: pool.gapMs(),
      },
      next,
    )
    await learnNames(rows)
  }

  const goOff = async (detail: string, askedAt: number): Promise<void> => {
    if (isOutrun(askedAt)) return
    // What was open is not known to be open any more.
    if (state.status !== 'disabled') await replace({ at: clock.now(), lanes: new Map() })
    await move({ kind: 'disabled', detail })
  }

  const settle = async (key: WbKey, answer: FeedAnswer, askedAt: number): Promise<void> => {
    const now = clock.now()
    switch (answer.kind) {
      case 'rows':
        // A feed without a single row is a fault of the service, not a world without warehouses.
        if (answer.rows.length === 0) {
          pool.record(key, { kind: 'failed' }, now)
          return move({ kind: 'probe-failed' })
        }
        pool.record(key, { kind: 'ok', remaining: answer.remaining }, now)
        return takeRows(answer.rows, askedAt)
      case 'disabled':
        pool.record(key, { kind: 'ok', remaining: 0 }, now)
        return goOff(answer.detail, askedAt)
      case 'unpaid':
        log.error('WB asks for payment for API use (402): the slot feed waits')
        pool.record(key, { kind: 'failed' }, now)
        return goOff('unpaid', askedAt)
      case 'limited':
        pool.record(key, { kind: 'limited', retryAfterMs: answer.retryAfterMs }, now)
        return move({ kind: 'probe-failed' })
      case 'unauthorized':
        pool.drop(key.credentialId)
        refusedUntil.set(key.credentialId, now + REFUSED_MS)
        await ring.refused(key.credentialId, answer.code)
        if (pool.size === 0) await move({ kind: 'no-keys' })
        return
    }
  }

  const look = async (key: WbKey): Promise<void> => {
    const askedAt = clock.now()
    try {
      // Written before the call: a restart right after it must not ask again too early.
      await remember(key)
      const answer = await deps.feed.read(key, stopping.signal)
      stopping.signal.throwIfAborted()
      await settle(key, answer, askedAt)
    } catch (error) {
      pool.record(key, { kind: 'failed' }, clock.now())
      if (stopping.signal.aborted) return
      log.warn({ err: error, account: key.accountKey }, 'look at the slot feed failed')
      await move({ kind: 'probe-failed' }).catch((err) =>
        log.error({ err }, 'feed state not stored'),
      )
    }
  }

  const memoryKey = (id: string) => `supplies:account:${id}`

  const remember = async (key: WbKey): Promise<void> => {
    const ms = intervalOf(key.tokenType)
    if (ms < SLOW_MS) return
    const seconds = ms / 1_000
    const life = { memorySeconds: seconds, sharedSeconds: seconds, databaseSeconds: seconds }
    await deps.cache.set(memoryKey(accountIdOf(key)), pool.nextAllowedAt(key), life)
  }

  const launch = (key: WbKey): void => {
    const work = look(key).finally(() => looking.delete(work))
    looking.add(work)
  }

  return {
    /** Reads what is known of the feed, at start and on taking over. */
    async load(): Promise<void> {
      stopping = new AbortController()
      state = (await store.state()) ?? UNKNOWN_FEED
      owed = undefined
      for (const warehouse of await store.warehouses()) known.set(warehouse.id, warehouse)
    },

    /** The keys that may look, for workspaces with active monitors. */
    async useKeysOf(workspaceIds: readonly string[]): Promise<void> {
      const all = await ring.feedKeys(workspaceIds)
      const keys = all.filter((key) => (refusedUntil.get(key.credentialId) ?? 0) <= clock.now())
      const notBefore = new Map<string, number>()
      for (const key of keys) {
        if (intervalOf(key.tokenType) < SLOW_MS) continue
        const id = accountIdOf(key)
        const at = await deps.cache.get<number>(memoryKey(id))
        if (at !== undefined) notBefore.set(id, at)
      }
      pool.setKeys(keys, notBefore)
      await move({ kind: pool.size === 0 ? 'no-keys' : 'keys' })
    },

    /** Starts the looks that are due; never waits for one. */
    poll(): void {
      const now = clock.now()
      if (state.status === 'disabled') {
        const isDue = (state.nextProbeAt ?? 0) <= now && looking.size === 0
        const key = isDue ? pool.take(now, true) : undefined
        if (key) launch(key)
        return
      }
      const key = pool.take(now)
      if (key) launch(key)
    },

    /** Milliseconds until `poll` may have something to do. */
    waitMs(): number {
      const now = clock.now()
      return state.status === 'disabled'
        ? Math.max((state.nextProbeAt ?? 0) - now, 0)
        : pool.waitMs(now)
    },

    /** Writes down the load of the accounts and the last good answer. */
    async flush(): Promise<void> {
      await store.addLoad(pool.takeLoad(), clock.now())
      if (state.status === 'live' || owed) await save()
    },

    freshest: () => snapshot,
    nameOf: (id: number) => known.get(id)?.name ?? `#${id}`,

    /** Aborts what is under way and forgets the snapshot: after a pause everything is new. */
    async stop(): Promise<void> {
      stopping.abort(new Error('stopped'))
      await Promise.all(looking)
      snapshot = EMPTY_SNAPSHOT
      newestAskedAt = 0
    },
  }
}

export type FeedReader = ReturnType<typeof createFeedReader>
