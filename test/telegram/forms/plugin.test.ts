import { setImmediate as nextTurn } from 'node:timers/promises'
import {
  type Conversation,
  type ConversationBuilder,
  type ConversationData,
  type ConversationFlavor,
  conversations,
  createConversation,
  type VersionedState,
} from '@grammyjs/conversations'
import { Bot, type Context } from 'grammy'
import { expect, onTestFinished, test, vi } from 'vitest'
import { AppError } from '#core/errors.ts'
import { BOT_INFO, createFakeApi, Refusal, textUpdate } from '../fake-api.ts'

/*
 * Facts of @grammyjs/conversations 2.1.1 that forms stand on, or guard against. A new version of the plugin is looked at
 * again where one of these fails.
 */

type Ctx = ConversationFlavor<Context>
type Builder = ConversationBuilder<Ctx, Context>
type State = VersionedState<ConversationData>

const anna = { id: 7, first_name: 'Анна' }

interface OpenOptions {
  readonly version?: string
  readonly rows?: Map<string, State>
  readonly answer?: () => unknown
}

/** A bot whose `/go` enters the builder; its storage outlives it. */
function open(builder: Builder, options: OpenOptions = {}) {
  const { rows = new Map<string, State>(), version = '1' } = options
  const { answer = () => ({ message_id: 1 }) } = options
  const { api, calls } = createFakeApi(answer)
  const seen: string[] = []
  const keys: string[] = []
  const make = (run: Builder, release = version) => {
    const bot = new Bot<Ctx>('1:test', { botInfo: BOT_INFO, client: api.options ?? {} })
    bot.use(
      conversations<Ctx, Context>({
        storage: {
          type: 'key',
          version: release,
          adapter: {
            read: (key) => {
              keys.push(key)
              return structuredClone(rows.get(key))
            },
            write: (key, state) => void rows.set(key, structuredClone(state)),
            delete: (key) => void rows.delete(key),
          },
        },
      }),
    )
    bot.use(createConversation(run, 'talk'))
    bot.use(async (ctx) => {
      if (ctx.message?.text === '/go') await ctx.conversation.enter('talk')
      else seen.push(ctx.message?.text ?? 'other')
    })
    return bot
  }
  const say = (bot: Bot<Ctx>, id: number, text: string) =>
    bot.handleUpdate(textUpdate(id, anna, text))
  return { make, say, rows, keys, calls, seen, bot: make(builder) }
}

/** Asks so many questions and tells the answers. */
const asks =
  (heard: string[], ...questions: string[]): Builder =>
  async (conversation) => {
    for (const question of questions) {
      const answer = await conversation.waitFor('message:text')
      await conversation.external(() => void heard.push(`${question}=${answer.message.text}`))
    }
  }

test('the log holds whole updates and results of `external`, one operation after the other', async () => {
  const { bot, say, rows } = open(asks([], 'name', 'kind'))
  await say(bot, 1, '/go')
  await say(bot, 2, 'secret word')
  const [talk] = rows.get('7')?.state.talk ?? []
  expect(rows.get('7')?.version).toEqual([0, '1'])
  expect(talk?.replay.send.map(({ payload }) => payload)).toEqual([
    ...['wait', 'message:text', 'external', 'message:text'],
  ])
  expect(talk?.replay.receive[1]?.returnValue).toMatchObject({ message: { text: 'secret word' } })
})

test('a builder that throws loses the conversation, and the storage is written all the same', async () => {
  const broken: Builder = async (conversation) => {
    await conversation.wait()
    throw new Error('broken')
  }
  const { bot, say, rows, seen } = open(broken)
  await say(bot, 1, '/go')
  await expect(say(bot, 2, 'answer')).rejects.toThrow('broken')
  expect(rows.size).toBe(0)
  await say(bot, 2, 'answer')
  expect(seen).toEqual(['answer'])
})

test('the same update twice is two answers', async () => {
  const heard: string[] = []
  const { bot, say } = open(asks(heard, 'name', 'kind'))
  await say(bot, 1, '/go')
  await say(bot, 2, 'Shop')
  await say(bot, 2, 'Shop')
  expect(heard).toEqual(['name=Shop', 'kind=Shop'])
})

test('of two updates at once one is lost', async () => {
  const heard: string[] = []
  const { bot, say } = open(asks(heard, 'name', 'kind'))
  await say(bot, 1, '/go')
  await Promise.all([say(bot, 2, 'one'), say(bot, 3, 'two')])
  expect(heard.map((line) => line.split('=')[0])).toEqual(['name', 'name'])
})

test('questions that changed places take each other’s answers; another operation ends it all', async () => {
  const heard: string[] = []
  const { bot, say, make, rows } = open(asks(heard, 'name', 'kind'))
  await say(bot, 1, '/go')
  await say(bot, 2, 'Shop')
  await say(make(asks(heard, 'kind', 'name')), 3, 'box')
  expect(heard).toEqual(['name=Shop', 'name=box'])

  await say(bot, 4, '/go')
  const other: Builder = async (conversation) => void (await conversation.waitFor('message:photo'))
  await expect(say(make(other), 5, 'Shop')).rejects.toThrow(/Bad replay/)
  expect(rows.size).toBe(0)
})

test('another version drops the conversation without a word, and leaves its row', async () => {
  const heard: string[] = []
  const { bot, say, make, rows, seen } = open(asks(heard, 'name', 'kind'))
  await say(bot, 1, '/go')
  await say(make(asks(heard, 'name', 'kind'), '2'), 2, 'Shop')
  expect([heard, seen, rows.size]).toEqual([[], ['Shop'], 1])
})

test('transformers of the bot do not see calls made inside; those of `external` they do', async () => {
  const methods: string[] = []
  const { bot, say } = open(async (conversation, ctx) => {
    await ctx.reply('inside')
    await conversation.external(async (outer) => void (await outer.reply('outside')))
  })
  bot.api.config.use(async (call, method, payload, signal) => {
    methods.push(JSON.stringify(payload))
    return call(method, payload, signal)
  })
  await say(bot, 1, '/go')
  expect(methods.join()).not.toContain('inside')
  expect(methods.join()).toContain('outside')
})

test('an error through `external` loses its class and its code', async () => {
  let caught: unknown
  const { bot, say } = open(async (conversation) => {
    try {
      await conversation.external(() => {
        throw new AppError({ kind: 'unavailable', code: 'test.down' })
      })
    } catch (error) {
      caught = error
    }
  })
  await say(bot, 1, '/go')
  expect(caught).not.toBeInstanceOf(AppError)
  expect(caught).not.toHaveProperty('code')
})

test('enter throws while another conversation is active, and before it is known', async () => {
  const waits = async (conversation: Conversation<Ctx, Context>) => void (await conversation.wait())
  const bot = new Bot<Ctx>('1:test', {
    botInfo: BOT_INFO,
    client: createFakeApi().api.options ?? {},
  })
  const faults: string[] = []
  const enter = async (ctx: Ctx, name: string) => {
    await ctx.conversation.enter(name).catch((error: Error) => faults.push(error.message))
  }
  bot.use(conversations())
  bot.command('early', (ctx) => enter(ctx, 'one'))
  bot.use(createConversation(waits, 'one'), createConversation(waits, 'two'))
  bot.use(async (ctx) => {
    await enter(ctx, 'one')
    await enter(ctx, 'two')
  })
  const early = textUpdate(1, anna, '/early')
  const entities = [{ type: 'bot_command' as const, offset: 0, length: 6 }]
  await bot.handleUpdate({ update_id: 1, message: { ...early.message, entities } } as typeof early)
  await bot.handleUpdate(textUpdate(2, anna, 'go'))
  expect(faults).toEqual([
    expect.stringContaining('has not been registered'),
    expect.stringContaining('already entered'),
  ])
})

test('a log whose updates are but numbers replays as well', async () => {
  const heard: string[] = []
  const said: Builder = async (conversation) => {
    for (const question of ['name', 'kind']) {
      await conversation.wait()
      const text = await conversation.external((ctx) => ctx.message?.text)
      await conversation.external(() => void heard.push(`${question}=${text}`))
    }
  }
  const { bot, say, rows } = open(said)
  await say(bot, 1, '/go')
  await say(bot, 2, 'Shop')
  for (const { replay } of rows.get('7')?.state.talk ?? []) {
    for (const entry of replay.receive) {
      if (replay.send[entry.send]?.payload === 'wait') entry.returnValue = { update_id: 0 }
    }
  }
  await say(bot, 3, 'box')
  expect(heard).toEqual(['name=Shop', 'kind=box'])
})

test('a call inside that throws and is caught hangs the update for ever; a refusal and a lost line do not', async () => {
  const caught: string[] = []
  const sendsTo =
    (chatId: unknown): Builder =>
    async (_conversation, ctx) => {
      try {
        await ctx.api.sendMessage(chatId as number, 'hello')
      } catch (error) {
        caught.push((error as Error).message)
      }
    }
  const refused = open(sendsTo(7), { answer: () => new Refusal(400, 'Bad Request: no chat') })
  await refused.say(refused.bot, 1, '/go')
  const lost = open(sendsTo(7), { answer: () => Promise.reject(new Error('line lost')) })
  await lost.say(lost.bot, 1, '/go')

  let isOver = false
  // The client leaves the timer of such a call behind.
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  // A payload that is no JSON fails before anything is sent.
  const thrown = open(sendsTo(7n))
  void thrown.say(thrown.bot, 1, '/go').finally(() => {
    isOver = true
  })
  while (caught.length < 3) await nextTurn()
  for (let turn = 0; turn < 100; turn += 1) await nextTurn()
  expect(isOver).toBe(false)
  expect(caught).toEqual([
    expect.stringContaining('400'),
    expect.stringContaining('Network request'),
    expect.stringContaining('Unknown error'),
  ])
})

test('an update without a chat gets the key "undefined"', async () => {
  const { bot, keys } = open(asks([], 'name'))
  await bot.handleUpdate({ update_id: 1, poll: { id: '1' } } as never)
  expect(keys).toEqual(['undefined'])
})
