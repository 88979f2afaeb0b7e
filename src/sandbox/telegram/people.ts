import { randomBytes, randomInt } from 'node:crypto'
import type { Update, User } from 'grammy/types'
import { storePhoto, toDocument } from './bot/media.ts'
import { botUser, chatOf, toWire } from './bot/wire.ts'
import { emit, viewMessage } from './chats/view.ts'
import type { World } from './methods/method.ts'
import type { Upload } from './requests/multipart.ts'
import {
  addMessage,
  type Chat,
  createChat,
  nowSeconds,
  type State,
  type StoredMessage,
} from './state.ts'
import { cleanFormatted, MAX_TEXT } from './text/text.ts'

/** What a person cannot do: pressing a vanished message, writing while the bot is blocked … */
export class PersonFault extends Error {
  readonly status: 400 | 404 | 409

  constructor(status: 400 | 404 | 409, message: string) {
    super(message)
    this.name = 'PersonFault'
    this.status = status
  }
}

export interface NewPerson {
  readonly id?: number | undefined
  readonly first_name: string
  readonly last_name?: string | undefined
  readonly username?: string | undefined
  readonly language_code?: string | undefined
}

/** The people's side of the chats: each act changes the chat and makes the update the bot gets. */
export interface People {
  /** Creates a person, or changes the names and language of one that exists. */
  add(person: NewPerson): Chat
  /** So many who have started the bot some time ago: nothing is written and no update is made. */
  crowd(firstId: number, count: number): void
  find(id: number): Chat
  /** Sends a text as one message or, beyond 4,096 characters, as several; returns their ids. */
  say(id: number, text: string, replyTo?: number): number[]
  /** Presses a button; returns the query's id. */
  press(id: number, messageId: number, data: string): string
  upload(id: number, kind: 'photo' | 'document', upload: Upload, caption: string): number
  edit(id: number, messageId: number, text: string): void
  setBlocked(id: number, blocked: boolean): void
  read(id: number, upTo: number): void
}

export function createPeople(world: World): People {
  const { state, queue, files } = world

  const find = (id: number): Chat => {
    const chat = state.chats.get(id)
    if (!chat) throw new PersonFault(404, `no person ${id}`)
    return chat
  }
  const push = (chat: Chat, content: Omit<Update, 'update_id'>) =>
    queue.push(chat.person.id, content)
  const post = (
    chat: Chat,
    content: Pick<StoredMessage, 'text' | 'entities' | 'photo' | 'document' | 'replyTo'>,
  ): number => {
    if (chat.blocked) throw new PersonFault(409, 'the bot is blocked')
    chat.started = true
    const by = chat.room ? { by: actorOf(state, chat) } : {}
    const message = addMessage(state, chat, { ...content, ...by, fromBot: false, silent: false })
    emit(state, chat, { type: 'message', message: viewMessage(message) })
    push(chat, { message: toWire(state, chat, message) } as Omit<Update, 'update_id'>)
    return message.id
  }
  const add: People['add'] = ({ id, ...names }) => {
    const person = withoutEmpty({ id: id ?? randomInt(1e8, 9e8), is_bot: false, ...names })
    const existing = state.chats.get(person.id)
    if (existing) {
      existing.person = person
      emit(state, existing, { type: 'state' })
      return existing
    }
    const chat = createChat(person)
    state.chats.set(person.id, chat)
    for (const watcher of state.watchers) watcher(person.id)
    return chat
  }
  return {
    find,
    add,
    crowd(firstId, count) {
      for (let id = firstId; id < firstId + count; id++)
        add({ id, first_name: `Person ${id}` }).started = true
    },
    say: (id, text, replyTo) => {
      const chat = find(id)
      const clean = cleanFormatted(text).text
      if (clean === '') throw new PersonFault(400, 'nothing to send')
      return splitText(clean).map((part) =>
        post(chat, { ...cleanFormatted(part), ...(replyTo !== undefined && { replyTo }) }),
      )
    },
    press: (id, messageId, data) => {
      const chat = find(id)
      const message = chat.messages.get(messageId)
      if (!message?.fromBot) throw new PersonFault(404, `no message ${messageId} with buttons`)
      if (chat.blocked) throw new PersonFault(409, 'the bot is blocked')
      dropOldQueries(world)
      const queryId = String(randomBytes(8).readBigUInt64BE())
      state.queries.set(queryId, {
        id: queryId,
        chatId: id,
        messageId,
        data,
        atMs: state.clock.now(),
      })
      emit(state, chat, { type: 'pressed', queryId, messageId, data })
      push(chat, {
        callback_query: {
          id: queryId,
          from: actorOf(state, chat),
          message: toWire(state, chat, message),
          chat_instance: String(id),
          data,
        },
      })
      return queryId
    },
    upload: (id, kind, upload, caption) => {
      const chat = find(id)
      const text = cleanFormatted(caption)
      if (kind === 'photo') return post(chat, { ...text, photo: storePhoto(files, upload) })
      return post(chat, { ...text, document: toDocument(files.add('document', upload)) })
    },
    edit: (id, messageId, text) => {
      const chat = find(id)
      const message = chat.messages.get(messageId)
      if (!message || message.fromBot) throw new PersonFault(404, `no own message ${messageId}`)
      Object.assign(message, cleanFormatted(text), { editDate: nowSeconds(state) })
      emit(state, chat, { type: 'edit', message: viewMessage(message) })
      push(chat, { edited_message: toWire(state, chat, message) } as Omit<Update, 'update_id'>)
    },
    setBlocked: (id, blocked) => {
      const chat = find(id)
      if (chat.blocked === blocked) return
      chat.blocked = blocked
      emit(state, chat, { type: 'state' })
      const user = botUser(state)
      const member = { user, status: 'member' as const }
      const kicked = { user, status: 'kicked' as const, until_date: 0 }
      push(chat, {
        my_chat_member: {
          chat: chatOf(chat),
          from: actorOf(state, chat),
          date: nowSeconds(state),
          old_chat_member: blocked ? member : kicked,
          new_chat_member: blocked ? kicked : member,
        },
      })
    },
    read: (id, upTo) => {
      const chat = find(id)
      if (upTo <= chat.readUpTo) return
      chat.readUpTo = upTo
      for (const watcher of state.watchers) watcher(id)
    },
  }
}

/** Whoever acts in a chat: its person, or the first of a group. */
function actorOf(state: State, { person, room }: Chat): User {
  return state.chats.get(room?.members[0] ?? person.id)?.person ?? person
}

function withoutEmpty(person: { [K in keyof User]: User[K] | undefined }): User {
  const entries = Object.entries(person).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(entries) as unknown as User
}

function splitText(text: string): string[] {
  const characters = [...text]
  const parts: string[] = []
  for (let at = 0; at < characters.length; at += MAX_TEXT) {
    parts.push(characters.slice(at, at + MAX_TEXT).join(''))
  }
  return parts
}

function dropOldQueries({ state }: World): void {
  for (const query of state.queries.values()) {
    if (state.clock.now() - query.atMs <= state.queryLifetimeMs) break
    state.queries.delete(query.id)
  }
}
