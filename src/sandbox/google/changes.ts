import { z } from 'zod'
import { maskPaths } from './masks.ts'
import { blankSheet, type Sheet } from './world.ts'

/** Why a request of a batch is not carried out. */
export class Refused extends Error {}

interface Draft {
  name: string
  sheets: Sheet[]
}

export interface Change {
  readonly input: z.ZodType
  apply(draft: Draft, input: unknown): void
}

/** Keeps the type of a request's input together. */
function change<T>(input: z.ZodType<T>, apply: (draft: Draft, input: T) => void): Change {
  return { input, apply } as Change
}

const index = z.int().min(0)
const gridRange = z.strictObject({
  sheetId: z.int(),
  startRowIndex: index.optional(),
  endRowIndex: index.optional(),
  startColumnIndex: index.optional(),
  endColumnIndex: index.optional(),
})
const color = z.strictObject({
  red: z.number().min(0).max(1).optional(),
  green: z.number().min(0).max(1).optional(),
  blue: z.number().min(0).max(1).optional(),
})
const grid = z.strictObject({
  rowCount: z.int().min(1).optional(),
  columnCount: z.int().min(1).optional(),
  frozenRowCount: index.optional(),
})
const cellFormat = z.strictObject({
  textFormat: z.strictObject({ bold: z.boolean().optional() }).optional(),
  backgroundColor: color.optional(),
  wrapStrategy: z.enum(['OVERFLOW_CELL', 'CLIP', 'WRAP']).optional(),
  verticalAlignment: z.enum(['TOP', 'MIDDLE', 'BOTTOM']).optional(),
})

/** A mask that names nothing but these, and no less than one of them. */
const fields = (...known: string[]) =>
  z.string().refine((mask) => maskPaths(mask)?.every((path) => known.includes(path)) ?? false, {
    error: (issue) => `Invalid field: ${issue.input}`,
  })

const CELL_FIELDS = ['textFormat.bold', 'backgroundColor', 'wrapStrategy', 'verticalAlignment'].map(
  (name) => `userEnteredFormat.${name}`,
)

/** What `batchUpdate` understands here; a subset of the service's, each as strict as it is there. */
export const CHANGES: Readonly<Record<string, Change>> = {
  addSheet: change(
    z.strictObject({
      properties: z.strictObject({
        sheetId: index.optional(),
        title: z.string().min(1).max(100),
        gridProperties: grid.optional(),
      }),
    }),
    (draft, { properties: { sheetId, title, gridProperties } }) => {
      if (draft.sheets.some((sheet) => sheet.title.toLowerCase() === title.toLowerCase())) {
        throw new Refused(`A sheet with the name "${title}" already exists.`)
      }
      if (draft.sheets.some((sheet) => sheet.sheetId === sheetId)) {
        throw new Refused(`A sheet with id ${sheetId} already exists.`)
      }
      const sheet = blankSheet(sheetId ?? draft.sheets.length + 1, title)
      resize(sheet, gridProperties ?? {})
      draft.sheets.push(sheet)
    },
  ),
  deleteSheet: change(z.strictObject({ sheetId: z.int() }), (draft, { sheetId }) => {
    sheetOf(draft, sheetId)
    if (draft.sheets.length === 1) throw new Refused("You can't remove all the sheets.")
    draft.sheets = draft.sheets.filter((sheet) => sheet.sheetId !== sheetId)
  }),
  updateSpreadsheetProperties: change(
    z.strictObject({
      properties: z.strictObject({ title: z.string().min(1) }),
      fields: fields('title'),
    }),
    (draft, { properties }) => {
      draft.name = properties.title
    },
  ),
  updateSheetProperties: change(
    z.strictObject({
      properties: z.strictObject({ sheetId: z.int(), gridProperties: grid }),
      fields: fields(
        'gridProperties.rowCount',
        'gridProperties.columnCount',
        'gridProperties.frozenRowCount',
      ),
    }),
    (draft, { properties }) =>
      resize(sheetOf(draft, properties.sheetId), properties.gridProperties),
  ),
  updateCells: change(
    z.strictObject({ range: gridRange, fields: fields('userEnteredValue', 'userEnteredFormat') }),
    (draft, { range, fields: mask }) => {
      const sheet = sheetOf(draft, range.sheetId)
      if (maskPaths(mask)?.includes('userEnteredValue')) sheet.values = []
      if (maskPaths(mask)?.includes('userEnteredFormat')) {
        sheet.bold = []
        sheet.wrapped = []
      }
    },
  ),
  repeatCell: change(
    z.strictObject({
      range: gridRange,
      cell: z.strictObject({ userEnteredFormat: cellFormat }),
      fields: fields(...CELL_FIELDS),
    }),
    (draft, { range, cell }) => {
      const sheet = within(draft, range)
      if (cell.userEnteredFormat.textFormat?.bold) sheet.bold.push(range)
      if (cell.userEnteredFormat.wrapStrategy === 'WRAP') sheet.wrapped.push(range)
    },
  ),
  updateDimensionProperties: change(
    z.strictObject({
      range: z.strictObject({
        sheetId: z.int(),
        dimension: z.literal('COLUMNS'),
        startIndex: index,
        endIndex: index,
      }),
      properties: z.strictObject({ pixelSize: z.int().min(2).max(2_000) }),
      fields: fields('pixelSize'),
    }),
    (draft, { range: { sheetId, startIndex, endIndex }, properties }) => {
      const sheet = within(draft, { sheetId, endColumnIndex: endIndex })
      for (let column = startIndex; column < endIndex; column += 1) {
        sheet.widths[column] = properties.pixelSize
      }
    },
  ),
  setBasicFilter: change(
    z.strictObject({ filter: z.strictObject({ range: gridRange }) }),
    (draft, { filter }) => {
      within(draft, filter.range).filter = filter.range
    },
  ),
  addConditionalFormatRule: change(
    z.strictObject({
      index: index.default(0),
      rule: z.strictObject({
        ranges: z.array(gridRange).min(1),
        booleanRule: z.strictObject({
          condition: z.strictObject({
            type: z.literal('CUSTOM_FORMULA'),
            values: z
              .array(z.strictObject({ userEnteredValue: z.string().startsWith('=') }))
              .length(1),
          }),
          format: cellFormat,
        }),
      }),
    }),
    (draft, { index: at, rule }) => {
      const [first] = rule.ranges
      const sheet = within(draft, first ?? { sheetId: -1 })
      if (at > sheet.rules.length) throw new Refused(`No conditional format at index: ${at}`)
      const formula = rule.booleanRule.condition.values[0]?.userEnteredValue ?? ''
      sheet.rules.splice(at, 0, { ranges: rule.ranges, formula })
    },
  ),
  deleteConditionalFormatRule: change(
    z.strictObject({ sheetId: z.int(), index }),
    (draft, { sheetId, index: at }) => {
      const sheet = sheetOf(draft, sheetId)
      if (at >= sheet.rules.length) throw new Refused(`No conditional format at index: ${at}`)
      sheet.rules.splice(at, 1)
    },
  ),
}

function sheetOf(draft: Draft, sheetId: number): Sheet {
  const found = draft.sheets.find((sheet) => sheet.sheetId === sheetId)
  if (!found) throw new Refused(`No grid with id: ${sheetId}`)
  return found
}

function within(draft: Draft, range: z.infer<typeof gridRange>): Sheet {
  const sheet = sheetOf(draft, range.sheetId)
  const { endRowIndex = 0, endColumnIndex = 0 } = range
  if (endRowIndex > sheet.rowCount || endColumnIndex > sheet.columnCount) {
    throw new Refused(
      `Range exceeds grid limits. Max rows: ${sheet.rowCount}, max columns: ${sheet.columnCount}`,
    )
  }
  return sheet
}

function resize(sheet: Sheet, size: z.infer<typeof grid>): void {
  Object.assign(sheet, size)
  if (sheet.frozenRowCount >= sheet.rowCount) {
    throw new Refused("You can't freeze all visible rows on the sheet.")
  }
  sheet.values = sheet.values.slice(0, sheet.rowCount).map((row) => row.slice(0, sheet.columnCount))
}
