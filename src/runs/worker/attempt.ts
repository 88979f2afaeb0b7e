import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { Database } from '#db/connection.ts'
import { databaseFault } from '#db/faults.ts'
import type { RunContext, RunDefinition } from '../definition.ts'
import type { RunNote } from '../run.ts'
import type { Run } from '../schema.ts'
import { checkpoint, findRun, loadSteps, rememberStep } from '../store.ts'
import { type Heartbeat, RunInterrupted } from './heartbeat.ts'
import type { Tracker } from './tracker.ts'

/** A stage cannot go on before a person has done something. */
export class RunHeld extends Error {
  readonly note: RunNote

  constructor(note: RunNote) {
    super(`run held: ${note.key}`)
    this.name = 'RunHeld'
    this.note = note
  }
}

/** A stage asked to be looked at again later. */
export class RunParked extends Error {
  /** Milliseconds since the epoch. */
  readonly until: number
  readonly note: RunNote

  constructor(until: number, note: RunNote) {
    super(`run parked until ${new Date(until).toISOString()}`)
    this.name = 'RunParked'
    this.until = until
    this.note = note
  }
}

export interface AttemptTools {
  readonly db: Database
  readonly clock: Clock
  readonly owner: string
  readonly heartbeat: Heartbeat
  readonly tracker: Tracker
  /** How long a stage may take to end after its signal aborted, ms. */
  readonly graceMs: number
}

const OUTAGE_PAUSE_MS = 500

/**
 * Does the stages that are left, each one's state stored before the next begins. Resolves with the last state;
 * rejects with what a stage threw, RunParked, or RunInterrupted when the signal ended it.
 */
export async function attempt(
  run: Run,
  definition: RunDefinition,
  tools: AttemptTools,
): Promise<unknown> {
  const { db, owner, heartbeat, tracker } = tools
  const { signal } = heartbeat
  const steps = await loadSteps(db, run.id)
  const { softLimitMs = Number.POSITIVE_INFINITY } = definition
  const lastStepAt = tools.clock.now() + softLimitMs
  let state = run.stage === 0 ? definition.initial : run.state
  for (const [index, stage] of definition.stages.entries()) {
    if (index < run.stage) continue
    signal.throwIfAborted()
    tracker.enter(stage.name)
    const context = createContext(run, stage.name, steps, { ...tools, lastStepAt })
    try {
      state = await withGrace(stage.work(run.input, state, context), tools)
    } catch (thrown) {
      // Whatever an aborted call threw on its way out, the reason is the abort.
      throw signal.aborted ? signal.reason : thrown
    }
    const done = { stage: index + 1, state: state ?? null, progress: tracker.current() }
    const isOurs = await throughOutage(() => checkpoint(db, run.id, owner, done), tools)
    if (!isOurs) throw lose(heartbeat)
  }
  return state
}

function createContext(
  run: Run,
  stage: string,
  steps: Map<string, unknown>,
  tools: AttemptTools & { readonly lastStepAt: number },
): RunContext {
  const { db, owner, heartbeat, tracker } = tools
  const underWay = new Map<string, Promise<unknown>>()

  async function remember(key: string, work: () => Promise<unknown>): Promise<unknown> {
    if (tools.clock.now() > tools.lastStepAt) throw timeLimitError()
    await heartbeat.confirm()
    const result = await work()
    const stored = await throughOutage(() => rememberStep(db, run.id, owner, key, result), tools)
    if (!stored) throw lose(heartbeat)
    steps.set(key, stored.result)
    return stored.result
  }

  return {
    runId: run.id,
    workspaceId: run.workspaceId,
    userId: run.userId,
    async chatId(tx) {
      return (await findRun(tx, run.id))?.chatId ?? null
    },
    signal: heartbeat.signal,
    confirm: heartbeat.confirm,
    step<T>(name: string, work: () => Promise<T>): Promise<T> {
      const key = `${stage}/${name}`
      const known = steps.has(key) ? Promise.resolve(steps.get(key)) : underWay.get(key)
      if (known) return known as Promise<T>
      const step = remember(key, work).finally(() => underWay.delete(key))
      underWay.set(key, step)
      return step as Promise<T>
    },
    progress(done, total, note) {
      if (!heartbeat.signal.aborted) tracker.report(done, total, note)
    },
    park(until, note) {
      throw new RunParked(until, note)
    },
    hold(note) {
      throw new RunHeld(note)
    },
  }
}

/** A run that went on too long: not tried again by itself. */
export function timeLimitError(cause?: unknown): AppError {
  const messageKey = 'error-run-time-limit'
  return new AppError({ kind: 'internal', code: 'run.time_limit', messageKey, cause })
}

function lose(heartbeat: Heartbeat): RunInterrupted {
  heartbeat.interrupt('lost')
  return new RunInterrupted('lost')
}

/** What was done is written down also when the database is away for a while, else it would be done again. */
async function throughOutage<T>(write: () => Promise<T>, tools: AttemptTools): Promise<T> {
  const { signal } = tools.heartbeat
  for (;;) {
    try {
      return await write()
    } catch (thrown) {
      const fault = databaseFault(thrown)
      if (fault === undefined || fault === 'ours') throw thrown
      await tools.clock.sleep(OUTAGE_PAUSE_MS, signal)
    }
  }
}

/** Waits for a stage, but after the signal aborted only for the grace time: one that ignores it is left behind. */
async function withGrace<T>(work: Promise<T>, tools: AttemptTools): Promise<T> {
  const { signal } = tools.heartbeat
  const settled = new AbortController()
  const overdue = new Promise<never>((_, reject) => {
    const expire = () =>
      tools.clock.sleep(tools.graceMs, settled.signal).then(
        () => reject(signal.reason),
        () => {},
      )
    if (signal.aborted) expire()
    else signal.addEventListener('abort', expire, { once: true, signal: settled.signal })
  })
  try {
    return await Promise.race([work, overdue])
  } finally {
    settled.abort()
  }
}
