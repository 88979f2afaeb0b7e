import type { Fault } from '../service/faults.ts'

/** Base's own clock, as its messages tell the time. */
const ZONE = 'Europe/Warsaw'

export function success(fields: object): Response {
  return Response.json({ status: 'SUCCESS', ...fields })
}

/** Errors come with HTTP 200 too. */
export function failure(code: string, message: string): Response {
  return Response.json({ status: 'ERROR', error_code: code, error_message: message })
}

export function blocked(untilMs: number): Response {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(untilMs)
  return failure('ERROR_BLOCKED_TOKEN', `Query limit exceeded, token blocked until ${local}`)
}

export function baseRefusal(
  kind: 'http-5xx' | 'unpaid' | 'limited',
  fault: Fault,
  nowMs: number,
): Response {
  if (kind === 'unpaid') return failure('ERROR_API_NOT_AVAILABLE', 'API is not in the plan')
  if (kind === 'limited') return blocked(nowMs + (fault.ms ?? 60_000))
  return new Response('<h1>Bad Gateway</h1>', { status: fault.status ?? 502 })
}

/** PHP writes an empty map as a list. */
export function phpMap(map: object): object {
  return Object.keys(map).length === 0 ? [] : map
}
