import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import type { Drafts } from './drafts.ts'
import type { DraftStore } from './store.ts'

export interface DraftWatchDeps {
  readonly db: Database
  readonly drafts: Pick<Drafts, 'look'>
  readonly store: DraftStore
  readonly clock: Clock
  readonly log: Log
}

const TICK_MS = 5_000
const CLAIM_MS = 120_000
const MOST = 10
const MINUTE = 60_000
/** Pauses between looks: a seller goes to the cabinet at once or some days later. */
const PAUSES = [1, 2, 3, 5, 10, 15, 30].map((minutes) => minutes * MINUTE)
const RARELY_MS = 2 * 60 * MINUTE
/** A week of looks every two hours. */
const MOST_CHECKS = PAUSES.length + 84

/** Looks for preorders of drafts; any number of processes may. */
export function createDraftWatch({ db, drafts, store, clock, log }: DraftWatchDeps) {
  /** One round; returns how many drafts were looked at. */
  async function round(signal: AbortSignal): Promise<number> {
    const due = await store.claim(clock.now(), CLAIM_MS, MOST)
    for (const draft of due) {
      try {
        if (await drafts.look(draft, signal)) continue
      } catch (thrown) {
        if (signal.aborted) return due.length
        log.warn({ err: toAppError(thrown), draft: draft.id }, 'a preorder was not looked for')
      }
      const checks = draft.checks + 1
      const at = new Date(clock.now() + (PAUSES[checks] ?? RARELY_MS))
      await store.change(db, draft, { checks, checkAt: checks < MOST_CHECKS ? at : null }, 'made')
    }
    return due.length
  }

  const { start, stop } = createRounds({
    ...{ round, everyMs: TICK_MS, clock, log },
    fault: 'drafts not looked at',
  })
  return { round, start, stop }
}
