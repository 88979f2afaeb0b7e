import { AppError } from '#core/errors.ts'
import type { ChannelKey } from '#desks/stock/ports.ts'
import { createHttpClient, type HttpRequest } from '#platform/http/client.ts'
import { createLanes } from '#platform/limits/lanes.ts'
import type { AllegroDeps } from './deps.ts'
import { apiFailure, RATE_LIMITED } from './failure.ts'
import { CLIENT_LIMIT, clientBucket, SELLER_WIDTH, type Spend, sellerBuckets } from './limits.ts'
import { createPauses } from './pauses.ts'
import { storedSecret } from './secret.ts'
import type { createTokens } from './tokens.ts'

const PUBLIC = 'application/vnd.allegro.public.v1+json'
const BETA = 'application/vnd.allegro.beta.v1+json'

/** Tries of a call that Allegro refused for being too fast: nothing of it was carried out. */
const TRIES = 4

export interface AllegroCall<T>
  extends Pick<HttpRequest<T>, 'path' | 'route' | 'query' | 'body' | 'bytes'> {
  readonly method: HttpRequest<T>['method']
  readonly schema?: HttpRequest<T>['schema']
  /** Which limit besides the client's and the seller's; `count`: offers of a command. */
  readonly spends?: Spend
  readonly count?: number
  readonly isBeta?: boolean
}

export interface AllegroAnswer<T> {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly data: T
  readonly traceId: string | null
}

export type Calls = ReturnType<typeof createCalls>

/**
 * Calls of REST with a seller's token: permits, at most {@link SELLER_WIDTH} at once, one repeat with a new token after a 401, pauses
 * after a 429. Reads are repeated after faults; a write never is, so its time-out is `unknown-outcome`.
 */
export function createCalls(deps: AllegroDeps & { tokens: ReturnType<typeof createTokens> }) {
  const { limiter, clock, log, tokens, timeoutMs = 30_000, maxWaitMs = 30_000 } = deps
  const client = clientBucket(deps.clientId, deps.rateLimit ?? CLIENT_LIMIT)
  const pauses = createPauses({ limiter, clock, clientKey: client.key })
  const lanes = createLanes(SELLER_WIDTH)
  const shared = {
    limiter,
    clock,
    log,
    metrics: deps.metrics,
    timeoutMs,
    connections: 32,
    breaker: { failures: 10, openMs: 15_000 },
    retry: deps.retry ?? {},
    traceHeader: 'trace-id',
    mapFailure: apiFailure,
  }
  const rest = createHttpClient({ ...shared, service: 'allegro', baseUrl: deps.apiUrl })
  // Pictures are taken by a host of their own.
  const uploads = createHttpClient({ ...shared, service: 'allegro', baseUrl: deps.uploadUrl })

  async function send<T>(
    access: string,
    seller: string,
    call: AllegroCall<T>,
    signal: AbortSignal,
  ): Promise<AllegroAnswer<T>> {
    const { isBeta = false, spends = 'requests', count = 1, schema, ...request } = call
    const media = isBeta ? BETA : PUBLIC
    const http = call.bytes ? uploads : rest
    const { status, headers, data } = await http.request<T>({
      ...request,
      ...(schema && { schema }),
      headers: {
        authorization: `Bearer ${access}`,
        accept: media,
        ...(call.body !== undefined && { 'content-type': media }),
      },
      limits: [...sellerBuckets(seller, spends, count), client],
      maxWaitMs,
      // Allegro slows a seller down who was too fast, until calls time out: that stops nobody else.
      breakerKey: seller,
      signal,
    })
    return { status, headers, data, traceId: headers['trace-id'] ?? null }
  }

  /** Once more with the next token when this one is refused. */
  async function authorised<T>(
    { credentialId, accountKey }: ChannelKey,
    call: AllegroCall<T>,
    signal: AbortSignal,
  ): Promise<AllegroAnswer<T>> {
    const used = await tokens.current(credentialId)
    try {
      return await send(storedSecret(used).access, accountKey, call, signal)
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'allegro.unauthorized') throw thrown
      const next = await tokens.renewed(credentialId, used)
      return send(storedSecret(next).access, accountKey, call, signal)
    }
  }

  /** With one of the seller's places, of this process and of all together. */
  const inPlace = <T>(seller: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> =>
    lanes(seller, signal, async () => {
      const leave = await deps.seats?.take(`allegro:${seller}`, SELLER_WIDTH, signal)
      try {
        return await work()
      } finally {
        await leave?.()
      }
    })

  /** Runs `work` again after the pauses that refusals for pace ask for. */
  async function paced<T>(seller: string, work: () => Promise<T>): Promise<T> {
    for (let number = 1; ; number += 1) {
      const startedAt = clock.now()
      try {
        const answer = await work()
        pauses.passed(seller, startedAt)
        return answer
      } catch (thrown) {
        if (!(thrown instanceof AppError)) throw thrown
        if (thrown.code === 'limiter.no_permit') throw tooFast(thrown, thrown.retryAfterMs)
        if (thrown.code !== RATE_LIMITED) throw thrown
        const pause = await pauses.refused(seller, thrown)
        if (number >= TRIES || pause > maxWaitMs) throw tooFast(thrown, pause)
      }
    }
  }

  return {
    call: <T>(key: ChannelKey, call: AllegroCall<T>, signal: AbortSignal) =>
      inPlace(key.accountKey, signal, () =>
        paced(key.accountKey, () => authorised(key, call, signal)),
      ),
    /** With a token that belongs to no stored key yet. */
    callWith: <T>(access: string, call: AllegroCall<T>, signal: AbortSignal) =>
      send(access, 'unknown', call, signal),
    close: async () => void (await Promise.all([rest.close(), uploads.close()])),
  }
}

function tooFast(cause: AppError, pauseMs: number | undefined): AppError {
  const code = cause.code === RATE_LIMITED ? RATE_LIMITED : 'allegro.no_permit'
  const pause = pauseMs === undefined ? {} : { retryAfterMs: Math.ceil(pauseMs) }
  return new AppError({ kind: 'limit', code, vars: cause.vars, cause, ...pause })
}
