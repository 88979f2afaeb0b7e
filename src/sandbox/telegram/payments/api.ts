import { Hono } from 'hono'
import { z } from 'zod'
import { answerFault } from '../chats/api-errors.ts'
import type { World } from '../methods/method.ts'
import type { Buyers } from './buyers.ts'
import { starsOf } from './till.ts'

const paySchema = z.union([
  z.object({ message_id: z.number().int() }),
  z.object({ link: z.string().max(200) }),
])
const starsSchema = z.object({ stars: z.number().int().nonnegative() })
const cancelSchema = z.object({ is_canceled: z.boolean() })

/** The word of `https://t.me/$word`. */
const wordOf = (link: string) => link.split('$').at(-1) ?? ''

/** Payments below `/api`: what people pay, and how time goes by for subscriptions. */
export function createPaymentsApi({ till }: World, buyers: Buyers): Hono {
  const app = new Hono()
  app.onError(answerFault)
  app.post('/chats/:id/pay', async (c) => {
    const body = paySchema.parse(await c.req.json())
    const of = 'link' in body ? { word: wordOf(body.link) } : { messageId: body.message_id }
    return c.json(await buyers.pay(Number(c.req.param('id')), of))
  })
  app.get('/offers/:word', (c) => {
    const { title, description, stars, period } = buyers.offer(c.req.param('word'))
    return c.json({ title, description, stars, is_subscription: period !== undefined })
  })
  /** Everything that moved, as getStarTransactions tells it. */
  app.get('/payments', (c) =>
    c.json({
      transactions: till.transactions,
      subscriptions: [...till.subscriptions.values()],
    }),
  )
  app.get('/chats/:id/stars', (c) => c.json({ stars: starsOf(till, Number(c.req.param('id'))) }))
  app.post('/chats/:id/stars', async (c) => {
    buyers.setStars(Number(c.req.param('id')), starsSchema.parse(await c.req.json()).stars)
    return c.json({})
  })
  /** The month of a subscription is over now. */
  app.post('/subscriptions/:id/renew', (c) => c.json({ outcome: buyers.renew(c.req.param('id')) }))
  /** By the clock: whatever month is over. */
  app.post('/subscriptions/due', (c) => {
    buyers.renewDue()
    return c.json({})
  })
  app.post('/subscriptions/:id/cancel', async (c) => {
    buyers.setCanceled(c.req.param('id'), cancelSchema.parse(await c.req.json()).is_canceled)
    return c.json({})
  })
  return app
}
