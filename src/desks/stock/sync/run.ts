import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { defineRun, type RunContext, type RunDefinition, type Stage } from '#runs/definition.ts'
import { syncResult } from '../chat/channels/run-card.ts'
import { dueDemands, raiseForAccount } from './demands.ts'
import type { Sync } from './engine.ts'
import type { RetryRules } from './retries.ts'
import type { Trigger } from './schema.ts'

export const SYNC_RUN = 'stock.sync'

export interface SyncInput {
  readonly accountIds: readonly string[]
  /** What the card calls it: an account's name, or '' for all. */
  readonly name: string
  readonly trigger: Trigger
  /** A person saw what will be written. */
  readonly isApproved: boolean
  /** Nightly: Wix V1 numbers are set. */
  readonly isAbsolute?: boolean
}

/** Sums over all accounts. */
export interface SyncState {
  /** Products, however many passes looked at them. */
  readonly looked: number
  readonly written: number
  readonly failed: number
  readonly held: number
  /** Names of accounts that could not be reached, each with the failure's Fluent key. */
  readonly unreachable: number
}

const NOTHING: SyncState = { looked: 0, written: 0, failed: 0, held: 0, unreachable: 0 }

export interface SyncRunDeps {
  readonly db: Database
  readonly clock: Clock
  readonly sync: Pick<Sync, 'passOver'>
  readonly retries: RetryRules
}

const MINUTE_MS = 60_000
/** Another pass has the account: looked at again. */
const BUSY_MS = 2_000

/** All accounts, one after the other; each is a remembered step, so what is in step is not looked at again after a crash. */
export function syncRun(deps: SyncRunDeps): RunDefinition {
  return defineRun<SyncInput, SyncState>({
    kind: SYNC_RUN,
    title: (lang, { name }) =>
      name === '' ? lang.t('stock-sync-run-all') : lang.t('stock-sync-run', { name }),
    stages: [pushStage(deps)],
    initial: NOTHING,
    softLimitMs: 55 * MINUTE_MS,
    timeLimitMs: 60 * MINUTE_MS,
    result: syncResult,
  })
}

function pushStage({ db, clock, sync, retries }: SyncRunDeps): Stage<SyncInput, SyncState> {
  async function account(id: string, input: SyncInput, context: RunContext): Promise<SyncState> {
    const { runId, signal } = context
    await raiseForAccount(db, id, { trigger: input.trigger, now: clock.now() })
    let sum = NOTHING
    const seen = new Set<string>()
    for (;;) {
      const result = await sync.passOver(id, {
        runId,
        signal,
        isApproved: input.isApproved,
        isAbsolute: input.isAbsolute ?? false,
        onProgress: (done, total) => context.progress(done, total),
      })
      if (!result) await clock.sleep(BUSY_MS, signal)
      else {
        const { looked, products, written, failed, held } = result
        for (const id of products) seen.add(id)
        const one = { ...NOTHING, written, failed, held: held ? 1 : 0 }
        sum = { ...add(sum, one), looked: seen.size }
        const left = await dueDemands(db, id, clock.now(), 1)
        if (looked === 0 || held || left.length === 0) return sum
      }
    }
  }

  return {
    name: 'push',
    title: 'stock-sync-stage',
    async work(input, _state, context) {
      let sum = NOTHING
      let waiting = [...input.accountIds]
      for (let tries = 0; waiting.length > 0 && tries <= retries.whole.times; tries++) {
        if (tries > 0) await clock.sleep(retries.whole.pauseMs(), context.signal)
        const failed: string[] = []
        for (const id of waiting) {
          try {
            const one = await context.step(`account:${id}`, () => account(id, input, context))
            sum = add(sum, one)
          } catch (error) {
            if (context.signal.aborted) throw error
            // A refused key will not come right by waiting: the account's own issue says so.
            if (toAppError(error).kind === 'auth') sum = add(sum, { ...NOTHING, unreachable: 1 })
            else failed.push(id)
          }
        }
        waiting = failed
      }
      return add(sum, { ...NOTHING, unreachable: waiting.length })
    },
  }
}

function add(a: SyncState, b: SyncState): SyncState {
  return {
    looked: a.looked + b.looked,
    written: a.written + b.written,
    failed: a.failed + b.failed,
    held: a.held + b.held,
    unreachable: a.unreachable + b.unreachable,
  }
}
