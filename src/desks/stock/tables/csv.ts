import { fail, ok, type Result } from '#core/result.ts'
import { decodeText } from './encoding.ts'
import { type RawRow, type RawTable, TABLE_LIMITS, type TableFault } from './table.ts'

const SEPARATORS = [';', ',', '\t'] as const
/** So many characters tell which separator it is. */
const SAMPLE = 20_000

/**
 * A text table (RFC 4180, with any of three separators, and Excel's `sep=;` line). A record keeps the number of the line it begins on. An
 * open quote at the end of the file makes it `broken`.
 */
export function readCsv(bytes: Uint8Array): Result<RawTable, TableFault> {
  if (bytes.subarray(0, 8_192).includes(0) && !hasWideMark(bytes)) return fail('not-a-table')
  const text = decodeText(bytes).replace(/^\ufeff/, '')
  const [hint = '', said = ''] = /^sep=(.)\r?\n/.exec(text) ?? []
  const separator = said || likeliest(text.slice(0, SAMPLE))
  const rows: RawRow[] = []
  const end = records(text.slice(hint.length), separator, hint === '' ? 1 : 2, (row) => {
    if (row.cells.some((cell) => cell !== null)) rows.push(row)
    return rows.length <= TABLE_LIMITS.rows + 1
  })
  if (end === 'open') return fail('broken')
  return end === 'stopped' ? fail('too-many-rows') : ok(rows)
}

/** The separator that cuts most lines of the beginning into the same number of cells, more than one. */
function likeliest(sample: string): string {
  const scored = SEPARATORS.map((separator) => {
    const widths: number[] = []
    records(sample, separator, 1, ({ cells }) => widths.push(cells.length) < 50)
    const first = widths[0] ?? 1
    const same = widths.filter((width) => width === first).length
    return { separator, score: first > 1 ? (same / widths.length) * 1_000 + first : 0 }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best)).separator
}

/** Reads record by record until `take` has had enough. */
function records(
  text: string,
  separator: string,
  firstLine: number,
  take: (row: RawRow) => boolean,
): 'whole' | 'stopped' | 'open' {
  let [at, line] = [0, firstLine]
  while (at < text.length) {
    const cells: (string | null)[] = []
    const began = line
    for (;;) {
      const cell = cellAt(text, at, separator)
      if (!cell) return 'open'
      line += cell.lines
      at = cell.end
      if (cells.length < TABLE_LIMITS.columns) cells.push(cell.value === '' ? null : cell.value)
      if (text[at] !== separator) break
      at += 1
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1
    at += 1
    line += 1
    if (!take({ line: began, cells })) return 'stopped'
  }
  return 'whole'
}

interface ReadCell {
  readonly value: string
  readonly end: number
  readonly lines: number
}

function cellAt(text: string, start: number, separator: string): ReadCell | undefined {
  if (text[start] !== '"') {
    let end = start
    while (
      end < text.length &&
      text[end] !== separator &&
      text[end] !== '\n' &&
      text[end] !== '\r'
    ) {
      end += 1
    }
    return { value: text.slice(start, end).trim(), end, lines: 0 }
  }
  let [value, from] = ['', start + 1]
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0) return undefined
    value += text.slice(from, quote)
    if (text[quote + 1] !== '"') {
      // Behind the closing quote only the end of the cell may follow; what else stands there belongs to it.
      const rest = cellAt(text, quote + 1, separator)
      const tail = text[quote + 1] === separator ? undefined : rest
      const lines = value.split(/\r\n|\r|\n/).length - 1
      return { value: (value + (tail?.value ?? '')).trim(), end: tail?.end ?? quote + 1, lines }
    }
    value += '"'
    from = quote + 2
  }
}

const hasWideMark = ([first, second]: Uint8Array) =>
  (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)
