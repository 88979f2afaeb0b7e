import {
  type BackendFactory,
  Queue as BullQueue,
  createPostgresBackend,
  createRedisBackend,
  type IQueueBackend,
  type JobProgress,
  type Processor,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from 'bullmq'
import { Pool } from 'pg'
import { POSTGRES_LIMITS } from '../postgres.ts'
import type { JobRequest } from './queue.ts'

/** Where jobs are kept. */
export type BackendPlace =
  | { readonly kind: 'redis'; readonly url: string }
  | { readonly kind: 'postgres'; readonly url: string }

export type Payload = JobRequest['payload']
export type Process = Processor<Payload, void, string>

/** The two halves of BullMQ, on either store. */
export interface Backend {
  producer(name: string, options: Omit<QueueOptions, 'connection'>): Producer
  worker(name: string, process: Process, options: Omit<WorkerOptions, 'connection'>): Consumer
  /** After all of its producers and workers. */
  close(): Promise<void>
}

export type Producer = Pick<
  BullQueue<Payload, void, string>,
  | 'add'
  | 'getJobState'
  | 'remove'
  | 'upsertJobScheduler'
  | 'getJobScheduler'
  | 'getJobCounts'
  | 'getJobs'
  | 'getJob'
  | 'retryJobs'
  | 'drain'
  | 'close'
  | 'disconnect'
> & { on(event: 'error', listener: (error: Error) => void): unknown }

export type Consumer = Pick<
  Worker<Payload, void, string>,
  'cancelJob' | 'cancelAllJobs' | 'pause' | 'close' | 'disconnect' | 'waitUntilReady'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown
}

/** Namespace of the queue's tables, and what its keys in Redis begin with. */
export const QUEUE_SCHEMA = 'bullmq'

const CONNECT_MS = 5000
/** Longest a producer waits for an answer from Redis. */
const COMMAND_MS = 5000
/** A worker's connections to PostgreSQL, without the one on which it is told of new jobs; and those of all producers. */
const CONNECTIONS = 2

export function openBackend(place: BackendPlace): Backend {
  if (place.kind === 'postgres') return openPostgres(place.url)
  const base = { url: place.url, maxRetriesPerRequest: null }
  const halves = wire(createRedisBackend, { ...base, commandTimeout: COMMAND_MS }, base)
  return { ...halves, close: async () => {} }
}

/**
 * Producers share one pool, where BullMQ by itself opens one for each; handed in, it is used with the schema `bullmq` and
 * is ours to end. A worker's own must stay its own: of one that is handed in, the listening connection may end unheard.
 */
function openPostgres(url: string): Backend {
  const settings = {
    connectionString: url,
    max: CONNECTIONS,
    ...POSTGRES_LIMITS,
    connectionTimeoutMillis: CONNECT_MS,
    application_name: 'prilavok-queue',
  }
  const producers = new Pool({ ...settings, options: `-c search_path=${QUEUE_SCHEMA}` })
  // Each of them listens for errors.
  producers.setMaxListeners(0)
  const halves = wire(createPostgresBackend, producers, { ...settings, schema: QUEUE_SCHEMA })
  return { ...halves, close: () => producers.end() }
}

function wire<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  producerConnection: NoInfer<C>,
  workerConnection: NoInfer<C>,
): Omit<Backend, 'close'> {
  return {
    producer: (name, options) =>
      new BullQueue<Payload, void, string, Payload, void, string, B, C>(
        name,
        { ...options, connection: producerConnection } as QueueOptions<C>,
        factory,
      ),
    worker: (name, process, options) =>
      new Worker<Payload, void, string, B, JobProgress, C>(
        name,
        process,
        { ...options, connection: workerConnection } as WorkerOptions<C>,
        factory,
      ),
  }
}
