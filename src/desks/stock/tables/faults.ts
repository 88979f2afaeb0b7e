import type { Lang } from '#platform/texts/lang.ts'
import { TABLE_LIMITS, type TableFault } from './table.ts'
import type { LineError } from './wanted.ts'

/** One sentence why a file was not read and what to send instead. */
export function tableFaultText(lang: Lang, fault: TableFault | 'no-columns'): string {
  return lang.t('stock-table-fault', {
    fault,
    megabytes: TABLE_LIMITS.bytes / 1024 / 1024,
    rows: lang.number(TABLE_LIMITS.rows),
  })
}

/** One sentence about a line that is left out. */
export function lineErrorText(lang: Lang, { line, fault, column, value }: LineError): string {
  return lang.t('stock-table-line', {
    ...{ line: lang.number(line), fault, value },
    column: column ?? '',
  })
}
