import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from '#platform/free-port.ts'
import type { Log } from '#platform/log/log.ts'
import type { Place } from './place.ts'
import { spawnAs } from './spawn.ts'

export interface Server {
  readonly port: number
  /** Resolves when the process is gone, for whatever reason. */
  readonly exited: Promise<void>
  /** Disconnects clients and ends it with a clean shutdown. */
  stop(): Promise<void>
}

export const GUARD_NAME = 'prilavok-postgres-guard'

/** How the guard of an app calls itself in the list of processes. */
export function guardTitle(appPid: number): string {
  return `${GUARD_NAME}:${appPid};`
}

/**
 * The server's parent: ends it when our end of the pipe closes, which also happens when we are killed. A folder
 * named first is thrown away then, so its server need not end cleanly. Own session, so that Ctrl-C in a terminal
 * reaches us and not the server.
 */
const GUARD = `
folder=$1; shift
[ -z "$folder" ] && manner=INT || manner=QUIT
exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ read -r _ <&3; kill -$manner $server; } 2>/dev/null &
watcher=$!
exec 3<&-
wait $server
code=$?
kill $watcher 2>/dev/null
[ -z "$folder" ] || rm -rf "$folder"
exit $code`

const START_MS = 60_000
const STOP_MS = 20_000

/** Few connections, little memory, no helpers that one app on a small machine does not need. */
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  max_connections: '100',
  shared_buffers: '48MB',
  max_wal_size: '256MB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  io_method: 'sync',
  max_parallel_workers_per_gather: '0',
  autovacuum_max_workers: '1',
  jit: 'off',
  log_checkpoints: 'off',
  // Statements may carry what people wrote; errors are reported to us by the client anyway.
  log_min_error_statement: 'panic',
}

const THROWAWAY = {
  fsync: 'off',
  full_page_writes: 'off',
  synchronous_commit: 'off',
  max_connections: '300',
  autovacuum: 'off',
}

export interface ServerOptions {
  readonly place: Place
  readonly binaries: string
  /** Data must survive a crash of the machine; otherwise it is removed with the server. */
  readonly isDurable: boolean
  /** Absent: a free one. */
  readonly port?: number
  readonly log: Log
}

/** Starts PostgreSQL on 127.0.0.1 and waits until it accepts connections, recovery after a crash included. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const { place, binaries, isDurable, log } = options
  const port = options.port ?? (await freePort())
  const settings = { ...SETTINGS, ...(isDurable ? {} : THROWAWAY), port: String(port) }
  const guard = spawnAs(
    place.user,
    '/bin/sh',
    [
      ...['-c', GUARD, guardTitle(process.pid), isDurable ? '' : place.dir],
      ...[join(binaries, 'bin', 'postgres'), '-D', place.cluster],
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    { detached: true },
  )
  guard.stdin?.on('error', () => {})
  const exited = new Promise<void>((resolve) => {
    guard.on('error', () => resolve())
    guard.on('close', () => resolve())
  })

  async function stop(): Promise<void> {
    guard.stdin?.end()
    if (await within(exited, STOP_MS)) return
    log.warn('database does not stop in time, forcing it')
    await quit(place.cluster)
    await within(exited, STOP_MS)
  }

  let lastWords = ''
  const ready = new Promise<void>((resolve) => {
    if (!guard.stderr) return
    createInterface({ input: guard.stderr }).on('line', (line) => {
      report(log, line)
      if (line.includes('ready to accept connections')) resolve()
      else if (/FATAL|PANIC/.test(line)) lastWords = line
    })
  })
  const outcome = await Promise.race([
    ready.then(() => 'ready'),
    exited.then(() => 'ended'),
    wait(START_MS, 'slow', { ref: false }),
  ])
  if (outcome === 'ready') return { port, exited, stop }
  await stop()
  throw new Error(`PostgreSQL did not start in ${place.dir}: ${lastWords || outcome}`)
}

function report(log: Log, line: string): void {
  if (/ (FATAL|PANIC): /.test(line)) log.error({ line }, 'database says')
  else if (/ (ERROR|WARNING): /.test(line)) log.warn({ line }, 'database says')
  else log.debug({ line }, 'database says')
}

async function within(done: Promise<void>, ms: number): Promise<boolean> {
  return Promise.race([done.then(() => true), wait(ms, false, { ref: false })])
}

async function quit(cluster: string): Promise<void> {
  const pid = Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0])
  if (pid) process.kill(pid, 'SIGQUIT')
}
