import { getEventListeners } from 'node:events'
import { expect, test } from 'vitest'
import { runInThread } from '#platform/threads/run.ts'

const module = new URL('./work.ts', import.meta.url)

test('a function works in another thread on a copy of its arguments', async () => {
  const { signal } = new AbortController()
  const given = [3, 1, 2]
  const answer = await runInThread<{ sorted: number[]; isMain: boolean }>(
    { module, function: 'sortInPlace', args: [given] },
    signal,
  )
  expect(answer).toEqual({ sorted: [1, 2, 3], isMain: false })
  expect(given).toEqual([3, 1, 2])
  expect(getEventListeners(signal, 'abort')).toEqual([])
})

test('what it throws is thrown here', async () => {
  const work = runInThread({ module, function: 'fail', args: ['no such word'] })
  await expect(work).rejects.toThrow(new RangeError('no such word'))
})

test('a name that is not a function, and a thread that ends by itself, are errors', async () => {
  await expect(runInThread({ module, function: 'missing', args: [] })).rejects.toThrow('missing')
  await expect(runInThread({ module, function: 'leave', args: [] })).rejects.toThrow('code 7')
})

test('an abort ends a thread that would never end', async () => {
  const stop = new AbortController()
  const work = runInThread({ module, function: 'spin', args: [] }, stop.signal)
  stop.abort(new Error('cancelled'))
  await expect(work).rejects.toThrow('cancelled')
  await expect(
    runInThread({ module, function: 'spin', args: [] }, AbortSignal.abort(new Error('before'))),
  ).rejects.toThrow('before')
})
