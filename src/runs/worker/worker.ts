import type { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import type { Transaction } from '#db/connection.ts'
import { withRequest } from '#platform/log/context.ts'
import type { JobHandler, JobOutcome } from '#platform/queue/queue.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { runActions } from '../actions.ts'
import type { Delivery, DeliveryDeps } from '../card/delivery.ts'
import type { RunDefinition } from '../definition.ts'
import { stageError } from '../failure.ts'
import { claim, complete, fail, hold, type Move, owned, release, wait } from '../moves.ts'
import type { Run } from '../schema.ts'
import { changeRun, findRun, forgetSteps } from '../store.ts'
import { attempt, RunHeld, RunParked, timeLimitError } from './attempt.ts'
import { type Heartbeat, RunInterrupted, startHeartbeat } from './heartbeat.ts'
import { createTracker, type Tracker } from './tracker.ts'

export interface WorkerDeps extends DeliveryDeps {
  readonly delivery: Delivery
  readonly enqueue: Enqueue
  /** Name of this process in the `owner` column. */
  readonly owner: string
  readonly heartbeatMs: number
  readonly graceMs: number
  /** Those of the runs this process has in hand. */
  readonly heartbeats: Set<Heartbeat>
  /** Aborts when this process stops taking runs: a job may still arrive after that. */
  readonly closing: AbortSignal
}

const DONE: JobOutcome = { kind: 'done' }
/** A job may come before the transaction that made its row commits; so long it is looked for, ms. */
const UNSEEN_MS = 30_000
const UNSEEN_PAUSE_MS = 100
/** Another version of the program may know this kind of run. */
const UNKNOWN_PAUSE_MS = 30_000
const FAULT_PAUSE_MS = 5_000
/** Runs that took longer end with a message of their own, so that the phone rings, ms. */
const NOTICE_AFTER_MS = 30_000

/** What a job does: wakes its run if that is due. The row decides, so a job too many does no harm. */
export function createRunHandler(deps: WorkerDeps): JobHandler {
  const { db, clock, log } = deps

  async function wake(id: string, enqueuedAt: number, shutdown: AbortSignal): Promise<JobOutcome> {
    const found = await findRun(db, id)
    if (!found) {
      return clock.now() - enqueuedAt < UNSEEN_MS ? again(UNSEEN_PAUSE_MS) : DONE
    }
    if (found.status !== 'queued') return DONE
    const waitMs = (found.resumeAt?.getTime() ?? 0) - clock.now()
    if (waitMs > 0) return again(waitMs)
    const definition = deps.definitions.get(found.kind)
    if (!definition) {
      log.warn({ runId: id, kind: found.kind }, 'no definition of this kind of run')
      return again(UNKNOWN_PAUSE_MS)
    }
    if (shutdown.aborted) return again(0)
    const owner = `${deps.owner}/${newId(clock.now())}`
    const run = await changeRun(db, id, clock.now(), claim(owner, clock.now()))
    if (!run) return DONE
    const whose = run.userId === null ? {} : { userId: run.userId }
    const fields = {
      ...{ requestId: `run-${id}-${run.attempt}`, runId: id, runKind: run.kind },
      ...whose,
    }
    const ended = await withRequest(fields, () => work(run, owner, definition, shutdown))
    if (!ended) await deps.delivery.disown(id)
    // On shutdown Telegram is not waited for: the card stays due and another process shows it.
    else if (!shutdown.aborted) await deps.delivery.deliver(id)
    if (ended?.status !== 'queued') return DONE
    return again((ended.resumeAt?.getTime() ?? 0) - clock.now())
  }

  /** One attempt, from claim to the row's next status; undefined when the run was lost to another worker. */
  async function work(
    run: Run,
    owner: string,
    definition: RunDefinition,
    shutdown: AbortSignal,
  ): Promise<Run | undefined> {
    const tracker = createTracker(clock, run.progress)
    const follower = deps.delivery.follow()
    const heartbeat = startHeartbeat({
      ...{ db, clock, log, run, owner, shutdown },
      everyMs: deps.heartbeatMs,
      timeLimitMs: definition.timeLimitMs,
      progress: tracker.current,
      onBeat: follower.offer,
    })
    deps.heartbeats.add(heartbeat)
    follower.offer(run)
    try {
      const tools = { db, clock, owner, heartbeat, tracker, graceMs: deps.graceMs }
      const ending = await attempt(run, definition, tools).then(
        (state): Ending => ({ move: complete(state, clock.now()) }),
        (thrown) => endingFor(thrown, tracker),
      )
      const move: Move = (row) => {
        const patch = ending.move?.(row)
        return patch && { ...patch, progress: tracker.current() }
      }
      // Asked for here: a transaction that waits for a second connection can wait for ever.
      const title = await noticeTitle(run, definition)
      return await changeRun(db, run.id, clock.now(), owned(owner, move), (tx, after) =>
        conclude(tx, after, title, ending.error),
      )
    } finally {
      deps.heartbeats.delete(heartbeat)
      await heartbeat.stop()
      await follower.stop()
    }
  }

  function endingFor(thrown: unknown, tracker: Tracker): Ending {
    const now = clock.now()
    if (thrown instanceof RunParked) {
      tracker.note(thrown.note)
      return { move: release(now, thrown.until) }
    }
    if (thrown instanceof RunHeld) {
      tracker.hold(thrown.note)
      return { move: hold(now) }
    }
    if (thrown instanceof RunInterrupted) {
      if (thrown.by === 'lost') return {}
      if (thrown.by !== 'time-limit') return { move: release(now) }
    }
    const error = thrown instanceof RunInterrupted ? timeLimitError(thrown) : stageError(thrown)
    return { move: error.retry === 'later' ? wait(error, now) : fail(error, now), error }
  }

  /** Name of a run whose end is worth a message of its own; undefined for a short or unwatched one. */
  async function noticeTitle(run: Run, definition: RunDefinition): Promise<string | undefined> {
    const tookMs = clock.now() - (run.startedAt?.getTime() ?? clock.now())
    if (run.chatId === null || tookMs <= NOTICE_AFTER_MS) return undefined
    return plainText(definition.title(await deps.lang(run.userId), run.input))
  }

  /** What belongs to a run's end in the transaction that ends it. */
  async function conclude(
    tx: Transaction,
    run: Run,
    title: string | undefined,
    error: AppError | undefined,
  ): Promise<void> {
    const { id: runId, kind, status, chatId, workspaceId } = run
    if (error) {
      const reference = run.failure?.reference
      const level = status === 'failed' ? 'error' : 'warn'
      log[level]({ err: error, runId, kind, status, reference }, 'run stopped')
    }
    const end = run.progress?.isHeld && status === 'paused' ? 'held' : status
    if (end !== 'completed' && end !== 'failed' && end !== 'held') return
    if (status === 'completed') await forgetSteps(tx, runId)
    if (chatId === null || title === undefined) return
    const open = { labelKey: 'runs-button-open', data: runActions.open({ id: runId }) }
    const notice = { messageKey: `runs-notice-${end}`, vars: { title }, keyboard: [[open]] }
    const key = `run:${runId}:${run.attempt}:${status}`
    await deps.enqueue(tx, { key, chatId, workspaceId, notice })
  }

  return async ({ payload, signal }) => {
    try {
      const shutdown = AbortSignal.any([signal, deps.closing])
      return await wake(String(payload.run), Number(payload.at), shutdown)
    } catch (error) {
      // Ours, not the stage's: the database is away. The job stays, so the run is not forgotten.
      log.error({ err: error, runId: payload.run }, 'run not handled')
      return again(FAULT_PAUSE_MS)
    }
  }
}

interface Ending {
  /** Absent when the run is not ours to write to. */
  readonly move?: Move
  readonly error?: AppError
}

function again(delayMs: number): JobOutcome {
  return { kind: 'again', delayMs: Math.max(0, Math.ceil(delayMs)) }
}
