import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { requestFields } from '#platform/log/context.ts'
import type { JobContext } from '#platform/queue/queue.ts'
import { waitFor } from '#test/support/wait.ts'
import { type Bench, DONE } from './bench.ts'

/** What every store does with jobs while nothing goes wrong around them. */
export function queueDelivery(bench: Bench): void {
  test('a job reaches the handler with its id, payload and request', async () => {
    const queue = bench.queue()
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
    await waitFor(bench.isEmpty)
  })

  test('one id is one job while it is there, and may come again once done', async () => {
    const queue = bench.queue()
    let count = 0
    await queue.add({ id: 'same-id', payload: {}, delayMs: 50 })
    await queue.add({ id: 'same-id', payload: {}, delayMs: 50 })
    await queue.process(async () => {
      count += 1
      return DONE
    })
    await waitFor(bench.isEmpty)
    expect(count).toBe(1)
    await queue.add({ id: 'same-id', payload: {} })
    await waitFor(() => count === 2)
  })

  test('an id whose job failed for good may come again', async () => {
    const queue = bench.queue()
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

  test('what failed can be looked at and put back, one by one or all; what waits can be removed', async () => {
    const queue = bench.watched()
    let isBroken = true
    const done: string[] = []
    await queue.process(async ({ id }) => {
      if (isBroken) throw new AppError({ kind: 'invalid', code: 'test.broken' })
      done.push(id)
      return DONE
    })
    for (const id of ['one', 'two', 'three']) await queue.add({ id, payload: {} })
    await waitFor(async () => (await queue.counts()).failed === 3)
    const failed = await queue.failed(2)
    expect(failed.map(({ reason }) => reason)).toEqual(['test.broken', 'test.broken'])
    isBroken = false
    expect(await queue.retry('two')).toBe(true)
    expect(await queue.retry('nobody')).toBe(false)
    await waitFor(() => done.length === 1)
    await queue.retryFailed()
    await waitFor(() => done.length === 3)
    expect(done[0]).toBe('two')
    expect((await queue.look()).counts.failed).toBe(0)

    const idle = bench.watched()
    for (const id of ['first', 'second']) await idle.add({ id, payload: {} })
    await idle.add({ id: 'later', payload: {}, delayMs: 60_000 })
    const { counts, oldestAt } = await idle.look()
    expect([counts.waiting, counts.delayed]).toEqual([2, 1])
    expect(oldestAt).toBeGreaterThan(0)
    await idle.drain()
    const after = await idle.look()
    expect([after.counts.waiting, after.counts.delayed, after.oldestAt]).toEqual([0, 1, null])
  })

  test('a delayed job is not early, and an idle worker is not late', async () => {
    const queue = bench.queue()
    let startedAt = 0
    await queue.process(async () => {
      startedAt = performance.now()
      return DONE
    })
    const addedAt = performance.now()
    await queue.add({ id: 'later', payload: {}, delayMs: 300.4 })
    await waitFor(() => startedAt)
    expect(startedAt - addedAt).toBeGreaterThanOrEqual(295)
  })

  test("'again' comes back after the pause and is no further try", async () => {
    const queue = bench.queue()
    const seen: { attempt: number; at: number }[] = []
    await queue.process(async ({ attempt }) => {
      seen.push({ attempt, at: performance.now() })
      return seen.length < 4 ? { kind: 'again', delayMs: 40.7 } : DONE
    })
    await queue.add({ id: 'poll-me', payload: {} })
    await waitFor(() => seen.length === 4)
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 1, 1, 1])
    expect((seen[1]?.at ?? 0) - (seen[0]?.at ?? 0)).toBeGreaterThanOrEqual(38)
    await waitFor(bench.isEmpty)
  })

  test('a passing failure is tried again, after the pause the service asked for', async () => {
    const queue = bench.queue()
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
    await waitFor(bench.isEmpty)
  })

  test('a hopeless failure is not tried again', async () => {
    const queue = bench.queue()
    let count = 0
    await queue.process(async () => {
      count += 1
      throw new AppError({ kind: 'auth', code: 'test.refused' })
    })
    await queue.add({ id: 'hopeless', payload: {} })
    await waitFor(async () => (await queue.counts()).failed === 1)
    expect(count).toBe(1)
  })

  test('concurrency is the most that runs at once', async () => {
    const queue = bench.queue()
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
    const queue = bench.queue()
    const taken: string[] = []
    const handler = async ({ id }: JobContext) => {
      taken.push(id)
      return DONE
    }
    await queue.process(handler, { concurrency: 4 })
    await bench.openQueues().open(queue.name).process(handler, { concurrency: 4 })
    const ids = Array.from({ length: 60 }, (_, n) => `job-${n}`)
    await Promise.all(ids.map((id) => queue.add({ id, payload: {} })))
    await waitFor(() => taken.length >= 60)
    await waitFor(bench.isEmpty)
    expect(taken.sort()).toEqual(ids.sort())
  })

  test('schedules come round, say which they are, and are not doubled by a second process', async () => {
    const queue = bench.queue()
    const seen: unknown[] = []
    const schedule = { id: 'sweep', everyMs: 150 }
    await queue.schedule(schedule)
    await bench.openQueues().open(queue.name).schedule(schedule)
    const begun = performance.now()
    await queue.process(async ({ payload }) => {
      seen.push(payload)
      return DONE
    })
    await waitFor(() => seen.length === 4)
    expect(performance.now() - begun).toBeGreaterThan(300)
    expect(seen[0]).toEqual({ schedule: 'sweep' })
  })

  test('a schedule that the store lost comes round again', async () => {
    const queue = bench.openQueues({ lookMs: 50 }).open(`test-${randomUUID()}`)
    let count = 0
    await queue.process(async () => {
      count += 1
      return DONE
    })
    await queue.schedule({ id: 'sweep', everyMs: 150 })
    await waitFor(() => count >= 2)
    await bench.loseEverything()
    const before = count
    await waitFor(() => count >= before + 3)
  })

  test('looking after schedules does not put them off', async () => {
    const queue = bench.openQueues({ lookMs: 20 }).open(`test-${randomUUID()}`)
    let count = 0
    await queue.process(async () => {
      count += 1
      return DONE
    })
    await queue.schedule({ id: 'sweep', everyMs: 400 })
    await waitFor(() => count >= 3)
  })

  test('a cron schedule waits for its time in its zone', async () => {
    const queue = bench.queue()
    await queue.schedule({ id: 'daily', cron: '0 9 * * *', timeZone: 'Europe/Moscow' })
    expect(await queue.counts()).toEqual({ waiting: 0, active: 0, delayed: 1, failed: 0 })
  })

  test('ids the store would refuse are refused at once', async () => {
    const queue = bench.queue()
    for (const id of ['a:b', '12345', '']) {
      await expect(queue.add({ id, payload: {} })).rejects.toThrow('job id')
    }
  })

  test('a second worker on one queue object is an error', async () => {
    const queue = bench.queue()
    await queue.process(async () => DONE)
    await expect(queue.process(async () => DONE)).rejects.toThrow('already has a worker')
  })
}
