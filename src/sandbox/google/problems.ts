const STATUS: Readonly<Record<number, string>> = {
  400: 'INVALID_ARGUMENT',
  401: 'UNAUTHENTICATED',
  403: 'PERMISSION_DENIED',
  404: 'NOT_FOUND',
  429: 'RESOURCE_EXHAUSTED',
  500: 'INTERNAL',
  503: 'UNAVAILABLE',
}

/** A refusal in the words of Google's APIs; `reason` as Drive gives it. */
export function problem(
  code: number,
  message: string,
  reason?: string,
  headers: Readonly<Record<string, string>> = {},
): Response {
  const errors = reason === undefined ? {} : { errors: [{ domain: 'global', reason, message }] }
  const error = { code, message, status: STATUS[code] ?? 'UNKNOWN', ...errors }
  return Response.json({ error }, { status: code, headers })
}

export const notAllowed = () => problem(403, 'The caller does not have permission', 'forbidden')

export const notFound = () => problem(404, 'Requested entity was not found.', 'notFound')

export const noRoom = () =>
  problem(403, "The user's Drive storage quota has been exceeded.", 'storageQuotaExceeded')

export function tooFast(pauseMs?: number): Response {
  const seconds = pauseMs === undefined ? undefined : String(Math.ceil(pauseMs / 1000))
  const headers = seconds === undefined ? undefined : { 'retry-after': seconds }
  const message = "Quota exceeded for quota metric 'Write requests' and limit 'per minute per user'"
  return problem(429, message, 'rateLimitExceeded', headers)
}

/** A refusal of the token endpoint (RFC 6749, 5.2). */
export function tokenProblem(status: number, error: string, error_description: string): Response {
  return Response.json({ error, error_description }, { status })
}
