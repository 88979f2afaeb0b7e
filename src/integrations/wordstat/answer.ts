import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { Wordstat, WordstatAnswer } from '#desks/campaigns/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'

export type TopRequest = Parameters<Wordstat['top']>[1]

/** Whole shows a month; the cloud writes int64 as a string. Nothing is guessed of anything else. */
export const shows = z.union([
  z.int().nonnegative(),
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int()),
])

/**
 * Rows as the cloud and the OAuth service write them. An absent list is an empty one and an absent count is zero: JSON of a proto leaves
 * both out (protobuf.dev/programming-guides/json, "default values").
 */
export const countedPhrases = (log: Log) =>
  rowsOf(z.object({ phrase: z.string(), count: shows.nullish() }), {
    ...{ log, what: 'wordstat phrases', isData: true },
  })
    .nullish()
    .transform((rows) => toPhrases((rows ?? []).map((row) => [row.phrase, row.count ?? 0])))

/** Cleaned, never completed: what is no phrase is left out. */
export function toPhrases(rows: readonly (readonly [string, number])[]): WordstatAnswer['phrases'] {
  return rows
    .map(([text, frequency]) => ({ text: cleaned(text), frequency }))
    .filter(({ text }) => text !== '')
}

export function cleaned(text: string): string {
  return text.normalize('NFC').trim().replace(/\s+/gu, ' ')
}

/** Yandex's region 0 is everywhere, which services want said by leaving regions out. */
export function realRegions(regionIds: readonly number[]): readonly number[] {
  return regionIds.filter((id) => id !== 0)
}

/** Throws `internal` where a caller asks more at once than the provider takes. */
export function checkBatch(phrases: readonly string[], batch: number): void {
  if (phrases.length <= batch) return
  throw new AppError({ kind: 'internal', code: 'wordstat.batch_too_big' })
}
