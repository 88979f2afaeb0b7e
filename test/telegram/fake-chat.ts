import { Composer } from 'grammy'
import type { Update } from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Action } from '#telegram/action.ts'
import { type ChatDeps, createChat } from '#telegram/bot/chat.ts'
import { homeDesk } from '#telegram/bot/middlewares/navigation.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Forms } from '#telegram/forms/forms.ts'
import { createRegistry } from '#telegram/registry.ts'
import type { Screen } from '#telegram/screen.ts'
import { renderScreen } from '#telegram/screens/render.ts'
import { NO_PAYMENTS } from '#test/telegram/no-payments.ts'
import { BOT_INFO, createFakeApi } from './fake-api.ts'
import { NO_GROUPS } from './no-groups.ts'
import { PATIENCE_MS } from './patience.ts'

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
    digestAt: async (chatId) => {
      const last = seenBy(chatId).screens.at(-1)
      return last && renderScreen(last).digest
    },
  }
  const forms = options.forms?.(screens)
  const noForms = { composer: new Composer<ChatContext>(), cancel: async () => undefined }
  const registry = createRegistry(
    [
      homeDesk({ leave: (forms ?? noForms).cancel, desks }),
      ...(forms ? [forms.desk] : []),
      ...desks,
    ],
    options.actions,
  )
  const chat = createChat({
    payments: NO_PAYMENTS,
    ...{ api, people, texts, clock, access, screens, registry, readFile },
    me: BOT_INFO,
    groups: NO_GROUPS,
    forms: forms ?? noForms,
    limiter: createMemoryLimiter({ clock }),
    log: silentLog,
    adminIds: [],
    patienceMs: PATIENCE_MS,
    defaultLocale: 'en',
  })
  return { chat, calls, seenBy, handle: (update: Update) => chat.handle(update, clock.now()) }
}
