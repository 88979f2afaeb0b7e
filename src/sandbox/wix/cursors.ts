import { z } from 'zod'
import { FilterError } from './filters.ts'

/** How V3 and eCommerce page: the first call has a filter, those after it the cursor alone. */
export const cursorPaging = (max: number) =>
  z.object({ limit: z.int().min(1).max(max).default(max), cursor: z.string().optional() })

const place = z.object({
  filter: z.unknown().optional(),
  sort: z.unknown().optional(),
  offset: z.int().min(0),
})

interface AskedPage {
  readonly filter?: unknown
  readonly sort?: unknown
  readonly cursorPaging: { readonly limit: number; readonly cursor?: string | undefined }
}

/** One page of what `find` gives for the first call's filter and order. Throws {@link FilterError}. */
export function cursorPage<T>(
  asked: AskedPage,
  find: (filter: unknown, sort: unknown) => readonly T[],
) {
  const { limit, cursor } = asked.cursorPaging
  const at = cursor === undefined ? { ...asked, offset: 0 } : opened(asked, cursor)
  const found = find(at.filter, at.sort)
  const items = found.slice(at.offset, at.offset + limit)
  const offset = at.offset + limit
  const next =
    offset < found.length
      ? Buffer.from(JSON.stringify({ filter: at.filter, sort: at.sort, offset })).toString(
          'base64url',
        )
      : null
  return { items, next }
}

function opened(asked: AskedPage, cursor: string) {
  if (asked.filter !== undefined || asked.sort !== undefined) {
    throw new FilterError('does not go together with a cursor')
  }
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new FilterError('has a cursor that is not ours')
  }
}
