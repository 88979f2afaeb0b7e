import { randomBytes } from 'node:crypto'

export const PUBLIC = 'application/vnd.allegro.public.v1+json'
export const BETA = 'application/vnd.allegro.beta.v1+json'

interface Words {
  readonly path?: string
  readonly userMessage?: string
}

/** A refusal in the service's own shape. */
export function problem(
  status: number,
  code: string,
  message: string,
  { path, userMessage = message }: Words = {},
): Response {
  const error = { code, message, userMessage, path: path ?? null, details: null }
  return Response.json({ errors: [error] }, { status, headers: { 'content-type': PUBLIC } })
}

export function answer(body: object, status = 200, media = PUBLIC): Response {
  return Response.json(body, { status, headers: { 'content-type': media } })
}

export const tooMany = (retryAfterS?: number): Response => {
  const refused = problem(429, 'TOO_MANY_REQUESTS', 'Too many requests')
  if (retryAfterS !== undefined) refused.headers.set('retry-after', String(retryAfterS))
  return refused
}

export const notFound = (what: string): Response =>
  problem(404, 'NOT_FOUND', `${what} not found`, { userMessage: 'Not found' })

/** Every answer has a number, errors included. */
export function traced(response: Response): Response {
  response.headers.set('trace-id', randomBytes(8).toString('hex'))
  return response
}
