import type { Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { AccountKey, KeySecrets } from '#core/keys.ts'
import { publicLookup } from '#platform/http/addresses.ts'
import { createHttpFetch } from '#platform/http/fetch.ts'
import type { RetryOptions } from '#platform/http/options.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { blocked, wooFailure } from './failure.ts'
import { readSecret } from './secret.ts'
import {
  authorization,
  checkAddress,
  type PrivateHosts,
  restUrl,
  type Site,
  siteOf,
} from './site.ts'

export interface WooDeps {
  readonly secrets: Pick<KeySecrets, 'open' | 'refused'>
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** Hosts that may be private and without TLS, e.g. `127.0.0.1:4000`; none by default. */
  readonly privateHosts?: readonly string[]
  /** For one try, ms. Default 60 000: a shop makes seven pictures of each one it gets. */
  readonly timeoutMs?: number
  readonly retry?: RetryOptions
}

export interface WooRequest<T> {
  readonly method: 'GET' | 'POST' | 'DELETE'
  readonly path: string
  /** Template of a path with ids in it. */
  readonly route?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Sent as it is, instead of a body; `headers` say what it is. */
  readonly bytes?: Uint8Array
  readonly headers?: Readonly<Record<string, string>>
  readonly schema: z.ZodType<T>
  /** A repeat has no further effect; GET by default. */
  readonly idempotent?: boolean
  readonly signal: AbortSignal
}

export interface WooAnswer<T> {
  readonly data: T
  /** Of a list; 1 for anything else. */
  readonly pages: number
}

/** Connections to one shop: what it gains ends at two to four of them. */
const CONNECTIONS = 4

export type WooCalls = ReturnType<typeof createWooCalls>

/**
 * Calls of shops' interfaces. Addresses are sellers' own: only public ones are connected to, and only over TLS, but for hosts the operator
 * named. Each origin has its own connections; a shop that is away says nothing of the next one, so there is no breaker.
 */
export function createWooCalls(deps: WooDeps) {
  const { secrets, timeoutMs = 60_000 } = deps
  const allowed: PrivateHosts = new Set(deps.privateHosts ?? [])
  const options = {
    ...{ limiter: deps.limiter, clock: deps.clock, log: deps.log, metrics: deps.metrics },
    ...{ service: 'woo', timeoutMs, connections: CONNECTIONS, mapFailure: wooFailure },
    breaker: { failures: Number.POSITIVE_INFINITY },
    retry: { times: 2, ...deps.retry, refusedWrites: true },
  }
  const open = createHttpFetch({ ...options, lookup: publicLookup })
  const named = createHttpFetch(options)

  async function send<T>(site: Site, request: WooRequest<T>): Promise<WooAnswer<T>> {
    const { method, path, body, bytes, query, schema, signal } = request
    const url = checkAddress(restUrl(site, path, query), allowed)
    const idempotent = request.idempotent ?? method === 'GET'
    const content = body === undefined ? bytes : JSON.stringify(body)
    const headers = {
      authorization: authorization(site, path),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...request.headers,
    }
    const http = allowed.has(url.host) ? named : open
    const answer = await http.fetch(
      url,
      { method, headers, signal, ...(content !== undefined && { body: content as string }) },
      { route: request.route ?? path, idempotent },
    )
    const data = await read(answer, schema, idempotent)
    return { data, pages: Number(answer.headers.get('x-wp-totalpages') ?? 1) }
  }

  return {
    /** With a secret that is not stored yet. */
    send,
    async call<T>(key: AccountKey, request: WooRequest<T>): Promise<WooAnswer<T>> {
      const site = siteOf(key, readSecret(await secrets.open(key.credentialId)))
      try {
        return await send(site, request)
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.kind === 'auth') {
          await secrets.refused(key.credentialId, thrown.code)
        }
        throw thrown
      }
    },
    /** GET without a log-in; the answer as it came, a redirect too. `timeoutMs`: a single try that takes no longer. */
    look(address: string, signal: AbortSignal, timeoutMs?: number): Promise<Response> {
      const url = checkAddress(address, allowed)
      const http = allowed.has(url.host) ? named : open
      const retry = { times: timeoutMs === undefined ? 1 : 0 }
      return http.fetch(url, { signal }, { route: 'look', retry, timeoutMs, passes: () => true })
    },
    async close(): Promise<void> {
      await Promise.all([open.close(), named.close()])
    },
  }
}

async function read<T>(answer: Response, schema: z.ZodType<T>, idempotent: boolean): Promise<T> {
  const text = await answer.text()
  // A challenge page comes with 200 and in the shop's place.
  if (!/json/i.test(answer.headers.get('content-type') ?? '')) throw blocked(answer.status)
  const parsed = parseLeniently(schema, parse(text))
  if (parsed.success) return parsed.data
  throw new AppError({
    kind: idempotent ? 'unavailable' : 'unknown-outcome',
    code: 'woo.bad_answer',
    cause: new Error(z.prettifyError(parsed.error)),
  })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
