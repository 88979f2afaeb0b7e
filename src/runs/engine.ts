import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import type { Queues } from '#platform/queue/queue.ts'
import { createRounds } from '#platform/rounds.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Cards } from '#telegram/cards/cards.ts'
import { type Actor, demandRole, withAuthority } from '#telegram/identity/authority.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { createDelivery } from './card/delivery.ts'
import type { RunDefinition } from './definition.ts'
import { cancel, type Move, pause, resume, retry } from './moves.ts'
import type { Run } from './schema.ts'
import {
  changeRun,
  countOpen,
  findRunOf,
  findStarted,
  insertRun,
  isDuplicate,
  listRuns,
} from './store.ts'
import type { Heartbeat } from './worker/heartbeat.ts'
import { putBack, type RecoveryDeps, showOwed } from './worker/recovery.ts'
import { createRunHandler } from './worker/worker.ts'

export interface RunsDeps {
  readonly db: Database
  readonly queues: Queues
  readonly clock: Clock
  readonly log: Log
  readonly definitions: readonly RunDefinition[]
  readonly cards: Cards
  readonly enqueue: Enqueue
  /** How to speak to a person; to nobody in particular when null. */
  readonly lang: (userId: number | null) => Promise<Lang>
  /** Name of this process, unique among all that run now. */
  readonly owner: string
  readonly timing?: Partial<RunTiming>
  /** Runs done at the same time in this process. Default 8. */
  readonly concurrency?: number
  /** Runs of one workspace that may be open when a person asks for another. Default: any number. */
  readonly mostOpen?: number
}

/** Milliseconds. */
interface RunTiming {
  /** How often a run in hand is renewed, written and asked whether it should stop. Default 1 000. */
  readonly heartbeatMs: number
  /** Silence after which a run in hand is taken from its worker. Default 20 000. */
  readonly ttlMs: number
  /** How long a due run may wait before its job is held to be lost. Default 60 000. */
  readonly lostMs: number
  /** How often {@link Runs.recover} comes round in a worker. Default 3 000. */
  readonly recoverMs: number
  /** How long a stage may take to end after its signal aborted: less than queues wait at close. Default 8 000. */
  readonly graceMs: number
}

const TIMING: RunTiming = {
  heartbeatMs: 1_000,
  ttlMs: 20_000,
  lostMs: 60_000,
  recoverMs: 3_000,
  graceMs: 8_000,
}

interface StartRun {
  readonly kind: string
  /** Ids and plain values only, never a secret. */
  readonly input: unknown
  /** Null for work of the installation itself. */
  readonly workspaceId: string | null
  readonly userId: number | null
  /** Where the card lives; null for work nobody watches. */
  readonly chatId: number | null
  /** While a run with the same key is not over, starting another returns that one. */
  readonly dedupeKey?: string
  /** A second start with the same id, whenever, is the first: hand in a draft's id. */
  readonly id?: string
}

/**
 * 'done': it is so now. 'asked': a worker has the run and stops it within about a second. 'late': the run is in another
 * state by now. 'busy': other work holds its dedupe key. 'not-found': no such run in this workspace.
 */
export type RunAnswer = 'done' | 'asked' | 'late' | 'busy' | 'not-found'

export type RunAsk = 'cancel' | 'pause' | 'resume' | 'retry'
type Within = (work: (tx: Transaction) => Promise<void>) => Promise<void>

export interface Runs {
  readonly definitions: ReadonlyMap<string, RunDefinition>
  /**
   * Stores the run, in the caller's transaction when one is handed in, and enqueues it. Resolves with its id. Throws
   * AppError `auth` when the kind demands a role that the person does not have there, `limit` when the workspace has as
   * many open as it may; work nobody watches is started all the same.
   */
  start(db: Database | Transaction, request: StartRun): Promise<string>
  /** Sends the card of a run just started, without waiting for a worker; call it after the transaction. */
  show(id: string): Promise<void>
  /** Needs a manager, like the three below. */
  cancel(by: Actor, id: string): Promise<RunAnswer>
  /** 'late' also when this kind of run cannot be paused. */
  pause(by: Actor, id: string): Promise<RunAnswer>
  resume(by: Actor, id: string): Promise<RunAnswer>
  /** Goes on with a failed or cancelled run where it stopped. Throws AppError `limit` as {@link start} does. */
  retry(by: Actor, id: string): Promise<RunAnswer>
  /**
   * The same moves for runs of the installation itself. `within` does the work in a transaction of the caller's, who
   * sees to it that only those who may come so far.
   */
  steer(id: string, ask: RunAsk, within: Within): Promise<RunAnswer>
  get(workspaceId: string | null, id: string): Promise<Run | undefined>
  /** Newest first. */
  list(workspaceId: string | null, limit: number): Promise<Run[]>
  /** Starts the worker of this process and its look-round for what was left lying. */
  work(): Promise<void>
  /** Puts back what dead workers had in hand or lost jobs forgot, and shows cards that are owed. */
  recover(): Promise<void>
  /** When this worker last looked for what was left lying, ms. */
  recoveredAt(): number
  /** The oldest last heartbeat of the runs in this worker's hands, ms; the present when it has none. */
  beatAt(): number
  /** Stops taking runs; those in hand are stored and put back. Takes no longer than the grace time and a few writes. */
  close(): Promise<void>
}

/** Durable long work. Throws when two definitions have the same kind. */
export function createRuns(deps: RunsDeps): Runs {
  const { db, clock, log } = deps
  const timing = { ...TIMING, ...deps.timing }
  const definitions = byKind(deps.definitions)
  const queue = deps.queues.open('runs')
  const delivery = createDelivery({ ...deps, definitions })
  const closing = new AbortController()
  const heartbeats = new Set<Heartbeat>()
  let recoveredAt = clock.now()

  /** The row is safe by now: a queue that is away only delays the run until {@link recover} comes. */
  async function putOnQueue(run: Run): Promise<void> {
    const job = { id: `run-${run.id}-${run.attempt}`, payload: { run: run.id, at: clock.now() } }
    await queue.add(job).catch((error) => log.warn({ err: error, runId: run.id }, 'run not queued'))
  }

  const { mostOpen = Number.POSITIVE_INFINITY } = deps
  const tooMany = () =>
    new AppError({
      ...{ kind: 'limit', code: 'runs.too_many', messageKey: 'error-runs-too-many' },
      vars: { max: mostOpen },
    })

  const moveFor: Readonly<Record<RunAsk, (now: number) => Move>> = {
    cancel,
    pause: () => (run) => (definitions.get(run.kind)?.pausable ? pause(run) : undefined),
    resume: () => resume,
    retry: () => retry,
  }

  const change = (by: Actor, id: string, ask: RunAsk): Promise<RunAnswer> =>
    changeWithin(by.workspaceId, id, ask, (work) => withAuthority(db, by, 'manager', work))

  async function changeWithin(
    workspaceId: string | null,
    id: string,
    ask: RunAsk,
    within: Within,
  ): Promise<RunAnswer> {
    if (!(await findRunOf(db, workspaceId, id))) return 'not-found'
    let run: Run | undefined
    try {
      const now = clock.now()
      await within(async (tx) => {
        run = await changeRun(tx, id, now, moveFor[ask](now))
        // Nothing that goes with the move is written either.
        if (!run) throw new RunMovedOn()
        // It was over and is open again.
        if (ask === 'retry' && workspaceId !== null)
          if ((await countOpen(tx, workspaceId)) > mostOpen) throw tooMany()
      })
      // Done before, by the same cause.
      if (!run) return 'done'
      if (run.status === 'queued') await putOnQueue(run)
      if (run.status === 'running') return 'asked'
      await delivery.deliver(id)
      return 'done'
    } catch (error) {
      if (error instanceof RunMovedOn) return 'late'
      if (isDuplicate(error)) return 'busy'
      throw error
    }
  }

  const hasty = new Map(
    deps.definitions.flatMap(({ kind, silenceMs }) => (silenceMs ? [[kind, silenceMs]] : [])),
  )
  const recovery: RecoveryDeps = { ...{ db, clock, log, delivery, putOnQueue, hasty }, ...timing }

  const repeat = (round: () => Promise<void>) =>
    createRounds({ round, everyMs: timing.recoverMs, fault: 'recovery failed', clock, log })
  // Apart from each other: a slow chat must not hold up a run.
  const rounds = [
    repeat(async () => {
      await putBack(recovery)
      recoveredAt = clock.now()
    }),
    repeat(() => showOwed(recovery)),
  ]

  return {
    definitions,
    async start(on, request) {
      const definition = definitions.get(request.kind)
      if (!definition) throw new Error(`no definition of run ${request.kind}`)
      const { id = newId(clock.now()), dedupeKey = null, ...rest } = request
      const { workspaceId, userId } = rest
      if (definition.role && workspaceId !== null && userId !== null)
        await demandRole(on, { workspaceId, userId }, definition.role)
      const isAsked = workspaceId !== null && rest.chatId !== null
      if (isAsked && (await countOpen(on, workspaceId)) >= mostOpen) {
        // The same start again is none.
        if (!(await findStarted(on, { id, dedupeKey }))) throw tooMany()
      }
      const createdAt = new Date(clock.now())
      const { run, isNew } = await insertRun(on, { ...rest, id, dedupeKey, createdAt })
      if (isNew) await putOnQueue(run)
      return run.id
    },
    show: delivery.deliver,
    cancel: (by, id) => change(by, id, 'cancel'),
    pause: (by, id) => change(by, id, 'pause'),
    resume: (by, id) => change(by, id, 'resume'),
    retry: (by, id) => change(by, id, 'retry'),
    steer: (id, ask, within) => changeWithin(null, id, ask, within),
    get: (workspaceId, id) => findRunOf(db, workspaceId, id),
    list: (workspaceId, limit) => listRuns(db, workspaceId, limit),
    async work() {
      const { signal } = closing
      const parts = { definitions, delivery, heartbeats, closing: signal }
      const handler = createRunHandler({ ...deps, ...timing, ...parts })
      await queue.process(handler, { concurrency: deps.concurrency ?? 8 })
      for (const { start } of rounds) start()
    },
    async recover() {
      await putBack(recovery)
      await showOwed(recovery)
    },
    recoveredAt: () => recoveredAt,
    beatAt: () => Math.min(clock.now(), ...[...heartbeats].map((one) => one.beatAt())),
    async close() {
      closing.abort()
      await Promise.all([queue.close(), ...rounds.map(({ stop }) => stop())])
    },
  }
}

/** The run is not in a state for the move. */
class RunMovedOn extends Error {}

function byKind(list: readonly RunDefinition[]): Map<string, RunDefinition> {
  const definitions = new Map(list.map((definition) => [definition.kind, definition]))
  if (definitions.size < list.length) throw new Error('two definitions of the same kind of run')
  return definitions
}
