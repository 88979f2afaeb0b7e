import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import readExcel from 'read-excel-file/node'
import { expect, onTestFinished, test } from 'vitest'
import { commanderTable, type Table } from '#desks/campaigns/exports/table.ts'
import { commanderXlsx } from '#desks/campaigns/exports/workbook.ts'
import { campaignContent } from './content.ts'

const OFFICE = 'soffice'
const found = spawnSync('which', [OFFICE]).status === 0
if (!found) process.stderr.write(`Not run: XLSX opened by LibreOffice (no ${OFFICE})\n`)

const FORMATS = ['responsive', 'text'] as const
const shown = ({ header, rows }: Table) => [header, ...rows].map((row) => row.map(String))

test.each(FORMATS)('another reader finds the sheets and every cell (%s)', async (format) => {
  const content = campaignContent(format)
  const sheets = await readExcel(Buffer.from(await commanderXlsx(content)))
  expect(sheets.map(({ sheet }) => sheet)).toEqual([
    ...['Тексты', 'Регионы', 'Словарь значений полей', 'Прочтите'],
  ])
  const cells = (index: number) =>
    sheets[index]?.data.map((row) => row.map((cell) => (cell === null ? '' : String(cell))))
  expect(cells(0)).toEqual(shown(commanderTable(content)))
  expect(cells(1)?.slice(1)).toEqual([
    ['Москва', '213'],
    ['Санкт-Петербург', '2'],
  ])
  expect(cells(2)).toContainEqual(['Тип объявления', 'Комбинаторное'])
  const notes = cells(3)?.flat().join('\n')
  expect(notes).toContain('«Максимум кликов» без ограничения бюджета')
  expect(notes).toContain('вы хотели 3000 ₽')
  expect(notes).toContain('без объявлений и потому не в файле: кружка термос')
})

test('what looks like a formula is text', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbook-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const file = join(folder, 'campaign.xlsx')
  writeFileSync(file, await commanderXlsx(campaignContent()))
  const [sheet] = await readExcel(file)
  const header = sheet?.data[0] ?? []
  expect(sheet?.data[1]?.[header.indexOf('Заголовок 3')]).toBe('=СУММ(1;2)')
})

test.runIf(found)(
  'LibreOffice reads the same columns and cells',
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'office-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    for (const format of FORMATS) {
      writeFileSync(join(folder, `${format}.xlsx`), await commanderXlsx(campaignContent(format)))
    }
    execFileSync(
      OFFICE,
      [
        `-env:UserInstallation=file://${folder}/profile`,
        ...['--headless', '--norestore', '--convert-to'],
        // Tabs between cells, double quotes around texts, UTF-8, from the first line, cells as shown, first sheet.
        'csv:Text - txt - csv (StarCalc):9,34,76,1,,0,false,true,false,false,false,1',
        ...['--outdir', folder],
        ...FORMATS.map((format) => join(folder, `${format}.xlsx`)),
      ],
      { stdio: 'pipe', timeout: 110_000 },
    )
    for (const format of FORMATS) {
      const csv = readFileSync(join(folder, `${format}-Тексты.csv`), 'utf8')
      expect(parse(csv)).toEqual(shown(commanderTable(campaignContent(format))))
    }
  },
)

const parse = (csv: string) =>
  csv
    .replace(/\n$/u, '')
    .split('\n')
    .map((line) =>
      line.split('\t').map((cell) => cell.replace(/^"(.*)"$/u, '$1').replaceAll('""', '"')),
    )
