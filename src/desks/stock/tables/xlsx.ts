import { fail, ok, type Result } from '#core/result.ts'
import { type RawCell, type RawRow, type RawTable, TABLE_LIMITS, type TableFault } from './table.ts'
import { readDirectory, unpack } from './zip.ts'

/** The head of the old binary format, and of a workbook under a password. */
const OLD_EXCEL = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/i
const XML_PARTS = /\.(?:xml|rels)$/i

/**
 * The first sheet of an .xlsx. Sizes are checked in the archive's directory first, and what is unpacked never exceeds what stands there.
 * Of a formula the result that was stored with it counts.
 */
export async function readXlsx(bytes: Buffer): Promise<Result<RawTable, TableFault>> {
  if (bytes.subarray(0, 4).equals(OLD_EXCEL)) {
    return fail(bytes.includes('EncryptedPackage', 0, 'utf16le') ? 'locked' : 'old-excel')
  }
  const directory = readDirectory(bytes)
  if (!directory.ok) return directory
  const formulas = new Map<number, number[]>()
  for (const entry of directory.value.filter(({ name }) => XML_PARTS.test(name))) {
    const content = unpack(bytes, entry)
    if (!content.ok) return content
    if (!SHEET.test(entry.name)) continue
    if (count(content.value, '<row') > TABLE_LIMITS.rows + 1) return fail('too-many-rows')
    noteFormulas(content.value, formulas)
  }
  try {
    // Loaded when the first table is sent.
    const { readSheet } = await import('read-excel-file/node')
    const rows = await readSheet(bytes, 1)
    return ok(rows.flatMap((cells, index) => rowOf(index, cells, formulas)))
  } catch {
    return fail('broken')
  }
}

function rowOf(
  index: number,
  cells: readonly unknown[],
  formulas: ReadonlyMap<number, readonly number[]>,
): RawRow[] {
  const values = cells.slice(0, TABLE_LIMITS.columns).map(cellOf)
  const own = formulas.get(index + 1)
  if (values.every((value) => value === null) && !own) return []
  return [{ line: index + 1, cells: values, ...(own && { formulas: own }) }]
}

function cellOf(value: unknown): RawCell {
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' && value !== '' ? value : null
}

function count(content: Buffer, tag: string): number {
  let found = 0
  for (let at = content.indexOf(tag); at >= 0; at = content.indexOf(tag, at + tag.length))
    found += 1
  return found
}

/** Where a sheet has formulas: row (from 1) → columns (from 0). The reader tells their results only. */
function noteFormulas(content: Buffer, into: Map<number, number[]>): void {
  for (let at = content.indexOf('<f'); at >= 0; at = content.indexOf('<f', at + 2)) {
    if (!/[>\s/]/.test(String.fromCharCode(content[at + 2] ?? 0))) continue
    const cell = content.lastIndexOf('<c ', at)
    const head = content.toString('latin1', Math.max(cell, 0), Math.min(cell + 80, at))
    const [, column = '', row = ''] = /\br="([A-Z]{1,3})(\d{1,7})"/.exec(head) ?? []
    if (row === '') continue
    into.set(Number(row), [...(into.get(Number(row)) ?? []), columnNumber(column)])
  }
}

const columnNumber = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
