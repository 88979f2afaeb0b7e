import { Bot, BotError, type Middleware } from 'grammy'
import type { Message, Update } from 'grammy/types'
import type { ChatContext } from '#telegram/context.ts'
import type { Screen } from '#telegram/screen.ts'
import { createTestClock } from '#test/support/clock.ts'
import { type ApiCall, BOT_INFO, createFakeApi, tapUpdate, textUpdate } from '../fake-api.ts'
import { ru } from '../input/langs.ts'
import { ownerOf } from '../person.ts'

export const anna = { id: 7, first_name: 'Анна', language_code: 'ru' }
export const group = { id: -100, type: 'supergroup', title: 'Sellers' } as const

export interface RigOptions {
  /** What stands behind the middlewares; nothing happens there by default. */
  readonly behind?: (ctx: ChatContext) => unknown
  /** What Telegram answers. */
  readonly answer?: (call: ApiCall) => unknown
  /** What stands in the context before them, over an owner who writes in Russian. */
  readonly before?: Partial<ChatContext>
}

/** Middlewares on a real bot whose calls are answered here. What they would show is kept; a fault is thrown as it was. */
export function openRig(use: readonly Middleware<ChatContext>[], options: RigOptions = {}) {
  const { behind = () => {}, answer, before = {} } = options
  const clock = createTestClock()
  const { api, calls } = createFakeApi(answer)
  const bot = new Bot<ChatContext>('1:test', { botInfo: BOT_INFO, client: api.options ?? {} })
  const passed: ChatContext[] = []
  const [screens, toasts, notes, removed]: [Screen[], string[], (string | undefined)[], number[]] =
    [[], [], [], []]
  bot.use(
    (ctx, next) => {
      Object.assign(ctx, ownerOf(anna.id), {
        ...{ clock, lang: ru, receivedAt: clock.now() },
        toast: async (text: string) => void toasts.push(text),
        show: async (screen: Screen) => void screens.push(screen),
        home: async (note?: string) => void notes.push(note),
        removeIncoming: async () => removed.push(ctx.msgId ?? 0) > 0,
        ...before,
      })
      return next()
    },
    ...use,
    async (ctx) => {
      passed.push(ctx)
      await behind(ctx)
    },
  )
  const send = async (update: Update) => {
    try {
      await bot.handleUpdate(update)
    } catch (error) {
      throw error instanceof BotError ? error.error : error
    }
  }
  let id = 0
  return {
    ...{ clock, calls, passed, screens, toasts, notes, removed, send, api },
    methods: () => calls.map(({ method }) => method),
    say: (text: string) => send(textUpdate(++id, anna, text)),
    tap: (data: string) => send(tapUpdate(++id, anna, data)),
    /** A message of another kind than text. */
    post: (extra: Partial<Message>) => send(messageUpdate(++id, extra)),
  }
}

/** Somebody's message with these fields. */
export function messageUpdate(id: number, extra: Partial<Message>): Update {
  const { text: _none, ...bare } = textUpdate(id, anna, '').message ?? {}
  return { update_id: id, message: { ...bare, ...extra } } as Update
}

/** Somebody speaks in a group. */
export const groupUpdate = (id: number, text: string) =>
  messageUpdate(id, { chat: group, text } as Partial<Message>)

/** Stands behind the middlewares and fails. */
export const fails = () => {
  throw new TypeError('broken')
}
