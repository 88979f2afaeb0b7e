import { z } from 'zod'
import type { DraftRemark } from '#desks/campaigns/ports.ts'

/** Digits; beyond 2^53 they come as a string already. */
export const idSchema = z
  .union([z.int().positive(), z.string().regex(/^\d{1,20}$/)])
  .transform(String)

const note = z.looseObject({
  Code: z.coerce.number(),
  Message: z.string().default(''),
  Details: z.string().nullish(),
})
type Note = z.infer<typeof note>

const itemResult = z.looseObject({
  Id: idSchema.nullish(),
  Errors: z.array(note).nullish(),
  Warnings: z.array(note).nullish(),
})

/** `AddResults` or `UpdateResults`: one result an object, in the order of the request. */
export function resultsSchema(name: 'AddResults' | 'UpdateResults', count: number) {
  return z.preprocess(
    (result: Record<string, unknown>) => result[name],
    z.array(itemResult).length(count),
  )
}

/** What became of one object; without an id it was refused. */
export interface Outcome {
  readonly id: string | null
  readonly remarks: readonly DraftRemark[]
}

/** HTTP 200 says nothing: each object has errors and warnings of its own. */
export function outcomeOf(result: z.infer<typeof itemResult>, place: string): Outcome {
  const errors = result.Errors ?? []
  const id = errors.length > 0 ? null : (result.Id ?? null)
  const remarks = [
    ...errors.map((one) => remark('error', place, one)),
    ...(result.Warnings ?? []).map((one) => remark('warning', place, one)),
  ]
  return { id, remarks }
}

function remark(level: DraftRemark['level'], place: string, said: Note): DraftRemark {
  const parts = [said.Message, said.Details ?? ''].filter(Boolean)
  return { level, place, code: said.Code, message: [...new Set(parts)].join('. ') }
}
