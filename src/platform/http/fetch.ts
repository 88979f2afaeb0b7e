import { Readable } from 'node:stream'
import { wholeBody } from './decode.ts'
import type { WireAnswer, WireRequest } from './exchange.ts'
import type { CallOptions, HttpFailure, HttpOptions, RetryOptions } from './options.ts'
import { createStack } from './stack.ts'
import { formOf, toWire } from './wire-request.ts'

/** What the stack has to know of a call that a library makes through `fetch`. */
export interface FetchPlan extends CallOptions {
  /** For metrics and logs, where neither the address nor the query is told: both may hold a secret. */
  readonly route: string
  /** Overrides the service's, part by part. */
  readonly retry?: RetryOptions
  /** Refusals that the library understands by itself: they become a Response, all others are thrown as AppError. */
  readonly passes?: (failure: HttpFailure) => boolean
  /** A body longer than `maxBytes` is cut there, not refused; ask for it unpacked then. */
  readonly isCut?: boolean
}

/** The stack with the face of `fetch`, for libraries that make their own requests. Throws as {@link HttpClient} does. */
export interface HttpFetch {
  /** The answer is there as a whole when the Response is. A body that is a stream is sent once: such a call is not retried. */
  fetch(
    input: string | URL | Request,
    init: RequestInit | undefined,
    plan: FetchPlan,
  ): Promise<Response>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** No body may come with these (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
const BODILESS = [204, 205, 304]

export function createHttpFetch(options: HttpOptions): HttpFetch {
  const { send, destroy } = createStack(options)
  return {
    fetch(input, init = {}, plan) {
      const { origin, pathname, search } = new URL(input instanceof Request ? input.url : input)
      const method = (init.method ?? 'GET').toUpperCase() as WireRequest['method']
      const signal = nativeSignal(init.signal)
      const content = contentOf(init.body)
      const headers = { ...content.headers, ...Object.fromEntries(new Headers(init.headers)) }
      const target = { method, origin, path: pathname + search, headers, body: content.body }
      const wire = toWire(options, { ...plan, ...target, signal })
      return send<Response>({
        ...plan,
        method,
        idempotent: plan.idempotent ?? method === 'GET',
        retry: content.body instanceof Readable ? { times: 0 } : plan.retry,
        signal,
        wire,
        read: async (answer) =>
          responseOf({ ...answer, body: await wholeBody(answer, wire.maxBytes) }),
        handOn: (failure, answer) => (plan.passes?.(failure) ? responseOf(answer) : undefined),
      })
    },
    close: destroy,
  }
}

function responseOf({ status, headers, body }: WireAnswer): Response {
  const { 'content-encoding': _packing, 'content-length': _length, ...kept } = headers
  return new Response(BODILESS.includes(status) ? null : body, { status, headers: kept })
}

function contentOf(body: unknown): {
  body: WireRequest['body']
  headers: Record<string, string>
} {
  if (body instanceof URLSearchParams) return formOf(body)
  if (body === null || body === undefined) return { body: undefined, headers: {} }
  if (typeof body === 'string' || body instanceof Uint8Array || body instanceof Readable) {
    return { body, headers: {} }
  }
  throw new TypeError('a body of this kind is not sent')
}

/** grammY brings the signals of a polyfill, which lack half of what the platform's can do. */
function nativeSignal(signal: AbortSignal | null | undefined): AbortSignal | undefined {
  if (!signal || signal instanceof AbortSignal) return signal ?? undefined
  const { aborted, addEventListener } = signal as AbortSignal
  const controller = new AbortController()
  if (aborted) controller.abort()
  else addEventListener.call(signal, 'abort', () => controller.abort(), { once: true })
  return controller.signal
}
