import { randomInt } from 'node:crypto'
import type { Update, User } from 'grammy/types'
import { botUser, chatOf, toWire } from './bot/wire.ts'
import { emit, viewMessage } from './chats/view.ts'
import type { World } from './methods/method.ts'
import { PersonFault } from './people.ts'
import { addMessage, type Chat, createChat, nowSeconds } from './state.ts'
import { cleanFormatted } from './text/text.ts'

export interface NewRoom {
  readonly title: string
  /** People in it; the first one writes when nobody is named. */
  readonly members: readonly number[]
  /** A forum has topics; it is a supergroup. */
  readonly topics?: readonly string[] | undefined
  readonly isSuper?: boolean | undefined
}

/** What people do in groups that the bot was added to. */
export type Rooms = ReturnType<typeof createRooms>

/** Ids of supergroups begin so. */
const SUPER = 1_000_000_000_000

export function createRooms(world: World) {
  const { state, queue } = world

  const find = (id: number): Chat & { room: NonNullable<Chat['room']> } => {
    const chat = state.chats.get(id)
    if (!chat?.room) throw new PersonFault(404, `no group ${id}`)
    return chat as Chat & { room: NonNullable<Chat['room']> }
  }
  const person = (id: number): User => {
    const chat = state.chats.get(id)
    if (!chat || chat.room) throw new PersonFault(404, `no person ${id}`)
    return chat.person
  }
  const push = (chat: Chat, content: Omit<Update, 'update_id'>) =>
    queue.push(chat.person.id, content)

  /** A group of these people with the bot among them. */
  function open({ title, members, topics = [], isSuper = false }: NewRoom): Chat {
    const isForum = topics.length > 0
    const number = randomInt(1e8, 9e8)
    const id = isSuper || isForum ? -(SUPER + number) : -number
    for (const member of members) person(member)
    const chat = createChat({ id, is_bot: false, first_name: title })
    chat.started = true
    chat.room = {
      isSuper: isSuper || isForum,
      members: [...members],
      // The first message of a topic is its number.
      topics: topics.map((name, at) => ({ id: (at + 1) * 10, name })),
    }
    state.chats.set(id, chat)
    for (const watcher of state.watchers) watcher(id)
    return chat
  }

  return {
    open,
    /** The bot reads what is meant for it alone: commands. */
    say(id: number, text: string, by: { from?: number | undefined; topic?: number | undefined }) {
      const chat = find(id)
      const { room } = chat
      const from = person(by.from ?? room.members[0] ?? 0)
      if (by.topic !== undefined && !room.topics.some((topic) => topic.id === by.topic)) {
        throw new PersonFault(404, `no topic ${by.topic}`)
      }
      const topic = by.topic === undefined ? {} : { threadId: by.topic }
      const words = { ...cleanFormatted(text), ...topic, by: from }
      const message = addMessage(state, chat, { ...words, fromBot: false, silent: false })
      emit(state, chat, { type: 'message', message: viewMessage(message) })
      const isHeard = text.startsWith('/') && !room.isOut && room.movedTo === undefined
      if (isHeard) {
        push(chat, { message: toWire(state, chat, message) } as Omit<Update, 'update_id'>)
      }
      return message.id
    },
    /** Somebody removes the bot. */
    kick(id: number): void {
      const chat = find(id)
      chat.room.isOut = true
      emit(state, chat, { type: 'state' })
      const user = botUser(state)
      push(chat, {
        my_chat_member: {
          chat: chatOf(chat),
          from: person(chat.room.members[0] ?? 0),
          date: nowSeconds(state),
          old_chat_member: { user, status: 'member' },
          new_chat_member: { user, status: 'kicked', until_date: 0 },
        },
      } as Omit<Update, 'update_id'>)
    },
    /** The group becomes a supergroup, as when its history is opened; `isTold`: the bot gets the service message. */
    upgrade(id: number, { isTold = true }: { readonly isTold?: boolean | undefined } = {}): Chat {
      const chat = find(id)
      const { members } = chat.room
      const made = open({ title: chat.person.first_name, members, isSuper: true })
      chat.room.movedTo = made.person.id
      if (isTold) {
        const from = person(members[0] ?? 0)
        const date = nowSeconds(state)
        const message_id = state.nextMessageId++
        const about = { message_id, from, date, chat: chatOf(chat) }
        const message = { ...about, migrate_to_chat_id: made.person.id }
        push(chat, { message } as Omit<Update, 'update_id'>)
      }
      return made
    },
    closeTopic(id: number, topic: number): void {
      const { room } = find(id)
      room.topics = room.topics.filter((one) => one.id !== topic)
    },
    /** What the app does with a link that adds the bot to a group: a new group, and the payload as its first words. */
    startGroup(memberId: number, payload: string): Chat {
      const title = `${person(memberId).first_name} & Co`
      const chat = open({ title, members: [memberId] })
      this.say(chat.person.id, `/start@${state.bot.me.username} ${payload}`, {})
      return chat
    },
  }
}
