import { execFile } from 'node:child_process'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Log } from '#platform/log/log.ts'
import { GUARD_NAME, guardTitle } from './server.ts'

/** Longest wait for the server of a killed app, which its guard is already stopping. */
const GOODBYE_MS = 20_000
/** An app that was just killed still seems alive for a moment. */
const DYING_MS = 2000

/**
 * Makes sure no server works on this cluster. After kill -9 of the app, its guard stops the server: that is waited
 * for. A server whose guard is gone too is stopped here. One whose app lives is left alone: throws.
 * A pid file whose process is gone, or is something else by now, is removed.
 */
export async function clearPrevious(cluster: string, log: Log): Promise<void> {
  const file = join(cluster, 'postmaster.pid')
  const begun = performance.now()
  for (let round = 0; ; round += 1) {
    const pid = Number((await readFile(file, 'utf8').catch(() => '')).split('\n')[0])
    if (!pid) return
    const server = await inspect(pid)
    if (!server?.command.includes(cluster)) return rm(file, { force: true })
    const guard = await inspect(server.parent)
    const isGuarded = guard?.command.includes(GUARD_NAME) ?? false
    // A guard whose app has died gets another parent.
    const isAppAlive = isGuarded && guard?.command.includes(guardTitle(guard.parent))
    if (performance.now() - begun > (isAppAlive ? DYING_MS : GOODBYE_MS)) {
      throw new Error(
        `The database in ${cluster} is in use by process ${isAppAlive ? guard?.parent : pid}: stop it first, or choose another DATA_DIR`,
      )
    }
    if (!isGuarded) process.kill(pid, 'SIGINT')
    if (round === 1) log.warn({ pid }, 'waiting for the database of an earlier start to end')
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
