import { type SQL, sql } from 'drizzle-orm'
import { AppError } from '#core/errors.ts'
import { failureOf } from './failure.ts'
import type { RunStatus } from './run.ts'
import type { Run } from './schema.ts'

/**
 * What may happen to a run, as pure decisions over its locked row: each returns the columns to write, or undefined
 * when the run is not in a state for it. Instants are milliseconds.
 */
export type Move = (run: Run) => Patch | undefined
type Patch = { [K in keyof Run]?: Run[K] | SQL } & { status?: RunStatus }

/** Where a run may go from each status. A parked run is a queued one with a `resumeAt`. */
const TRANSITIONS: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['running', 'paused', 'cancelled'],
  running: ['queued', 'paused', 'completed', 'failed', 'cancelled'],
  paused: ['queued', 'cancelled'],
  completed: [],
  failed: ['queued'],
  cancelled: ['queued'],
}

/** Whether a move may change the one status into the other. */
export function canMove(from: RunStatus, to: RunStatus): boolean {
  return TRANSITIONS[from].includes(to)
}

/** Automatic tries in a row without anything achieved; then the run fails and waits for a person. */
export const MAX_RETRIES = 8
const FIRST_BACKOFF_MS = 5_000
const MAX_BACKOFF_MS = 600_000

/** Pause before automatic try `retries + 1`, ms: 5 s, 10 s … 10 min, or what the other side asked for. */
function backoffMs(retries: number, askedMs = 0): number {
  return Math.max(Math.min(FIRST_BACKOFF_MS * 2 ** retries, MAX_BACKOFF_MS), askedMs)
}

const free = { owner: null, asked: null } as const
const anew = { ...free, attempt: sql`attempt + 1`, resumeAt: null, startedAt: null, retries: 0 }

export function claim(owner: string, now: number): Move {
  return (run) => {
    if (run.status !== 'queued' || (run.resumeAt?.getTime() ?? 0) > now) return undefined
    return {
      status: 'running',
      owner,
      asked: null,
      resumeAt: null,
      startedAt: run.startedAt ?? new Date(now),
      failure: null,
    }
  }
}

/** Only the claim that owns the running row may go on with `move`. */
export function owned(owner: string, move: Move): Move {
  return (run) => (run.status === 'running' && run.owner === owner ? move(run) : undefined)
}

/** Only while nothing happened to the run since it was `seen`: its owner did not come back, nobody else saw to it. */
export function unchanged(seen: Run, move: Move): Move {
  const silentSince = seen.heartbeatAt.getTime()
  return (run) => (run.heartbeatAt.getTime() === silentSince ? move(run) : undefined)
}

/** The worker lets go: to where a person asked, or back to the queue until `resumeAt`. */
export function release(now: number, resumeAt: number | null = null): Move {
  return (run) => {
    if (run.asked === 'cancel') return { ...free, status: 'cancelled', finishedAt: new Date(now) }
    if (run.asked === 'pause') return { ...free, status: 'paused' }
    return { ...free, status: 'queued', resumeAt: resumeAt === null ? null : new Date(resumeAt) }
  }
}

/** The worker lets go until a person has acted, unless one asked for something else meanwhile. */
export function hold(now: number): Move {
  return (run) => (run.asked ? release(now)(run) : { ...free, status: 'paused' })
}

export function complete(state: unknown, now: number): Move {
  return () => ({ ...free, status: 'completed', state, finishedAt: new Date(now), failure: null })
}

export function fail(error: AppError, now: number): Move {
  return (run) => ({
    ...free,
    status: 'failed',
    finishedAt: new Date(now),
    failure: failureOf(run, error),
  })
}

/** A fault that passes: parked with back-off while tries are left. */
export function wait(error: AppError, now: number): Move {
  return (run) => {
    if (run.retries >= MAX_RETRIES) return fail(error, now)(run)
    const resumeAt = now + backoffMs(run.retries, error.retryAfterMs)
    const patch = release(now, resumeAt)(run)
    if (!patch) return undefined
    // While it waits, the card says for whom.
    const failure = patch.status === 'queued' ? failureOf(run, error) : null
    return { ...patch, failure, retries: run.retries + 1 }
  }
}

/** The worker died with the run in hand. A run that keeps killing its workers ends as failed. */
export function abandon(now: number): Move {
  return (run) => {
    if (run.status !== 'running') return undefined
    if (run.retries >= MAX_RETRIES) {
      return fail(
        new AppError({ kind: 'internal', code: 'run.crashed', messageKey: 'error-run-crashed' }),
        now,
      )(run)
    }
    const patch = release(now)(run)
    return patch?.status === 'queued'
      ? { ...patch, attempt: anew.attempt, retries: run.retries + 1 }
      : patch
  }
}

/** A due run without a job gets a new one. */
export const requeue: Move = (run) =>
  run.status === 'queued' ? { attempt: anew.attempt } : undefined

export function cancel(now: number): Move {
  return (run) => {
    if (run.status === 'running') return { asked: 'cancel' }
    if (run.status !== 'queued' && run.status !== 'paused') return undefined
    return { ...free, status: 'cancelled', resumeAt: null, finishedAt: new Date(now) }
  }
}

export const pause: Move = (run) => {
  if (run.status === 'running') return run.asked === 'cancel' ? undefined : { asked: 'pause' }
  return run.status === 'queued' ? { status: 'paused', resumeAt: null } : undefined
}

export const resume: Move = (run) => {
  if (run.status === 'running' && run.asked === 'pause') return { asked: null }
  return run.status === 'paused'
    ? { ...anew, status: 'queued', progress: released(run.progress) }
    : undefined
}

/** What it waited for has happened: the note that asked for it goes. */
function released(progress: Run['progress']): Run['progress'] {
  if (!progress?.isHeld) return progress
  const { note: _note, isHeld: _isHeld, ...rest } = progress
  return rest
}

export const retry: Move = (run) => {
  if (run.status !== 'failed' && run.status !== 'cancelled') return undefined
  return { ...anew, status: 'queued', finishedAt: null, failure: null }
}
