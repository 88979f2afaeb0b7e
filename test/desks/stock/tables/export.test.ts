import fc from 'fast-check'
import readExcel from 'read-excel-file/node'
import { expect, test } from 'vitest'
import { readCsv } from '#desks/stock/tables/csv.ts'
import { type CatalogueProduct, diffOf } from '#desks/stock/tables/diff.ts'
import { catalogueCsv, catalogueXlsx } from '#desks/stock/tables/export.ts'
import { readTable } from '#desks/stock/tables/read.ts'
import { readDirectory, unpack } from '#desks/stock/tables/zip.ts'
import { en, langs, ru } from '#test/telegram/input/langs.ts'

const product = (more: Partial<CatalogueProduct>): CatalogueProduct => ({
  ...{ sku: 'MUG-1', name: 'Кружка', ean: null, description: null, reserved: 0 },
  stock: new Map(),
  ...more,
})
const EVIL = ['=1+1', '+7', '-2', '@SUM(A1)', '\tx', '\rx', "'=1", '=HYPERLINK("x")']

test('the catalogue as a workbook: warehouses, total, reserved, available', async () => {
  const stock = new Map([
    ['Тула', 3],
    ['Основной', 4],
  ])
  const [mug] = [product({ stock, reserved: 2, ean: '5901234123457' })]
  const file = await catalogueXlsx(mug ? [mug] : [], ['Тула', 'Основной'], ru)
  const [sheet] = await readExcel(Buffer.from(file))
  expect(sheet?.data).toEqual([
    [
      ...['SKU', 'Название', 'EAN', 'Остаток: Тула', 'Остаток: Основной'],
      ...['Всего', 'В резерве', 'Доступно', 'Описание'],
    ],
    ['MUG-1', 'Кружка', '5901234123457', 3, 4, 7, 2, 5, null],
  ])
})

test('nothing in a file is a formula', async () => {
  const evil = EVIL.map((text, at) =>
    product({ sku: `${text}${at}`, name: text, description: text }),
  )
  const csv = catalogueCsv(evil, ['=Тула'], en)
  const raw = readCsv(Buffer.from(csv))
  const cells = raw.ok ? raw.value.flatMap((row) => row.cells) : []
  expect(cells.length).toBeGreaterThan(20)
  for (const cell of csv.split(/[;\n]/)) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/)
  const file = Buffer.from(await catalogueXlsx(evil, ['=Тула'], en))
  const directory = readDirectory(file)
  const sheets = directory.ok ? directory.value.filter(({ name }) => /sheet\d/.test(name)) : []
  expect(sheets.length).toBeGreaterThan(0)
  for (const sheet of sheets) {
    const xml = unpack(file, sheet)
    expect(xml.ok && xml.value.toString()).not.toMatch(/<f[\s>/]/)
  }
})

/** Texts as the ledger keeps them. */
const line = (maxLength: number) =>
  fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength }),
      fc.constantFrom(...EVIL, 'a;b', '"', 'ё\u00a0ж'),
    )
    .map((text) =>
      text
        .normalize('NFC')
        .replace(/[\p{Cc}\s\ufeff\ufffd\p{Noncharacter_Code_Point}]+/gu, ' ')
        .trim(),
    )
const some = line(20).filter((text) => text !== '')
const catalogue = fc.uniqueArray(
  fc.record({
    sku: some.filter((text) => !/^\d[.,]\d+E\+\d+$/i.test(text)),
    name: some,
    ean: fc.constantFrom(null, '5901234123457', '40170725'),
    description: fc.option(
      fc.tuple(some, some).map((lines) => lines.join('\n')),
      { nil: null },
    ),
    stock: fc.tuple(fc.nat(2_000), fc.nat(2_000)).map(
      ([tula, main]) =>
        new Map([
          ['Тула', tula],
          ['Main (1)', main],
        ]),
    ),
    reserved: fc.nat(10),
  }),
  { selector: ({ sku }) => sku.toLowerCase(), minLength: 1, maxLength: 6 },
)

test('what was exported and sent back changes nothing', async () => {
  const names = ['Тула', 'Main (1)']
  await fc.assert(
    fc.asyncProperty(
      catalogue,
      fc.constantFrom(...langs),
      fc.boolean(),
      async (all, lang, isCsv) => {
        const file = isCsv
          ? Buffer.from(catalogueCsv(all, names, lang))
          : Buffer.from(await catalogueXlsx(all, names, lang))
        const read = await readTable(file, names)
        if (!read.ok) throw new Error(read.error)
        expect(read.value.errors).toEqual([])
        expect(diffOf(all, read.value.products, 'Тула')).toMatchObject({
          ...{ added: [], changed: [], missing: [], unchanged: all.length },
        })
      },
    ),
    { numRuns: 120 },
  )
})

test.each(['\ufffd', '\ufdd0', '\u{1fffe}', '\ud800'])(
  'a text with what no file can hold (%j) comes back without it, and that is no change',
  async (odd) => {
    const all = [product({ name: `Mug${odd}${odd}blue`, description: `Holds heat\n${odd}` })]
    for (const file of [
      Buffer.from(catalogueCsv(all, ['Тула'], ru)),
      Buffer.from(await catalogueXlsx(all, ['Тула'], ru)),
    ]) {
      const read = await readTable(file, ['Тула'])
      if (!read.ok) throw new Error(read.error)
      expect(read.value.products[0]).toMatchObject({ name: 'Mug blue', description: 'Holds heat' })
      expect(diffOf(all, read.value.products, 'Тула').changed).toEqual([])
    }
  },
)

test.each(['__proto__', 'constructor', 'toString'])(
  'a workbook bears a product called %s, as every object’s property is',
  async (name) => {
    const all = [product({ sku: name, name, description: name })]
    const read = await readTable(Buffer.from(await catalogueXlsx(all, ['Тула'], ru)), ['Тула'])
    if (!read.ok) throw new Error(read.error)
    expect(diffOf(all, read.value.products, 'Тула')).toMatchObject({ changed: [], unchanged: 1 })
  },
)
