import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { JobContext, JobHandler } from '#platform/queue/queue.ts'
import { PRELOAD } from '#test/processes/child.ts'
import { waitFor } from '#test/support/wait.ts'
import { type Bench, DONE, LOCK_MS } from './bench.ts'

/** What every store does when jobs are broken off: cancel, shutdown, death, an outage. */
export function queueInterruption(bench: Bench): void {
  test('a cancelled job is told, and does not come back', async () => {
    const queue = bench.queue()
    const reasons: unknown[] = []
    await queue.process((job) => untilAborted(job, reasons))
    await queue.add({ id: 'long-one', payload: {} })
    await waitFor(async () => (await queue.counts()).active === 1)
    await waitFor(() => queue.cancel('long-one'))
    await waitFor(bench.isEmpty)
    expect(reasons).toEqual(['cancelled'])
    expect((await queue.counts()).failed).toBe(0)
    expect(queue.cancel('long-one')).toBe(false)
  })

  test('a shutdown puts running jobs back for the next process, untouched', async () => {
    const queue = bench.queue()
    const reasons: unknown[] = []
    let begun = 0
    const work: JobHandler = (job) => {
      begun += 1
      return untilAborted(job, reasons)
    }
    await queue.process(work, { concurrency: 2 })
    await queue.add({ id: 'one', payload: {} })
    await queue.add({ id: 'two', payload: {} })
    await waitFor(() => begun === 2)
    await queue.close()
    expect(reasons).toEqual(['shutdown', 'shutdown'])

    const next = bench.openQueues().open(queue.name)
    const taken: string[] = []
    await next.process(async ({ id, attempt }) => {
      taken.push(`${id} ${attempt}`)
      return DONE
    })
    await waitFor(() => taken.length === 2)
    expect(taken.sort()).toEqual(['one 1', 'two 1'])
  })

  test('a job that does not heed the shutdown cannot hold up the close, and is run elsewhere', async () => {
    const queue = bench.queue()
    const deaf = bench.openQueues({ closeMs: 50 }).open(queue.name)
    await deaf.process(() => new Promise(() => {}))
    await queue.add({ id: 'deaf', payload: {} })
    await waitFor(async () => (await queue.counts()).active === 1)
    await deaf.close()
    const taken: string[] = []
    await queue.process(async ({ id }) => {
      taken.push(id)
      return DONE
    })
    await waitFor(() => taken.length === 1)
  })

  test('a close right after a job was taken neither hangs nor loses it', async () => {
    const queue = bench.queue()
    for (let round = 0; round < 10; round += 1) {
      const hasty = bench.openQueues({ closeMs: 50 }).open(queue.name)
      await queue.add({ id: `taken-${round}`, payload: {} })
      await hasty.process((job) => untilAborted(job))
      await waitFor(async () => (await queue.counts()).active > 0)
      await hasty.close()
    }
    const taken: string[] = []
    await queue.process(async ({ id }) => {
      taken.push(id)
      return DONE
    })
    await waitFor(() => taken.length === 10)
  })

  test('a close while the store is away comes to an end', async () => {
    const queue = bench.queue()
    const cut = bench.openQueues({ closeMs: 50 }).open(queue.name)
    await cut.process((job) => untilAborted(job))
    await queue.add({ id: 'running', payload: {} })
    await waitFor(async () => (await queue.counts()).active === 1)
    bench.store().shut()
    try {
      await cut.close()
    } finally {
      bench.store().open()
    }
    const taken: string[] = []
    await queue.process(async ({ id }) => {
      taken.push(id)
      return DONE
    })
    await waitFor(() => taken.length === 1, { timeoutMs: LOCK_MS * 6 })
  })

  test('the job of a killed process comes back', async () => {
    const queue = bench.queue()
    const code = `
      import { createQueues } from '#platform/queue/queues.ts'
      import { silentLog as log } from '#platform/log/log.ts'
      const [place, name] = process.argv.slice(1)
      const queues = createQueues({ backend: JSON.parse(place), log, lockMs: ${LOCK_MS} })
      await queues.open(name).process(async ({ id }) => {
        console.log(id)
        await new Promise(() => {})
      })`
    const args = [
      ...PRELOAD,
      '--input-type=module',
      '-e',
      code,
      JSON.stringify(bench.place()),
      queue.name,
    ]
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    await queue.add({ id: 'orphan', payload: {} })
    expect(await once(createInterface({ input: child.stdout }), 'line')).toEqual(['orphan'])
    child.kill('SIGKILL')
    const taken: string[] = []
    await queue.process(async ({ id, attempt }) => {
      taken.push(`${id} ${attempt}`)
      return DONE
    })
    await waitFor(() => taken.length === 1)
    expect(taken).toEqual(['orphan 1'])
  })

  test('a long job keeps its lock', async () => {
    const queue = bench.queue()
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
    await waitFor(bench.isEmpty)
    expect(count).toBe(1)
  })

  test('work goes on after the store was away', async () => {
    const queue = bench.queue()
    const taken: string[] = []
    await queue.process(async ({ id }) => {
      taken.push(id)
      return DONE
    })
    await queue.add({ id: 'before', payload: {} })
    await waitFor(() => taken.length === 1)
    bench.store().shut()
    await expect(queue.counts()).rejects.toThrow()
    bench.store().open()
    await waitFor(() => queue.counts().then(Boolean, () => false))
    await queue.add({ id: 'after', payload: {} })
    await waitFor(() => taken.includes('after'))
  })
}

function untilAborted({ signal }: JobContext, reasons: unknown[] = []): Promise<never> {
  return new Promise((_resolve, reject) => {
    const stop = () => {
      reasons.push(signal.reason)
      reject(signal.reason)
    }
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })
}
