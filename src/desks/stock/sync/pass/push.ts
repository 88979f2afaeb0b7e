import { randomUUID } from 'node:crypto'
import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import type { ChannelAccount } from '../../channels/store.ts'
import type { ChannelDriver, DrivenAccount, ItemResult, Known, Sent } from '../../drivers/driver.ts'
import { type PlannedCommand, planCommands } from '../commands.ts'
import type { PlannedChange } from './plan.ts'
import {
  type Ended,
  endCommands,
  markSent,
  type OpenCommand,
  type PassMark,
  storeCommands,
} from './record.ts'

export interface PushDeps {
  readonly db: Database
  readonly clock: Clock
  readonly driver: ChannelDriver
}

export interface Push {
  readonly account: ChannelAccount
  readonly driven: DrivenAccount
  readonly mark: PassMark
  readonly isAbsolute: boolean
  readonly signal: AbortSignal
  /** Work goes on: renews what would run out. The products that are still this pass's to write. */
  readonly alive: () => Promise<ReadonlySet<string>>
}

/** How each listing came out; `error` is of the call itself and says nothing about the listing. */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly result: ItemResult }
  | { readonly kind: 'error'; readonly error: AppError }

/** Calls to one account at the same time. */
const PARALLEL = 4
/** Pauses between looks at reports, ms; the last one over and over. */
const LOOKS = [1_000, 2_000, 4_000, 8_000, 15_000]
const WATCHED_MS = 600_000
/** Waits for a permit, ms, and how often: a full push of a large shop lasts as long as the limits make it. */
const PERMIT_MS = 5_000
const PERMIT_TRIES = 60
/** How often it is said that work goes on, ms. */
const TELL_MS = 15_000
/** So many reports cost more calls than reading the offers back. */
const MANY_REPORTS = 20

/** Carries changes out: lowering numbers first, ended offers put up again last, after their number stands. */
export async function push(
  deps: PushDeps,
  about: Push,
  changes: readonly PlannedChange[],
): Promise<ReadonlyMap<string, Outcome>> {
  const { db, clock, driver } = deps
  const { account, driven, mark, signal } = about
  const byListing = new Map(changes.map((change) => [change.listingId, change]))
  const known = new Map(changes.map(({ listing }) => [listing.remoteId, knownOf(listing)]))
  const outcomes = new Map<string, Outcome>()

  const endAll = async (ended: readonly Ended[]) => {
    await endCommands(db, mark, ended, clock.now())
    for (const result of ended.flatMap(({ results }) => results)) {
      outcomes.set(result.listingId, result.isDone ? { kind: 'done' } : { kind: 'refused', result })
    }
  }
  const end = (command: OpenCommand, { traceId, results }: Extract<Sent, { kind: 'ended' }>) =>
    endAll([{ command, traceId, results }])
  const fail = async (command: OpenCommand, error: AppError) => {
    const results = command.items.map(({ listingId }) => ({
      ...{ listingId, isDone: false, after: null, code: error.code, message: null },
    }))
    await endCommands(db, mark, [{ command, traceId: null, results }], clock.now())
    for (const { listingId } of command.items) outcomes.set(listingId, { kind: 'error', error })
  }

  let toldAt = clock.now()
  let ours: Promise<ReadonlySet<string>> = Promise.resolve(
    new Set(changes.map(({ productId }) => productId)),
  )
  const alive = () => {
    toldAt = clock.now()
    ours = about.alive()
    return ours
  }
  /**
   * Limits may make a long list of calls last longer than anybody's patience. Whoever was silent so long that another has taken his SKUs
   * sends nothing more of them: it would land on top of what that one writes. Nor does he whose account was closed meanwhile.
   */
  const goesOn = async (items: PlannedCommand['items']) => {
    const still = await (clock.now() - toldAt >= TELL_MS ? alive() : ours)
    if (items.every(({ productId }) => still.has(productId))) return
    throw new AppError({ kind: 'unavailable', code: 'sync.stopped' })
  }

  /** Those that are registered and have no results yet. */
  async function sendAll(planned: readonly PlannedCommand[]): Promise<OpenCommand[]> {
    const createdAt = new Date(clock.now())
    const commands = planned.map((command) => ({ ...command, id: randomUUID(), createdAt }))
    await storeCommands(db, mark, commands, byListing)
    const waiting: OpenCommand[] = []
    await inParallel(commands, async (command) => {
      signal.throwIfAborted()
      try {
        const sent = await permitted(clock, signal, async () => {
          await goesOn(command.items)
          return driver.send(driven, command, known, signal)
        })
        if (sent.kind === 'ended') return await end(command, sent)
        await markSent(db, command.id, sent.traceId)
        waiting.push(command)
      } catch (error) {
        if (signal.aborted) throw error
        await fail(command, toAppError(error))
      }
    })
    await alive()
    return waiting
  }

  async function settleAll(waiting: readonly OpenCommand[]): Promise<void> {
    let open = [...waiting]
    const until = clock.now() + WATCHED_MS
    for (let look = 0; open.length > 0 && clock.now() < until; look++) {
      await clock.sleep(LOOKS[Math.min(look, LOOKS.length - 1)] ?? 0, signal)
      if (open.length > MANY_REPORTS) {
        const before = open.length
        open = await readBack(open)
        const isGettingOn = open.length < before || look < LOOKS.length
        if (open.length > MANY_REPORTS && isGettingOn) {
          await alive()
          continue
        }
      }
      const still: OpenCommand[] = []
      await inParallel(open, async (command) => {
        const sent = await permitted(clock, signal, () =>
          driver.settle(driven, command, signal),
        ).catch((error) => (signal.aborted ? Promise.reject(error) : ('unread' as const)))
        if (sent === 'unread' || sent?.kind === 'sent') still.push(command)
        else if (sent) await end(command, sent)
      })
      open = still
      await alive()
    }
    // Left open: the next pass asks for them first.
  }

  /** Ends commands whose every offer reads as wanted; the others keep waiting for their report. */
  async function readBack(open: readonly OpenCommand[]): Promise<OpenCommand[]> {
    const seen = await driver.list(driven, signal).catch((error) => {
      if (signal.aborted) throw error
      return []
    })
    const now = new Map(seen.map((one) => [one.remoteId, one]))
    const isThere = (command: OpenCommand) =>
      command.items.every(({ remoteId, wanted }) => {
        const one = now.get(remoteId)
        if (command.name === 'end') return one?.state === 'ended'
        if (command.name === 'activate') return one?.state === 'active'
        return one?.available === wanted
      })
    const there = open.filter(isThere)
    // Together: one by one they would cost a large shop as long again as sending them.
    await endAll(
      there.map((command) => ({ command, traceId: null, results: command.items.map(doneOf) })),
    )
    return open.filter((command) => !there.includes(command))
  }

  const where = { service: account.service, catalog: account.catalog, isAbsolute: about.isAbsolute }
  const plan = planCommands(where, changes)
  const lowering = await sendAll(plan.lowers)
  const raising = await sendAll(plan.raises)
  await settleAll([...lowering, ...raising])
  const ready = plan.activates
    .map((command) => ({
      ...command,
      // What showed its number already had no command before this one.
      items: command.items.filter(({ listingId, before, wanted }) =>
        before === wanted ? true : outcomes.get(listingId)?.kind === 'done',
      ),
    }))
    .filter(({ items }) => items.length > 0)
  // Its number stands; whether it sells is not known before this.
  for (const { items } of ready) for (const { listingId } of items) outcomes.delete(listingId)
  await settleAll(await sendAll(ready))
  return outcomes
}

function knownOf(listing: PlannedChange['listing']): Known {
  return { ...listing, state: listing.state === 'gone' ? 'ended' : listing.state }
}

function doneOf({ listingId, wanted }: OpenCommand['items'][number]): ItemResult {
  return { listingId, isDone: true, after: wanted, code: null, message: null }
}

async function inParallel<T>(
  list: readonly T[],
  work: (one: T) => Promise<unknown>,
): Promise<void> {
  const queue = list[Symbol.iterator]()
  const worker = async () => {
    for (const one of queue) await work(one)
  }
  const workers = Array.from({ length: Math.min(PARALLEL, list.length) }, worker)
  const settled = await Promise.allSettled(workers)
  const failed = settled.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

/** Waits out limits, which only say "not yet". */
async function permitted<T>(clock: Clock, signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await call()
    } catch (thrown) {
      const error = toAppError(thrown)
      if (error.kind !== 'limit' || tries === PERMIT_TRIES) throw error
      await clock.sleep(error.retryAfterMs ?? PERMIT_MS, signal)
    }
  }
}
