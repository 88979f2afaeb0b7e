import type { Registry } from 'prom-client'
import type { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { AccountKey, KeySecrets } from '#core/keys.ts'
import type { SourceCall, SourceQuota } from '#desks/imports/ports.ts'
import type { BreakerOptions } from '#platform/http/breaker.ts'
import { createHttpClient, type HttpClient, type HttpRequest } from '#platform/http/client.ts'
import type { RetryOptions } from '#platform/http/options.ts'
import { parseBigJson } from '#platform/json.ts'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { apiFailure, apiPause, inPortWords } from './failure.ts'
import { accountOf, type PoizonSecret, readSecret } from './secret.ts'

/** Other clients of Poizon-API keep to this; plans allow 1 or 2. */
const USUAL_RPS = 0.5
/** Calls of the distribution a second, each kind for itself. */
const DISTRIBUTION_RPS = 3
/** Kept below what is allowed: calls do not arrive as evenly as they leave. */
const MARGIN = 1.03
/** A person looks at the screen; a run has time. */
const WAIT_MS = { interactive: 20_000, background: 300_000 } as const
/** Five bad answers within half a minute: a minute's rest, doubled up to ten by probes that fail. */
const BREAKER: BreakerOptions = {
  ...{ failures: 5, windowMs: 30_000 },
  ...{ openMs: 60_000, longestOpenMs: 600_000 },
}

export interface PoizonDeps {
  /** Where keys lead that name no mirror. */
  readonly urls: { readonly api: string; readonly distribution: string }
  readonly secrets: Pick<KeySecrets, 'open' | 'refused'>
  readonly quota: SourceQuota
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 30 000. */
  readonly timeoutMs?: number
  readonly retry?: RetryOptions
}

export interface PoizonRequest<T>
  extends Pick<HttpRequest<T>, 'method' | 'path' | 'query' | 'body'> {
  readonly schema: z.ZodType<T>
}

export type PoizonCalls = ReturnType<typeof createPoizonCalls>

/** Calls of both sources with a seller's key: counted, at its pace, people before runs, behind a breaker of its own. */
export function createPoizonCalls(deps: PoizonDeps) {
  const { urls, secrets, quota, limiter, clock, log, metrics, timeoutMs = 30_000 } = deps
  /** By base address: the usual ones and mirrors that are known. */
  const clients = new Map<string, HttpClient>()

  const baseOf = (source: PoizonSecret['source'], baseUrl: string | null) =>
    baseUrl ?? (source === 'distribution' ? urls.distribution : urls.api)

  const addressOf = ({ facts }: AccountKey) =>
    baseOf(
      facts.source === 'distribution' ? 'distribution' : 'poizon-api',
      typeof facts.baseUrl === 'string' ? facts.baseUrl : null,
    )

  function clientAt(baseUrl: string): HttpClient {
    const known = clients.get(baseUrl)
    if (known) return known
    const made = createHttpClient({
      service: 'poizon',
      baseUrl,
      ...{ limiter, clock, log, metrics, timeoutMs },
      parseJson: parseBigJson,
      connections: 4,
      breaker: BREAKER,
      retry: { times: 2, ...deps.retry },
      retryAfter: apiPause,
      mapFailure: apiFailure,
    })
    clients.set(baseUrl, made)
    return made
  }

  /** One answer, its repeats counted too. Throws as the port says, but for a 403. */
  async function send<T>(
    secret: PoizonSecret,
    request: PoizonRequest<T>,
    { priority, signal }: SourceCall,
    rps: number,
  ): Promise<T> {
    const account = accountOf(secret)
    let sent = 0
    try {
      const { data } = await clientAt(baseOf(secret.source, secret.baseUrl)).request({
        ...request,
        headers: {
          [secret.header]: secret.apiKey,
          ...(secret.clientId !== null && { 'client-id': secret.clientId }),
        },
        // All we ask for are reads.
        idempotent: true,
        limits: [bucketOf(secret.source, account, request.path, rps)],
        isUrgent: priority === 'interactive',
        maxWaitMs: WAIT_MS[priority],
        breakerKey: account,
        signal,
        onSend: () => {
          sent += 1
        },
      })
      return data
    } catch (thrown) {
      signal.throwIfAborted()
      throw inPortWords(thrown)
    } finally {
      if (sent !== 1) await quota.add(account, sent - 1)
    }
  }

  return {
    /** With a key that is not stored yet. */
    async probe<T>(secret: PoizonSecret, request: PoizonRequest<T>, signal: AbortSignal) {
      await quota.add(accountOf(secret), 1)
      return send(secret, request, { priority: 'interactive', signal }, USUAL_RPS)
    },
    async ask<T>(key: AccountKey, request: PoizonRequest<T>, call: SourceCall): Promise<T> {
      const secret = readSecret(await secrets.open(key.credentialId))
      await quota.spend(key, call.priority)
      const { rps } = key.facts
      try {
        return await send(secret, request, call, typeof rps === 'number' ? rps : USUAL_RPS)
      } catch (thrown) {
        // A 403 may be of one call, or of a month that is used up.
        if (thrown instanceof AppError && thrown.code === 'poizon.unauthorized') {
          await secrets.refused(key.credentialId, thrown.code)
        }
        throw thrown
      }
    },
    /** Address of a key's source. */
    baseOf: addressOf,
    /** Milliseconds until a call of this key may be tried. */
    downForMs: (key: AccountKey): number =>
      clients.get(addressOf(key))?.breakerWaitMs(key.accountKey) ?? 0,
    async close() {
      await Promise.all([...clients.values()].map((client) => client.close()))
    },
  }
}

function bucketOf(
  source: PoizonSecret['source'],
  account: string,
  path: string,
  rps: number,
): { readonly key: string; readonly spec: BucketSpec } {
  const isDistribution = source === 'distribution'
  const refillMs = Math.ceil((1_000 * MARGIN) / (isDistribution ? DISTRIBUTION_RPS : rps))
  const key = isDistribution ? `poizon:${account}:${path}` : `poizon:${account}`
  return { key, spec: { capacity: 1, refillMs } }
}
