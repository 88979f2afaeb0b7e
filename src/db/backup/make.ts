import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { DUMP_SUFFIX, OWN_SUFFIX } from './format.ts'
import { findPgTool, runPgTool } from './pg-tools.ts'
import { writeSnapshot } from './snapshot.ts'

/** Any number that nothing else in this database locks: "PRLB". */
const BACKUP_LOCK = 0x50524c42
const CONNECT_MS = 10_000

export interface BackupPlace {
  readonly url: string
  /** Made when it is not there. */
  readonly dir: string
}

export interface MadeBackup {
  /** Its name in the folder. */
  readonly file: string
  readonly bytes: number
  /** Null where `pg_dump` wrote it. */
  readonly rows: number | null
}

/**
 * Writes one backup, under a name that tells when; a half-written one is never left under it. Undefined when another
 * process makes one at this moment.
 */
export async function makeBackup(
  { url, dir }: BackupPlace,
  takenAt: Date,
): Promise<MadeBackup | undefined> {
  const client = new Client({
    ...{ connectionString: url, application_name: 'prilavok-backup' },
    connectionTimeoutMillis: CONNECT_MS,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    // Ends with the connection, however that ends.
    const lock = 'select pg_try_advisory_lock($1) as is_ours'
    const { rows } = await client.query<{ is_ours: boolean }>(lock, [BACKUP_LOCK])
    if (!rows[0]?.is_ours) return undefined
    await mkdir(dir, { recursive: true, mode: 0o700 })
    return await write(client, { url, dir }, takenAt)
  } finally {
    await client.end()
  }
}

async function write(
  client: Client,
  { url, dir }: BackupPlace,
  takenAt: Date,
): Promise<MadeBackup> {
  const dump = await findPgTool('pg_dump', await serverMajor(client))
  const file = `prilavok-${stamp(takenAt)}${dump ? DUMP_SUFFIX : OWN_SUFFIX}`
  const half = join(dir, `${file}.part`)
  await rm(half, { force: true })
  try {
    const rows = dump ? null : (await writeSnapshot(client, half, takenAt)).rows
    if (dump) {
      const options = [
        '--format=custom',
        '--no-owner',
        '--no-privileges',
        '--exclude-schema=bullmq',
      ]
      await runPgTool(dump, url, [...options, `--file=${half}`])
    }
    const { size } = await stat(half)
    await rename(half, join(dir, file))
    return { file, bytes: size, rows }
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}

export async function serverMajor(client: Client): Promise<number> {
  const { rows } = await client.query<{ server_version_num: string }>('show server_version_num')
  return Math.floor(Number(rows[0]?.server_version_num) / 10_000)
}

/** `20261120T090000Z` */
function stamp(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/g, '')
}
