import type {
  BotCommand,
  InlineKeyboardMarkup,
  MessageEntity,
  PhotoSize,
  RefundedPayment,
  SuccessfulPayment,
  User,
  UserFromGetMe,
} from 'grammy/types'
import type { Clock } from '#core/clock.ts'
import type { ChatEvent } from './chats/view.ts'
import type { Offer } from './payments/till.ts'

export interface StoredDocument {
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_name: string
  readonly mime_type: string
  readonly file_size: number
}

/** One message of a chat as the stand-in keeps it; `wire.ts` turns it into Telegram's shape. */
export interface StoredMessage {
  readonly id: number
  readonly fromBot: boolean
  /** Seconds since the epoch. */
  readonly date: number
  editDate?: number
  /** Text, or caption when there is a photo or a document. */
  text: string
  entities: readonly MessageEntity[]
  keyboard?: InlineKeyboardMarkup | undefined
  photo?: readonly PhotoSize[]
  document?: StoredDocument
  /** An offer for Stars with its pay button. */
  invoice?: { readonly offer: Offer; readonly isPaid: boolean }
  /** Service messages about money. */
  readonly payment?: SuccessfulPayment
  readonly refund?: RefundedPayment
  readonly replyTo?: number
  /** In a group: who wrote it, and in which topic. */
  readonly by?: User
  readonly threadId?: number
  readonly silent: boolean
}

/** A callback query from its press until its answer. */
export interface Query {
  readonly id: string
  readonly chatId: number
  readonly messageId: number
  readonly data: string
  readonly atMs: number
}

export interface Toast {
  readonly queryId: string
  readonly messageId: number
  readonly text: string
  readonly alert: boolean
  readonly atMs: number
}

/** What makes a chat a group. */
export interface Room {
  readonly isSuper: boolean
  readonly members: number[]
  topics: readonly { readonly id: number; readonly name: string }[]
  /** The supergroup that it has become. */
  movedTo?: number
  /** The bot was removed. */
  isOut?: boolean
}

/** The private chat of one person with the bot; its id is the person's. A group stands under its own id and title. */
export interface Chat {
  room?: Room
  person: User
  /** Whether the person ever wrote to the bot: before that the bot may not write. */
  started: boolean
  blocked: boolean
  /** In order of ids; bounded by `historyLimit`. */
  readonly messages: Map<number, StoredMessage>
  /** Ids the bot or the person removed, the latest 1,000. */
  readonly deleted: number[]
  pinned: number | undefined
  /** Last message the person has seen. */
  readUpTo: number
  /** Clock reading until which "typing…" shows. */
  typingUntil: number
  /** The latest 50 answers to taps. */
  readonly toasts: Toast[]
  /** Number of the latest event and the latest 500 events themselves, for streams that reconnect. */
  seq: number
  readonly events: ChatEvent[]
  readonly listeners: Set<(event: ChatEvent) => void>
}

export interface BotProfile {
  readonly me: UserFromGetMe
  readonly token: string
  /** By language, '' for all: name, description, short description. */
  readonly names: Map<string, string>
  readonly descriptions: Map<string, string>
  readonly shortDescriptions: Map<string, string>
  /** By scope and language, see `methods/commands.ts`. */
  readonly commands: Map<string, readonly BotCommand[]>
  menuButton: unknown
}

export interface State {
  readonly clock: Clock
  readonly bot: BotProfile
  readonly chats: Map<number, Chat>
  readonly queries: Map<string, Query>
  /** Listeners to anything that changes a line of the chat list. */
  readonly watchers: Set<(chatId: number) => void>
  readonly historyLimit: number
  /** How long a tap may be answered; Telegram publishes no figure, late answers fail as too old. */
  readonly queryLifetimeMs: number
  nextMessageId: number
}

export interface StateOptions {
  readonly clock: Clock
  readonly token: string
  readonly username: string
  readonly firstName: string
  readonly historyLimit: number
  readonly queryLifetimeMs: number
}

export function createState(options: StateOptions): State {
  const me: UserFromGetMe = {
    id: Number(options.token.split(':')[0]),
    is_bot: true,
    first_name: options.firstName,
    username: options.username,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  }
  return {
    clock: options.clock,
    bot: {
      me,
      token: options.token,
      names: new Map([['', options.firstName]]),
      descriptions: new Map(),
      shortDescriptions: new Map(),
      commands: new Map(),
      menuButton: { type: 'commands' },
    },
    chats: new Map(),
    queries: new Map(),
    watchers: new Set(),
    historyLimit: options.historyLimit,
    queryLifetimeMs: options.queryLifetimeMs,
    nextMessageId: 1,
  }
}

export function createChat(person: User): Chat {
  return {
    person,
    started: false,
    blocked: false,
    messages: new Map(),
    deleted: [],
    pinned: undefined,
    readUpTo: 0,
    typingUntil: 0,
    toasts: [],
    seq: 0,
    events: [],
    listeners: new Set(),
  }
}

export const nowSeconds = (state: State) => Math.floor(state.clock.now() / 1000)

/** Puts a new message at the end of a chat, dropping the oldest beyond the limit. */
export function addMessage(
  state: State,
  chat: Chat,
  message: Omit<StoredMessage, 'id' | 'date'>,
): StoredMessage {
  const stored = { ...message, id: state.nextMessageId++, date: nowSeconds(state) }
  chat.messages.set(stored.id, stored)
  if (chat.messages.size > state.historyLimit) {
    for (const oldest of chat.messages.keys()) {
      chat.messages.delete(oldest)
      break
    }
  }
  return stored
}
