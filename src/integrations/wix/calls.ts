import type { Registry } from 'prom-client'
import type { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { ChannelKey, KeySecrets } from '#desks/stock/ports.ts'
import { createHttpClient, type HttpRequest } from '#platform/http/client.ts'
import { retryAfterHeader } from '#platform/http/failure.ts'
import type { RetryOptions } from '#platform/http/options.ts'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { wixFailure, wixPause } from './failure.ts'
import { readSecret, type WixSecret } from './secret.ts'

const WIX_URL = 'https://www.wixapis.com'

/**
 * Wix takes 200 calls a minute of a site and an app ("Rate Limits" of dev.wix.com): 15 at once and three a second after them are 194 in
 * the busiest minute.
 */
export const SITE_LIMIT: BucketSpec = { capacity: 15, refillMs: 334 }

export interface WixDeps {
  /** Wix's own address by default. */
  readonly baseUrl?: string
  readonly secrets: Pick<KeySecrets, 'open' | 'refused'>
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 30 000. */
  readonly timeoutMs?: number
  readonly retry?: RetryOptions
  /** Calls of one site; {@link SITE_LIMIT} by default. */
  readonly limit?: BucketSpec
}

export interface WixRequest<T> {
  readonly method: HttpRequest<T>['method']
  readonly path: string
  /** Template of a path with ids in it. */
  readonly route?: string
  readonly body?: unknown
  readonly schema?: z.ZodType<T>
  /** False where a repeat would count twice. */
  readonly idempotent: boolean
  readonly signal: AbortSignal
}

export type WixCalls = ReturnType<typeof createWixCalls>

/** Calls of a site with its key, within its limit. */
export function createWixCalls(deps: WixDeps) {
  const { secrets, limiter, clock, log, metrics, timeoutMs = 30_000, limit = SITE_LIMIT } = deps
  const http = createHttpClient({
    service: 'wix',
    baseUrl: deps.baseUrl ?? WIX_URL,
    ...{ limiter, clock, log, metrics, timeoutMs },
    retry: { ...deps.retry, refusedWrites: true },
    retryAfter: (failure) => retryAfterHeader(failure, clock.now()) ?? wixPause(failure),
    mapFailure: wixFailure,
  })

  async function send<T>({ siteId, apiKey }: WixSecret, request: WixRequest<T>): Promise<T> {
    const { data } = await http.request({
      ...request,
      headers: { authorization: apiKey, 'wix-site-id': siteId },
      limits: [{ key: `wix:${siteId}`, spec: limit }],
    })
    return data
  }

  return {
    /** With a key that is not stored yet. */
    send,
    async call<T>(key: ChannelKey, request: WixRequest<T>): Promise<T> {
      const secret = readSecret(await secrets.open(key.credentialId))
      try {
        return await send(secret, request)
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

/** Throws `internal` where a caller asks more at once than a call takes, or nothing at all. */
export function checkCount(count: number, max: number): void {
  if (count >= 1 && count <= max) return
  throw new AppError({ kind: 'internal', code: 'wix.batch_size' })
}
