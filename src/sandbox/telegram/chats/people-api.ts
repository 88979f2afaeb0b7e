import { Hono } from 'hono'
import { z } from 'zod'
import { commandsFor } from '../methods/commands.ts'
import type { World } from '../methods/method.ts'
import { inLanguage } from '../methods/profile.ts'
import { type People, PersonFault } from '../people.ts'
import type { Chat } from '../state.ts'
import { answerFault } from './api-errors.ts'
import { createLiveStreams } from './live.ts'
import { viewMessage } from './view.ts'

const personSchema = z.object({
  id: z.number().int().positive().optional(),
  first_name: z.string().trim().min(1).max(64),
  last_name: z.string().max(64).optional(),
  username: z.string().max(32).optional(),
  language_code: z.string().max(10).optional(),
})
const saySchema = z.object({ text: z.string(), reply_to: z.number().int().optional() })
const pressSchema = z.object({ message_id: z.number().int(), data: z.string().max(64) })
const editSchema = z.object({ message_id: z.number().int(), text: z.string() })
const crowdSchema = z.object({ first_id: z.number().int(), count: z.number().int().positive() })
const readSchema = z.object({ up_to: z.number().int() })

/** The people's side over HTTP, below `/api`: for the chat page, the tour and tests. */
export function createPeopleApi(world: World, people: People): Hono {
  const { state, files } = world
  const app = new Hono()
  const chatId = (raw: string) => Number(raw)

  app.onError(answerFault)
  app.get('/people', (c) => c.json([...state.chats.values()].map((chat) => summary(world, chat))))
  app.post('/people', async (c) => {
    const chat = people.add(personSchema.parse(await c.req.json()))
    return c.json(summary(world, chat))
  })
  app.post('/crowd', async (c) => {
    const { first_id, count } = crowdSchema.parse(await c.req.json())
    people.crowd(first_id, count)
    return c.json({})
  })
  /** How many people have so many messages of the bot with exactly this text. */
  app.get('/crowd', (c) => {
    const text = c.req.query('text')
    const numbers: Record<string, number> = {}
    for (const { messages } of state.chats.values()) {
      const own = [...messages.values()].filter((one) => one.fromBot && one.text === text)
      numbers[own.length] = (numbers[own.length] ?? 0) + 1
    }
    return c.json(numbers)
  })
  app.get('/chats/:id', (c) => c.json(chatState(world, people.find(chatId(c.req.param('id'))))))
  app.post('/chats/:id/send', async (c) => {
    const { text, reply_to } = saySchema.parse(await c.req.json())
    const id = chatId(c.req.param('id'))
    const message_ids = people.say(id, text, reply_to)
    return c.json({ message_ids, seq: people.find(id).seq })
  })
  app.post('/chats/:id/press', async (c) => {
    const { message_id, data } = pressSchema.parse(await c.req.json())
    const id = chatId(c.req.param('id'))
    const query_id = people.press(id, message_id, data)
    return c.json({ query_id, seq: people.find(id).seq })
  })
  app.post('/chats/:id/edit', async (c) => {
    const { message_id, text } = editSchema.parse(await c.req.json())
    people.edit(chatId(c.req.param('id')), message_id, text)
    return c.json({})
  })
  app.post('/chats/:id/read', async (c) => {
    people.read(chatId(c.req.param('id')), readSchema.parse(await c.req.json()).up_to)
    return c.json({})
  })
  app.post('/chats/:id/block', (c) => {
    people.setBlocked(chatId(c.req.param('id')), true)
    return c.json({})
  })
  app.post('/chats/:id/unblock', (c) => {
    people.setBlocked(chatId(c.req.param('id')), false)
    return c.json({})
  })
  app.post('/chats/:id/upload', async (c) => {
    const form = await c.req.formData()
    const file = form.get('file')
    if (!(file instanceof File)) throw new PersonFault(400, 'a file is expected')
    const kind = form.get('kind') === 'photo' ? 'photo' : 'document'
    const upload = {
      fileName: file.name,
      mimeType: file.type || 'application/octet-stream',
      bytes: Buffer.from(await file.arrayBuffer()),
    }
    const caption = form.get('caption')
    const id = people.upload(
      chatId(c.req.param('id')),
      kind,
      upload,
      typeof caption === 'string' ? caption : '',
    )
    return c.json({ message_id: id })
  })
  app.get('/files/:id', (c) => {
    const file = files.byId(c.req.param('id'))
    if (!file) throw new PersonFault(404, 'no such file')
    // Only pictures are shown in the page; anything else is downloaded, so an uploaded HTML file cannot run there.
    const inline = file.kind === 'photo'
    return c.body(new Uint8Array(file.bytes), 200, {
      'content-type': inline ? file.mimeType : 'application/octet-stream',
      'content-disposition': `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400',
    })
  })
  app.route('/', createLiveStreams(world, people))
  return app
}

/** One line of the chat list. */
function summary({ state }: World, chat: Chat) {
  const last = [...chat.messages.values()].at(-1)
  let unread = 0
  for (const message of chat.messages.values()) {
    if (message.fromBot && message.id > chat.readUpTo) unread += 1
  }
  return {
    ...chat.person,
    blocked: chat.blocked,
    started: chat.started,
    unread,
    last: last && viewMessage(last),
    typing_ms: Math.max(0, chat.typingUntil - state.clock.now()),
  }
}

/** Everything the person sees of a chat. */
function chatState(world: World, chat: Chat) {
  const { state } = world
  const language = chat.person.language_code ?? ''
  return {
    seq: chat.seq,
    person: chat.person,
    started: chat.started,
    blocked: chat.blocked,
    read_up_to: chat.readUpTo,
    pinned: chat.pinned ?? null,
    typing_ms: Math.max(0, chat.typingUntil - state.clock.now()),
    messages: [...chat.messages.values()].map(viewMessage),
    deleted: chat.deleted,
    toasts: chat.toasts,
    bot: {
      username: state.bot.me.username,
      name: inLanguage(state.bot.names, language),
      description: inLanguage(state.bot.descriptions, language),
      commands: commandsFor(state, chat),
    },
  }
}
