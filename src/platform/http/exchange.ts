import type { IncomingHttpHeaders } from 'node:http'
import type { Dispatcher, Pool } from 'undici'
import type { Clock } from '#core/clock.ts'

export interface WireRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
  /** For all of it: connection, head and body. */
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly signal: AbortSignal | undefined
  readonly onSend: (() => void) | undefined
}

export interface WireAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** As it came, maybe compressed. Of a non-2xx answer perhaps only its beginning. */
  readonly body: Buffer
}

export type WireFault = 'unreachable' | 'timeout' | 'cut' | 'too-large'

/** No answer came. `sent` false: not one byte of the request had left. */
export class WireError extends Error {
  readonly fault: WireFault
  readonly sent: boolean

  constructor(fault: WireFault, sent: boolean, cause?: unknown) {
    super(fault, { cause })
    this.name = 'WireError'
    this.fault = fault
    this.sent = sent
  }
}

/** As much of a non-2xx body as is kept. */
export const FAILURE_BYTES = 65_536

/**
 * One request and its whole answer. Rejects with {@link WireError} or the signal's reason. A non-2xx answer
 * counts from its head on: however its body ends, the service has spoken.
 */
export function exchange(pool: Pool, request: WireRequest, clock: Clock): Promise<WireAnswer> {
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
      over.abort()
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
    const hangUp = () => control?.abort(new Error('exchange is over'))

    signal?.addEventListener('abort', giveUp, { once: true })
    clock.sleep(request.timeoutMs, over.signal).then(
      () => {
        fail('timeout')
        hangUp()
      },
      () => undefined,
    )

    const { method, path, body } = request
    pool.dispatch(
      { method, path, headers: request.headers, body: body ?? null },
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
          size += chunk.length
          if (size <= (status < 300 ? request.maxBytes : FAILURE_BYTES)) {
            chunks.push(chunk)
            return
          }
          fail('too-large')
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
