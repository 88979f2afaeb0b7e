import type { CampaignContent } from '../campaign.ts'
import { type Cell, commanderTable, FURTHER_AD_ROW, MAIN_ROW } from './table.ts'

/** Excel takes UTF-8 for another encoding without it. */
const BOM = '\ufeff'

/** The same table for Commander's import from text: UTF-8, cells between tabs. Several such files may be put together. */
export function commanderText(content: CampaignContent): string {
  const { header, rows } = commanderTable(content)
  const named = [
    ['Название кампании', ...header],
    ...rows.map((row) => [content.brief.name, ...row]),
  ]
  return BOM + named.map((row) => `${row.map(literal).join('\t')}\r\n`).join('')
}

/**
 * Commander reads cells as they are, so none can be quoted; but the file may be opened in Excel. What would begin a formula there goes,
 * except the operators of a keyword (`+как выбрать`), and with them nothing that a formula could call.
 */
function literal(cell: Cell): string {
  if (cell === MAIN_ROW || cell === FURTHER_AD_ROW) return cell
  const text = String(cell).replace(/[\p{Cc}\s]+/gu, ' ')
  return /^[+-][\p{L}\p{N} +!"[\].-]*$/u.test(text) ? text : text.replace(/^[=+\-@\s]+/u, '')
}
