import { expect, test } from 'vitest'
import { readTable } from '#desks/stock/tables/read.ts'
import { TABLE_LIMITS } from '#desks/stock/tables/table.ts'
import { encoded, rawXlsx, xlsx, zip } from './files.ts'

const WAREHOUSES = ['Тула', 'Основной']

/** What a file says, in short: products as plain objects, errors as `line fault column value`. */
async function read(file: Buffer | string) {
  const result = await readTable(Buffer.from(file), WAREHOUSES)
  if (!result.ok) return result.error
  return {
    products: result.value.products.map(({ stock, line, ...rest }) => ({
      ...rest,
      stock: Object.fromEntries(stock),
    })),
    errors: result.value.errors.map((one) => `${one.line} ${one.fault} ${one.column} ${one.value}`),
    formulas: result.value.formulas,
  }
}
const errorsOf = async (file: Buffer | string) => {
  const result = await read(file)
  return typeof result === 'string' ? result : result.errors
}
const MUG = { sku: 'MUG-1', name: 'Кружка', stock: { '': 5 } }

test('columns are known by their headings in three languages and any order', async () => {
  for (const head of ['Название;Остаток;Артикул', 'Name;Qty;SKU', 'Nazwa;Ilość;Sygnatura']) {
    expect(await read(`${head}\nКружка;5;MUG-1`)).toMatchObject({ products: [MUG], errors: [] })
  }
  const whole = 'SKU;EAN;Описание;Остаток: Тула;Основной;Всего\nMUG-1;5901234123457;Синяя;3;0;3'
  expect(await read(whole)).toMatchObject({
    products: [
      {
        ...{ sku: 'MUG-1', ean: '5901234123457', description: 'Синяя' },
        stock: { Тула: 3, Основной: 0 },
      },
    ],
  })
})

test('headings may stand below a title; a table without them is told apart from an empty one', async () => {
  expect(await read('Остатки на сегодня\n\nSKU;Остаток\nMUG-1;5')).toMatchObject({
    products: [{ sku: 'MUG-1', stock: { '': 5 } }],
  })
  expect(await read('MUG-1;5\nMUG-2;7')).toBe('no-columns')
  expect(await read('SKU;Остаток\n')).toBe('empty')
  expect(await read('')).toBe('empty')
})

test('one product on several lines, one a warehouse', async () => {
  const table = 'SKU,Склад,Количество\nMUG-1,тула,3\nMUG-1,Основной,4\nMUG-2,Пермь,1'
  expect(await read(table)).toMatchObject({
    products: [
      { sku: 'MUG-1', stock: { Тула: 3, Основной: 4 } },
      { sku: 'MUG-2', stock: {} },
    ],
    errors: ['4 no-warehouse Склад Пермь'],
  })
})

test.each([
  ['UTF-8', Buffer.from('Артикул;Название;Остаток\nMUG-1;Кружка;5')],
  ['UTF-8 with its mark', Buffer.from('\ufeffАртикул;Название;Остаток\r\nMUG-1;Кружка;5\r\n')],
  ['UTF-16', Buffer.from('\ufeffАртикул\tНазвание\tОстаток\nMUG-1\tКружка\t5', 'utf16le')],
  ['windows-1251', encoded('Артикул;Название;Остаток\nMUG-1;Кружка;5', 'windows-1251')],
  ['commas', Buffer.from('sku,name,qty\nMUG-1,Кружка,5')],
  ['tabs', Buffer.from('sku\tname\tqty\nMUG-1\tКружка\t5')],
  ['a hint for Excel', Buffer.from('sep=|\nsku|name|qty\nMUG-1|Кружка|5')],
  ['quotes', Buffer.from('"sku";"name";"qty"\n"MUG-1";"Кружка";"5"')],
])('a text table in %s', async (_what, file) => {
  expect(await read(file)).toEqual({ products: [MUG], errors: [], formulas: 0 })
})

test('Polish letters of Windows', async () => {
  const file = encoded('Sygnatura;Nazwa;Ilość\nMUG-1;Kubek żółty, święta;5', 'windows-1250')
  expect(await read(file)).toMatchObject({ products: [{ name: 'Kubek żółty, święta' }] })
})

test('quoted cells hold separators, quotes and lines; lines are counted as the file has them', async () => {
  const table = 'SKU;Описание;Остаток\nA-1;"Одна\nдве; ""три""";1\nA-2;;много'
  expect(await read(table)).toMatchObject({
    products: [{ description: 'Одна\nдве; "три"', stock: { '': 1 } }, { sku: 'A-2' }],
    errors: ['4 not-a-number Остаток много'],
  })
  expect(await read('SKU;Остаток\n"A-1;5')).toBe('broken')
})

test('numbers as people type them', async () => {
  const taken = { '12': 12, '12,0': 12, '1 200': 1200, '1\u00a0200': 1200, '12 шт': 12, '0': 0 }
  for (const [typed, value] of Object.entries(taken)) {
    expect(await read(`SKU;Остаток\nA-1;${typed}`), typed).toMatchObject({
      products: [{ stock: { '': value } }],
      errors: [],
    })
  }
  const refused = {
    '-3': 'negative',
    '12,5': 'fraction',
    '1.200': 'unclear-number',
    '1e3': 'not-a-number',
    '#ДЕЛ/0!': 'not-a-number',
    '12 000 000': 'too-many',
  }
  for (const [typed, fault] of Object.entries(refused)) {
    expect(await errorsOf(`SKU;Остаток\nA-1;${typed}`)).toEqual([`2 ${fault} Остаток ${typed}`])
  }
  expect(await read('SKU;Остаток\nA-1;')).toMatchObject({ products: [{ stock: {} }], errors: [] })
})

test('faulty lines are left out with their numbers', async () => {
  const table = [
    ...['SKU;Название;EAN;Остаток', ';Без артикула;;1', 'A-1;Кружка;5901234123450;1'],
    ...['a-1;Кружка;;2', 'A-1;Чашка;;', `A-2;${'я'.repeat(201)};;1`, 'A-3;;5,90123E+12;1'],
  ]
  expect(await errorsOf(table.join('\n'))).toEqual([
    '2 no-sku null ',
    '3 bad-ean EAN 5901234123450',
    '4 duplicate null 3',
    '5 contradiction null 3',
    `6 long Название ${'я'.repeat(39)}…`,
    '7 rounded EAN 5,90123E+12',
  ])
})

test('a workbook: numbers, numbers as marks, and lines as the spreadsheet counts them', async () => {
  const file = await xlsx([
    ['SKU', 'Название', 'EAN', 'Остаток'],
    [10045, 'Кружка', 5901234123457, 5],
    [null, null, null, null],
    ['A-2', null, null, 2.5],
    ['A-3', null, null, true],
  ])
  expect(await read(file)).toEqual({
    products: [
      { sku: '10045', name: 'Кружка', ean: '5901234123457', stock: { '': 5 } },
      { sku: 'A-2', stock: {} },
      { sku: 'A-3', stock: {} },
    ],
    errors: ['4 fraction Остаток 2.5', '5 not-a-number Остаток true'],
    formulas: 0,
  })
})

const head =
  '<row r="1"><c r="A1" t="inlineStr"><is><t>SKU</t></is></c><c r="B1" t="inlineStr"><is><t>Qty</t></is></c></row>'
const row = (at: number, cell: string) =>
  `<row r="${at}"><c r="A${at}" t="inlineStr"><is><t>A-${at}</t></is></c><c r="B${at}"${cell}</c></row>`

test('of a formula its stored result counts; one without is told', async () => {
  const file = rawXlsx(head + row(2, '><f>2+3</f><v>5</v>') + row(3, '><f>SUM(B2)</f>'))
  expect(await read(file)).toEqual({
    products: [
      { sku: 'A-2', stock: { '': 5 } },
      { sku: 'A-3', stock: {} },
    ],
    errors: ['3 no-result Qty '],
    formulas: 2,
  })
  expect(await errorsOf(rawXlsx(head + row(2, ' t="e"><f>1/0</f><v>#DIV/0!</v>')))).toEqual([
    '2 no-result Qty ',
  ])
})

test('what is too large, packed too well, or no table is refused by its reason', async () => {
  expect(await read(Buffer.alloc(TABLE_LIMITS.bytes + 1))).toBe('too-large')
  const bomb = `${head}<row r="2">${' '.repeat(20_000_000)}</row>`
  expect(await read(rawXlsx(bomb))).toBe('bomb')
  // A directory that tells less than there is.
  expect(await read(rawXlsx(bomb, 1_000))).toBe('bomb')
  const lines = Array.from({ length: TABLE_LIMITS.rows + 2 }, (_, at) => `A-${at};1`)
  expect(await read(`SKU;Остаток\n${lines.join('\n')}`)).toBe('too-many-rows')
  const rows = Array.from({ length: TABLE_LIMITS.rows + 2 }, (_, at) => `<row r="${at + 1}"/>`)
  expect(await read(rawXlsx(rows.join('')))).toBe('too-many-rows')
  expect(await read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0]))).toBe('not-a-table')
  expect(await read(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toBe('old-excel')
  const locked = Buffer.from('EncryptedPackage', 'utf16le')
  expect(await read(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), locked]))).toBe('locked')
  expect(await read(zip([{ name: 'a.txt', content: 'a' }]))).toBe('broken')
  const whole = await xlsx([
    ['SKU', 'Qty'],
    ['A-1', 1],
  ])
  expect(await read(whole.subarray(0, whole.length / 2))).toBe('broken')
})
