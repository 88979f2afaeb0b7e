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
}

export type Producer = Pick<
  BullQueue<Payload, void, string>,
  | 'add'
  | 'getJobState'
  | 'remove'
  | 'upsertJobScheduler'
  | 'getJobScheduler'
  | 'getJobCounts'
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

export function openBackend(place: BackendPlace): Backend {
  if (place.kind === 'postgres') {
    const connection = {
      connectionString: place.url,
      schema: QUEUE_SCHEMA,
      max: 4,
      ...POSTGRES_LIMITS,
      connectionTimeoutMillis: CONNECT_MS,
      application_name: 'prilavok-queue',
    }
    return wire(createPostgresBackend, connection, connection)
  }
  const base = { url: place.url, maxRetriesPerRequest: null }
  return wire(createRedisBackend, { ...base, commandTimeout: COMMAND_MS }, base)
}

function wire<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  producerConnection: C,
  workerConnection: C,
): Backend {
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
