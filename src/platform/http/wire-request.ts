import { requestFields } from '../log/context.ts'
import type { HttpClientOptions, HttpRequest } from './client.ts'
import type { WireRequest } from './exchange.ts'

export const DEFAULT_TIMEOUT_MS = 15_000
const MAX_BYTES = 32 * 1024 * 1024

/** What goes out for a request: full path, headers (the request's own win), body. */
export function toWire<T>(options: HttpClientOptions, request: HttpRequest<T>): WireRequest {
  const basePath = new URL(options.baseUrl).pathname.replace(/\/$/, '')
  const { body, type } = payload(request)
  const requestId = requestFields()?.requestId
  return {
    method: request.method,
    path: basePath + request.path + queryText(request.query),
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip, br',
      ...(type && { 'content-type': type }),
      ...(requestId && { 'x-request-id': requestId }),
      ...lowerCase(options.headers),
      ...lowerCase(request.headers),
    },
    body,
    timeoutMs: request.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBytes: options.maxBytes ?? MAX_BYTES,
    signal: request.signal,
    onSend: request.onSend,
  }
}

function payload({ body, form }: HttpRequest<unknown>): { body?: string; type?: string } {
  if (form) {
    return {
      body: new URLSearchParams(form).toString(),
      type: 'application/x-www-form-urlencoded',
    }
  }
  return body === undefined ? {} : { body: JSON.stringify(body), type: 'application/json' }
}

function queryText(query: HttpRequest<unknown>['query'] = {}): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) pairs.append(name, String(value))
  }
  return pairs.size === 0 ? '' : `?${pairs}`
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
