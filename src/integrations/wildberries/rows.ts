import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'

/** A list whose rows are read one by one; WB writes an empty one as null here and there. */
export const anyList = z.custom<readonly unknown[] | null>(
  (value) => value === null || Array.isArray(value),
)

/** The same within an answer that is read leniently: `{}` is an empty one there, and no answer at all where it is the whole. */
export const fieldList = z.array(z.unknown()).nullable()

/**
 * The rows that can be read: nothing in WB's descriptions is `required`. Throws `unavailable` when there are rows and
 * none can be read.
 */
export function readableRows<T>(
  rows: readonly unknown[] | null,
  schema: z.ZodType<T>,
  { list, log }: { readonly list: string; readonly log: Log },
): T[] {
  const read = rowsOf(schema, { log, what: `WB ${list}`, isData: true }).safeParse(rows ?? [])
  if (read.success) return read.data
  throw new AppError({ kind: 'unavailable', code: 'wb.bad_answer', cause: read.error })
}
