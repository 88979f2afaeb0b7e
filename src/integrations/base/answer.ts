import { z } from 'zod'
import { parseLeniently } from '#platform/lenient.ts'
import type { Log } from '#platform/log/log.ts'

/** Ids come as numbers and as strings. */
export const idText = z.union([z.string().min(1), z.int().transform(String)])
export const idNumber = z.union([z.int(), z.string().regex(/^\d+$/).transform(Number)])
/** Pieces, whole ones. */
export const pieces = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^-?\d+(\.\d+)?$/)
      .transform(Number),
  ])
  .transform(Math.trunc)
export const text = z
  .string()
  .nullish()
  .transform((one) => one?.trim() ?? '')

/** PHP writes a map as a list when it is empty. */
const mapped = z.union([
  z
    .array(z.unknown())
    .length(0)
    .transform(() => ({})),
  z.record(z.string(), z.unknown()),
])

/** A map of rows, read row by row: an odd one is left out and noted. `size` counts all that came. */
export function mapOf<T extends z.ZodType>(row: T, log: Log, what: string) {
  return mapped.transform((all: Readonly<Record<string, unknown>>) => {
    const rows = new Map<string, z.output<T>>()
    let odd: z.ZodError | undefined
    for (const [id, one] of Object.entries(all)) {
      const parsed = parseLeniently(row, one)
      if (parsed.success) rows.set(id, parsed.data)
      else odd ??= parsed.error
    }
    const size = Object.keys(all).length
    if (odd) {
      log.warn({ what, rows: size - rows.size, why: z.prettifyError(odd) }, 'odd rows skipped')
    }
    return { rows, size }
  })
}

/** A map of plain values; one that is odd is left out, a map that is none is empty. */
export function valuesOf<T extends z.ZodType>(value: T) {
  return mapped.catch({}).transform(
    (all: Readonly<Record<string, unknown>>): Record<string, z.output<T>> =>
      Object.fromEntries(
        Object.entries(all).flatMap(([name, one]) => {
          const parsed = parseLeniently(value, one)
          return parsed.success ? [[name, parsed.data] as const] : []
        }),
      ),
  )
}
