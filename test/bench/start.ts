import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { scriptArgs, startChild } from '#test/processes/child.ts'
import { residentMegabytes } from './machine/proc.ts'
import type { Report } from './main.ts'

/** Long enough for what only the start needed to be collected. */
const IDLE_MS = 10_000

/**
 * The demo, everything in one process: first start on an empty folder, start again, and what it takes when idle.
 * Naive: the same without the preload that loads libraries the lean way.
 */
export async function run(report: Report): Promise<void> {
  const script = await scriptArgs('demo')
  const lean = await measure(script)
  const naive = await measure(script.filter((word) => !/^--import$|preload/.test(word)))
  const say = (figure: string, value: number, baseline: number, unit: string, bar: number) =>
    report({ figure, value, unit, better: 'less', baseline, bar })
  say('demo ready, nothing there yet', lean.first, naive.first, 's', 15)
  say('demo ready, started again', lean.again, naive.again, 's', 15)
  say('idle, application and stand-ins in one process', lean.memory, naive.memory, 'MB', 300)
}

async function measure(script: readonly string[]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'prilavok-start-'))
  const args = [...script, '--port', '0', '--data', dataDir]
  const start = async () => {
    const startedAt = performance.now()
    const demo = await startChild({ args, readyWhen: 'demo is ready' })
    return { demo, seconds: (performance.now() - startedAt) / 1000 }
  }
  try {
    const first = await start()
    await first.demo.end('SIGTERM')
    const again = await start()
    await wait(IDLE_MS)
    const memory = await residentMegabytes(again.demo.pid)
    await again.demo.end('SIGTERM')
    return { first: first.seconds, again: again.seconds, memory }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}
