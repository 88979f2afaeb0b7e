import { expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { repeats } from '#telegram/bot/middlewares/pace.ts'
import type { Taps } from '#telegram/bot/middlewares/presence.ts'
import { presence } from '#telegram/bot/middlewares/presence.ts'
import type { ChatContext } from '#telegram/context.ts'
import { createTestClock } from '#test/support/clock.ts'
import { waitFor } from '#test/support/wait.ts'
import { Refusal } from '../../fake-api.ts'
import { fails, groupUpdate, openRig, type RigOptions } from '../rig.ts'

/** Longer than a tap may wait, ms. */
const LONG_MS = 1_000

function open(options: RigOptions & { taps?: Partial<Taps> } = {}) {
  const clock = createTestClock()
  const taps: Taps = { expect: () => {}, begin: () => false, ...options.taps }
  const before = { receivedAt: clock.now() }
  const rig = openRig([presence({ clock, log: silentLog, taps, patienceMs: 600 })], {
    before,
    ...options,
  })
  const answers = () => rig.calls.map(({ method, body }) => [method, body.text])
  return { ...rig, clock, answers }
}

/** Work that lasts until it is ended. */
function work(act: (ctx: ChatContext) => unknown = () => {}) {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { end: resolve, behind: (ctx: ChatContext) => promise.then(() => act(ctx)) }
}

test('a tap is answered once, with what the handler says', async () => {
  const { tap, calls } = open({
    behind: async (ctx) => {
      await ctx.toast(`<b>Saved</b> ${'x'.repeat(300)}`, { dialog: true })
      await ctx.toast('Too late')
    },
  })
  await tap('data')
  const text = `Saved ${'x'.repeat(300)}`.slice(0, 200)
  expect(calls).toEqual([
    {
      method: 'answerCallbackQuery',
      body: { callback_query_id: '7:1', text, show_alert: true },
    },
  ])
})

test('a tap nobody speaks to is answered all the same, also when the handler fails', async () => {
  const { tap, answers } = open()
  await tap('data')
  const broken = open({ behind: fails })
  await expect(broken.tap('data')).rejects.toThrow('broken')
  expect([...answers(), ...broken.answers()]).toEqual([
    ['answerCallbackQuery', undefined],
    ['answerCallbackQuery', undefined],
  ])
})

test('a tap whose work is long is answered before it is done', async () => {
  const { end, behind } = work((ctx) => ctx.toast('Done'))
  const { tap, clock, answers } = open({ behind })
  const tapped = tap('data')
  await clock.advance(LONG_MS)
  expect(answers()).toEqual([['answerCallbackQuery', undefined]])
  end()
  await tapped
  expect(answers()).toHaveLength(1)
})

test('a tap that was answered while it waited is not answered again', async () => {
  const { tap, answers } = open({ taps: { begin: (id) => id === '7:1' } })
  await tap('data')
  expect(answers()).toEqual([])
})

test('long work on a message shows "typing…", short work does not, nor does any in a group', async () => {
  const { end, behind } = work()
  const { say, clock, answers } = open({ behind })
  const said = say('long')
  await clock.advance(LONG_MS)
  expect(answers()).toEqual([['sendChatAction', undefined]])
  end()
  await said

  const quick = open()
  await quick.say('short')
  const { end: endGroup, behind: behindGroup } = work()
  const group = open({ behind: behindGroup })
  const spoken = group.send(groupUpdate(1, 'long'))
  await group.clock.advance(LONG_MS)
  endGroup()
  await spoken
  expect([...quick.answers(), ...group.answers()]).toEqual([])
})

test('Telegram refusing an answer is no fault of the handler', async () => {
  const refused = open({ answer: () => new Refusal(400, 'Bad Request: query is too old') })
  const lost = open({ answer: fails })
  await refused.tap('data')
  await lost.tap('data')
  expect([refused.passed.length, lost.passed.length]).toEqual([1, 1])
})

test('the handler goes on while Telegram takes its toast, and the update waits for both', async () => {
  const taken = Promise.withResolvers<boolean>()
  const ends: string[] = []
  const { tap } = open({
    answer: () => taken.promise,
    behind: async (ctx) => {
      await ctx.toast('Saved')
      ends.push('handler')
    },
  })
  const tapped = tap('data').then(() => ends.push('update'))
  await waitFor(() => ends.length > 0, { what: 'the end of the handler' })
  expect(ends).toEqual(['handler'])
  taken.resolve(true)
  await tapped
  expect(ends).toEqual(['handler', 'update'])
})

test('who has read a toast and presses again is heard, however late Telegram says that it took the toast', async () => {
  const clock = createTestClock()
  const start = clock.now()
  const before = { clock, receivedAt: start }
  const taken = Promise.withResolvers<boolean>()
  let isDone = false
  const taps: Taps = { expect: () => {}, begin: () => false }
  const rig = openRig(
    [
      presence({ clock, log: silentLog, taps, patienceMs: 60_000 }),
      async (_ctx, next) => {
        await next()
        isDone = true
      },
      repeats({ screens: { digestAt: async () => undefined } }),
    ],
    { before, answer: () => taken.promise, behind: (ctx) => ctx.toast('Saved') },
  )
  const first = rig.tap('data')
  await waitFor(() => isDone, { what: 'the end of the first press' })
  await clock.advance(5_000)
  taken.resolve(true)
  await first
  before.receivedAt = start + 2_000
  await rig.tap('data')
  expect(rig.passed).toHaveLength(2)
  expect(rig.calls.map(({ body }) => body.text)).toEqual(['Saved', 'Saved'])
})
