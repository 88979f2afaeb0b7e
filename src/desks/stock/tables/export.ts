import { NOT_TEXT } from '#core/text.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { workbookCell } from '#platform/workbook.ts'
import { FORMULA_START } from './cells.ts'
import type { CatalogueProduct } from './diff.ts'

type Cell = string | number | null
type Column = readonly [heading: string, width: number, cell: (product: CatalogueProduct) => Cell]

/** Excel takes UTF-8 for another encoding without it. */
const BOM = '\ufeff'
const HEADER = { fontWeight: 'bold', backgroundColor: '#E8EEF7', wrap: true } as const
/** Characters. */
const WIDTH = { code: 18, text: 40, number: 12 }

function columnsOf(warehouses: readonly string[], lang: Lang): readonly Column[] {
  const total = ({ stock }: CatalogueProduct) =>
    warehouses.reduce((sum, name) => sum + (stock.get(name) ?? 0), 0)
  const heading = (text: string) => plainText(text)
  return [
    [heading(lang.t('stock-table-sku')), WIDTH.code, ({ sku }) => sku],
    [heading(lang.t('stock-table-name')), WIDTH.text, ({ name }) => name],
    [heading(lang.t('stock-table-ean')), WIDTH.code, ({ ean }) => ean],
    ...warehouses.map(
      (name): Column => [
        heading(lang.t('stock-table-warehouse', { name })),
        WIDTH.number,
        ({ stock }) => stock.get(name) ?? 0,
      ],
    ),
    [heading(lang.t('stock-table-total')), WIDTH.number, total],
    [heading(lang.t('stock-table-reserved')), WIDTH.number, ({ reserved }) => reserved],
    [
      heading(lang.t('stock-table-available')),
      WIDTH.number,
      (product) => total(product) - product.reserved,
    ],
    [heading(lang.t('stock-table-description')), WIDTH.text, ({ description }) => description],
  ]
}

/** The catalogue as a workbook that can be sent back changed. Texts are strings whatever they begin with, never formulas. */
export async function catalogueXlsx(
  products: readonly CatalogueProduct[],
  warehouses: readonly string[],
  lang: Lang,
): Promise<Uint8Array> {
  // Loaded when the first file is asked for.
  const { default: write } = await import('write-excel-file/node')
  const columns = columnsOf(warehouses, lang)
  const cell = (value: Cell) =>
    workbookCell(typeof value === 'string' ? quoted(storable(value)) : value)
  return write([
    {
      sheet: plainText(lang.t('stock-table-sheet')),
      data: [
        columns.map(([value]) => ({ value: storable(value), type: String, ...HEADER })),
        ...products.map((product) => columns.map(([, , read]) => cell(read(product)))),
      ],
      columns: columns.map(([, width]) => ({ width })),
      stickyRowsCount: 1,
    },
  ]).toBuffer()
}

/** The same as text: UTF-8 with its mark, `;` between cells. What would begin a formula stands behind an apostrophe. */
export function catalogueCsv(
  products: readonly CatalogueProduct[],
  warehouses: readonly string[],
  lang: Lang,
): string {
  const columns = columnsOf(warehouses, lang)
  const rows: Cell[][] = [
    columns.map(([heading]) => heading),
    ...products.map((product) => columns.map(([, , read]) => read(product))),
  ]
  return BOM + rows.map((row) => `${row.map(csvCell).join(';')}\r\n`).join('')
}

function csvCell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const text = storable(value ?? '')
  const safe = FORMULA_START.test(text) ? `'${text}` : text
  return /[";,\t\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** The reader of tables takes an apostrophe before a formula's sign for ours, so one of the text's own gets another. */
const quoted = (text: string) =>
  text.startsWith("'") && FORMULA_START.test(text) ? `'${text}` : text

/** Without what XML and spreadsheets cannot hold. */
const storable = (text: string) =>
  text.toWellFormed().replace(/\r\n?/g, '\n').replace(NOT_TEXT, ' ')
