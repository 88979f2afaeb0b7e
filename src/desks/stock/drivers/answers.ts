import type { AppError } from '#core/errors.ts'
import type { ItemResult, StoredCommand } from './driver.ts'

/** Asks for a long list in pieces a call takes; all answers together. */
export async function inPages<T, R>(
  list: readonly T[],
  size: number,
  ask: (page: readonly T[]) => Promise<readonly R[]>,
): Promise<R[]> {
  const answers: R[] = []
  for (let at = 0; at < list.length; at += size) {
    answers.push(...(await ask(list.slice(at, at + size))))
  }
  return answers
}

/** One refusal for every item of a command, in the channel's own words where it gave some. */
export function failedAll({ items }: StoredCommand, error: AppError): ItemResult[] {
  const { reason } = error.vars
  const message = reason === undefined ? null : String(reason)
  return items.map(({ listingId, before }) => ({
    ...{ listingId, isDone: false, after: before, code: error.code, message },
  }))
}
