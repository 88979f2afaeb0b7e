import { expect, test } from 'vitest'
import { AppError, type ErrorKind } from '#core/errors.ts'
import { createRepeat } from '#integrations/openai/repeat.ts'
import { createTestClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'

const fault = (kind: ErrorKind, retryAfterMs?: number) =>
  new AppError({ kind, code: `test.${kind}`, ...(retryAfterMs && { retryAfterMs }) })

test('without a pause from the service the waits grow, and end after three', async () => {
  const clock = createTestClock()
  const repeat = createRepeat(clock)
  const calls: number[] = []
  const asked = repeat(() => {
    calls.push(clock.now())
    return Promise.reject(fault('limit'))
  }, new AbortController().signal)
  const refused = expect(asked).rejects.toMatchObject({ code: 'test.limit' })
  await waitFor(() => clock.sleepers() === 1)
  await clock.advance(10_000)
  await refused
  const waits = calls.slice(1).map((at, index) => at - (calls[index] ?? 0))
  expect(waits).toHaveLength(3)
  for (const [index, usual] of [1_000, 2_000, 4_000].entries()) {
    expect(waits[index]).toBeGreaterThanOrEqual(usual / 2)
    expect(waits[index]).toBeLessThanOrEqual(usual)
  }
})

test.each(['unknown-outcome', 'auth', 'invalid', 'conflict'] as const)(
  '%s is not repeated',
  async (kind) => {
    let calls = 0
    const call = () => {
      calls += 1
      return Promise.reject(fault(kind))
    }
    const repeat = createRepeat(createTestClock())
    await expect(repeat(call, new AbortController().signal)).rejects.toMatchObject({ kind })
    expect(calls).toBe(1)
  },
)

test('a cancel ends the wait', async () => {
  const clock = createTestClock()
  const stop = new AbortController()
  const asked = createRepeat(clock)(() => Promise.reject(fault('unavailable', 5_000)), stop.signal)
  const ended = expect(asked).rejects.toThrow('enough')
  await waitFor(() => clock.sleepers() === 1)
  stop.abort(new Error('enough'))
  await ended
})
