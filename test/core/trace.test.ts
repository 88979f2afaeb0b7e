import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { traceIdOf } from '#core/trace.ts'

test("the service's number of a refused call travels with the error", () => {
  const refused = (vars: Record<string, string>) =>
    traceIdOf(new AppError({ kind: 'invalid', code: 'sample.refused', vars }))
  expect(refused({ traceId: '0123456789abcdef' })).toBe('0123456789abcdef')
  expect(refused({})).toBeNull()
})
