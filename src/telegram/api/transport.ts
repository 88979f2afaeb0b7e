import type { ApiClientOptions } from 'grammy'
import { type Dispatcher, Pool } from 'undici'
import type { Clock } from '#core/clock.ts'

type Fetch = NonNullable<ApiClientOptions['fetch']>
type Envelope = { ok?: boolean; error_code?: number; parameters?: { retry_after?: number } }

/** One finished call, for metrics. `outcome`: 'ok', an HTTP-like code such as '429', or 'network'. */
export interface TelegramCall {
  readonly method: string
  readonly outcome: string
  readonly ms: number
}

export interface TransportOptions {
  /** Base URL without a trailing slash. */
  readonly apiRoot: string
  readonly clock: Clock
  readonly onCall?: (call: TelegramCall) => void
  /** Sent on as `x-request-id`. */
  readonly requestId?: () => string | undefined
}

export interface TransportPolicy {
  /** Longest `retry_after` (ms) that is waited for here; a longer one is thrown. 0: never wait. */
  readonly maxRetryAfterMs: number
  /** Tries of a call that a repeat cannot harm. */
  readonly attempts: number
}

/** Repeating these changes nothing further. */
const HARMLESS = /^(get|set|delete|edit|answer|sendChatAction)/
const NEVER_CONNECTED = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']
const CONNECTIONS = 64
/** Above the long poll's own 25 s. */
const ANSWER_TIMEOUT_MS = 40_000
const FIRST_PAUSE_MS = 150

/** The pool under all our calls to Telegram. Each policy gives one `fetch` for a grammY client. */
export function createTransport({ apiRoot, clock, onCall, requestId }: TransportOptions) {
  const pool = new Pool(new URL(apiRoot).origin, {
    connections: CONNECTIONS,
    headersTimeout: ANSWER_TIMEOUT_MS,
    bodyTimeout: ANSWER_TIMEOUT_MS,
  })

  const once = async (url: URL, init: Parameters<Fetch>[1]): Promise<Envelope> => {
    const id = requestId?.()
    const answer = await pool.request({
      path: url.pathname,
      method: 'POST',
      headers: {
        ...(init?.headers as Record<string, string> | undefined),
        ...(id ? { 'x-request-id': id } : {}),
      },
      body: init?.body as Dispatcher.DispatchOptions['body'],
      signal: init?.signal as AbortSignal | null | undefined,
    })
    const text = await answer.body.text()
    try {
      return JSON.parse(text) as Envelope
    } catch {
      // A proxy's error page: grammY expects Telegram's own envelope.
      return { ok: false, error_code: answer.statusCode >= 400 ? answer.statusCode : 502 }
    }
  }

  const timed = async (method: string, call: () => Promise<Envelope>): Promise<Envelope> => {
    const startedAt = clock.now()
    let outcome = 'network'
    try {
      const envelope = await call()
      outcome = envelope.ok ? 'ok' : String(envelope.error_code)
      return envelope
    } finally {
      onCall?.({ method, outcome, ms: clock.now() - startedAt })
    }
  }

  const fetchWith = (policy: TransportPolicy): Fetch => {
    const call: unknown = async (address: string, init: Parameters<Fetch>[1]) => {
      const url = new URL(address)
      const method = url.pathname.slice(url.pathname.lastIndexOf('/') + 1)
      const isRepeatable = typeof init?.body === 'string'
      for (let attempt = 1; ; attempt += 1) {
        const mayRepeat = isRepeatable && attempt < policy.attempts
        const pause = FIRST_PAUSE_MS * 2 ** (attempt - 1)
        try {
          const envelope = await timed(method, () => once(url, init))
          const wait = repeatAfter(envelope, method, policy, pause)
          if (wait === undefined || !mayRepeat) return { json: async () => describe(envelope) }
          await clock.sleep(wait)
        } catch (error) {
          const code = codeOf(error)
          const harmless = HARMLESS.test(method) || NEVER_CONNECTED.includes(code)
          if (!mayRepeat || !harmless || init?.signal?.aborted) throw new Error(code)
          await clock.sleep(pause)
        }
      }
    }
    return call as Fetch
  }

  return { fetchWith, close: () => pool.destroy() }
}

/** Milliseconds after which this answer's call should be repeated, or undefined. */
function repeatAfter(
  envelope: Envelope,
  method: string,
  policy: TransportPolicy,
  pauseMs: number,
): number | undefined {
  if (envelope.ok) return undefined
  const code = envelope.error_code ?? 0
  if (code === 429) {
    const wait = (envelope.parameters?.retry_after ?? 1) * 1000
    return wait <= policy.maxRetryAfterMs ? wait : undefined
  }
  return code >= 500 && HARMLESS.test(method) ? pauseMs : undefined
}

/** grammY builds its error's message from these fields. */
function describe(envelope: Envelope) {
  return envelope.ok ? envelope : { description: 'no description', ...envelope }
}

/** The machine word of a network fault; undici's own messages may carry the address, and that the token. */
function codeOf(error: unknown): string {
  const { code, name } = error as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : 'network'
}
