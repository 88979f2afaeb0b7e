import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { createRedisMock } from 'js-redis-server'
import { inject } from 'vitest'
import { freePort } from '#platform/free-port.ts'
import { afterFile } from './closing.ts'
import { waitFor } from './wait.ts'

export interface TestRedis {
  readonly url: string
  readonly kind: 'redis-server' | 'js-redis-server'
  /** Ends it at once (as kill -9 would) and starts an empty one on the same port. Only with `redis-server`. */
  restart(): Promise<void>
}

let shared: Promise<TestRedis> | undefined

/** One empty Redis a test file: the real server when it is installed, else a stand-in in this process. */
export function testRedis(): Promise<TestRedis> {
  const program = inject('redisServer')
  if (!shared) {
    shared = program ? startReal(program) : startStandIn()
    afterFile(() => {
      shared = undefined
    })
  }
  return shared
}

async function startReal(program: string): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'prilavok-redis-'))
  const port = await freePort()
  let child = await launch(program, port, dir)
  afterFile(async () => {
    await kill(child)
    await rm(dir, { recursive: true, force: true })
  })
  return {
    url: `redis://127.0.0.1:${port}`,
    kind: 'redis-server',
    async restart() {
      await kill(child)
      child = await launch(program, port, dir)
    },
  }
}

async function launch(program: string, port: number, dir: string): Promise<ChildProcess> {
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no']
  const child = spawn(program, ['--port', String(port), '--dir', dir, ...settings], {
    stdio: 'ignore',
  })
  const client = new Redis(port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => 20 })
  client.on('error', () => {})
  await waitFor(() => client.ping().then(Boolean, () => false), { what: 'redis-server' })
  client.disconnect()
  return child
}

function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve()
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })
}

async function startStandIn(): Promise<TestRedis> {
  const server = await createRedisMock()
  afterFile(() => server.close())
  const [address] = server.addresses()
  if (!address) throw new Error('js-redis-server has no address')
  return {
    url: `redis://${address.host}:${address.port}`,
    kind: 'js-redis-server',
    restart: () => Promise.reject(new Error('js-redis-server cannot be restarted')),
  }
}
