import { createHash } from 'node:crypto'
import type { SheetTab } from '#desks/campaigns/ports.ts'

/** A sheet of the spreadsheet as it stands. */
export interface PresentSheet {
  readonly sheetId: number
  readonly title: string
  readonly rows: number
  readonly columns: number
  /** Custom formulas of its conditional formats, in their order; '' for rules of another kind. */
  readonly formulas: readonly string[]
}

/** A tab and the sheet it is written to. */
export interface PlacedTab {
  readonly tab: SheetTab
  readonly sheetId: number
  /** As it stands there, or shall: a seller's renaming is kept. */
  readonly title: string
  readonly present: PresentSheet | undefined
}

const MAX_TITLE = 100
const OVER_LIMIT = { red: 0.96, green: 0.8, blue: 0.8 }
const HEADER = { red: 0.93, green: 0.93, blue: 0.93 }
/** How our own rules are told from a seller's. */
const OWN_RULE = /^=LEN\([A-Z]+2\)>\d+$/

/** The sheet a tab goes to: its id comes from the document, so a repeat finds it. */
export function placeTabs(
  ref: string,
  tabs: readonly SheetTab[],
  present: readonly PresentSheet[],
): PlacedTab[] {
  const taken = new Set(present.map((sheet) => sheet.title.toLowerCase()))
  return tabs.map((tab) => {
    const sheetId = sheetIdOf(ref, tab.title)
    const known = present.find((sheet) => sheet.sheetId === sheetId)
    if (known) return { tab, sheetId, title: known.title, present: known }
    const title = freeTitle(tab.title, taken)
    taken.add(title.toLowerCase())
    return { tab, sheetId, title, present: undefined }
  })
}

/**
 * Everything but the values, in one batch: sheets made or emptied, header, widths, wrapping, filter, red for what is too long. Written for
 * the state it was read for: after a doubtful outcome read again, then lay out again.
 */
export function layoutRequests(
  placed: readonly PlacedTab[],
  present: readonly PresentSheet[],
  { isOurs }: { readonly isOurs: boolean },
): object[] {
  const made = placed.flatMap((one) => (one.present ? emptied(one, one.present) : [added(one)]))
  const [only, ...others] = present
  const isBlank = only && others.length === 0 && !placed.some((one) => one.present)
  // A new spreadsheet comes with an empty sheet; in a seller's own every sheet is the seller's.
  const blank = isOurs && isBlank ? [{ deleteSheet: { sheetId: only.sheetId } }] : []
  return [...made, ...blank, ...placed.flatMap(formats)]
}

/** A positive 31-bit number, the same for the same document and tab. */
function sheetIdOf(ref: string, title: string): number {
  const hash = createHash('sha256').update(`${ref}\n${title}`).digest()
  return hash.readUInt32BE(0) & 0x7fffffff || 1
}

function freeTitle(wanted: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const tail = number === 1 ? '' : ` ${number}`
    const title = wanted.slice(0, MAX_TITLE - tail.length) + tail
    if (!taken.has(title.toLowerCase())) return title
  }
}

function sizeOf({ tab }: PlacedTab) {
  const columns = Math.max(1, tab.header.length, ...tab.rows.map((row) => row.length))
  return { rowCount: tab.rows.length + 1, columnCount: columns }
}

function added(one: PlacedTab): object {
  const { rowCount, columnCount } = sizeOf(one)
  // A sheet of nothing but frozen rows is refused.
  const gridProperties = { rowCount: Math.max(2, rowCount), columnCount, frozenRowCount: 1 }
  return { addSheet: { properties: { sheetId: one.sheetId, title: one.title, gridProperties } } }
}

function emptied(one: PlacedTab, present: PresentSheet): object[] {
  const { sheetId } = one
  const { rowCount, columnCount } = sizeOf(one)
  const gridProperties = {
    rowCount: Math.max(2, rowCount, present.rows),
    columnCount: Math.max(columnCount, present.columns),
    frozenRowCount: 1,
  }
  const grown = {
    updateSheetProperties: {
      properties: { sheetId, gridProperties },
      fields: 'gridProperties(rowCount,columnCount,frozenRowCount)',
    },
  }
  const cleared = {
    updateCells: { range: { sheetId }, fields: 'userEnteredValue,userEnteredFormat' },
  }
  const rules = present.formulas
    .flatMap((formula, index) => (OWN_RULE.test(formula) ? [index] : []))
    .toReversed()
    .map((index) => ({ deleteConditionalFormatRule: { sheetId, index } }))
  return [grown, cleared, ...rules]
}

function formats(one: PlacedTab): object[] {
  const { tab, sheetId } = one
  const { rowCount, columnCount } = sizeOf(one)
  const all = { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: columnCount }
  const body = { ...all, startRowIndex: 1, endRowIndex: Math.max(2, rowCount) }
  return [
    repeatCell(
      { ...all, endRowIndex: 1 },
      { textFormat: { bold: true }, backgroundColor: HEADER, wrapStrategy: 'WRAP' },
      'textFormat.bold,backgroundColor,wrapStrategy',
    ),
    repeatCell(
      body,
      { wrapStrategy: 'WRAP', verticalAlignment: 'TOP' },
      'wrapStrategy,verticalAlignment',
    ),
    ...tab.widths.slice(0, columnCount).map((pixelSize, startIndex) => ({
      updateDimensionProperties: {
        range: { sheetId, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 },
        properties: { pixelSize },
        fields: 'pixelSize',
      },
    })),
    { setBasicFilter: { filter: { range: { ...all, endRowIndex: Math.max(2, rowCount) } } } },
    ...Object.entries(tab.limits).map(([column, limit], index) =>
      redRule(
        { ...body, startColumnIndex: Number(column), endColumnIndex: Number(column) + 1 },
        limit,
        index,
      ),
    ),
  ]
}

function repeatCell(range: object, userEnteredFormat: object, formats: string): object {
  return {
    repeatCell: { range, cell: { userEnteredFormat }, fields: `userEnteredFormat(${formats})` },
  }
}

/** The formula has no separators, so it means the same in a spreadsheet of any locale. */
function redRule<T extends { startColumnIndex: number }>(
  range: T,
  limit: number,
  index: number,
): object {
  const userEnteredValue = `=LEN(${columnName(range.startColumnIndex)}2)>${limit}`
  const condition = { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue }] }
  const booleanRule = { condition, format: { backgroundColor: OVER_LIMIT } }
  return { addConditionalFormatRule: { rule: { ranges: [range], booleanRule }, index } }
}

/** 0 → A, 25 → Z, 26 → AA. */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter
}
