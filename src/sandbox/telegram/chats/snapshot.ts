import type { BotCommand, Update, User } from 'grammy/types'
import type { StoredFile } from '../files.ts'
import type { World } from '../methods/method.ts'
import { loadTill, saveTill, type TillSnapshot } from '../payments/till.ts'
import { createChat, type Room, type StoredMessage } from '../state.ts'

/**
 * How far ids jump at a restore: what happened between the last save and a crash may already be known to the bot under
 * the ids that would come next.
 */
const SKIP = 1_000
/** Newest files that are saved, in bytes together. */
const MAX_FILE_BYTES = 16 * 1024 * 1024

export interface TelegramSnapshot {
  readonly nextMessageId: number
  readonly nextUpdateId: number
  readonly pending: readonly Update[]
  readonly chats: readonly {
    readonly person: User
    readonly started: boolean
    readonly blocked: boolean
    readonly messages: readonly StoredMessage[]
    readonly pinned: number | null
    readonly room?: Room
    readonly readUpTo: number
    readonly seq: number
  }[]
  /** Absent in what was saved before there were payments. */
  readonly till?: TillSnapshot
  readonly names: readonly (readonly [string, string])[]
  readonly descriptions: readonly (readonly [string, string])[]
  readonly commands: readonly (readonly [string, readonly BotCommand[]])[]
  /** Bytes in base64. */
  readonly files: readonly (Omit<StoredFile, 'bytes'> & { readonly bytes: string })[]
}

/** Chats, profile, files and updates not yet fetched, as JSON. */
export function takeSnapshot({ state, queue, files, till }: World): TelegramSnapshot {
  const newest: StoredFile[] = []
  let bytes = 0
  for (const file of [...files.all()].reverse()) {
    bytes += file.bytes.length
    if (bytes > MAX_FILE_BYTES) break
    newest.unshift(file)
  }
  return {
    nextMessageId: state.nextMessageId,
    nextUpdateId: queue.nextId,
    pending: [...queue.pending.values()],
    chats: [...state.chats.values()].map((chat) => ({
      person: chat.person,
      started: chat.started,
      blocked: chat.blocked,
      messages: [...chat.messages.values()],
      pinned: chat.pinned ?? null,
      readUpTo: chat.readUpTo,
      seq: chat.seq,
      ...(chat.room && { room: chat.room }),
    })),
    till: saveTill(till),
    names: [...state.bot.names],
    descriptions: [...state.bot.descriptions],
    commands: [...state.bot.commands],
    files: newest.map((file) => ({ ...file, bytes: file.bytes.toString('base64') })),
  }
}

/** Puts a snapshot into a stand-in that has just been made. */
export function restoreSnapshot(world: World, snapshot: TelegramSnapshot): void {
  const { state, queue, files } = world
  loadTill(world.till, snapshot.till)
  state.nextMessageId = snapshot.nextMessageId + SKIP
  queue.restore(snapshot.pending, snapshot.nextUpdateId + SKIP)
  for (const { person, messages, pinned, ...rest } of snapshot.chats) {
    const chat = createChat(person)
    Object.assign(chat, rest, { pinned: pinned ?? undefined })
    for (const message of messages) chat.messages.set(message.id, message)
    state.chats.set(person.id, chat)
  }
  for (const [language, name] of snapshot.names) state.bot.names.set(language, name)
  for (const [language, text] of snapshot.descriptions) state.bot.descriptions.set(language, text)
  for (const [key, commands] of snapshot.commands) state.bot.commands.set(key, commands)
  files.restore(
    snapshot.files.map((file) => ({ ...file, bytes: Buffer.from(file.bytes, 'base64') })),
  )
}
