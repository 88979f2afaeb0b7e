import { Api, type ApiClientOptions } from 'grammy'
import type { Registry } from 'prom-client'
import { systemClock } from '#platform/clock.ts'
import { createHttpFetch } from '#platform/http/fetch.ts'
import type { HttpFailure, RetryOptions } from '#platform/http/options.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { isRefused } from './faults.ts'

export interface TelegramOptions {
  readonly token: string
  /** Base URL without a trailing slash. */
  readonly apiRoot: string
  readonly limiter: Limiter
  readonly log: Log
  readonly metrics: Registry
}

/** The first `maxBytes` of a file that somebody sent; undefined when Telegram does not give it out (over 20 MB). */
export type ReadFile = (fileId: string, maxBytes: number) => Promise<Uint8Array | undefined>

export interface Telegram {
  /** For a grammY client that shows screens: short 429s are waited out, harmless calls repeated. */
  readonly client: ApiClientOptions
  /** A client with these options. */
  readonly api: Api
  /** For the notifier, cards and polling, which have their own patience: every fault is thrown at once. */
  readonly bare: Api
  readonly readFile: ReadFile
  close(): Promise<void>
}

/** Repeating these changes nothing further. */
const HARMLESS = /^(get|set|delete|edit|answer|sendChatAction)/
/** A tap must not hang for longer: what Telegram asks beyond it is thrown. */
const SCREEN: RetryOptions = { times: 3, baseMs: 200, maxWaitMs: 5_000, refusedWrites: true }
const BARE: RetryOptions = { times: 0 }
/** Above the long poll's own 25 s. */
const POLL_TIMEOUT_MS = 40_000
/** Uploads included. */
const TIMEOUT_MS = 30_000

/** grammY's clients over our HTTP stack. The token stays in the address and never reaches an error or a log. */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token, apiRoot } = options
  // Patience with a machine is measured in the machine's own time. Taps must not wait for a pause of minutes to end.
  const shared = {
    ...options,
    clock: systemClock,
    retryAfter: pauseOf,
    breaker: { failures: 20, openMs: 1_000 },
  }
  const calls = createHttpFetch({
    ...shared,
    service: 'telegram',
    connections: 64,
    timeoutMs: TIMEOUT_MS,
  })
  // A poll hangs for as long as nobody writes: it must not be what finds out whether Telegram is back.
  const polls = createHttpFetch({
    ...shared,
    service: 'telegram-poll',
    connections: 2,
    timeoutMs: POLL_TIMEOUT_MS,
  })

  const clientWith = (retry: RetryOptions): ApiClientOptions => {
    const call: unknown = (address: string, init: RequestInit) => {
      const route = address.slice(address.lastIndexOf('/') + 1)
      const { fetch } = route === 'getUpdates' ? polls : calls
      return fetch(address, init, {
        route,
        idempotent: HARMLESS.test(route),
        retry,
        passes: isTelegram,
      })
    }
    // grammY's types are those of node-fetch.
    return { apiRoot, fetch: call as NonNullable<ApiClientOptions['fetch']> }
  }
  const client = clientWith(SCREEN)
  const api = new Api(token, client)

  const readFile: ReadFile = async (fileId, maxBytes) => {
    try {
      const { file_path: path } = await api.getFile(fileId)
      const plan = { route: 'file', maxBytes, isCut: true }
      const answer = await calls.fetch(`${apiRoot}/file/bot${token}/${path}`, undefined, plan)
      return new Uint8Array(await answer.arrayBuffer())
    } catch (error) {
      if (!isRefused(error)) throw error
      return undefined
    }
  }

  return {
    client,
    api,
    readFile,
    bare: new Api(token, clientWith(BARE)),
    async close() {
      await Promise.all([calls.close(), polls.close()])
    },
  }
}

/** Telegram's own envelope, which grammY reads; anything else comes from a proxy on the way. */
function isTelegram({ body }: HttpFailure): boolean {
  return typeof body === 'object' && body !== null && 'error_code' in body
}

/** Milliseconds of `parameters.retry_after` (core.telegram.org/bots/api#responseparameters). */
function pauseOf({ body }: HttpFailure): number | undefined {
  const { parameters } = (body ?? {}) as { parameters?: { retry_after?: unknown } }
  const seconds = parameters?.retry_after
  return typeof seconds === 'number' ? seconds * 1_000 : undefined
}
