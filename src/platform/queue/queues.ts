import { setTimeout as wait } from 'node:timers/promises'
import type { Job } from 'bullmq'
import { withRequest } from '../log/context.ts'
import type { Log } from '../log/log.ts'
import {
  type Backend,
  type BackendPlace,
  type Consumer,
  openBackend,
  type Payload,
  type Producer,
} from './backend.ts'
import { faultReporter } from './fault-reporter.ts'
import { lastingProducer } from './lasting-producer.ts'
import { ATTEMPTS, conclude, concludeFailure, pauseAfter, putBack } from './outcome.ts'
import type { JobHandler, JobRequest, QueueCounts, WatchedQueue, WatchedQueues } from './queue.ts'
import { keepSchedules } from './schedules.ts'

export interface QueuesOptions {
  /** PostgreSQL must be migrated before (`migrate(url, { withQueue: true })`). */
  readonly backend: BackendPlace
  readonly log: Log
  /**
   * A worker that gives no sign for so long has died: its jobs go to others, at the latest this long and a third
   * later. Default 15 000 ms; an event loop blocked that long looks dead too.
   */
  readonly lockMs?: number
  /** How long `close` waits for handlers that do not heed their signal. Default 10 000 ms. */
  readonly closeMs?: number
  /** How often schedules are looked for in the store, which may have lost them. Default 10 000 ms. */
  readonly lookMs?: number
  /** A store that was asked and says nothing for so long is connected to anew. Default 15 000 ms. */
  readonly silentMs?: number
}

/** Handlers can be repeated, so a job is given up only after its process died under it this often. */
const MAX_STALLED = 25
/** Idle workers wait this long before they look again without being told; jobs wake them at once. */
const IDLE_SECONDS = 10
const RECONNECT_MS = 1000
/** Failed jobs stay for the operator to look at. */
const KEEP_FAILED = { age: 14 * 86_400, count: 1000 }

const DEFAULT_LOCK_MS = 15_000
const DEFAULT_CLOSE_MS = 10_000
const DEFAULT_LOOK_MS = 10_000
const DEFAULT_SILENT_MS = 15_000
/** Longest wait for the store itself when closing. */
const GOODBYE_MS = 3000

/** Queues of BullMQ, all on one store. */
export function createQueues(options: QueuesOptions): WatchedQueues {
  const { silentMs = DEFAULT_SILENT_MS } = options
  const backend = openBackend(options.backend, { silentMs, idleMs: IDLE_SECONDS * 1_000 })
  const open = new Map<string, WatchedQueue>()
  return {
    open(name) {
      const queue = open.get(name) ?? createQueue(name, backend, options)
      open.set(name, queue)
      return queue
    },
    all: () => [...open.values()],
    async close() {
      await Promise.all([...open.values()].map((queue) => queue.close()))
      await within(backend.close(), GOODBYE_MS)
    },
  }
}

function createQueue(name: string, backend: Backend, options: QueuesOptions): WatchedQueue {
  const { lockMs = DEFAULT_LOCK_MS, closeMs = DEFAULT_CLOSE_MS, lookMs = DEFAULT_LOOK_MS } = options
  const log = options.log.child({ queue: name })
  const report = faultReporter(log)
  const producer = lastingProducer(() => {
    const made = backend.producer(name, {
      defaultJobOptions: {
        attempts: ATTEMPTS,
        backoff: { type: 'custom' },
        removeOnComplete: true,
        removeOnFail: KEEP_FAILED,
      },
    })
    made.on('error', report)
    return made
  })
  const { ready } = producer
  const schedules = keepSchedules({ name, producer: ready, lookMs, report })

  const running = new Set<Promise<unknown>>()
  let consumer: Consumer | undefined
  let closing: Promise<void> | undefined

  async function work(
    handler: JobHandler,
    job: Job<Payload>,
    token: string | undefined,
    // BullMQ always gives one to a function with three parameters.
    signal: AbortSignal = new AbortController().signal,
  ): Promise<void> {
    // It was on its way from the store when the shutdown began.
    if (closing) return putBack(job, token, 0)
    const id = job.id ?? ''
    const context = { id, payload: job.data, attempt: job.attemptsMade + 1, signal }
    try {
      await conclude(job, token, await handler(context))
    } catch (error) {
      if (error instanceof Error && error.name === 'DelayedError') throw error
      if (!signal.aborted) log.warn({ err: error, attempt: context.attempt }, 'job failed')
      await concludeFailure(job, token, signal, error)
    }
  }

  async function close(): Promise<void> {
    await within(schedules.close(), GOODBYE_MS)
    await consumer?.pause(true)
    consumer?.cancelAllJobs('shutdown')
    const isIdle = await within(Promise.allSettled(running), closeMs)
    if (!isIdle) log.error({ left: running.size }, 'jobs do not heed the shutdown, leaving them')
    const closed = Promise.allSettled([consumer?.close(!isIdle), producer.close()])
    if (await within(closed, GOODBYE_MS)) return
    log.warn('the store does not answer, leaving it without a goodbye')
    for (const side of [consumer, producer]) side?.disconnect().catch(report)
  }

  return {
    name,
    async add(job) {
      checkId(job.id)
      // A record of a failure would make the store ignore the new job without a word.
      const store = await ready()
      if ((await store.getJobState(job.id)) === 'failed') await store.remove(job.id)
      await store.add(name, job.payload, { jobId: job.id, delay: wholeMs(job) })
    },
    schedule: schedules.add,
    async process(handler, { concurrency = 1 } = {}) {
      if (consumer) throw new Error(`queue ${name} already has a worker in this process`)
      const worker = backend.worker(
        name,
        (job, token, signal) => {
          const fields = { requestId: job.id ?? name, queue: name }
          const done = withRequest(fields, () => work(handler, job, token, signal))
          running.add(done)
          return done.finally(() => running.delete(done))
        },
        {
          concurrency,
          autorun: false,
          lockDuration: lockMs,
          lockRenewTime: Math.floor(lockMs / 3),
          stalledInterval: Math.floor(lockMs / 3),
          maxStalledCount: MAX_STALLED,
          drainDelay: IDLE_SECONDS,
          runRetryDelay: RECONNECT_MS,
          settings: { backoffStrategy: (attempt, _type, error) => pauseAfter(attempt, error) },
        },
      )
      consumer = worker
      worker.on('error', report)
      worker.on('lockRenewalFailed', (ids) => {
        for (const id of ids) worker.cancelJob(id, 'shutdown')
      })
      // Begun before, a worker whose store is not ready asks for jobs again and again, and nothing else has its turn.
      await worker.waitUntilReady()
      worker.run().catch(report)
    },
    cancel: (jobId) => consumer?.cancelJob(jobId, 'cancelled') ?? false,
    counts: async () => countsOf(await ready()),
    async look() {
      const store = await ready()
      const [counts, [oldest]] = await Promise.all([
        countsOf(store),
        store.getJobs(['waiting'], 0, 0, true),
      ])
      return { counts, oldestAt: oldest?.timestamp ?? null }
    },
    async failed(limit) {
      const jobs = await (await ready()).getJobs(['failed'], 0, limit - 1, false)
      return jobs.map((job) => ({
        id: job.id ?? '',
        reason: job.failedReason ?? '',
        at: job.finishedOn ?? job.timestamp,
      }))
    },
    async retry(id) {
      const store = await ready()
      if ((await store.getJobState(id)) !== 'failed') return false
      await (await store.getJob(id))?.retry('failed')
      return true
    },
    retryFailed: async () => (await ready()).retryJobs({ state: 'failed' }),
    drain: async () => (await ready()).drain(false),
    close() {
      closing ??= close()
      return closing
    },
  }
}

async function countsOf(producer: Pick<Producer, 'getJobCounts'>): Promise<QueueCounts> {
  const counts = await producer.getJobCounts('waiting', 'active', 'delayed', 'failed')
  const { waiting = 0, active = 0, delayed = 0, failed = 0 } = counts
  return { waiting, active, delayed, failed }
}

function checkId(id: string): void {
  if (id === '' || id.includes(':') || /^\d+$/.test(id)) {
    throw new Error(`job id "${id}" is empty, holds ':' or is a number`)
  }
}

function wholeMs({ delayMs = 0 }: JobRequest): number {
  return Math.max(0, Math.ceil(delayMs))
}

async function within(work: Promise<unknown>, ms: number): Promise<boolean> {
  return Promise.race([work.then(() => true), wait(ms, false, { ref: false })])
}
