import { z } from 'zod'
import { parseLeniently } from '../lenient.ts'
import { wholeBody } from './decode.ts'
import type { WireAnswer, WireRequest } from './exchange.ts'
import { BadAnswer } from './failure.ts'
import type { CallOptions, HttpOptions } from './options.ts'
import { createStack } from './stack.ts'
import { formOf, toWire } from './wire-request.ts'

type QueryValue = string | number | boolean

export interface HttpRequest<T> extends CallOptions {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Path under the client's base URL, starting with '/'. */
  readonly path: string
  /** Route template for metrics and logs, e.g. `/supplies/{id}`; the path itself by default. */
  readonly route?: string
  /** A list is sent as its key repeated. */
  readonly query?: Readonly<Record<string, QueryValue | readonly string[] | undefined>>
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as an HTML form instead, as OAuth asks for. */
  readonly form?: Readonly<Record<string, string>>
  /** Sent as they are instead, e.g. a picture. */
  readonly bytes?: { readonly type: string; readonly data: Uint8Array }
  /** What a 2xx body must look like. Absent: the body is ignored and `data` is undefined. */
  readonly schema?: z.ZodType<T>
  readonly signal?: AbortSignal
  /** Called just before the bytes go out: the moment a booking is "on the wire". */
  readonly onSend?: () => void
}

export interface HttpResponse<T> {
  readonly status: number
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly data: T
}

/**
 * Talks JSON to one outside service through the stack (see stack.ts).
 *
 * Throws AppError: `limit` (429 or no permit in time), `auth` (401, 403), `not-found`, `conflict`, `invalid`,
 * `unavailable` (breaker open, refused connection, 5xx of an idempotent call, a body that is not what it
 * should be), `unknown-outcome` (time-out, cut connection or 5xx of a write).
 */
export interface HttpClient {
  request<T>(request: HttpRequest<T>): Promise<HttpResponse<T>>
  /** 'closed', 'open' or 'half-open'; of all calls, or of those with a `breakerKey`. */
  breakerState(breakerKey?: string): string
  /** Milliseconds until a call may be made again; 0 when one may now. */
  breakerWaitMs(breakerKey?: string): number
  close(): Promise<void>
}

export interface HttpClientOptions extends HttpOptions {
  /** Origin and an optional path that every request's path is put behind. */
  readonly baseUrl: string
  /** Reads a 2xx body; JSON.parse by default, {@link parseBigJson} where ids outgrow 2^53. Throws on a damaged one. */
  readonly parseJson?: (text: string) => unknown
}

export function createHttpClient(options: HttpClientOptions): HttpClient {
  const { parseJson = JSON.parse } = options
  const { origin, pathname } = new URL(options.baseUrl)
  const basePath = pathname.replace(/\/$/, '')
  const { send, breaker, close } = createStack(options)

  async function dataOf<T>(
    schema: z.ZodType<T>,
    answer: WireAnswer,
    wire: WireRequest,
  ): Promise<T> {
    const parsed = parseLeniently(schema, parse(await wholeBody(answer, wire.maxBytes)))
    if (parsed.success) return parsed.data
    throw new BadAnswer(new Error(z.prettifyError(parsed.error)), { mayPass: false })
  }

  function parse(body: Buffer): unknown {
    try {
      return body.length === 0 ? undefined : parseJson(body.toString().replace(/^\uFEFF/, ''))
    } catch (cause) {
      throw new BadAnswer(cause, { mayPass: true })
    }
  }

  return {
    request<T>(request: HttpRequest<T>) {
      const { method, path, route = path, schema, signal } = request
      const target = { origin, path: basePath + path + queryText(request.query) }
      const content = contentOf(request)
      const headers = { ...content.headers, ...request.headers }
      const wire = toWire(options, { ...request, ...target, headers, body: content.body })
      return send<HttpResponse<T>>({
        ...request,
        route,
        idempotent: request.idempotent ?? method === 'GET',
        retry: undefined,
        signal,
        wire,
        read: async (answer) => ({
          status: answer.status,
          headers: answer.headers,
          data: schema ? await dataOf(schema, answer, wire) : (undefined as T),
        }),
      })
    },
    breakerState: (breakerKey) => breaker(breakerKey).state(),
    breakerWaitMs: (breakerKey) => breaker(breakerKey).waitMs(),
    close,
  }
}

function contentOf({ body, form, bytes }: HttpRequest<unknown>): Content {
  if (bytes) return { body: bytes.data, headers: { 'content-type': bytes.type } }
  if (form) return formOf(new URLSearchParams(form))
  if (body === undefined) return { body: undefined, headers: {} }
  return { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

interface Content {
  readonly body: string | Uint8Array | undefined
  readonly headers: Readonly<Record<string, string>>
}

function queryText(query: HttpRequest<unknown>['query'] = {}): string {
  const pairs = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value ?? []].flat()) pairs.append(name, String(one))
  }
  return pairs.size === 0 ? '' : `?${pairs}`
}
