import type { PlacedTab } from './layout.ts'

/** Rows that stand together in one range. */
export interface ValueRange {
  readonly range: string
  readonly majorDimension: 'ROWS'
  readonly values: (string | number)[][]
}

/** Google advises 2 MB a request; counted in UTF-16 units of JSON, of which a Russian letter is two bytes. */
const REQUEST_CHARS = 900_000

/** The tabs' cells in requests of a sensible size, nearly always one. */
export function valueBatches(placed: readonly PlacedTab[]): ValueRange[][] {
  const batches: ValueRange[][] = []
  let batch: ValueRange[] = []
  let room = REQUEST_CHARS
  for (const { tab, title } of placed) {
    let rows: (string | number)[][] = []
    let from = 1
    const close = () => {
      if (rows.length === 0) return
      batch.push({ range: rangeAt(title, from), majorDimension: 'ROWS', values: rows })
      from += rows.length
      rows = []
    }
    for (const row of [tab.header, ...tab.rows]) {
      const size = JSON.stringify(row).length
      if (size > room && (batch.length > 0 || rows.length > 0)) {
        close()
        batches.push(batch)
        batch = []
        room = REQUEST_CHARS
      }
      rows.push([...row])
      room -= size
    }
    close()
  }
  if (batch.length > 0) batches.push(batch)
  return batches
}

function rangeAt(title: string, row: number): string {
  return `${quotedTitle(title)}!A${row}`
}

/** A tab's title as ranges name it. */
export function quotedTitle(title: string): string {
  return `'${title.replaceAll("'", "''")}'`
}
