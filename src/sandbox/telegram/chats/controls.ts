import { Hono } from 'hono'
import { z } from 'zod'
import type { StepClock } from '../../clock.ts'
import type { CallFilter } from '../bot/calls.ts'
import { type Faults, faultSchema } from '../bot/faults.ts'
import { REAL_PACE } from '../bot/pace.ts'
import type { World } from '../methods/method.ts'
import { answerFault } from './api-errors.ts'

const advanceSchema = z.object({ ms: z.number() })
const paceSchema = z.object({ on: z.boolean() })

/** The operator's side below `/api`: faults, pace, clock and counted calls. */
export function createControlsApi(world: World, faults: Faults, clock: StepClock): Hono {
  const app = new Hono()
  app.onError(answerFault)
  app.post('/faults', async (c) => {
    faults.add(faultSchema.parse(await c.req.json()))
    return c.json({})
  })
  app.delete('/faults', (c) => {
    faults.clear()
    return c.json({})
  })
  app.post('/pace', async (c) => {
    world.pace.set(paceSchema.parse(await c.req.json()).on ? REAL_PACE : undefined)
    return c.json({})
  })
  app.post('/clock', async (c) => {
    clock.advance(advanceSchema.parse(await c.req.json()).ms)
    return c.json({ now: clock.now() })
  })
  app.get('/calls', (c) => {
    const filter: CallFilter = {
      method: c.req.query('method'),
      chatId: c.req.query('chat') === undefined ? undefined : Number(c.req.query('chat')),
    }
    return c.json({ ...world.calls.count(filter), calls: world.calls.list(filter) })
  })
  app.post('/reset', (c) => {
    world.calls.reset()
    faults.clear()
    world.pace.set(undefined)
    return c.json({})
  })
  return app
}
