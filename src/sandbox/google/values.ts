import { z } from 'zod'
import { problem } from './problems.ts'
import type { Cell, Sheet, SpreadsheetFile } from './world.ts'

const body = z.strictObject({
  valueInputOption: z.enum(['RAW', 'USER_ENTERED']),
  data: z
    .array(
      z.strictObject({
        range: z.string(),
        majorDimension: z.literal('ROWS').default('ROWS'),
        values: z.array(z.array(z.union([z.string(), z.number(), z.null()]))),
      }),
    )
    .min(1),
})
const CELL_CHARS = 50_000

/** `values.batchUpdate`: cells from the upper left corner of each range on. */
export function writeValues(file: SpreadsheetFile, sent: unknown): Response {
  const read = body.safeParse(sent)
  if (!read.success) return problem(400, z.prettifyError(read.error))
  const { data, valueInputOption } = read.data
  let cells = 0
  for (const { range, values } of data) {
    const place = cornerOf(file, range)
    if (!place) return problem(400, `Unable to parse range: ${range}`)
    const { sheet, row, column } = place
    const columns = Math.max(0, ...values.map((one) => one.length))
    if (row + values.length > sheet.rowCount || column + columns > sheet.columnCount) {
      const limits = `Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`
      return problem(400, `Range (${range}) exceeds grid limits. ${limits}`)
    }
    if (values.flat().some((cell) => String(cell).length > CELL_CHARS)) {
      return problem(400, `Your input contains more than the maximum of ${CELL_CHARS} characters.`)
    }
    write(place, values, valueInputOption === 'USER_ENTERED')
    cells += values.flat().length
  }
  return Response.json({
    spreadsheetId: file.id,
    totalUpdatedCells: cells,
    totalUpdatedSheets: new Set(data.map(({ range }) => range.split('!')[0])).size,
  })
}

/** `values.get` of a range with both corners; empty cells and rows at the end are left out, as the service does. */
export function readValues(file: SpreadsheetFile, range: string): Response {
  const place = cornerOf(file, range)
  const end = /:([A-Z]{1,2})(\d+)$/.exec(range)
  if (!place || !end) return problem(400, `Unable to parse range: ${range}`)
  const { sheet, row, column } = place
  const [right, bottom] = [columnOf(end[1] ?? ''), Number(end[2])]
  if (bottom > sheet.rowCount || right > sheet.columnCount) {
    const limits = `Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`
    return problem(400, `Range (${range}) exceeds grid limits. ${limits}`)
  }
  const values = sheet.values.slice(row, bottom).map((line) => line.slice(column, right))
  return Response.json({ range, majorDimension: 'ROWS', ...(values.length > 0 && { values }) })
}

interface Corner {
  readonly sheet: Sheet
  readonly row: number
  readonly column: number
}

/** `'Name'!B3` */
function cornerOf(file: SpreadsheetFile, range: string): Corner | undefined {
  const found = /^'((?:[^']|'')+)'!([A-Z]{1,2})(\d+)/.exec(range)
  const title = found?.[1]?.replaceAll("''", "'")
  const sheet = file.sheets.find((one) => one.title === title)
  if (!found || !sheet) return undefined
  return { sheet, row: Number(found[3]) - 1, column: columnOf(found[2] ?? '') - 1 }
}

/** A → 1, Z → 26, AA → 27. */
function columnOf(letters: string): number {
  return [...letters].reduce((sum, char) => sum * 26 + char.charCodeAt(0) - 64, 0)
}

/** As typed by a person, `+как` and `-слово` would be formulas, and wrong ones. */
function write({ sheet, row, column }: Corner, values: (Cell | null)[][], isTyped: boolean): void {
  for (const [down, cells] of values.entries()) {
    for (let missing = sheet.values.length; missing <= row + down; missing += 1) {
      sheet.values.push([])
    }
    const line = sheet.values[row + down] ?? []
    for (const [right, cell] of cells.entries()) {
      if (cell === null) continue
      const isFormula = isTyped && typeof cell === 'string' && /^[=+-]/.test(cell)
      while (line.length < column + right) line.push('')
      line[column + right] = isFormula ? '#ERROR!' : cell
    }
  }
}
