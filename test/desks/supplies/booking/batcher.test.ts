import { expect, onTestFinished, test, vi } from 'vitest'
import { createBatcher } from '#desks/supplies/booking/batcher.ts'

/** Passes that are remembered, and answered with what was asked. */
function recorded() {
  const passes: string[][] = []
  const pass = async (items: readonly { readonly id: string }[]) => {
    passes.push(items.map(({ id }) => id))
    return new Map(items.map(({ id }) => [id, `${id}!`]))
  }
  return { passes, pass }
}

test('the first asker waits for nobody; who asks within the gap goes together with the others', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
  const { passes, pass } = recorded()
  const ask = createBatcher(pass, { gapMs: 25 })
  expect(await ask({ id: 'a' })).toBe('a!')
  const b = ask({ id: 'b' })
  // The pass before is over, and still the next one does not begin at once.
  await new Promise(setImmediate)
  const c = ask({ id: 'c' })
  vi.advanceTimersByTime(25)
  expect(await Promise.all([b, c])).toEqual(['b!', 'c!'])
  expect(passes).toEqual([['a'], ['b', 'c']])
})

test('a pass that fails fails its own askers only, and the next one goes on', async () => {
  const { pass } = recorded()
  const ask = createBatcher<{ readonly id: string }, string>(async (items) => {
    if (items.some(({ id }) => id === 'bad')) throw new Error('database away')
    return pass(items)
  })
  await expect(ask({ id: 'bad' })).rejects.toThrow('database away')
  expect(await ask({ id: 'good' })).toBe('good!')
})
