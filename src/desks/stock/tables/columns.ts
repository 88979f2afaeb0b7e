import type { RawCell } from './table.ts'

export type Field =
  | 'sku'
  | 'name'
  | 'ean'
  | 'description'
  | 'warehouse'
  | 'quantity'
  /** Reckoned by the ledger: read over. */
  | 'reckoned'

/** Which column holds what; columns count from 0. */
export interface Columns {
  readonly fields: ReadonlyMap<Field, number>
  /** Pieces of a warehouse in a column of its own. */
  readonly warehouses: readonly { readonly column: number; readonly name: string }[]
  /** Headings that say nothing to us. */
  readonly unknown: readonly string[]
}

/** Headings in Russian, English and Polish, as shops and marketplaces write them. */
const HEADINGS: Readonly<Record<Field, readonly string[]>> = {
  sku: [
    ...['sku', 'артикул', 'артикул продавца', 'код', 'код товара', 'артикул sku'],
    ...['seller sku', 'item code', 'article', 'sygnatura', 'kod', 'kod produktu', 'indeks'],
  ],
  name: [
    ...[
      'название',
      'наименование',
      'товар',
      'название товара',
      'наименование товара',
      'номенклатура',
    ],
    ...['name', 'title', 'product', 'product name', 'nazwa', 'nazwa produktu', 'tytuł', 'produkt'],
  ],
  ean: [
    ...['ean', 'штрихкод', 'штрих-код', 'штрих код', 'баркод', 'barcode', 'gtin', 'upc', 'ean-13'],
    ...['ean13', 'ean/gtin', 'ean gtin', 'kod kreskowy', 'kod ean'],
  ],
  description: ['описание', 'описание товара', 'description', 'opis', 'opis produktu'],
  warehouse: ['склад', 'название склада', 'warehouse', 'location', 'magazyn', 'nazwa magazynu'],
  quantity: [
    ...[
      'количество',
      'кол-во',
      'кол во',
      'остаток',
      'остатки',
      'наличие',
      'в наличии',
      'шт',
      'остаток шт',
    ],
    ...[
      'quantity',
      'qty',
      'stock',
      'in stock',
      'amount',
      'pieces',
      'ilość',
      'stan',
      'sztuk',
      'stan magazynowy',
    ],
  ],
  reckoned: [
    ...['всего', 'итого', 'в резерве', 'резерв', 'доступно', 'total', 'reserved', 'available'],
    ...['razem', 'zarezerwowane', 'dostępne'],
  ],
}
const FIELDS = new Map(
  (Object.keys(HEADINGS) as Field[]).flatMap((field) =>
    HEADINGS[field].map((heading) => [heading, field] as const),
  ),
)
const STORE = /^(?:остат(?:ок|ки)|склад|stock|warehouse|magazyn|stan)[\s:–-]+/u

const clean = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[*."()]/g, ' ')
    .replace(/[,:]\s*(?:шт|pcs|szt)?\s*$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()

/**
 * The columns by their headings, in any order; undefined for a line that has no SKU and nothing beside it. A heading that is a warehouse's
 * name, also behind "остаток" or "stock", is a column of its pieces; the first of two columns with one meaning counts.
 */
export function recogniseColumns(
  cells: readonly RawCell[],
  warehouses: readonly string[],
): Columns | undefined {
  const byName = new Map(warehouses.map((name) => [clean(name), name]))
  const fields = new Map<Field, number>()
  const own: { column: number; name: string }[] = []
  const unknown: string[] = []
  for (const [column, cell] of cells.entries()) {
    if (cell === null) continue
    const heading = clean(String(cell))
    const field = FIELDS.get(heading)
    const name = byName.get(heading) ?? byName.get(heading.replace(STORE, ''))
    if (name !== undefined) {
      if (own.some((one) => one.name === name)) unknown.push(String(cell))
      else own.push({ column, name })
    } else if (field === undefined || (field !== 'reckoned' && fields.has(field))) {
      unknown.push(String(cell))
    } else fields.set(field, column)
  }
  if (!fields.has('sku') || fields.size + own.length < 2) return undefined
  return { fields, warehouses: own, unknown }
}
