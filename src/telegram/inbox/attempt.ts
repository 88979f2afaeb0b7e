import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { isOutage } from '#db/faults.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import type { Log } from '#platform/log/log.ts'
import { isUnreachable } from '../api/faults.ts'
import type { Lanes, PendingRow } from './lanes.ts'
import { INBOX_SEAL } from './store.ts'

export interface AttemptOptions {
  readonly lanes: Lanes
  readonly vault: Vault
  readonly clock: Clock
  readonly log: Log
  /** Does what the update asks. A throw means: again later, in the same order. */
  handle(update: Update, receivedAt: number): Promise<void>
  /** Told after the last failed try. Must not throw. */
  apologise(update: Update, error: unknown): Promise<void>
}

const TRIES = 5
/** Pauses after the first, second … failure. */
const PAUSES_MS = [200, 1_000, 3_000, 10_000]
const UNREACHABLE_MS = 2_000
/** An update this old was in somebody's hand before: its try is counted first, in case it kills processes. */
const OLD_MS = 30_000
/** A database may be away so long; what fails by it for longer fails by itself. */
const OUTAGE_MS = 600_000

/**
 * One try at one update. Resolves with the milliseconds to pause before the next one, 0 when the update is settled
 * either way. Throws when the database is away: then nothing was counted.
 */
export function createAttempt(options: AttemptOptions) {
  const { lanes, vault, clock, log } = options
  /** Updates whose last try here ended with the database away: that is no death, so it is not counted as one. */
  const survived = new Set<number>()

  const open = (row: PendingRow): Update =>
    JSON.parse(vault.open(Buffer.from(row.payload), INBOX_SEAL)) as Update

  const giveUp = async (row: PendingRow, error: unknown) => {
    await lanes.giveUp(row.updateId)
    try {
      await options.apologise(open(row), error)
    } catch (unreadable) {
      log.error({ updateId: row.updateId, err: unreadable }, 'update unreadable')
    }
  }

  return async (row: PendingRow): Promise<number> => {
    const { updateId } = row
    const ageMs = clock.now() - row.receivedAt
    const isOld = ageMs > OLD_MS
    const isSurvivor = survived.delete(updateId)
    let failures =
      isOld && !isSurvivor ? await lanes.countFailure(updateId, 'taken up again') : row.attempts
    let error: unknown = new Error('gave up after repeated tries')
    if (failures <= TRIES) {
      try {
        await options.handle(open(row), row.receivedAt)
        await lanes.done(updateId)
        return 0
      } catch (thrown) {
        error = thrown
        log.error({ updateId, err: thrown }, 'update failed')
        const name = thrown instanceof Error ? thrown.name : 'unknown'
        if (isOutage(thrown) && ageMs < OUTAGE_MS) {
          survived.add(updateId)
          return UNREACHABLE_MS
        }
        // Nobody's fault but the network's: not counted until the update is old.
        if (!isOld && isUnreachable(thrown)) return UNREACHABLE_MS
        if (!isOld) failures = await lanes.countFailure(updateId, name)
      }
    }
    if (failures < TRIES) return PAUSES_MS[failures - 1] ?? 0
    await giveUp(row, error)
    return 0
  }
}
