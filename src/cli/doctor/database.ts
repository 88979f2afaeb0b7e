import { readFile } from 'node:fs/promises'
import type { Pool } from 'pg'
import type { OpenDatabase } from '#db/connection.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { ADVICE, reasonOf } from '#src/app/services/outside.ts'
import type { Config } from '#src/config.ts'
import { withDatabase } from '../database.ts'
import type { Finding } from './finding.ts'

const NAME = 'database'
const OLDEST_VERSION = 14
const JOURNAL = new URL('../../../drizzle/meta/_journal.json', import.meta.url)

export async function checkDatabase(config: Config): Promise<Finding[]> {
  try {
    return await withDatabase(config, (database) => look(config, database))
  } catch (error) {
    const detail = reasonOf(error)
    if (detail.includes('in use by process')) {
      return [{ name: NAME, detail: 'embedded, in use by the running app' }]
    }
    const advice =
      config.database.kind === 'url'
        ? ADVICE.database
        : 'see the message; a server of your own in DATABASE_URL works too'
    return [{ name: NAME, detail, advice }]
  }
}

async function look(config: Config, { pool }: OpenDatabase): Promise<Finding[]> {
  const server = await pool.query<{ major: number }>(
    `select current_setting('server_version_num')::int / 10000 as major`,
  )
  const major = server.rows[0]?.major ?? 0
  const detail = `PostgreSQL ${major}`
  if (major < OLDEST_VERSION) {
    return [{ name: NAME, detail, advice: `use PostgreSQL ${OLDEST_VERSION} or newer` }]
  }
  const isCurrent = await isMigrated(pool)
  if (!isCurrent) {
    return [{ name: NAME, detail: `${detail}, to be migrated when the app starts` }]
  }
  return [{ name: NAME, detail: `${detail}, migrated` }, await checkMasterKey(config, pool)]
}

async function isMigrated(pool: Pool): Promise<boolean> {
  const { entries } = JSON.parse(await readFile(JOURNAL, 'utf8')) as { entries: { when: number }[] }
  const there = await pool.query(`select to_regclass('drizzle.__drizzle_migrations') as ledger`)
  if (!there.rows[0].ledger) return false
  const last = await pool.query(
    'select max(created_at)::float8 as at from drizzle.__drizzle_migrations',
  )
  return (last.rows[0].at ?? 0) >= (entries.at(-1)?.when ?? 0)
}

interface StoredKey {
  readonly key_version: number
  readonly workspace_id: string
  readonly service: string
  readonly secret: Uint8Array
}

/** Stored keys must open with the configured master keys, one of each version is tried. */
async function checkMasterKey(config: Config, pool: Pool): Promise<Finding> {
  const vault = createVault(config.masterKeys)
  const { rows } = await pool.query<StoredKey>(`
    select distinct on (key_version) key_version, workspace_id, service, secret
    from credentials order by key_version, created_at desc`)
  const lost = rows.filter((row) => {
    try {
      vault.open(row.secret, { workspaceId: row.workspace_id, service: row.service })
      return false
    } catch {
      return true
    }
  })
  const name = 'master key'
  if (lost.length > 0) {
    const versions = lost.map((row) => row.key_version).join(', ')
    return {
      name,
      detail: `stored keys of version ${versions} do not open`,
      advice: 'set MASTER_KEY and MASTER_KEYS_PREVIOUS to the keys these records were sealed with',
    }
  }
  const isOld = rows.some((row) => row.key_version !== vault.keyVersion)
  return isOld
    ? {
        name,
        detail: 'some stored keys are sealed with an older version',
        advice: 'run: npm run cli -- rotate-key',
      }
    : { name, detail: `version ${vault.keyVersion} opens the stored keys` }
}
