import type { JobHandler, JobRequest, Queue, Queues } from '#platform/queue/queue.ts'

export interface MemoryQueues extends Queues {
  /** Lets every job that waits for its time run now. */
  hurry(): void
  /** Forgets all jobs, as a lost queue does. */
  lose(): void
  size(): number
  /** Jobs of a queue that nobody finished yet, those in hand included. */
  waiting(name: string): number
}

interface Job extends JobRequest {
  at: number
}

/** The queue contract in one process: enough to drive the engine without a server. */
export function createMemoryQueues(): MemoryQueues {
  const named = new Map<string, Map<string, Job>>()
  const inHand: { name: string; running: Set<Promise<void>> }[] = []
  const all = () => [...named.values()]

  function createQueue(name: string): Queue {
    const jobs = named.get(name) ?? new Map<string, Job>()
    named.set(name, jobs)
    const running = new Set<Promise<void>>()
    inHand.push({ name, running })
    const stop = new AbortController()
    let handler: JobHandler | undefined
    let timer: NodeJS.Timeout | undefined

    async function run(job: Job, work: JobHandler): Promise<void> {
      const { id, payload } = job
      const outcome = await work({ id, payload, attempt: 1, signal: stop.signal })
      if (outcome.kind === 'again')
        jobs.set(id, { ...job, at: performance.now() + outcome.delayMs })
    }

    function look(): void {
      if (!handler || stop.signal.aborted) return
      clearTimeout(timer)
      for (const job of [...jobs.values()]) {
        if (job.at > performance.now()) continue
        jobs.delete(job.id)
        const work = run(job, handler).finally(() => running.delete(work))
        running.add(work)
      }
      timer = setTimeout(look, 5)
    }

    return {
      name,
      async add(job) {
        if (!jobs.has(job.id))
          jobs.set(job.id, { ...job, at: performance.now() + (job.delayMs ?? 0) })
      },
      schedule: () => Promise.resolve(),
      async process(work) {
        handler = work
        look()
      },
      cancel: () => false,
      counts: () =>
        Promise.resolve({ waiting: jobs.size, active: running.size, delayed: 0, failed: 0 }),
      async close() {
        clearTimeout(timer)
        stop.abort('shutdown')
        await Promise.all(running)
      },
    }
  }

  return {
    open: createQueue,
    close: () => Promise.resolve(),
    hurry() {
      for (const jobs of all()) for (const job of jobs.values()) job.at = 0
    },
    lose() {
      for (const jobs of all()) jobs.clear()
    },
    waiting: (name) =>
      inHand
        .filter((queue) => queue.name === name)
        .reduce((sum, queue) => sum + queue.running.size, named.get(name)?.size ?? 0),
    size: () => all().reduce((sum, jobs) => sum + jobs.size, 0),
  }
}
