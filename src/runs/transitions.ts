export const RUN_STATUSES = [
  'queued',
  'running',
  'paused',
  'completed',
  'failed',
  'cancelled',
] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** What a person may want of a run that a worker has in hand. */
export type Asked = 'cancel' | 'pause'

/** Where a run may go from each status. A parked run is a queued one with a `resumeAt`. */
const TRANSITIONS: Readonly<Record<RunStatus, readonly RunStatus[]>> = {
  queued: ['running', 'paused', 'cancelled'],
  running: ['queued', 'paused', 'completed', 'failed', 'cancelled'],
  paused: ['queued', 'cancelled'],
  completed: [],
  failed: ['queued'],
  cancelled: ['queued'],
}

/** Statuses of a run that is not over: they hold its dedupe key. */
export const OPEN_STATUSES: readonly RunStatus[] = ['queued', 'running', 'paused']

export function canMove(from: RunStatus, to: RunStatus): boolean {
  return TRANSITIONS[from].includes(to)
}
