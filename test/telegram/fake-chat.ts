import { Api, type ApiClientOptions, Composer } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Action } from '#telegram/action.ts'
import { type ChatDeps, createChat } from '#telegram/bot/chat.ts'
import { homeDesk } from '#telegram/bot/navigation.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Forms } from '#telegram/forms/forms.ts'
import { createRegistry } from '#telegram/registry.ts'
import type { Screen } from '#telegram/screen.ts'
import { renderScreen } from '#telegram/screens/render.ts'

export const BOT_INFO: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: 'Prilavok',
  username: 'prilavok_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_guest_queries: false,
  supports_inline_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
}

/** One call of the Bot API as it was made. */
interface ApiCall {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
}

/** A client whose calls are answered here: `answer` may give a result or throw. */
export function createFakeApi(answer: (call: ApiCall) => unknown = () => true) {
  const calls: ApiCall[] = []
  const fetch = async (url: string | URL, init?: { body?: unknown }) => {
    const method = String(url).split('/').at(-1) ?? ''
    const call = { method, body: JSON.parse(String(init?.body ?? '{}')) as ApiCall['body'] }
    calls.push(call)
    return { json: async () => ({ ok: true, result: await answer(call) }) }
  }
  const api = new Api('1:test', { fetch: fetch as unknown as ApiClientOptions['fetch'] & {} })
  return { api, calls }
}

export interface FakeChatOptions
  extends Pick<ChatDeps, 'people' | 'texts'>,
    Partial<Pick<ChatDeps, 'access' | 'readFile'>> {
  readonly clock: Clock
  readonly desks: readonly Desk[]
  /** Those that must have a handler. */
  readonly actions?: readonly Action[]
  /** None by default. */
  readonly forms?: (screens: ChatDeps['screens']) => Forms
  /** What was seen before the bot was built anew. */
  readonly memory?: Memory
}

type From = { readonly id: number; readonly first_name: string; readonly language_code?: string }

/** What somebody saw of the bot, in order. */
export interface Seen {
  readonly screens: Screen[]
  readonly toasts: string[]
  /** Ids of their messages that the bot took away. */
  readonly removed: number[]
}

export type Memory = Map<number, Seen>

/** Desks behind the real bot; what it would send is kept, chat by chat. */
export function createFakeChat(options: FakeChatOptions) {
  const { clock, people, texts, desks, access = { mode: 'open' } } = options
  const { memory = new Map<number, Seen>(), readFile = async () => undefined } = options
  const seenBy = (chatId: number): Seen => {
    const known = memory.get(chatId) ?? { screens: [], toasts: [], removed: [] }
    memory.set(chatId, known)
    return known
  }
  const { api, calls } = createFakeApi(({ method, body }) => {
    if (method === 'answerCallbackQuery' && body.text !== undefined) {
      const [chatId] = String(body.callback_query_id).split(':')
      seenBy(Number(chatId)).toasts.push(String(body.text))
    }
    if (method === 'deleteMessage') {
      seenBy(Number(body.chat_id)).removed.push(Number(body.message_id))
    }
    return true
  })
  const screens: ChatDeps['screens'] = {
    show: async (chatId, screen) => {
      seenBy(chatId).screens.push(screen)
      return renderScreen(screen).digest
    },
    digestOf: async (chatId) => {
      const last = seenBy(chatId).screens.at(-1)
      return last && renderScreen(last).digest
    },
  }
  const forms = options.forms?.(screens)
  const noForms = { composer: new Composer<ChatContext>(), cancel: async () => undefined }
  const registry = createRegistry(
    [homeDesk({ leave: (forms ?? noForms).cancel }), ...(forms ? [forms.desk] : []), ...desks],
    options.actions,
  )
  const chat = createChat({
    ...{ api, people, texts, clock, access, screens, registry, readFile },
    me: BOT_INFO,
    forms: forms ?? noForms,
    limiter: createMemoryLimiter({ clock }),
    log: silentLog,
    adminIds: [],
    defaultLocale: 'en',
  })
  return { chat, calls, seenBy, handle: (update: Update) => chat.handle(update, clock.now()) }
}

/** Somebody presses a button of the living screen. */
export function tapUpdate(updateId: number, from: From, data: string): Update {
  const person = { ...from, is_bot: false }
  const chat = { id: from.id, type: 'private', first_name: from.first_name } as const
  return {
    update_id: updateId,
    callback_query: {
      id: `${from.id}:${updateId}`,
      from: person,
      chat_instance: '1',
      data,
      message: { message_id: 1, date: 1, chat, from: BOT_INFO, text: 'screen' },
    },
  }
}

/** Somebody writes to the bot. */
export function textUpdate(updateId: number, from: From, text: string): Update {
  const chat = { id: from.id, type: 'private', first_name: from.first_name } as const
  const person = { ...from, is_bot: false }
  return {
    update_id: updateId,
    message: { message_id: updateId, date: 1, chat, from: person, text },
  }
}
