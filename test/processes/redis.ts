import { access, constants, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { freePort } from '#platform/free-port.ts'
import { type Child, startChild } from './child.ts'

export interface RedisProcess {
  readonly url: string
  /** Ends it by this signal; {@link RedisProcess.start} brings it back on the same port, with its data unless told otherwise. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  start(options?: { readonly isEmpty?: boolean }): Promise<void>
  stop(): Promise<void>
}

/** Program file of a real Redis; undefined when none is installed. */
export async function findRedis(): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, 'redis-server')
    const isThere = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    )
    if (isThere) return file
  }
  return undefined
}

/** A real Redis that keeps its data as docker-compose.yml has it: a log, synced every second. */
export async function startRedisProcess(program: string): Promise<RedisProcess> {
  const dir = await mkdtemp(join(tmpdir(), 'prilavok-redis-'))
  const port = await freePort()
  const launch = () =>
    startChild({
      program,
      args: [
        ...['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''],
        ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
      ],
      readyWhen: 'Ready to accept connections',
    })
  let child: Child = await launch()
  return {
    url: `redis://127.0.0.1:${port}`,
    async end(signal) {
      await child.end(signal)
    },
    async start({ isEmpty = false } = {}) {
      if (isEmpty) await rm(join(dir, 'appendonlydir'), { recursive: true, force: true })
      child = await launch()
    },
    async stop() {
      await child.end('SIGKILL')
      await rm(dir, { recursive: true, force: true })
    },
  }
}
