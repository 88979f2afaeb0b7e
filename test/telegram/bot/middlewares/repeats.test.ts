import { expect, test } from 'vitest'
import { repeats } from '#telegram/bot/middlewares/pace.ts'
import { createTestClock } from '#test/support/clock.ts'
import { openRig } from '../rig.ts'

/** Presses as they reach us: `at` ms from the start. */
function open(behind: () => unknown = () => {}) {
  const clock = createTestClock()
  const start = clock.now()
  const before = { clock, receivedAt: start, shown: 'first' }
  const chat = { digest: 'first' }
  const screens = { digestAt: async () => chat.digest }
  const rig = openRig([repeats({ screens })], { before, behind })
  const press = (data: string, at: number) => {
    before.receivedAt = start + at
    return rig.tap(data)
  }
  return { ...rig, clock, press, chat }
}

test('the second half of a double tap is dropped, another button and a later press are not', async () => {
  const { press, passed } = open()
  await press('add', 0)
  await press('add', 100)
  expect(passed).toHaveLength(1)
  await press('open', 200)
  await press('add', 300)
  await press('add', 10_000)
  expect(passed).toHaveLength(4)
})

test('a press made while the first one was worked on is the same press', async () => {
  const rig = open(() => rig.clock.advance(5_000))
  await rig.press('add', 0)
  await rig.press('add', 4_000)
  expect(rig.passed).toHaveLength(1)
})

test('a text between two presses makes them two', async () => {
  const { press, say, passed } = open()
  await press('add', 0)
  await say('hello')
  await press('add', 100)
  expect(passed).toHaveLength(3)
})

test('a press that another process has undone in between counts again', async () => {
  const { press, chat, passed } = open()
  await press('pause', 0)
  chat.digest = 'of another press'
  await press('pause', 100)
  expect(passed).toHaveLength(2)
})

test('a press that failed may be handled again', async () => {
  let isBroken = true
  const { press, passed } = open(() => {
    if (isBroken) throw new TypeError('broken')
  })
  await expect(press('add', 0)).rejects.toThrow('broken')
  isBroken = false
  await press('add', 100)
  expect(passed).toHaveLength(2)
})
