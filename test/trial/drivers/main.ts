import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { startEmbeddedPostgres } from '#db/embedded.ts'
import { silentLog } from '#platform/log/log.ts'
import { CONNECTIONS, DRIVERS, type DriverName } from './contenders.ts'
import { FAULTS } from './faults.ts'
import type { Outcome } from './play.ts'

/** A driver that never comes to an end is stopped after it. */
const BOUND_MS = 60_000

/**
 * Plays the same faults to both drivers, each time in a process of its own, and prints what each made of them. Resolves
 * with true when the driver we use lost nothing.
 */
export async function tryDrivers(): Promise<boolean> {
  const dir = await mkdtemp(join(tmpdir(), 'prilavok-trial-'))
  const server = await startEmbeddedPostgres({ dataDir: dir, log: silentLog })
  const rows: Record<string, unknown>[] = []
  let isOursWell = true
  try {
    for (const fault of Object.keys(FAULTS)) {
      for (const driver of DRIVERS) {
        const outcome = await play(driver, fault, server.url)
        rows.push({ fault, driver, ...outcome })
        const { uncaught = 1, hung = 1, usable = 0 } = outcome ?? {}
        if (driver === 'pg') isOursWell &&= uncaught + hung === 0 && usable === CONNECTIONS
      }
    }
  } finally {
    await server.stop()
    await rm(dir, { recursive: true, force: true })
  }
  console.table(rows)
  return isOursWell
}

/** Undefined when the process did not come to an end. */
async function play(driver: DriverName, fault: string, url: string): Promise<Outcome | undefined> {
  const script = new URL('./play.ts', import.meta.url).pathname
  const child = spawn(
    process.execPath,
    ['--import', './src/preload.js', script, driver, fault, url],
    { stdio: ['ignore', 'pipe', 'inherit'], timeout: BOUND_MS, killSignal: 'SIGKILL' },
  )
  const said = await text(child.stdout)
  return said === '' ? undefined : (JSON.parse(said) as Outcome)
}
