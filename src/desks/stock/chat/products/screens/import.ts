import type { Lang } from '#platform/texts/lang.ts'
import { escapeMarkup } from '#platform/texts/rich-text.ts'
import type { TableDiff } from '../../../tables/diff.ts'
import { lineErrorText } from '../../../tables/faults.ts'
import type { ReadTable } from '../../../tables/wanted.ts'
import { cut, words } from './parts.ts'

const DROPS = 3
const ERRORS = 2

/** What the table would do: columns, counts, the biggest drops, the lines left out. */
export function importLines(lang: Lang, table: ReadTable, diff: TableDiff): string[] {
  const { errors, columns, formulas } = table
  const { added, changed, unchanged, missing, drops, lowered, raised, emptied } = diff
  const names = [
    ...[...columns.fields.keys()]
      .filter((field) => field !== 'reckoned')
      .map((field) => words(lang.t('stock-import-column', { field }))),
    ...columns.warehouses.map(({ name }) => name),
  ]
  const unknown = columns.unknown.filter((one) => one.trim() !== '')
  return [
    lang.t('stock-import-columns', { names: cut(names.join(', '), 120) }),
    ...(unknown.length > 0
      ? [lang.t('stock-import-unknown', { names: cut(unknown.join(', '), 60) })]
      : []),
    lang.t('stock-import-counts', { added: added.length, changed: changed.length, unchanged }),
    ...(lowered + raised > 0 ? [lang.t('stock-import-pieces', { lowered, raised, emptied })] : []),
    ...drops
      .slice(0, DROPS)
      .map((drop) =>
        lang.t('stock-import-drop', { sku: cut(drop.sku, 40), old: drop.old, new: drop.new }),
      ),
    ...(missing.length > 0 ? [lang.t('stock-import-missing', { count: missing.length })] : []),
    ...(errors.length > 0 ? [lang.t('stock-import-errors', { count: errors.length })] : []),
    ...errors
      .slice(0, ERRORS)
      .map((error) => escapeMarkup(cut(words(lineErrorText(lang, error)), 120))),
    ...(formulas > 0 && errors.length === 0 ? [lang.t('stock-import-formulas')] : []),
  ]
}
