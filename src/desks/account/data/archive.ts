import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '#db/connection.ts'
import { redactFields } from '#platform/log/redact.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { type ZipEntry, zip } from '#platform/zip.ts'
import type { Attachment } from '#telegram/attachments/attachment.ts'
import { ownedBy } from '#telegram/identity/members.ts'
import { type Column, type Shape, shapeOf } from './reach.ts'

/** Who makes the file: see `Desk.attachments`. */
export const ARCHIVE_KIND = 'account.archive'

/** Rows of one table at most. */
const MOST_ROWS = 50_000
/** Telegram takes 50 MB; what is beyond it is left out and named. */
const MOST_BYTES = 45_000_000

/** Sealed, or good for a secret only. */
const isSecret = ({ name, type }: Column) =>
  type === 'bytea' || /secret|hash|fingerprint|^facts$|digest/.test(name)
/** What is on its way, not what is kept. */
const PASSING = /^(inbox|outbox|wizard_states|chat_screens)$/

/** Of the person wherever they work: their plan is one for all their shops. */
const PLAN_WIDE = 'usage_entries'
/** What admins noted is theirs. */
const OF_ADMINS = 'admin_actions'
const isOwner = ({ name, type }: Column) => type === 'bigint' && /^(user_id|owner_id)$/.test(name)

interface Source {
  readonly table: string
  readonly columns: readonly Column[]
  readonly where: SQL
}

/** Tables that speak of the person, then those of the shops they own. */
function sourcesOf({ tables, reached }: Shape, userId: number, ids: readonly string[]): Source[] {
  const ofShops = reached.filter(({ table }) => !PASSING.test(table) && table !== PLAN_WIDE)
  const known = new Set(reached.map(({ table }) => table))
  const own = [...tables].flatMap(([table, columns]): Source[] => {
    const [owner] = columns.filter(isOwner)
    const isOther = known.has(table) && table !== PLAN_WIDE
    if (!owner || isOther || PASSING.test(table) || table === OF_ADMINS) return []
    return [{ table, columns, where: sql`${sql.identifier(owner.name)} = ${userId}` }]
  })
  if (ids.length === 0) return own
  const shops = ofShops.toReversed().map(({ table, columns, rows }) => {
    return { table, columns, where: rows(ids) }
  })
  return [...own, ...shops]
}

/** Everything of the person and of the shops they own, a JSON file a table; no secret is in it. */
export async function makeArchive(
  db: Database,
  userId: number,
  lang: Lang,
): Promise<Attachment | undefined> {
  const { rows: people } = await db.execute(
    sql`select to_jsonb(u) as row from users u where id = ${userId}`,
  )
  if (people.length === 0) return undefined
  const ids = await ownedBy(db, userId)
  const entries: ZipEntry[] = [entry('person', people)]
  const cut: string[] = []
  let bytes = 0
  for (const { table, columns, where } of sourcesOf(await shapeOf(db), userId, ids)) {
    const shown = columns.filter((column) => !isSecret(column)).map(({ name }) => name)
    const names = sql.join(
      shown.map((name) => sql`${sql.identifier(name)}`),
      sql`, `,
    )
    const found = await db.execute(
      sql`select to_jsonb(t) as row from (select ${names} from ${sql.identifier(table)}
          where ${where} limit ${MOST_ROWS + 1}) t`,
    )
    if (found.rows.length === 0) continue
    const file = entry(table, found.rows.slice(0, MOST_ROWS))
    if (found.rows.length > MOST_ROWS || bytes + file.bytes.length > MOST_BYTES) cut.push(table)
    if (bytes + file.bytes.length > MOST_BYTES) continue
    bytes += file.bytes.length
    entries.push(file)
  }
  const about = lang.t('data-archive-about', { cut: cut.length === 0 ? 'none' : cut.join(', ') })
  entries.unshift({ name: 'readme.txt', bytes: Buffer.from(plainText(about)) })
  return { name: 'prilavok-data.zip', bytes: zip(entries), mime: 'application/zip' }
}

function entry(table: string, rows: readonly Record<string, unknown>[]): ZipEntry {
  const clean = redactFields(
    rows.map(({ row }) => row),
    [],
  )
  return { name: `${table}.json`, bytes: Buffer.from(JSON.stringify(clean, null, 1)) }
}
