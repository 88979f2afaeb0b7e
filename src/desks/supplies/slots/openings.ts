import { dayIn, dayNumber } from '#core/dates.ts'
import { newId } from '#core/ids.ts'
import { type Change, CLOSED, type Lane } from '../feed/snapshot.ts'
import { MOSCOW } from '../monitors/monitor.ts'

/** A day of a lane that is or was open; see the columns of `slot_openings`. Times in ms. */
export interface Opening {
  readonly id: string
  readonly lane: Lane
  readonly day: number
  readonly coefficient: number
  lowest: number
  readonly openedAt: number
  closedAt: number | null
  readonly isOpeningSeen: boolean
  isClosingSeen: boolean
}

/** What one look changed. */
export interface LookChanges {
  /** When the answer arrived, ms. */
  readonly at: number
  readonly changes: readonly Change[]
  /** Nothing is known any more: WB switched the feed off. */
  readonly isBlind: boolean
}

/** Looks and watched time of an hour. */
export interface Watched {
  looks: number
  watchedMs: number
}

/** Two looks further apart than this say nothing of the moment in between. */
export const GAP_MS = 60_000
const HOUR_MS = 3_600_000
const DAYS = 100_000

/** Turns the changes between looks into openings and closings, and counts the time that was watched. */
export function createOpenings() {
  const open = new Map<number, Opening>()
  /** What differs from the table, by id. */
  let changed = new Map<string, Opening>()
  let hours = new Map<number, Watched>()
  let lastAt: number | undefined

  return {
    take({ at, changes, isBlind }: LookChanges): void {
      const gapMs = lastAt === undefined ? Number.POSITIVE_INFINITY : at - lastAt
      const isSeen = !isBlind && gapMs <= GAP_MS
      const today = dayNumber(dayIn(MOSCOW, at))
      for (const { lane, day, before, after } of changes) {
        const key = lane * DAYS + day
        const known = open.get(key)
        if (after === CLOSED) {
          if (!known) continue
          open.delete(key)
          known.closedAt = isSeen ? at : (lastAt ?? known.openedAt)
          // A day that has come leaves the table by itself.
          known.isClosingSeen = isSeen && day > today
          changed.set(known.id, known)
        } else if (known) {
          if (after >= known.lowest) continue
          known.lowest = after
          changed.set(known.id, known)
        } else {
          const fresh: Opening = {
            ...{ id: newId(at), lane, day, coefficient: after, lowest: after, openedAt: at },
            ...{ closedAt: null, isOpeningSeen: isSeen && before === CLOSED, isClosingSeen: false },
          }
          open.set(key, fresh)
          changed.set(fresh.id, fresh)
        }
      }
      if (isBlind) {
        lastAt = undefined
        return
      }
      const hour = Math.floor(at / HOUR_MS) * HOUR_MS
      const watched = hours.get(hour) ?? { looks: 0, watchedMs: 0 }
      watched.looks += 1
      if (isSeen) watched.watchedMs += gapMs
      hours.set(hour, watched)
      lastAt = at
    },

    /** What has to be written; `kept` says that it was not, and it is given again with the next. */
    drain() {
      const [rows, spent] = [changed, hours]
      changed = new Map()
      hours = new Map()
      return {
        rows: [...rows.values()].map((row) => ({ ...row })),
        hours: spent,
        kept(): void {
          for (const [id, row] of rows) if (!changed.has(id)) changed.set(id, row)
          for (const [hour, { looks, watchedMs }] of spent) {
            const later = hours.get(hour) ?? { looks: 0, watchedMs: 0 }
            hours.set(hour, {
              looks: later.looks + looks,
              watchedMs: later.watchedMs + watchedMs,
            })
          }
        },
      }
    },

    /** Another process looks now. */
    clear(): void {
      open.clear()
      changed.clear()
      hours.clear()
      lastAt = undefined
    },
  }
}
