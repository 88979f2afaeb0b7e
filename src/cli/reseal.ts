import type { Pool } from 'pg'
import { sealHeader } from '#platform/crypto/aes-vault.ts'
import type { Vault } from '#platform/crypto/vault.ts'
import { INBOX_SEAL } from '#telegram/inbox/store.ts'

/** A column of sealed records, and the words each was sealed with. */
interface SealedColumn {
  readonly table: string
  readonly key: string
  readonly keyType: 'uuid' | 'bigint'
  readonly column: string
  /** SQL: relation that has it all, workspace and service of a record. */
  readonly from: string
  readonly workspace: string
  readonly service: string
  /** SQL: also set with a new record. */
  readonly alsoSet?: (keyVersion: number) => string
}

const COLUMNS: readonly SealedColumn[] = [
  {
    table: 'credentials',
    key: 'credentials.id',
    keyType: 'uuid',
    column: 'secret',
    from: 'credentials',
    workspace: 'credentials.workspace_id::text',
    service: 'credentials.service',
    alsoSet: (keyVersion) => `, key_version = ${keyVersion}`,
  },
  {
    table: 'inbox',
    key: 'inbox.update_id',
    keyType: 'bigint',
    column: 'payload',
    from: 'inbox',
    workspace: `'${INBOX_SEAL.workspaceId}'`,
    service: `'${INBOX_SEAL.service}'`,
  },
  {
    table: 'wizard_states',
    key: 'wizard_states.chat_id',
    keyType: 'bigint',
    column: 'state',
    from: 'wizard_states join users on users.id = wizard_states.user_id',
    workspace: 'users.workspace_id::text',
    service: `'wizard'`,
  },
]

export interface ResealReport {
  readonly table: string
  readonly resealed: number
  /** Records no configured key opens; left as they are. */
  readonly unreadable: number
}

const BATCH = 200

/**
 * Seals everything again that is not sealed with the vault's current key. Can be stopped and started again at any
 * moment, and run beside the app: a record that changes meanwhile is left to the next run.
 */
export async function resealAll(pool: Pool, vault: Vault): Promise<ResealReport[]> {
  const reports: ResealReport[] = []
  for (const column of COLUMNS) reports.push(await resealColumn(pool, vault, column))
  return reports
}

async function resealColumn(pool: Pool, vault: Vault, column: SealedColumn): Promise<ResealReport> {
  const header = sealHeader(vault.keyVersion)
  let resealed = 0
  let unreadable = 0
  let after: string | undefined
  for (;;) {
    const rows = await nextBatch(pool, column, header, after)
    for (const row of rows) {
      const fresh = reseal(vault, row)
      if (!fresh) unreadable += 1
      else if (await replace(pool, column, vault.keyVersion, row, fresh)) resealed += 1
    }
    after = rows.at(-1)?.key
    if (after === undefined) return { table: column.table, resealed, unreadable }
  }
}

interface SealedRow {
  readonly key: string
  readonly sealed: Uint8Array
  readonly workspace: string
  readonly service: string
}

async function nextBatch(
  pool: Pool,
  { key, keyType, column, table, from, workspace, service }: SealedColumn,
  header: Uint8Array,
  after: string | undefined,
): Promise<SealedRow[]> {
  const old = `${table}.${column} is not null and substring(${table}.${column} from 1 for 3) <> $1`
  const rest = after === undefined ? '' : `and ${key} > $2::text::${keyType}`
  const found = await pool.query<SealedRow>(
    `select ${key}::text as key, ${table}.${column} as sealed, ${workspace} as workspace, ${service} as service
     from ${from} where ${old} ${rest} order by ${key} limit ${BATCH}`,
    after === undefined ? [header] : [header, after],
  )
  return found.rows
}

/** The record under the current key, opened again to be sure; undefined when no key opens the old one. */
function reseal(vault: Vault, row: SealedRow): Uint8Array | undefined {
  const context = { workspaceId: row.workspace, service: row.service }
  let plain: string
  try {
    plain = vault.open(row.sealed, context)
  } catch {
    return undefined
  }
  const fresh = vault.seal(plain, context)
  if (vault.open(fresh, context) !== plain) throw new Error('a resealed record reads differently')
  return fresh
}

async function replace(
  pool: Pool,
  { table, key, keyType, column, alsoSet }: SealedColumn,
  keyVersion: number,
  row: SealedRow,
  fresh: Uint8Array,
): Promise<boolean> {
  const done = await pool.query(
    `update ${table} set ${column} = $1 ${alsoSet?.(keyVersion) ?? ''}
     where ${key} = $2::text::${keyType} and ${column} = $3`,
    [fresh, row.key, row.sealed],
  )
  return done.rowCount === 1
}
