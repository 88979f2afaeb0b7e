import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { newId } from '#core/ids.ts'
import { requestFields } from '#platform/log/context.ts'
import { silentLog as log } from '#platform/log/log.ts'
import type { BackendPlace } from '#platform/queue/backend.ts'
import type { JobContext, Queue, Queues } from '#platform/queue/queue.ts'
import { createQueues } from '#platform/queue/queues.ts'
import type { Relay } from '#test/support/relay.ts'
import { waitFor } from '#test/support/wait.ts'

const DONE = { kind: 'done' } as const
const LOCK_MS = 1500

/** What every store of jobs must do. */
export function queueConformance(
  kind: BackendPlace['kind'],
  openStore: () => Promise<Relay>,
): void {
  let relay: Promise<Relay> | undefined
  let store: Relay
  let place: BackendPlace
  let queue: Queue
  const opened: Queues[] = []

  function openQueues(options: { closeMs?: number } = {}): Queues {
    const queues = createQueues({ backend: place, log, lockMs: LOCK_MS, ...options })
    opened.push(queues)
    return queues
  }

  beforeEach(async () => {
    relay ??= openStore()
    store = await relay
    place = { kind, url: store.url }
    queue = openQueues().open(`test-${newId()}`)
  })

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((queues) => queues.close()))
  })

  const isEmpty = async () => {
    const { waiting, active, delayed } = await queue.counts()
    return waiting + active + delayed === 0
  }

  test('a job reaches the handler with its id, payload and request', async () => {
    const seen: unknown[] = []
    await queue.process(async ({ id, payload, attempt }) => {
      seen.push({ id, payload, attempt, request: requestFields()?.requestId })
      return DONE
    })
    await queue.add({ id: 'run-a-1', payload: { runId: 'a', stage: 2 } })
    await waitFor(() => seen.length === 1)
    expect(seen).toEqual([
      { id: 'run-a-1', payload: { runId: 'a', stage: 2 }, attempt: 1, request: 'run-a-1' },
    ])
    await waitFor(isEmpty)
  })

  test('one id is one job while it is there, and may come again once done', async () => {
    let count = 0
    await queue.add({ id: 'same-id', payload: {}, delayMs: 50 })
    await queue.add({ id: 'same-id', payload: {}, delayMs: 50 })
    await queue.process(async () => {
      count += 1
      return DONE
    })
    await waitFor(isEmpty)
    expect(count).toBe(1)
    await queue.add({ id: 'same-id', payload: {} })
    await waitFor(() => count === 2)
  })

  test('an id whose job failed for good may come again', async () => {
    let isBroken = true
    let count = 0
    await queue.process(async () => {
      count += 1
      if (isBroken) throw new AppError({ kind: 'invalid', code: 'test.broken' })
      return DONE
    })
    await queue.add({ id: 'same-id', payload: {} })
    await waitFor(async () => (await queue.counts()).failed === 1)
    isBroken = false
    await queue.add({ id: 'same-id', payload: {} })
    await waitFor(() => count === 2)
    await waitFor(async () => (await queue.counts()).failed === 0)
  })

  test('a delayed job is not early, and an idle worker is not late', async () => {
    let startedAt = 0
    await queue.process(async () => {
      startedAt = performance.now()
      return DONE
    })
    const addedAt = performance.now()
    await queue.add({ id: 'later', payload: {}, delayMs: 300.4 })
    expect((await queue.counts()).delayed).toBe(1)
    await waitFor(() => startedAt, { timeoutMs: 5000 })
    expect(startedAt - addedAt).toBeGreaterThanOrEqual(295)
  })

  test("'again' comes back after the pause and is no further try", async () => {
    const seen: { attempt: number; at: number }[] = []
    await queue.process(async ({ attempt }) => {
      seen.push({ attempt, at: performance.now() })
      return seen.length < 4 ? { kind: 'again', delayMs: 40.7 } : DONE
    })
    await queue.add({ id: 'poll-me', payload: {} })
    await waitFor(() => seen.length === 4)
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1])
    expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(38)
    await waitFor(isEmpty)
  })

  test('a passing failure is tried again, after the pause the service asked for', async () => {
    const seen: { attempt: number; at: number }[] = []
    await queue.process(async ({ attempt }) => {
      seen.push({ attempt, at: performance.now() })
      if (attempt < 3) throw new AppError({ kind: 'limit', code: 'test.limit', retryAfterMs: 60 })
      return DONE
    })
    await queue.add({ id: 'flaky', payload: {} })
    await waitFor(() => seen.length === 3)
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3])
    expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(55)
    await waitFor(isEmpty)
  })

  test('a hopeless failure is not tried again', async () => {
    let count = 0
    await queue.process(async () => {
      count += 1
      throw new AppError({ kind: 'auth', code: 'test.refused' })
    })
    await queue.add({ id: 'hopeless', payload: {} })
    await waitFor(async () => (await queue.counts()).failed === 1)
    expect(count).toBe(1)
  })

  test('a cancelled job is told, and does not come back', async () => {
    const reasons: unknown[] = []
    await queue.process((job) => untilAborted(job, reasons))
    await queue.add({ id: 'long-one', payload: {} })
    await waitFor(async () => (await queue.counts()).active === 1)
    await waitFor(() => queue.cancel('long-one'))
    await waitFor(isEmpty)
    expect(reasons).toEqual(['cancelled'])
    expect((await queue.counts()).failed).toBe(0)
    expect(queue.cancel('long-one')).toBe(false)
  })

  test('a shutdown puts running jobs back for the next process, untouched', async () => {
    const reasons: unknown[] = []
    await queue.process((job) => untilAborted(job, reasons), { concurrency: 2 })
    await queue.add({ id: 'one', payload: {} })
    await queue.add({ id: 'two', payload: {} })
    await waitFor(async () => (await queue.counts()).active === 2)
    await queue.close()
    expect(reasons).toEqual(['shutdown', 'shutdown'])

    const next = openQueues().open(queue.name)
    const taken: string[] = []
    await next.process(async ({ id, attempt }) => {
      taken.push(`${id} ${attempt}`)
      return DONE
    })
    await waitFor(() => taken.length === 2, { timeoutMs: 1000 })
    expect(taken.sort()).toEqual(['one 1', 'two 1'])
  })

  test('a job that does not heed the shutdown cannot hold up the close, and is run elsewhere', async () => {
    const deaf = openQueues({ closeMs: 50 }).open(queue.name)
    await deaf.process(() => new Promise(() => {}))
    await queue.add({ id: 'deaf', payload: {} })
    await waitFor(async () => (await queue.counts()).active === 1)
    await deaf.close()
    const taken: string[] = []
    await queue.process(async ({ id }) => {
      taken.push(id)
      return DONE
    })
    await waitFor(() => taken.length === 1, { timeoutMs: LOCK_MS * 4 })
  })

  test('the job of a killed process comes back', async () => {
    const code = `
      import { createQueues } from '#platform/queue/queues.ts'
      import { silentLog as log } from '#platform/log/log.ts'
      const [place, name] = process.argv.slice(1)
      const queues = createQueues({ backend: JSON.parse(place), log, lockMs: ${LOCK_MS} })
      await queues.open(name).process(async ({ id }) => {
        console.log(id)
        await new Promise(() => {})
      })`
    const args = ['--input-type=module', '-e', code, JSON.stringify(place), queue.name]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    await queue.add({ id: 'orphan', payload: {} })
    expect(await once(createInterface({ input: child.stdout }), 'line')).toEqual(['orphan'])
    child.kill('SIGKILL')
    const taken: string[] = []
    await queue.process(async ({ id, attempt }) => {
      taken.push(`${id} ${attempt}`)
      return DONE
    })
    await waitFor(() => taken.length === 1, { timeoutMs: LOCK_MS * 4 })
    expect(taken).toEqual(['orphan 1'])
  })

  test('a long job keeps its lock', async () => {
    let count = 0
    await queue.process(
      async () => {
        count += 1
        await wait(LOCK_MS * 2)
        return DONE
      },
      { concurrency: 2 },
    )
    await queue.add({ id: 'long-one', payload: {} })
    await waitFor(() => count)
    await waitFor(isEmpty)
    expect(count).toBe(1)
  })

  test('work goes on after the store was away', async () => {
    const taken: string[] = []
    await queue.process(async ({ id }) => {
      taken.push(id)
      return DONE
    })
    await queue.add({ id: 'before', payload: {} })
    await waitFor(() => taken.length === 1)
    store.shut()
    await expect(queue.counts()).rejects.toThrow()
    store.open()
    await waitFor(() => queue.counts().then(Boolean, () => false))
    await queue.add({ id: 'after', payload: {} })
    await waitFor(() => taken.includes('after'))
  })

  test('concurrency is the most that runs at once', async () => {
    let now = 0
    let most = 0
    let done = 0
    await queue.process(
      async () => {
        now += 1
        most = Math.max(most, now)
        await waitFor(() => most === 3)
        now -= 1
        done += 1
        return DONE
      },
      { concurrency: 3 },
    )
    for (let n = 0; n < 12; n += 1) await queue.add({ id: `job-${n}`, payload: { n } })
    await waitFor(() => done === 12)
    expect(most).toBe(3)
  })

  test('two workers share the jobs, each job once', async () => {
    const taken: string[] = []
    const handler = async ({ id }: JobContext) => {
      taken.push(id)
      return DONE
    }
    await queue.process(handler, { concurrency: 4 })
    await openQueues().open(queue.name).process(handler, { concurrency: 4 })
    const ids = Array.from({ length: 60 }, (_, n) => `job-${n}`)
    await Promise.all(ids.map((id) => queue.add({ id, payload: {} })))
    await waitFor(() => taken.length >= 60)
    await waitFor(isEmpty)
    expect(taken.sort()).toEqual(ids.sort())
  })

  test('schedules come round, say which they are, and are not doubled by a second process', async () => {
    const seen: unknown[] = []
    const schedule = { id: 'sweep', everyMs: 150 }
    await queue.schedule(schedule)
    await openQueues().open(queue.name).schedule(schedule)
    const begun = performance.now()
    await queue.process(async ({ payload }) => {
      seen.push(payload)
      return DONE
    })
    await waitFor(() => seen.length === 4)
    expect(performance.now() - begun).toBeGreaterThan(300)
    expect(seen[0]).toEqual({ schedule: 'sweep' })
  })

  test('a cron schedule waits for its time in its zone', async () => {
    await queue.schedule({ id: 'daily', cron: '0 9 * * *', timeZone: 'Europe/Moscow' })
    expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 1, failed: 0 })
  })

  test('ids the store would refuse are refused at once', async () => {
    for (const id of ['a:b', '12345', '']) {
      await expect(queue.add({ id, payload: {} })).rejects.toThrow('job id')
    }
  })

  test('a second worker on one queue object is an error', async () => {
    await queue.process(async () => DONE)
    await expect(queue.process(async () => DONE)).rejects.toThrow('already has a worker')
  })
}

function untilAborted({ signal }: JobContext, reasons: unknown[]): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => {
      reasons.push(signal.reason)
      reject(signal.reason)
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })
}
