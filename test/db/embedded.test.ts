import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withClient } from '#db/client.ts'
import { openDatabase } from '#db/connection.ts'
import {
  beginEmbeddedPostgres,
  type EmbeddedPostgres,
  eraseEmbeddedPostgres,
  startEmbeddedPostgres,
} from '#db/embedded.ts'
import { listen } from '#db/listen.ts'
import { silentLog } from '#platform/log/log.ts'
import { waitFor } from '#test/support/wait.ts'

const log = silentLog
let dataDir: string
const running: EmbeddedPostgres[] = []
const apps: ChildProcess[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'prilavok-test-'))
})

afterEach(async () => {
  for (const app of apps.splice(0)) app.kill('SIGKILL')
  for (const server of running.splice(0)) await server.stop()
  // The guards of killed apps need a moment to stop their servers.
  await waitFor(() => serverPid().then((pid) => isAlive(pid).then((is) => !is)))
  await rm(dataDir, { recursive: true, force: true })
})

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, log })
  running.push(server)
  return server
}

/** Another process that starts the same database and then just lives. */
async function startApp(): Promise<{ app: ChildProcess; url: string }> {
  const code = `
    import { startEmbeddedPostgres } from '#db/embedded.ts'
    import { silentLog as log } from '#platform/log/log.ts'
    const { url } = await startEmbeddedPostgres({ dataDir: process.argv[1], log })
    console.log(url)`
  const app = spawn(process.execPath, ['--input-type=module', '-e', code, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  apps.push(app)
  const [url] = await once(createInterface({ input: app.stdout }), 'line')
  return { app, url }
}

function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(text)).rows)
}

/** NaN when there is no server. */
async function serverPid(): Promise<number> {
  const file = await readFile(join(dataDir, 'cluster/postmaster.pid'), 'utf8').catch(() => '')
  return Number.parseInt(file, 10)
}

/** False also for a process that has ended and only waits for its parent to notice. */
async function isAlive(pid: number): Promise<boolean> {
  if (Number.isNaN(pid)) return false
  try {
    process.kill(pid, 0)
    if (process.platform !== 'linux') return true
    return !/^State:\s+Z/m.test(await readFile(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}

test('a database that was begun ahead is the one that starts, and is not made twice', async () => {
  const begun = await beginEmbeddedPostgres(dataDir)
  const password = await begun.finish()
  const { url } = await start()
  expect(new URL(url).password).toBe(password)
  expect(await (await beginEmbeddedPostgres(dataDir)).finish()).toBe(password)
})

test('data stays over a restart, and only this machine with the password gets in', async () => {
  const first = await start()
  await query(first.url, 'create table kept as select 1 as value')
  await first.stop()

  const second = await start()
  expect(await query(second.url, 'select value from kept')).toEqual([{ value: 1 }])
  const wrong = new URL(second.url)
  wrong.password = 'guess'
  await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication')
  const [row] = await query(second.url, 'show listen_addresses')
  expect(row).toEqual({ listen_addresses: '127.0.0.1' })
  expect((await stat(join(dataDir, 'password'))).mode & 0o077).toBe(0)
})

test('kill -9 of the app ends its server, and the next start keeps what was committed', async () => {
  const { app, url } = await startApp()
  await query(url, 'create table kept as select 1 as value')
  const pid = await serverPid()
  app.kill('SIGKILL')
  const next = await start()
  expect(await isAlive(pid)).toBe(false)
  expect(await query(next.url, 'select value from kept')).toHaveLength(1)
})

test.runIf(process.platform === 'linux')(
  'a server that outlived both the app and its guard is stopped first',
  async () => {
    const { app } = await startApp()
    const pid = await serverPid()
    const status = await readFile(`/proc/${pid}/status`, 'utf8')
    const guard = Number(/^PPid:\s*(\d+)/m.exec(status)?.[1])
    const watcher = (await readFile(`/proc/${guard}/task/${guard}/children`, 'utf8')).split(' ')
    for (const child of watcher.map(Number)) {
      if (child && child !== pid) process.kill(child, 'SIGKILL')
    }
    process.kill(guard, 'SIGKILL')
    app.kill('SIGKILL')
    await once(app, 'exit')
    expect(await isAlive(pid)).toBe(true)
    await start()
    expect(await isAlive(pid)).toBe(false)
  },
)

test('a pid file that names some other process by now does not stop the start', async () => {
  const first = await start()
  const file = join(dataDir, 'cluster/postmaster.pid')
  const pidFile = await readFile(file, 'utf8')
  await first.stop()
  await writeFile(file, pidFile.replace(/^\d+/, String(process.pid)))
  const second = await start()
  expect(await query(second.url, 'select 1 as value')).toHaveLength(1)
})

test('a second app on the same folder is refused in words while the first goes on', async () => {
  const { url } = await startApp()
  await expect(start()).rejects.toThrow(/in use by process \d+: stop it first/)
  expect(await query(url, 'select 1 as value')).toHaveLength(1)
})

test('a server that dies is started again; the pool and the listener find it by themselves', async () => {
  const { url } = await start()
  const database = openDatabase({ url, log })
  await database.pool.query('select 1')
  let wakes = 0
  const listener = listen({ url, channel: 'news', wake: () => (wakes += 1), log })
  await waitFor(() => wakes === 1)
  const pid = await serverPid()
  process.kill(pid, 'SIGKILL')
  await waitFor(async () => {
    const now = await serverPid()
    return now !== pid && (await isAlive(now))
  })
  await waitFor(() => database.pool.query('select 1').then(Boolean, () => false), {
    what: 'a new server',
  })
  await waitFor(() => wakes === 2)
  await database.pool.query('notify news')
  await waitFor(() => wakes === 3)
  await listener.stop()
  await database.close()
})

test('a stop right after the server died leaves none behind', async () => {
  const server = await start()
  process.kill(await serverPid(), 'SIGKILL')
  await server.stop()
  expect(await isAlive(await serverPid())).toBe(false)
})

test('data can be thrown away for a fresh start', async () => {
  const first = await start()
  await query(first.url, 'create table kept as select 1 as value')
  await expect(eraseEmbeddedPostgres(dataDir, log)).rejects.toThrow('in use')
  await first.stop()
  await eraseEmbeddedPostgres(dataDir, log)
  const second = await start()
  await expect(query(second.url, 'select value from kept')).rejects.toThrow('does not exist')
})

test('a temporary server leaves nothing behind', async () => {
  const server = await startEmbeddedPostgres({ log })
  expect(await query(server.url, 'select 1 as value')).toHaveLength(1)
  await server.stop()
  await expect(stat(server.dir)).rejects.toThrow('ENOENT')
})
