import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { FeedStore, Warehouse } from '../feed/store.ts'
import type { KeyRing, WbKey } from '../ports.ts'

export interface DirectoryDeps {
  readonly feedStore: FeedStore
  readonly keys: KeyRing
  readonly clock: Clock
  /** WB's own list of warehouses. Throws AppError when it is switched off or away. */
  readonly read: (key: WbKey, signal: AbortSignal) => Promise<readonly Warehouse[]>
}

/** Brings the names of warehouses up to date; without WB's list they stay what the feed has shown. */
export function createDirectory({ feedStore, keys, clock, read }: DirectoryDeps) {
  return {
    /** Warehouses known afterwards. `workspaceId` null: with any key that looks for everybody. */
    async refresh(workspaceId: string | null, signal: AbortSignal): Promise<number> {
      const key = workspaceId === null ? (await keys.feedKeys([]))[0] : await keys.key(workspaceId)
      if (key) {
        try {
          await feedStore.saveWarehouses(await read(key, signal), clock.now())
        } catch (error) {
          signal.throwIfAborted()
          // Switched off by WB, or this key may not ask now: neither is the seller's trouble.
          if (!(error instanceof AppError)) throw error
        }
      }
      return (await feedStore.warehouses()).length
    },
  }
}
