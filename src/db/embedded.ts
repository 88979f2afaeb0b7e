import { rm } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { escapeIdentifier } from 'pg'
import type { Log } from '#platform/log/log.ts'
import { withClient } from './client.ts'
import { usableBinaries } from './embedded/binaries.ts'
import {
  beginCluster,
  type Cluster,
  lastingPlace,
  SUPERUSER,
  temporaryPlace,
} from './embedded/place.ts'
import { clearPrevious } from './embedded/previous.ts'
import { type Server, startServer } from './embedded/server.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** Where the data really is; not the folder asked for when the server's user cannot reach that one. */
  readonly dir: string
  stop(): Promise<void>
}

export interface EmbeddedOptions {
  /** Folder that keeps the data. Absent: a temporary one, fast, unsafe against power loss, removed on stop. */
  readonly dataDir?: string
  /** Where the temporary one is made; the system's folder for such unless said. */
  readonly temporaryIn?: string
  readonly log: Log
}

/** Another program may take the free port before the server does. */
const START_ATTEMPTS = 3
const RESTART_PAUSE_MS = 1000

/**
 * A real PostgreSQL of our own on 127.0.0.1, with a random password. It ends with this process, also when that is
 * killed, and is started again on the same port should it ever end by itself.
 */
export async function startEmbeddedPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { dataDir, temporaryIn, log } = options
  const isDurable = dataDir !== undefined
  const place = isDurable ? await lastingPlace(dataDir) : await temporaryPlace(temporaryIn)
  const binaries = await usableBinaries(place.user)
  await clearPrevious(place.cluster, log)
  const cluster = await beginCluster(place, binaries, isDurable)
  const password = await cluster.finish()

  const stopping = new AbortController()
  let server = await firstStart()
  const urlOf = (database: string) =>
    `postgres://${SUPERUSER}:${password}@127.0.0.1:${server.port}/${database}`
  await ensureDatabase(urlOf('postgres'))
  log.info({ dir: place.dir, port: server.port }, 'embedded database started')
  const watching = watch()

  async function firstStart(): Promise<Server> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await startServer({ place, binaries, isDurable, log })
      } catch (error) {
        const isPortTaken = String(error).includes('TCP/IP sockets')
        if (!isPortTaken || attempt === START_ATTEMPTS) throw error
      }
    }
  }

  /** Starts the server again for as long as nobody asked it to stop. */
  async function watch(): Promise<void> {
    for (;;) {
      await server.exited
      if (stopping.signal.aborted || !isDurable) return
      log.error('embedded database ended by itself, starting it again')
      await clearPrevious(place.cluster, log)
        .then(() => startServer({ place, binaries, isDurable, log, port: server.port }))
        .then((started) => {
          server = started
        })
        .catch((error) => log.error({ err: error }, 'embedded database does not start'))
      if (stopping.signal.aborted) return server.stop()
      await wait(RESTART_PAUSE_MS, undefined, { signal: stopping.signal }).catch(() => {})
    }
  }

  return {
    url: urlOf(SUPERUSER),
    dir: place.dir,
    async stop() {
      stopping.abort()
      await server.stop()
      await watching
    },
  }
}

/**
 * Begins to make what {@link startEmbeddedPostgres} makes in a folder where nothing is yet, which takes a second of another
 * processor: meanwhile this one can load the application.
 */
export async function beginEmbeddedPostgres(dataDir: string): Promise<Cluster> {
  const place = await lastingPlace(dataDir)
  return beginCluster(place, await usableBinaries(place.user), true)
}

/** Removes the data kept for this folder, wherever it really is. Throws when an app is using it. */
export async function eraseEmbeddedPostgres(dataDir: string, log: Log): Promise<void> {
  const place = await lastingPlace(dataDir)
  await clearPrevious(place.cluster, log)
  await rm(place.dir, { recursive: true, force: true })
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  await withClient(adminUrl, async (client) => {
    const found = await client.query('select 1 from pg_database where datname = $1', [SUPERUSER])
    if (found.rowCount === 0) await client.query(`create database ${escapeIdentifier(SUPERUSER)}`)
  })
}
