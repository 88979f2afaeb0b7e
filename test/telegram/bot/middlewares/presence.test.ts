import { expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import type { Taps } from '#telegram/bot/middlewares/presence.ts'
import { presence } from '#telegram/bot/middlewares/presence.ts'
import type { ChatContext } from '#telegram/context.ts'
import { createTestClock } from '#test/support/clock.ts'
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
