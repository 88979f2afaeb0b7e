import type { Cache } from '#platform/cache/cache.ts'
import { type PackedSnapshot, pack, type Snapshot, unpack } from './snapshot.ts'

/** What the poller tells everyone else about its work. */
export interface PublishedFeed {
  /** Last good answer, ms. */
  readonly lastOkAt: number
  /** Measured time between good answers, ms. */
  readonly intervalMs: number
  /** Seller accounts that share the looking. */
  readonly accounts: number
  /** Time between looks that those accounts allow, ms. */
  readonly gapMs: number
}

const FEED_KEY = 'supplies:live'
const SNAPSHOT_KEY = 'supplies:snapshot'
/** A snapshot is shared for this long at least, seconds; longer when looks are rarer. */
const SHARED_SECONDS = 5

/** The poller's side and the readers' side of the shared cache. */
export function createPublication(cache: Cache) {
  return {
    async publish(feed: PublishedFeed, snapshot: Snapshot): Promise<void> {
      const seconds = Math.max(SHARED_SECONDS, Math.ceil((feed.intervalMs * 2) / 1_000))
      const life = { memorySeconds: seconds, sharedSeconds: seconds }
      await Promise.all([
        cache.set(FEED_KEY, feed, life),
        cache.set(SNAPSHOT_KEY, pack(snapshot), life),
      ])
    },
    feed: () => cache.get<PublishedFeed>(FEED_KEY),
    /** The newest snapshot, or undefined when nobody looks. */
    async snapshot(): Promise<Snapshot | undefined> {
      const packed = await cache.get<PackedSnapshot>(SNAPSHOT_KEY)
      return packed && unpack(packed)
    },
  }
}

export type Publication = ReturnType<typeof createPublication>
