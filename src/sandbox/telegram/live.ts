import { Hono } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { World } from './methods/method.ts'
import type { People } from './people.ts'
import type { ChatEvent } from './view.ts'

const HEARTBEAT_MS = 15_000

/**
 * Live changes as server-sent events: `/chats/:id/events?after=<seq>` for one chat (also by Last-Event-ID; a `reload`
 * event says that older changes are no longer kept), `/events` for the chat list (data: the chat's id).
 */
export function createLiveStreams({ state }: World, people: People): Hono {
  const app = new Hono()
  app.get('/chats/:id/events', (c) => {
    const chat = people.find(Number(c.req.param('id')))
    const after = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? chat.seq)
    return streamSSE(c, async (stream) => {
      const send = (event: ChatEvent) => {
        void stream.writeSSE({ id: String(event.seq), data: JSON.stringify(event) })
      }
      const missed = chat.seq - after
      if (missed > chat.events.length || missed < 0) {
        void stream.writeSSE({ event: 'reload', data: String(chat.seq) })
      } else if (missed > 0) for (const event of chat.events.slice(-missed)) send(event)
      chat.listeners.add(send)
      await untilGone(stream)
      chat.listeners.delete(send)
    })
  })
  app.get('/events', (c) =>
    streamSSE(c, async (stream) => {
      const send = (chatId: number) => {
        void stream.writeSSE({ data: String(chatId) })
      }
      state.watchers.add(send)
      await untilGone(stream)
      state.watchers.delete(send)
    }),
  )
  return app
}

interface Stream {
  onAbort(listener: () => void): void
  write(text: string): Promise<unknown>
}

async function untilGone(stream: Stream): Promise<void> {
  // The first comment makes the headers leave at once, the later ones keep idle connections open.
  void stream.write(': hello\n\n')
  const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  await new Promise<void>((resolve) => stream.onAbort(resolve))
  clearInterval(heartbeat)
}
