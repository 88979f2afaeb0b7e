import { escaped, htmlPage } from './html.ts'
import type { Rule, Sheet, SpreadsheetFile } from './world.ts'

const USUAL_WIDTH = 100

/** A spreadsheet to look at: all its tabs one below the other, over-long cells red as their rules say. */
export function sheetPage(file: SpreadsheetFile | undefined): Response {
  if (!file || file.isTrashed) {
    return htmlPage('Таблица не найдена', '<p>Такого файла нет или он в корзине.</p>', 404)
  }
  const tabs = file.sheets.map(
    ({ sheetId, title }) => `<a href="#gid=${sheetId}">${escaped(title)}</a>`,
  )
  return htmlPage(file.name, `<nav>${tabs.join('')}</nav>${file.sheets.map(section).join('')}`)
}

function section(sheet: Sheet): string {
  const columns = Math.max(1, ...sheet.values.map((row) => row.length))
  const numbers = Array.from({ length: columns }, (_, at) => at)
  const widths = numbers.map((at) => sheet.widths[at] ?? USUAL_WIDTH)
  const sum = widths.reduce((total, width) => total + width, 0)
  const lines = sheet.values.map((row, at) => {
    const tag = at < sheet.frozenRowCount ? 'th' : 'td'
    const cells = numbers.map((column) => {
      const text = String(row[column] ?? '')
      const red = isOver(sheet.rules, at, column, text) ? ' class="red"' : ''
      return `<${tag}${red}>${escaped(text)}</${tag}>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  const cols = widths.map((width) => `<col style="width:${width}px">`).join('')
  return `<section id="gid=${sheet.sheetId}"><h2>${escaped(sheet.title)}</h2><div class="scroll"><table style="width:${sum}px"><colgroup>${cols}</colgroup>${lines.join('')}</table></div></section>`
}

/** Understands `=LEN(C2)>56`, for the range's own column. */
function isOver(rules: readonly Rule[], row: number, column: number, text: string): boolean {
  return rules.some(({ ranges, formula }) => {
    const limit = /^=LEN\([A-Z]+\d+\)>(\d+)$/.exec(formula)?.[1]
    return (
      limit !== undefined &&
      text.length > Number(limit) &&
      ranges.some(
        ({
          startRowIndex = 0,
          endRowIndex = Infinity,
          startColumnIndex = 0,
          endColumnIndex = Infinity,
        }) =>
          row >= startRowIndex &&
          row < endRowIndex &&
          column >= startColumnIndex &&
          column < endColumnIndex,
      )
    )
  })
}
