import { type Context, Hono } from 'hono'
import { type SSEStreamingApi, streamSSE } from 'hono/streaming'
import type { World } from '../methods/method.ts'
import type { People } from '../people.ts'
import type { Chat } from '../state.ts'
import type { ChatEvent } from './view.ts'

const HEARTBEAT_MS = 15_000

/**
 * Live changes as server-sent events. `/chats/:id/events?after=<seq>`: one chat (resumes by Last-Event-ID too; a
 * `reload` event says that older changes are no longer kept). `/events`: `list` events with the id of a chat whose line
 * in the chat list changed, and with `?chat=<id>&after=<seq>` that chat's changes in the same stream, because browsers
 * allow few streams a host.
 */
export function createLiveStreams({ state }: World, people: People): Hono {
  const app = new Hono()
  const follow = (c: Context, stream: SSEStreamingApi, chat: Chat) => {
    const after = Number(c.req.header('last-event-id') ?? c.req.query('after') ?? chat.seq)
    const send = (event: ChatEvent) => {
      void stream.writeSSE({ id: String(event.seq), data: JSON.stringify(event) })
    }
    const missed = chat.seq - after
    if (missed > chat.events.length || missed < 0) {
      void stream.writeSSE({ event: 'reload', data: String(chat.seq) })
    } else if (missed > 0) for (const event of chat.events.slice(-missed)) send(event)
    chat.listeners.add(send)
    return () => chat.listeners.delete(send)
  }
  app.get('/chats/:id/events', (c) => {
    const chat = people.find(Number(c.req.param('id')))
    return streamSSE(c, async (stream) => {
      const unfollow = follow(c, stream, chat)
      await untilGone(stream)
      unfollow()
    })
  })
  app.get('/events', (c) => {
    const id = c.req.query('chat')
    const chat = id === undefined ? undefined : people.find(Number(id))
    return streamSSE(c, async (stream) => {
      const unfollow = chat && follow(c, stream, chat)
      const tell = (chatId: number) => {
        void stream.writeSSE({ event: 'list', data: String(chatId) })
      }
      state.watchers.add(tell)
      await untilGone(stream)
      state.watchers.delete(tell)
      unfollow?.()
    })
  })
  return app
}

async function untilGone(stream: SSEStreamingApi): Promise<void> {
  // The first comment makes the headers leave at once, the later ones keep idle connections open.
  void stream.write(': hello\n\n')
  const heartbeat = setInterval(() => void stream.write(': still here\n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  await new Promise<void>((resolve) => stream.onAbort(resolve))
  clearInterval(heartbeat)
}
