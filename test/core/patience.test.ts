import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { withPatience } from '#core/patience.ts'

const LATE = { code: 'shop.slow', messageKey: 'error-woo-slow' }

/** Work that only its signal ends, with whatever that says. */
const hanging = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason))
  })

test('what takes too long is unavailable, by name', async () => {
  await expect(withPatience(5, LATE, hanging)).rejects.toMatchObject({
    ...{ kind: 'unavailable', code: 'shop.slow', messageKey: 'error-woo-slow' },
  })
})

test('an answer, a refusal and a fault of ours stay what they are', async () => {
  expect(await withPatience(1_000, LATE, async () => 1)).toBe(1)
  const refusal = new AppError({ kind: 'auth', code: 'woo.unauthorized' })
  const refuse = () => Promise.reject(refusal)
  await expect(withPatience(1_000, LATE, refuse)).rejects.toBe(refusal)
  const wrapped = async (signal: AbortSignal) => {
    await hanging(signal).catch(() => undefined)
    throw new Error('no answer', { cause: refusal })
  }
  await expect(withPatience(5, LATE, wrapped)).rejects.toThrow('no answer')
  const fault = new TypeError('ours')
  await expect(withPatience(1_000, LATE, () => Promise.reject(fault))).rejects.toBe(fault)
})
