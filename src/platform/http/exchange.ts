import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'
import type { Dispatcher } from 'undici'
import type { Clock } from '#core/clock.ts'

export interface WireRequest {
  readonly method: Dispatcher.HttpMethod
  readonly origin: string
  /** With the query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | Readable | undefined
  /** For all of it: connection, head and body. */
  readonly timeoutMs: number
  readonly maxBytes: number
  /** A 2xx body longer than `maxBytes` is cut there instead of failing the call. */
  readonly isCut?: boolean | undefined
  readonly signal: AbortSignal | undefined
  readonly onSend?: (() => void) | undefined
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As it came, maybe compressed. Of a non-2xx answer perhaps only its beginning. */
  readonly body: Buffer
}

export type WireFault = 'unreachable' | 'timeout' | 'cut' | 'too-large'

/**
 * No answer came. `sent` false: not one byte of the request had left. `code`: the machine's word for it, e.g. `ECONNREFUSED`. The cause is
 * not kept, because its message may quote the address, and that a secret.
 */
export class WireError extends Error {
  readonly fault: WireFault
  readonly sent: boolean
  readonly code: string | undefined

  constructor(fault: WireFault, sent: boolean, cause?: unknown) {
    const code = codeOf(cause)
    super(code ? `${fault}: ${code}` : fault)
    this.name = 'WireError'
    this.fault = fault
    this.sent = sent
    this.code = code
  }
}

function codeOf(cause: unknown): string | undefined {
  const { code } = (cause ?? {}) as { code?: unknown }
  return typeof code === 'string' ? code : undefined
}

/** One for all: an error of its own for each exchange would cost more than the exchange's bookkeeping. */
const OVER = new Error('exchange is over')

/** As much of a non-2xx body as is kept. */
export const FAILURE_BYTES = 65_536

/**
 * One request and its whole answer. Rejects with {@link WireError} or the signal's reason. A non-2xx answer
 * counts from its head on: however its body ends, the service has spoken.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: WireRequest,
  clock: Clock,
): Promise<WireAnswer> {
  const { signal } = request
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const over = new AbortController()
    let control: Dispatcher.DispatchController | undefined
    let sent = false
    let status = 0
    let headers: Record<string, string> = {}
    let size = 0
    const chunks: Buffer[] = []

    function settle(act: () => void): void {
      if (over.signal.aborted) return
      over.abort(OVER)
      signal?.removeEventListener('abort', giveUp)
      act()
    }
    const answer = () => settle(() => resolve({ status, headers, body: Buffer.concat(chunks) }))
    const fail = (fault: WireFault, cause?: unknown) =>
      status >= 300 ? answer() : settle(() => reject(new WireError(fault, sent, cause)))
    const giveUp = () => {
      settle(() => reject(signal?.reason))
      hangUp()
    }
    const hangUp = () => control?.abort(OVER)

    signal?.addEventListener('abort', giveUp, { once: true })
    clock.sleep(request.timeoutMs, over.signal).then(
      () => {
        fail('timeout')
        hangUp()
      },
      () => undefined,
    )

    const { method, origin, path, body } = request
    dispatcher.dispatch(
      { method, origin, path, headers: request.headers, body: body ?? null },
      {
        onRequestStart(controller) {
          control = controller
          if (over.signal.aborted) return controller.abort(new Error('given up while queued'))
          try {
            request.onSend?.()
            sent = true
          } catch (error) {
            settle(() => reject(error))
            hangUp()
          }
        },
        onResponseStart(_controller, code, received) {
          if (code < 200) return
          status = code
          headers = plain(received)
        },
        onResponseData(_controller, chunk) {
          const room = (status < 300 ? request.maxBytes : FAILURE_BYTES) - size
          size += chunk.length
          chunks.push(chunk.length > room ? chunk.subarray(0, room) : chunk)
          if (chunk.length <= room) return
          if (request.isCut) answer()
          else fail('too-large')
          hangUp()
        },
        onResponseEnd: answer,
        onResponseError: (_controller, error) => fail(sent ? 'cut' : 'unreachable', error),
      },
    )
  })
}

function plain(headers: IncomingHttpHeaders): Record<string, string> {
  const result: Record<string, string> = {}
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) result[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return result
}
