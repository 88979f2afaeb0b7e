import type { drive_v3 } from '@googleapis/drive'
import type { MethodOptions, sheets_v4 } from '@googleapis/sheets'
import { z } from 'zod'
import { AppError, appErrorIn } from '#core/errors.ts'
import { badAnswer } from '#platform/http/failure.ts'
import { createHttpFetch, type FetchPlan } from '#platform/http/fetch.ts'
import type { HttpOptions } from '#platform/http/options.ts'
import { parseLeniently } from '#platform/lenient.ts'
import type { BucketSpec } from '#platform/limits/limiter.ts'
import { createAuth, type OauthApp, type Owner, type ServiceAccount } from './auth.ts'
import { googleFailure, ownersFailure, tokenFailure } from './failure.ts'

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

export interface GoogleApiDeps extends Pick<HttpOptions, 'limiter' | 'clock' | 'log' | 'metrics'> {
  readonly urls: GoogleUrls
  /** Writes to shared sheets and drives. */
  readonly serviceAccount?: ServiceAccount | undefined
  /** Lets sellers connect their own Drive. */
  readonly app?: OauthApp | undefined
  /** For one try, ms. Default 30 000. */
  readonly timeoutMs?: number
}

/** Where the libraries send their calls; they cannot be told of another path. */
const ORIGINAL = {
  sheets: 'https://sheets.googleapis.com/v4',
  drive: 'https://www.googleapis.com/drive/v3',
} as const
type Host = keyof typeof ORIGINAL

/** 60 reads and 60 writes a minute for a user, 300 for the project (developers.google.com/sheets/api/limits). */
const USER: BucketSpec = { capacity: 20, refillMs: 1_500 }
const PROJECT: BucketSpec = { capacity: 60, refillMs: 250 }
const MAX_WAIT_MS = 60_000

/** How a call is made, and what of its answer is relied on: the libraries check nothing. */
export interface GoogleCall<T> extends Pick<FetchPlan, 'route' | 'idempotent' | 'maxWaitMs'> {
  /** Absent: the answer is ignored. */
  readonly schema?: z.ZodType<T>
  readonly signal?: AbortSignal | undefined
}

type Ask<Api> = (api: Api, options: MethodOptions) => Promise<{ readonly data: unknown }>

export type GoogleApi = ReturnType<typeof createGoogleApi>

/** Drive and Sheets in the name of a seller or of the service account, through Google's libraries, which are loaded when first needed. */
export function createGoogleApi(deps: GoogleApiDeps) {
  const { urls, timeoutMs = 30_000 } = deps
  const open = (service: string, options: Pick<HttpOptions, 'timeoutMs' | 'mapFailure'>) =>
    createHttpFetch({ ...deps, service, retry: { times: 4 }, ...options })
  const hosts = {
    sheets: open('google-sheets', { timeoutMs, mapFailure: googleFailure }),
    drive: open('google-drive', { timeoutMs, mapFailure: googleFailure }),
  }
  const token = open('google-token', {
    timeoutMs: Math.min(timeoutMs, 15_000),
    mapFailure: tokenFailure,
  })
  const auth = createAuth({ ...deps, http: token, tokenUrl: urls.token })

  const optionsOf = <T>(host: Host, owner: Owner, call: GoogleCall<T>): MethodOptions => ({
    retry: false,
    ...(call.signal && { signal: call.signal }),
    async fetchImplementation(input, init) {
      const answer = await hosts[host].fetch(
        String(input).replace(ORIGINAL[host], urls[host]),
        init,
        {
          ...call,
          ...(host === 'sheets' && limitsOf(owner, init)),
          maxWaitMs: call.maxWaitMs ?? MAX_WAIT_MS,
          // The library fetches another token and asks again, once.
          passes: ({ status }) => status === 401,
        },
      )
      if (answer.status === 401) await auth.tokenRefused(owner)
      return answer
    },
  })

  const caller =
    <Api>(host: Host, load: (auth: Auth) => Promise<Api>) =>
    async <T>(owner: Owner, call: GoogleCall<T>, ask: Ask<Api>): Promise<T> => {
      call.signal?.throwIfAborted()
      const api = await load(await auth.clientOf(owner))
      const { data } = await ask(api, optionsOf(host, owner, call)).catch((thrown: unknown) => {
        call.signal?.throwIfAborted()
        throw ownersFailure(owner, appErrorIn(thrown) ?? unforeseen(thrown))
      })
      if (!call.schema) return undefined as T
      const parsed = parseLeniently(call.schema, data)
      if (parsed.success) return parsed.data
      const facts = { service: `google-${host}`, idempotent: call.idempotent ?? false }
      throw badAnswer(facts, new Error(z.prettifyError(parsed.error)))
    }

  return {
    accountsUrl: urls.accounts,
    app: deps.app,
    serviceAccount: deps.serviceAccount,
    appClient: auth.appClient,
    drive: caller<drive_v3.Drive>('drive', async (client) =>
      (await import('@googleapis/drive')).drive({ version: 'v3', auth: client }),
    ),
    sheets: caller<sheets_v4.Sheets>('sheets', async (client) =>
      (await import('@googleapis/sheets')).sheets({ version: 'v4', auth: client }),
    ),
    async close(): Promise<void> {
      await Promise.all([hosts.sheets.close(), hosts.drive.close(), token.close()])
    },
  }
}

type Auth = Awaited<ReturnType<ReturnType<typeof createAuth>['clientOf']>>

function limitsOf({ accountKey }: Owner, init: RequestInit | undefined) {
  const way = (init?.method ?? 'GET') === 'GET' ? 'read' : 'write'
  return {
    limits: [
      { key: `google:${way}:${accountKey}`, spec: USER },
      { key: `google:${way}`, spec: PROJECT },
    ],
  }
}

/** The library's own errors hold the request with its token: only their words are kept. */
function unforeseen(thrown: unknown): AppError {
  const { status, message } = thrown as { status?: unknown; message?: unknown }
  const cause = new Error(String(message))
  return status === 401
    ? new AppError({ kind: 'auth', code: 'google.unauthorized', cause })
    : new AppError({ kind: 'internal', code: 'google.unforeseen', cause })
}
