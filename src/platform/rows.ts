import { z } from 'zod'
import { parseLeniently } from './lenient.ts'
import type { Log } from './log/log.ts'

/**
 * A list from outside, read row by row: a row that is not as described is left out, and the list does not fail for it. Rows left out are
 * noted where a log is given; `isData` then also means that a list of which no row can be read is damaged.
 */
export function rowsOf<T extends z.ZodType>(
  row: T,
  options: { readonly log?: Log; readonly what?: string; readonly isData?: boolean } = {},
) {
  return z.array(z.unknown()).transform((all, context) => {
    const read: z.output<T>[] = []
    let odd: z.ZodError | undefined
    for (const one of all) {
      const parsed = parseLeniently(row, one)
      if (parsed.success) read.push(parsed.data)
      else odd ??= parsed.error
    }
    if (!odd) return read
    const why = z.prettifyError(odd)
    if (options.isData && read.length === 0) context.addIssue(`no row can be read: ${why}`)
    options.log?.warn(
      { what: options.what, rows: all.length - read.length, why },
      'odd rows skipped',
    )
    return read
  })
}
