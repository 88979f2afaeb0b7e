export interface OpenAiProblem {
  readonly message: string
  readonly type?: string
  readonly param?: string | null
  readonly code?: string | null
}

/** A refusal as OpenAI words it. */
export function problem(
  status: number,
  { message, type = 'invalid_request_error', param = null, code = null }: OpenAiProblem,
  headers: Readonly<Record<string, string>> = {},
): Response {
  return Response.json({ error: { message, type, param, code } }, { status, headers })
}

export function outOfQuota(): Response {
  return problem(429, {
    message: 'You exceeded your current quota, please check your plan and billing details.',
    type: 'insufficient_quota',
    code: 'insufficient_quota',
  })
}

/** Too many requests; a pause is told only when it is known, ms. */
export function tooFast(pauseMs?: number): Response {
  const headers = pauseMs === undefined ? undefined : pauseHeaders(pauseMs)
  const message = 'Rate limit reached for requests per min (RPM). Please try again later.'
  return problem(429, { message, type: 'requests', code: 'rate_limit_exceeded' }, headers)
}

export function serverError(status: number): Response {
  const message = 'The server had an error while processing your request. Sorry about that!'
  return problem(status, { message, type: 'server_error' })
}

function pauseHeaders(ms: number): Record<string, string> {
  return { 'retry-after': String(Math.ceil(ms / 1000)), 'retry-after-ms': String(ms) }
}
