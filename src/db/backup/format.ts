import { z } from 'zod'

/**
 * A backup made by the product itself: a gzip file of lines. The first describes the file; each table has a line of its own
 * and then its rows, an array of texts (or nulls) a row, as PostgreSQL writes the values; the last one says how many rows
 * there are, so that a cut file is known. Lines that are no rows begin with `#`.
 */
export const FORMAT = 'prilavok-backup-1'

/** Ends the names of the two kinds of files. */
export const OWN_SUFFIX = '.jsonl.gz'
export const DUMP_SUFFIX = '.dump'

const head = z.object({
  format: z.literal(FORMAT),
  /** ISO moment of the snapshot. */
  takenAt: z.string(),
  /** `when` of the newest migration in `drizzle/meta/_journal.json` that the database had. */
  migratedTo: z.number(),
})
const table = z.object({
  table: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
})
const end = z.object({
  rows: z.number(),
  /** Where sequences stood; null: never used. */
  sequences: z.array(z.object({ name: z.string(), value: z.string().nullable() })),
})

export type BackupHead = z.infer<typeof head>
export type BackupTable = z.infer<typeof table>
export type BackupEnd = z.infer<typeof end>

export type BackupLine =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'table'; readonly table: BackupTable }
  | { readonly kind: 'end'; readonly end: BackupEnd }
  | { readonly kind: 'row'; readonly json: string }

/** Throws when the line is none of this format. */
export function readLine(line: string): BackupLine {
  if (line.startsWith('[')) return { kind: 'row', json: line }
  if (!line.startsWith('#')) throw new Error('this is not a backup of Prilavok')
  const value: unknown = JSON.parse(line.slice(1))
  const as = {
    head: head.safeParse(value),
    table: table.safeParse(value),
    end: end.safeParse(value),
  }
  if (as.head.success) return { kind: 'head', head: as.head.data }
  if (as.table.success) return { kind: 'table', table: as.table.data }
  if (as.end.success) return { kind: 'end', end: as.end.data }
  throw new Error('a line of the backup is not understood: it was made by a newer version')
}

export function writeLine(value: BackupHead | BackupTable | BackupEnd): string {
  return `#${JSON.stringify(value)}\n`
}

/** How values are written as text and read again, on both sides. */
export const AS_TEXT = `set timezone = 'UTC'; set datestyle = 'ISO'; set intervalstyle = 'postgres';
  set bytea_output = 'hex'; set extra_float_digits = 1; set search_path = public`
