import { requestFields } from '../log/context.ts'
import type { WireRequest } from './exchange.ts'
import type { HttpOptions } from './options.ts'

export const DEFAULT_TIMEOUT_MS = 15_000
const MAX_BYTES = 32 * 1024 * 1024

interface Outgoing
  extends Pick<WireRequest, 'method' | 'origin' | 'path' | 'headers' | 'body' | 'isCut'> {
  readonly timeoutMs?: number | undefined
  readonly maxBytes?: number | undefined
  readonly signal?: AbortSignal | undefined
  readonly onSend?: (() => void) | undefined
}

/** What goes out for a call: its own headers win over the client's, and those over the usual ones. */
export function toWire(options: HttpOptions, call: Outgoing): WireRequest {
  const requestId = requestFields()?.requestId
  return {
    method: call.method,
    origin: call.origin,
    path: call.path,
    headers: {
      accept: 'application/json',
      'accept-encoding': 'gzip, br',
      ...(requestId && { 'x-request-id': requestId }),
      ...lowerCase(options.headers),
      ...lowerCase(call.headers),
    },
    body: call.body,
    timeoutMs: call.timeoutMs ?? options.timeoutMs ?? DEFAULT_TIMEOUT_MS,
    maxBytes: options.maxBytes ?? MAX_BYTES,
    isCut: call.isCut,
    signal: call.signal,
    onSend: call.onSend,
  }
}

/** A form as HTML sends it. */
export function formOf(form: URLSearchParams) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  return { body: form.toString(), headers }
}

function lowerCase(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]),
  )
}
