import type { Cell } from 'write-excel-file/node'

/**
 * A cell of a workbook; '' and null are empty ones. Texts are strings whatever they begin with, never formulas. A text that every object
 * has a property of (`constructor`) would break the file, since write-excel-file 4.1 keeps texts as names in a plain object: it gets a
 * space behind it, which nobody sees and readers of tables drop.
 */
export function workbookCell(value: string | number | null): Cell {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { value, type: Number }
  return { value: value in {} ? `${value} ` : value, type: String }
}
