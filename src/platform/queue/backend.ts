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
  | 'waitUntilReady'
> & { on(event: 'error', listener: (error: Error) => void): unknown }

export type Consumer = Pick<
  Worker<Payload, void, string>,
  'cancelJob' | 'cancelAllJobs' | 'pause' | 'close' | 'disconnect' | 'run' | 'waitUntilReady'
> & {
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown
}

/** Namespace of the queue's tables, and what its keys in Redis begin with. */
export const QUEUE_SCHEMA = 'bullmq'

const CONNECT_MS = 5000
/** Longest a producer waits for an answer from Redis. */
const COMMAND_MS = 5000
/** Connections to PostgreSQL of all producers; and of a worker that does several jobs at once, without the one on which it is told of new ones. */
const CONNECTIONS = 2

export interface Patience {
  /** A store that was asked and says nothing for so long is connected to anew, ms. */
  readonly silentMs: number
  /** How long a worker's question for new jobs may wait for its answer by design, ms. */
  readonly idleMs: number
}

export function openBackend(place: BackendPlace, patience: Patience): Backend {
  if (place.kind === 'postgres') return openPostgres(place.url)
  return openRedis(place.url, patience)
}

function openRedis(url: string, { silentMs, idleMs }: Patience): Backend {
  const base = { url, maxRetriesPerRequest: null }
  const producers = { ...base, commandTimeout: COMMAND_MS, socketTimeout: silentMs }
  const workers = { ...base, socketTimeout: idleMs + silentMs }
  return { ...wire(createRedisBackend, producers, () => workers), close: async () => {} }
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
  const halves = wire(createPostgresBackend, producers, ({ concurrency = 1 }) => ({
    ...{ ...settings, schema: QUEUE_SCHEMA, max: Math.min(CONNECTIONS, concurrency) },
  }))
  return { ...halves, close: () => producers.end() }
}

function wire<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  producerConnection: NoInfer<C>,
  workerConnection: (options: Pick<WorkerOptions, 'concurrency'>) => NoInfer<C>,
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
        { ...options, connection: workerConnection(options) } as WorkerOptions<C>,
        factory,
      ),
  }
}
