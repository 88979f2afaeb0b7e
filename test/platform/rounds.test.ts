import { expect, test } from 'vitest'
import { createLog } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { waitFor } from '#test/support/wait.ts'

function play(found: readonly (number | Error)[]) {
  const clock = createStepClock({ startMs: START_MS, frozen: true })
  const logged: string[] = []
  const log = createLog({
    level: 'error',
    destination: { write: (line) => void logged.push(line) },
  })
  const at: number[] = []
  const rounds = createRounds({
    ...{ clock, log, everyMs: 100, idleMs: 500, faultMs: 2_000, fault: 'not looked at' },
    async round() {
      const outcome = found[at.length] ?? 0
      at.push(clock.now() - START_MS)
      if (outcome instanceof Error) throw outcome
      return outcome
    },
  })
  /** Moves the clock on in small steps until so many rounds were made. */
  const until = (count: number) =>
    waitFor(async () => {
      // The round just made begins its pause before time goes on.
      await new Promise(setImmediate)
      if (at.length < count) clock.advance(50)
      return at.length >= count
    })
  return { rounds, at, logged, until }
}

test('rounds come a pause apart, ever more rarely while they find nothing, and often again when they do', async () => {
  const { rounds, at, until } = play([1, 0, 0, 0, 0, 3, 1])
  rounds.start()
  await until(8)
  await rounds.stop()
  const pauses = at.slice(1, 8).map((ms, index) => ms - (at[index] ?? 0))
  expect(pauses).toEqual([100, 200, 400, 500, 500, 100, 100])
})

test('a round that fails is logged in its words and the next comes after the pause for faults', async () => {
  const { rounds, at, logged, until } = play([new Error('away'), 1])
  rounds.start()
  await until(3)
  await rounds.stop()
  expect(at).toEqual([0, 2_000, 2_100])
  expect(logged).toHaveLength(1)
  expect(logged[0]).toContain('not looked at')
})

test('a stop waits for the round under way and no other comes', async () => {
  const clock = createStepClock({ startMs: START_MS, frozen: true })
  let begun = 0
  let ended = 0
  const rounds = createRounds({
    ...{ clock, log: createLog({ level: 'silent' }), everyMs: 1, fault: '' },
    async round(signal) {
      begun += 1
      await new Promise((resolve) => signal.addEventListener('abort', resolve))
      await Promise.resolve()
      ended += 1
    },
  })
  rounds.start()
  rounds.start()
  await waitFor(() => begun === 1)
  await rounds.stop()
  clock.advance(1_000)
  expect([begun, ended]).toEqual([1, 1])
})
