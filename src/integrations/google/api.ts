import type { Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import { toAppError } from '#core/errors.ts'
import { createHttpClient, type HttpClient, type HttpRequest } from '#platform/http/client.ts'
import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { createAccess, type OauthClient, type Owner } from './access.ts'
import type { ServiceAccount } from './assertion.ts'
import { googleFailure, tokenFailure } from './failure.ts'

/**
 * Base URLs with their versions, e.g. `https://sheets.googleapis.com/v4` and `https://www.googleapis.com/drive/v3`; `token` and `accounts` are
 * whole addresses.
 */
export interface GoogleUrls {
  readonly sheets: string
  readonly drive: string
  readonly token: string
  readonly accounts: string
}

export interface GoogleApiDeps {
  readonly urls: GoogleUrls
  /** Writes to shared sheets and drives. */
  readonly serviceAccount?: ServiceAccount | undefined
  /** Lets sellers connect their own Drive. */
  readonly client?: OauthClient | undefined
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 30 000. */
  readonly timeoutMs?: number
}

/** 60 reads and 60 writes a minute for a user, 300 for the project (developers.google.com/sheets/api/limits). */
const USER: BucketSpec = { capacity: 20, refillMs: 1_500 }
const PROJECT: BucketSpec = { capacity: 60, refillMs: 250 }
const MAX_WAIT_MS = 60_000

export type GoogleRequest<T> = Omit<HttpRequest<T>, 'headers' | 'limits'>
export type GoogleApi = ReturnType<typeof createGoogleApi>

/** Drive and Sheets in the name of a seller or of the service account; five calls do not need an SDK. */
export function createGoogleApi(deps: GoogleApiDeps) {
  const { urls, limiter, clock, log, metrics, timeoutMs = 30_000 } = deps
  const shared = { limiter, clock, log, metrics, timeoutMs, retry: { times: 4 } }
  const open = (name: 'sheets' | 'drive') =>
    createHttpClient({
      ...shared,
      service: `google-${name}`,
      baseUrl: urls[name],
      mapFailure: googleFailure,
    })
  const token = createHttpClient({
    ...shared,
    service: 'google-token',
    baseUrl: urls.token,
    timeoutMs: Math.min(timeoutMs, 15_000),
    mapFailure: tokenFailure,
  })
  const hosts = { sheets: open('sheets'), drive: open('drive') }
  const access = createAccess({
    http: token,
    tokenUrl: urls.token,
    clock,
    serviceAccount: deps.serviceAccount,
    client: deps.client,
  })

  /** A token that was taken back before its time is asked for anew, once. */
  async function call<T>(
    http: HttpClient,
    owner: Owner,
    request: HttpRequest<T>,
    isAgain = false,
  ): Promise<T> {
    request.signal?.throwIfAborted()
    const bearer = await access.token(owner)
    try {
      const headers = { authorization: `Bearer ${bearer}` }
      return (await http.request({ ...request, headers })).data
    } catch (thrown) {
      if (isAgain || toAppError(thrown).code !== 'google.unauthorized') throw thrown
      access.forget(owner, bearer)
      return call(http, owner, request, true)
    }
  }

  return {
    urls,
    token,
    client: deps.client,
    serviceAccount: deps.serviceAccount,
    drive: <T>(owner: Owner, request: GoogleRequest<T>): Promise<T> =>
      call(hosts.drive, owner, request),
    sheets<T>(owner: Owner, request: GoogleRequest<T>): Promise<T> {
      const way = request.method === 'GET' ? 'read' : 'write'
      const limits = [
        { key: `google:${way}:${owner.accountKey}`, spec: USER },
        { key: `google:${way}`, spec: PROJECT },
      ]
      return call(hosts.sheets, owner, { maxWaitMs: MAX_WAIT_MS, ...request, limits })
    },
    async close(): Promise<void> {
      await Promise.all([hosts.sheets.close(), hosts.drive.close(), token.close()])
    },
  }
}
