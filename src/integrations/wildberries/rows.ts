import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Log } from '#platform/log/log.ts'

/** A list whose rows are read one by one; WB writes an empty one as null here and there. */
export const anyList = z.custom<readonly unknown[] | null>(
  (value) => value === null || Array.isArray(value),
)

/**
 * The rows that can be read. Others are left out with one note, because nothing in WB's descriptions is `required`: a
 * list never fails for one row. Throws `unavailable` when there are rows and none can be read.
 */
export function readableRows<T>(
  rows: readonly unknown[] | null,
  schema: z.ZodType<T>,
  { list, log }: { readonly list: string; readonly log: Log },
): T[] {
  const all = rows ?? []
  const readable: T[] = []
  let fault: string | undefined
  for (const row of all) {
    const parsed = schema.safeParse(row)
    if (parsed.success) readable.push(parsed.data)
    else fault ??= z.prettifyError(parsed.error)
  }
  const unread = all.length - readable.length
  if (unread > 0) log.warn({ list, unread, of: all.length, fault }, 'rows of WB left out')
  if (all.length > 0 && readable.length === 0)
    throw new AppError({ kind: 'unavailable', code: 'wb.bad_answer', cause: new Error(fault) })
  return readable
}
