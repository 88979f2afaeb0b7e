import { isGtin } from '../gtin.ts'
import { type CellFault, codeOf, piecesOf, TEXT_LIMITS, textOf } from './cells.ts'
import { type Columns, type Field, recogniseColumns } from './columns.ts'
import type { RawCell, RawRow, RawTable } from './table.ts'

/** What a table wants a product to be; what it does not mention stays as it is. */
export interface WantedProduct {
  /** The first line that names it. */
  readonly line: number
  readonly sku: string
  readonly name?: string
  readonly ean?: string
  readonly description?: string
  /** Warehouse → pieces; `''` where the table names no warehouse. */
  readonly stock: ReadonlyMap<string, number>
}

export type LineFault = CellFault | 'no-warehouse' | 'no-result' | 'duplicate' | 'contradiction'

/** A line (or one cell of it) that is left out. */
export interface LineError {
  readonly line: number
  readonly fault: LineFault
  /** The heading as the file writes it; null when it is about the whole line. */
  readonly column: string | null
  /** What stands there, cut; the line it collides with for `duplicate` and `contradiction`. */
  readonly value: string
}

export interface ReadTable {
  readonly products: readonly WantedProduct[]
  readonly errors: readonly LineError[]
  readonly columns: Columns
  /** Lines with values, the headings left out. */
  readonly lines: number
  /** Cells that are formulas: their last results were read. */
  readonly formulas: number
}

/** Headings may stand below a title. */
const SEARCHED = 10
const SHOWN = 40

/**
 * The products of a table. One product may have several lines, one a warehouse. A faulty line is left out with a reason; of the same
 * warehouse twice the first counts. Undefined when no line reads like headings. `warehouses`: the shop's, by name.
 */
export function readProducts(
  table: RawTable,
  warehouses: readonly string[],
): ReadTable | undefined {
  const at = table.findIndex(
    ({ cells }, index) => index < SEARCHED && recogniseColumns(cells, warehouses) !== undefined,
  )
  const head = table[at]
  const columns = head && recogniseColumns(head.cells, warehouses)
  if (!head || !columns) return undefined
  const rows = table.slice(at + 1)
  const products = new Map<string, WantedProduct>()
  const errors: LineError[] = []
  for (const row of rows) {
    const reader = readerOf(row, head, columns, warehouses)
    const read = reader.read()
    errors.push(...reader.errors)
    if (!read) continue
    const key = read.sku.toLowerCase()
    const known = products.get(key)
    const merged = known ? merge(known, read) : read
    if ('fault' in merged) errors.push(merged)
    else products.set(key, merged)
  }
  const formulas = rows.reduce((sum, row) => sum + (row.formulas?.length ?? 0), 0)
  return { products: [...products.values()], errors, columns, lines: rows.length, formulas }
}

function readerOf(row: RawRow, head: RawRow, columns: Columns, warehouses: readonly string[]) {
  const errors: LineError[] = []
  const { line, cells } = row
  const note = (fault: LineFault, column?: number) => {
    const heading = column === undefined ? null : (textOf(head.cells[column]) ?? null)
    const value = column === undefined ? '' : (textOf(cells[column]) ?? '')
    errors.push({ line, fault, column: heading, value: cut(value) })
  }
  const column = (field: Field) => columns.fields.get(field)
  const cell = (at: number | undefined): RawCell => (at === undefined ? null : (cells[at] ?? null))
  const isUnsolved = (at: number) => cell(at) === null && row.formulas?.includes(at) === true

  const text = (field: 'name' | 'description') => {
    const at = column(field)
    const value = textOf(cell(at), { isLong: field === 'description' })
    if (value === null || [...value].length <= TEXT_LIMITS[field]) return value
    note('long', at)
    return null
  }
  const code = (field: 'sku' | 'ean') => {
    const at = column(field)
    const value = codeOf(cell(at))
    if (value.ok && (value.value?.length ?? 0) <= TEXT_LIMITS.sku) return value.value
    note(value.ok ? 'long' : value.error, at)
    return undefined
  }
  const pieces = (at: number): number | undefined => {
    const own = cell(at)
    if (isUnsolved(at)) note('no-result', at)
    if (own === null) return undefined
    const value = piecesOf(own)
    if (!value.ok) note(value.error, at)
    return value.ok ? value.value : undefined
  }

  const stockOf = (): ReadonlyMap<string, number> => {
    const stock = new Map<string, number>()
    for (const { column: at, name } of columns.warehouses) {
      const value = pieces(at)
      if (value !== undefined) stock.set(name, value)
    }
    const quantityAt = column('quantity')
    // Beside columns of warehouses a column of all of them says nothing new.
    if (quantityAt === undefined || columns.warehouses.length > 0) return stock
    const value = pieces(quantityAt)
    const typed = textOf(cell(column('warehouse')))
    const named = typed === null ? '' : warehouses.find((one) => isSame(one, typed))
    if (named === undefined) note('no-warehouse', column('warehouse'))
    else if (value !== undefined) stock.set(named, value)
    return stock
  }

  const read = (): WantedProduct | undefined => {
    const sku = code('sku')
    if (sku === null) note('no-sku')
    if (sku === null || sku === undefined) return undefined
    const name = text('name')
    const description = text('description')
    const ean = code('ean') ?? null
    const isBad = ean !== null && !isGtin(ean)
    if (isBad) note('bad-ean', column('ean'))
    return {
      ...{ line, sku, stock: stockOf() },
      ...(name !== null && { name }),
      ...(ean !== null && !isBad && { ean }),
      ...(description !== null && { description }),
    }
  }
  return { errors, read }
}

/** Two lines of one product: together, unless they say different things of it or count one warehouse twice. */
function merge(known: WantedProduct, more: WantedProduct): WantedProduct | LineError {
  const refuse = (fault: LineFault): LineError => ({
    ...{ line: more.line, fault, column: null, value: String(known.line) },
  })
  for (const field of ['name', 'ean', 'description'] as const) {
    const [one, other] = [known[field], more[field]]
    if (one !== undefined && other !== undefined && one !== other) return refuse('contradiction')
  }
  const isAgain = [...more.stock.keys()].some((warehouse) => known.stock.has(warehouse))
  if (isAgain || more.stock.size === 0) return refuse('duplicate')
  return { ...more, ...known, stock: new Map([...known.stock, ...more.stock]) }
}

const names = new Intl.Collator('ru', { sensitivity: 'base' })
const isSame = (one: string, other: string) => names.compare(one, other) === 0
const cut = (text: string) =>
  [...text].length > SHOWN ? `${[...text].slice(0, SHOWN - 1).join('')}…` : text
