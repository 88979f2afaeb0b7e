import { expect, test } from 'vitest'
import { createStepClock } from '#sandbox/clock.ts'

test('a frozen clock moves by steps only and wakes whose time has come', async () => {
  const clock = createStepClock({ startMs: 1_000, frozen: true })
  expect(clock.now()).toBe(1_000)
  const woken: number[] = []
  const sleeps = [300, 100, 200].map((ms) => clock.sleep(ms).then(() => woken.push(ms)))
  clock.advance(100)
  await sleeps[1]
  expect(woken).toEqual([100])
  clock.advance(200)
  await Promise.all(sleeps)
  expect(woken).toEqual([100, 300, 200])
  expect(clock.now()).toBe(1_300)
})

test('a running clock can jump and stops when frozen', async () => {
  const startMs = Date.UTC(2028, 1, 29)
  const clock = createStepClock({ startMs })
  const day = 86_400_000
  const sleeping = clock.sleep(day)
  clock.advance(day)
  await sleeping
  expect(clock.now() - startMs).toBeGreaterThanOrEqual(day)
  clock.freeze()
  const stopped = clock.now()
  const gone = new AbortController()
  const never = clock.sleep(1, gone.signal)
  gone.abort(new Error('gone'))
  await expect(never).rejects.toThrow('gone')
  expect(clock.now()).toBe(stopped)
  clock.run()
  await clock.sleep(1)
  expect(clock.now()).toBeGreaterThan(stopped)
})
