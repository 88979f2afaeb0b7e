import { createHash } from 'node:crypto'
import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { ChannelKey, KeySecrets } from '#desks/stock/ports.ts'
import { createHttpClient } from '#platform/http/client.ts'
import type { RetryOptions } from '#platform/http/options.ts'
import { parseLeniently } from '#platform/lenient.ts'
import { createLanes } from '#platform/limits/lanes.ts'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { baseFailure } from './failure.ts'

const BASE_URL = 'https://api.baselinker.com'

/**
 * Base takes 100 calls a minute of a token (api-e.baselinker.com) and blocks the token beyond, for everybody who uses it. Ours are one
 * every 1.5 seconds, with none saved up, which leaves the greater part to the seller's other programs.
 */
export const TOKEN_LIMIT: BucketSpec = { capacity: 1, refillMs: 1_500 }
/** Longer than the turns of a catalogue's import, shorter than a block. */
const MAX_WAIT_MS = 30_000

export interface BaseDeps {
  /** Base's own address by default. */
  readonly baseUrl?: string
  readonly secrets: Pick<KeySecrets, 'open' | 'refused'>
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 30 000. */
  readonly timeoutMs?: number
  readonly retry?: RetryOptions
  /** Calls of one token; {@link TOKEN_LIMIT} by default. */
  readonly limit?: BucketSpec
}

export interface BaseCall<T> {
  readonly method: string
  readonly parameters: object
  readonly schema: z.ZodType<T>
  readonly signal: AbortSignal
}

const envelope = z.looseObject({
  status: z.string(),
  error_code: z.string().nullish(),
  error_message: z.string().nullish(),
})

/** A token does not name its account; each is one of its own. */
export function accountOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url').slice(0, 16)
}

/** Calls of the connector, one at a time a token. */
export function createBaseCalls(deps: BaseDeps) {
  const { secrets, limiter, clock, log, metrics, timeoutMs = 30_000, limit = TOKEN_LIMIT } = deps
  const http = createHttpClient({
    service: 'base',
    baseUrl: deps.baseUrl ?? BASE_URL,
    ...{ limiter, clock, log, metrics, timeoutMs },
    ...(deps.retry && { retry: deps.retry }),
  })
  const inTurn = createLanes(1)
  const keyOf = (account: string) => `base:${account}`

  async function ask<T>(token: string, call: BaseCall<T>): Promise<T> {
    const { method, parameters, schema, signal } = call
    const account = accountOf(token)
    const { data } = await http.request({
      method: 'POST',
      path: '/connector.php',
      route: method,
      headers: { 'x-bltoken': token },
      // A form's encoding makes %2B of the plus, as Base asks for.
      form: { method, parameters: JSON.stringify(parameters) },
      schema: envelope,
      // All we ask for are reads and absolute numbers.
      idempotent: true,
      limits: [{ key: keyOf(account), spec: limit }],
      maxWaitMs: MAX_WAIT_MS,
      breakerKey: account,
      signal,
    })
    if (data.status !== 'SUCCESS') throw await refusal(account, data)
    const parsed = parseLeniently(schema, data)
    if (parsed.success) return parsed.data
    throw new AppError({ kind: 'unavailable', code: 'base.bad_answer', cause: parsed.error })
  }

  /** A block is everybody's: no process asks with this token before it is over. */
  async function refusal(account: string, answer: z.output<typeof envelope>): Promise<AppError> {
    const error = baseFailure(answer.error_code ?? '', answer.error_message ?? '', clock.now())
    if (error.kind === 'limit' && error.retryAfterMs !== undefined) {
      await limiter.block(keyOf(account), error.retryAfterMs)
    }
    return error
  }

  const send = <T>(token: string, call: BaseCall<T>): Promise<T> =>
    inTurn(accountOf(token), call.signal, () => ask(token, call))

  return {
    /** With a token that is not stored yet. */
    send,
    async call<T>(key: ChannelKey, call: BaseCall<T>): Promise<T> {
      const token = await secrets.open(key.credentialId)
      try {
        return await send(token, call)
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.kind === 'auth') {
          await secrets.refused(key.credentialId, thrown.code)
        }
        throw thrown
      }
    },
    close: http.close,
  }
}

export type BaseCalls = ReturnType<typeof createBaseCalls>
