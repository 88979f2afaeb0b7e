import type { ErrorHandler } from 'hono'
import { z } from 'zod'
import { ApiFailure } from '../bot/failure.ts'
import { PersonFault } from '../people.ts'

/** Turns what a caller of `/api` did wrong into `{ error }` with a fitting status; anything else is a fault of ours. */
export const answerFault: ErrorHandler = (error, c) => {
  if (error instanceof PersonFault) return c.json({ error: error.message }, error.status)
  if (error instanceof ApiFailure) return c.json({ error: error.description }, 400)
  if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400)
  if (error instanceof SyntaxError) return c.json({ error: 'JSON expected' }, 400)
  throw error
}
