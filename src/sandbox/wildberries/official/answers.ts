import { randomUUID } from 'node:crypto'
import type { Refuse } from '#sandbox/service/play-fault.ts'

const STATUS_TEXT: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  402: 'Payment Required',
  403: 'Forbidden',
  404: 'Not Found',
  429: 'Too Many Requests',
}

/** WB sends these four as problem documents, everything else as plain JSON. */
const AS_PROBLEM = [401, 402, 403, 429]

/** An error body as WB's gateway writes it. */
export function problem(
  status: number,
  title: string,
  detail: string,
  headers: Record<string, string> = {},
  nowMs?: number,
): Response {
  const requestId = randomUUID().replaceAll('-', '')
  const body = {
    title,
    detail,
    code: `${requestId.slice(0, 8)}-sandbox`,
    requestId,
    origin: 'ag-common',
    status,
    statusText: STATUS_TEXT[status] ?? 'Error',
    ...(nowMs !== undefined && { timestamp: `${new Date(nowMs).toISOString().slice(0, 19)}Z` }),
  }
  const type = AS_PROBLEM.includes(status) ? 'application/problem+json' : 'application/json'
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': type, ...headers },
  })
}

/** Release note 570, word for word. */
export function methodDisabled(): Response {
  return new Response(
    JSON.stringify({
      status: 404,
      statusText: 'Not Found',
      title: 'Not Found',
      detail:
        'This method is temporarily disabled. Link: https://dev.wildberries.ru/release-notes?id=570',
      requestId: randomUUID().replaceAll('-', ''),
      origin: 'ag-supplies',
    }),
    { status: 404, headers: { 'content-type': 'application/json' } },
  )
}

export function badRequest(detail: string): Response {
  return plainError(400, 'bad request', detail)
}

export function notFound(detail: string): Response {
  return plainError(404, 'not found', detail)
}

/** Errors 400 and 404 have these five fields and no others, unlike the gateway's problem documents. */
export function plainError(
  status: number,
  title: string,
  detail: string,
  origin = 'supply-api',
): Response {
  const requestId = randomUUID().replaceAll('-', '')
  return Response.json({ status, title, detail, requestId, origin }, { status })
}

/** Faults in WB's words. */
export const refuseCall: Refuse = (kind, fault) => {
  if (kind === 'unpaid') {
    return problem(402, 'payment required', 'insufficient funds on the service balance')
  }
  if (kind === 'limited') return problem(429, 'too many requests', 'limited')
  return problem(fault.status ?? 503, 'service unavailable', 'upstream is not ready')
}
