import { Hono } from 'hono'
import { z } from 'zod'
import type { Rooms } from '../rooms.ts'
import { answerFault } from './api-errors.ts'

const id = z.number().int()
const roomSchema = z.object({
  title: z.string().min(1),
  members: z.array(id).min(1),
  topics: z.array(z.string()).optional(),
  isSuper: z.boolean().optional(),
})
const saySchema = z.object({ text: z.string().min(1), from: id.optional(), topic: id.optional() })
const topicSchema = z.object({ topic: id })
const upgradeSchema = z.object({ isTold: z.boolean().optional() })
const startSchema = z.object({ member: id, payload: z.string().max(64) })

/** Groups over HTTP, below `/api`; what the bot wrote there is read as any chat is. */
export function createRoomsApi(rooms: Rooms): Hono {
  const app = new Hono()
  app.onError(answerFault)
  app.post('/groups', async (c) => {
    const { person, room } = rooms.open(roomSchema.parse(await c.req.json()))
    return c.json({ id: person.id, topics: room?.topics ?? [] })
  })
  app.post('/groups/start', async (c) => {
    const { member, payload } = startSchema.parse(await c.req.json())
    return c.json({ id: rooms.startGroup(member, payload).person.id })
  })
  app.post('/groups/:id/say', async (c) => {
    const { text, ...by } = saySchema.parse(await c.req.json())
    return c.json({ message_id: rooms.say(Number(c.req.param('id')), text, by) })
  })
  app.post('/groups/:id/kick', (c) => {
    rooms.kick(Number(c.req.param('id')))
    return c.json({})
  })
  app.post('/groups/:id/upgrade', async (c) => {
    const options = upgradeSchema.parse(await c.req.json())
    return c.json({ id: rooms.upgrade(Number(c.req.param('id')), options).person.id })
  })
  app.post('/groups/:id/close-topic', async (c) => {
    const { topic } = topicSchema.parse(await c.req.json())
    rooms.closeTopic(Number(c.req.param('id')), topic)
    return c.json({})
  })
  return app
}
