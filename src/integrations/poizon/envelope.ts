import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import { maybe, text, whole } from './read.ts'

/** How mirrors of Poizon-API wrap what they answer: not at all, in `data`, or with a code of their own beside it. */
const wrapper = z.object({
  code: maybe(z.union([whole, z.string()])),
  statusCode: maybe(whole),
  ...{ msg: text, message: text, error: text },
  data: z.unknown().optional(),
})
const FINE: readonly unknown[] = [200, 0, '200', 'success', undefined, null]

/**
 * What an answer is about, out of its wrapper; `has` names fields by which it is known. Throws for a failure that comes with HTTP 200:
 * it must be taken neither for a product that is gone nor for a search that found nothing.
 */
export function unwrapped(answer: unknown, has: readonly string[]): unknown {
  const isKnown = (value: unknown) =>
    typeof value === 'object' && value !== null && has.some((name) => name in value)
  if (isKnown(answer)) return answer
  const read = wrapper.safeParse(answer).data
  if (!read) return answer
  const { code, statusCode, msg, message, error, data } = read
  if (code === 404 || statusCode === 404) return {}
  const isFailed = !FINE.includes(code) || !FINE.includes(statusCode) || error !== ''
  const says = msg || message || error
  if (isFailed) {
    throw new AppError({
      ...{ kind: 'unavailable', code: 'poizon.bad_answer', messageKey: 'error-poizon-unavailable' },
      cause: new Error(`answered ${code ?? statusCode ?? ''} ${says}`.trim()),
    })
  }
  return data === undefined ? answer : data
}
