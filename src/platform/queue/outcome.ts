import { DelayedError, type Job, UnrecoverableError } from 'bullmq'
import { toAppError } from '#core/errors.ts'
import { systemClock } from '../clock.ts'
import type { JobOutcome } from './queue.ts'

/** Tries of a job whose failure may pass, the first included. */
export const ATTEMPTS = 8

const FIRST_PAUSE_MS = 1000
const LONGEST_PAUSE_MS = 300_000

/** Pause before try `attempt` + 1: what the other side asked for, else 1 s doubled each time up to 5 min. */
export function pauseAfter(attempt: number, error: unknown): number {
  const asked = toAppError(error).retryAfterMs
  return Math.ceil(asked ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1)))
}

/** Tells the store what the handler decided. */
export async function conclude(
  job: Job,
  token: string | undefined,
  outcome: JobOutcome,
): Promise<void> {
  if (outcome.kind === 'again') await putBack(job, token, outcome.delayMs)
}

/**
 * What a handler's exception means. Shutting down: the job goes back untouched. Cancelled: done. `retry: 'never'`:
 * failed for good. Anything else, also what nobody foresaw: another try.
 */
export async function concludeFailure(
  job: Job,
  token: string | undefined,
  signal: AbortSignal,
  thrown: unknown,
): Promise<void> {
  if (signal.reason === 'cancelled') return
  if (signal.aborted) return putBack(job, token, 0)
  const error = toAppError(thrown)
  const isHopeless = error === thrown && error.retry === 'never'
  if (isHopeless) throw new UnrecoverableError(error.code)
  throw thrown
}

/**
 * Moves a job back without using up a try. The store takes whole milliseconds only, of the machine's clock, which is
 * BullMQ's; the special error tells it that the job has moved already.
 */
export async function putBack(
  job: Job,
  token: string | undefined,
  delayMs: number,
): Promise<never> {
  await job.moveToDelayed(systemClock.now() + Math.max(0, Math.ceil(delayMs)), token)
  throw new DelayedError()
}
