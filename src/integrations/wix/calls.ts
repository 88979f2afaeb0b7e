import type { Registry } from 'prom-client'
import type { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { ChannelKey, KeySecrets } from '#desks/stock/ports.ts'
import { createHttpClient, type HttpRequest } from '#platform/http/client.ts'
import { retryAfterHeader } from '#platform/http/failure.ts'
import type { HttpOptions, RetryOptions } from '#platform/http/options.ts'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { wixFailure, wixPause } from './failure.ts'
import { readSecret, type WixSecret } from './secret.ts'

const WIX_URL = 'https://www.wixapis.com'
/** Where files go ("Upload API" of dev.wix.com). */
const UPLOAD_URL = 'https://upload.wixmp.com'

/**
 * Wix takes 200 calls a minute of a site and an app ("Rate Limits" of dev.wix.com): 15 at once and three a second after them are 194 in
 * the busiest minute.
 */
export const SITE_LIMIT: BucketSpec = { capacity: 15, refillMs: 334 }

/** A site that answers slowly leaves room for the others. */
const CONNECTIONS = 32

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
  readonly query?: HttpRequest<T>['query']
  /** False where a repeat would count twice. */
  readonly idempotent: boolean
  /** Takes a permission that stock does without: where the key lacks it, this is refused and nothing is said against the key. */
  readonly isExtra?: boolean
  readonly signal: AbortSignal
}

export type WixCalls = ReturnType<typeof createWixCalls>

/** Calls of a site with its key, within its limit. */
export function createWixCalls(deps: WixDeps) {
  const { secrets, limiter, clock, log, metrics, timeoutMs = 30_000, limit = SITE_LIMIT } = deps
  const shared: HttpOptions = {
    service: 'wix',
    ...{ limiter, clock, log, metrics, timeoutMs, connections: CONNECTIONS },
    retry: { ...deps.retry, refusedWrites: true },
    retryAfter: (failure) => retryAfterHeader(failure, clock.now()) ?? wixPause(failure),
    mapFailure: wixFailure,
  }
  const http = createHttpClient({ ...shared, baseUrl: deps.baseUrl ?? WIX_URL })
  const { origin: uploadUrl } = new URL(deps.baseUrl ?? UPLOAD_URL)
  const uploads = createHttpClient({ ...shared, baseUrl: uploadUrl })

  async function send<T>(
    { siteId, apiKey }: WixSecret,
    { isExtra: _, ...request }: WixRequest<T>,
  ): Promise<T> {
    const { data } = await http.request({
      ...request,
      headers: { authorization: apiKey, 'wix-site-id': siteId },
      limits: [{ key: `wix:${siteId}`, spec: limit }],
      breakerKey: siteId,
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
        if (!(thrown instanceof AppError) || thrown.kind !== 'auth') throw thrown
        const { code, vars, cause } = thrown
        if (request.isExtra && code === 'wix.forbidden') {
          throw new AppError({ kind: 'invalid', code: 'wix.no_permission', vars, cause })
        }
        await secrets.refused(key.credentialId, code)
        throw thrown
      }
    },
    /** Brings a file to the address that Wix named for it, which is signed: nothing else is asked for there. */
    async upload<T>(
      address: string,
      file: { readonly type: string; readonly data: Uint8Array; readonly schema: z.ZodType<T> },
      signal: AbortSignal,
    ): Promise<T> {
      const { origin, pathname, search } = new URL(address)
      if (origin !== uploadUrl) {
        throw new AppError({ kind: 'unavailable', code: 'wix.bad_answer' })
      }
      const { type, data: bytes, schema } = file
      const { data } = await uploads.request({
        ...{ method: 'PUT', path: `${pathname}${search}`, route: '/upload/{token}' },
        ...{ bytes: { type, data: bytes }, schema, signal },
        // The same file at the same address.
        idempotent: true,
      })
      return data
    },
    close: async () => void (await Promise.all([http.close(), uploads.close()])),
  }
}

/** Throws `internal` where a caller asks more at once than a call takes, or nothing at all. */
export function checkCount(count: number, max: number): void {
  if (count >= 1 && count <= max) return
  throw new AppError({ kind: 'internal', code: 'wix.batch_size' })
}
