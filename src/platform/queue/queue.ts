/** Work to be done later; the payload holds ids only, never texts or secrets. */
export interface JobRequest {
  /** Unique while its record exists; never with ':' and never digits only. */
  readonly id: string
  readonly payload: Readonly<Record<string, string | number>>
  /** Whole milliseconds from now. */
  readonly delayMs?: number
}

export interface JobContext {
  readonly id: string
  readonly payload: Readonly<Record<string, string | number>>
  /** 1 for the first try. */
  readonly attempt: number
  /** Aborts on shutdown and on {@link Queue.cancel}; reason 'shutdown' or 'cancelled'. */
  readonly signal: AbortSignal
}

/** What a handler decided; 'again' puts the job back after `delayMs` without using up a try. */
export type JobOutcome = { readonly kind: 'done' } | { readonly kind: 'again'; delayMs: number }

export type JobHandler = (job: JobContext) => Promise<JobOutcome>

/** Jobs that come round by themselves. */
export interface JobSchedule {
  readonly id: string
  /** Cron with seconds optional, in `timeZone`; or `everyMs`. */
  readonly cron?: string
  readonly timeZone?: string
  readonly everyMs?: number
}

export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
}

/** A job that was given up. */
export interface FailedJob {
  readonly id: string
  readonly reason: string
  /** Ms. */
  readonly at: number
}

/** One named queue. BullMQ on Redis or on PostgreSQL stands behind it. */
export interface Queue {
  readonly name: string
  add(job: JobRequest): Promise<void>
  /** From now on, also when the store loses it, as long as any process that asked for it runs. */
  schedule(schedule: JobSchedule): Promise<void>
  /** Starts a worker in this process; a second call on one queue is an error. */
  process(handler: JobHandler, options?: { concurrency?: number }): Promise<void>
  /** Aborts a job that runs in this process; false when it does not. */
  cancel(jobId: string): boolean
  counts(): Promise<QueueCounts>
  /** Stops taking jobs, aborts what runs with 'shutdown', waits for it to be put back, closes. */
  close(): Promise<void>
}

export interface Queues {
  open(name: string): Queue
  close(): Promise<void>
}

/** A queue as whoever looks after it sees it. */
export interface WatchedQueue extends Queue {
  /** How many jobs there are, and since when (ms) the job that waits longest does so. */
  look(): Promise<{ readonly counts: QueueCounts; readonly oldestAt: number | null }>
  /** Jobs that were given up, the last first. */
  failed(limit: number): Promise<FailedJob[]>
  /** Puts a job that was given up back; false when it is not there. */
  retry(id: string): Promise<boolean>
  /** Puts back all that were given up. */
  retryFailed(): Promise<void>
  /** Removes what waits; what runs, is put off or comes round by schedule stays. */
  drain(): Promise<void>
}

/** All queues that this process has opened. */
export interface WatchedQueues extends Queues {
  all(): readonly WatchedQueue[]
}
