import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { GUARD_NAME } from './server.ts'

/** Longest wait for the server of a killed app, which its guard is already stopping. */
const GOODBYE_MS = 20_000

/**
 * Makes sure no server works on this cluster. After kill -9 of the app, its guard stops the server: that is waited
 * for. A server without a guard is stopped here; one with a guard still in place belongs to an app that lives.
 * A pid file whose process is gone, or is something else by now, is removed.
 */
export async function clearPrevious(cluster: string): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const deadline = Date.now() + GOODBYE_MS
  for (;;) {
    const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
    if (!pid) return
    const server = await inspect(pid)
    if (!server?.command.includes(cluster)) return rm(file, { force: true })
    const parent = await inspect(server.parent)
    const isGuarded = parent?.command.includes(GUARD_NAME) ?? false
    if (!isGuarded) process.kill(pid, 'SIGINT')
    if (Date.now() > deadline) {
      throw new Error(
        `The database in ${cluster} is in use by process ${pid}: stop the other app first, or choose another DATA_DIR`,
      )
    }
    await wait(isGuarded ? 100 : 500)
  }
}

async function inspect(pid: number): Promise<{ parent: number; command: string } | undefined> {
  try {
    if (process.platform === 'linux') {
      const [status, command] = await Promise.all([
        readFile(`/proc/${pid}/status`, 'utf8'),
        readFile(`/proc/${pid}/cmdline`, 'utf8'),
      ])
      return { parent: Number(/^PPid:\s*(\d+)/m.exec(status)?.[1]), command }
    }
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=,command=', '-p', String(pid)])
    const [, parent, command] = /^\s*(\d+)\s+(.*)/s.exec(stdout) ?? []
    return command === undefined ? undefined : { parent: Number(parent), command }
  } catch {
    return undefined
  }
}
