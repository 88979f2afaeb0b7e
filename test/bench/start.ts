import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { scriptArgs, startChild } from '#test/processes/child.ts'
import { offspringMegabytes, residentMegabytes } from './machine/proc.ts'
import type { Report } from './main.ts'

/** Long enough for what only the start needed to be collected. */
const IDLE_MS = 10_000
const WATCHER = './test/bench/machine/loaded.ts'
/** Heavy ones, each for one service or one kind of file. */
const isSdk = (name: string) =>
  /^(openai|googleapis.*|@googleapis\/.*|google-auth-library|gaxios|sharp|@img\/.*|@resvg\/.*|(read|write)-excel-file)$/.test(
    name,
  )

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
  say('demo ready, nothing there yet', lean.first, naive.first, 's', 3)
  say('demo ready, started again', lean.again, naive.again, 's', 3)
  say('idle, application and stand-ins in one process', lean.memory, naive.memory, 'MB', 250)
  const plain = (figure: string, value: number, unit: string, bar?: number) =>
    report({ figure, value, unit, better: 'less', ...(bar === undefined ? {} : { bar }) })
  plain('idle, its PostgreSQL', lean.database, 'MB')
  plain('packages loaded when idle', lean.packages.length, '')
  plain('service SDKs loaded before they are used', lean.packages.filter(isSdk).length, '', 0)
}

async function measure(script: readonly string[]) {
  const dataDir = await mkdtemp(join(tmpdir(), 'prilavok-start-'))
  const args = [...script, '--port', '0', '--data', dataDir]
  try {
    const first = await start(args)
    await first.demo.end('SIGTERM')
    const again = await start(args)
    await wait(IDLE_MS)
    const memory = await residentMegabytes(again.demo.pid)
    const database = await offspringMegabytes(again.demo.pid)
    await again.demo.end('SIGTERM')
    const packages = await loadedPackages(args, join(dataDir, 'loaded'))
    return { first: first.seconds, again: again.seconds, memory, database, packages }
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function start(args: readonly string[], env: Record<string, string> = {}) {
  const startedAt = performance.now()
  const demo = await startChild({ args, env, readyWhen: 'demo is ready' })
  return { demo, seconds: (performance.now() - startedAt) / 1000 }
}

/** A start of its own: watching takes time. */
async function loadedPackages(args: readonly string[], file: string): Promise<string[]> {
  const { demo } = await start(['--import', WATCHER, ...args], { LOADED_PACKAGES: file })
  await demo.end('SIGTERM')
  return (await readFile(file, 'utf8')).trim().split('\n')
}
