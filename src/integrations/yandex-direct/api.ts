import { Counter, type Registry } from 'prom-client'
import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError, toAppError } from '#core/errors.ts'
import { createHttpClient } from '#platform/http/client.ts'
import { parseBigJson } from '#platform/json.ts'
import { parseLeniently } from '#platform/lenient.ts'
import { createLanes } from '#platform/limits/lanes.ts'
import type { Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'
import { directFailure, NOTHING_DONE } from './failure.ts'
import { readDirectToken } from './token.ts'

export interface DirectApiDeps {
  /** https://api.direct.yandex.com by default. */
  readonly url?: string
  readonly limiter: Limiter
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
  /** For one try, ms. Default 60 000: Direct takes its time over big batches. */
  readonly timeoutMs?: number
  /** First pause before a repeat, ms; doubled each time. Default 1 000. */
  readonly pauseMs?: number
}

/** Whose account, and how to stop. */
export interface Caller {
  readonly secret: string
  readonly accountKey: string
  readonly signal: AbortSignal
}

export type DirectService =
  | 'campaigns'
  | 'adgroups'
  | 'keywords'
  | 'ads'
  | 'sitelinks'
  | 'adextensions'
  | 'dictionaries'
  | 'clients'

export type DirectApi = ReturnType<typeof createDirectApi>

/** Direct refuses a sixth connection of an advertiser with error 506. */
const CONNECTIONS = 5
const REPEATS = 3
const PAGE = 10_000

/** Everything comes with HTTP 200; `error_code` has been seen as a number and as text. */
const envelope = z.union([
  z.object({ result: z.looseObject({}) }),
  z.object({
    error: z.looseObject({
      error_code: z.coerce.number(),
      error_string: z.string().default(''),
      error_detail: z.string().default(''),
    }),
  }),
])

const LONG_NUMBER = /\d{16}/

/** Yandex.Direct's JSON API, v501: v5 takes no unified campaigns and no combinatorial ads. */
export function createDirectApi(deps: DirectApiDeps) {
  const { clock, log, metrics, pauseMs = 1_000 } = deps
  const inLane = createLanes(CONNECTIONS)
  const http = createHttpClient({
    service: 'direct',
    baseUrl: deps.url ?? 'https://api.direct.yandex.com',
    limiter: deps.limiter,
    clock,
    log,
    metrics,
    timeoutMs: deps.timeoutMs ?? 60_000,
    connections: 20,
    headers: { 'accept-language': 'ru' },
    retry: { baseMs: pauseMs },
    // Ids of ads outgrow 2^53; the tree of regions has none, and is big enough to feel the difference.
    parseJson: (text) => (LONG_NUMBER.test(text) ? parseBigJson(text) : JSON.parse(text)),
  })
  const points = new Counter({
    name: 'direct_points_total',
    help: 'Points of Yandex.Direct spent, by method',
    labelNames: ['method'],
    registers: [metrics],
  })

  /** `Units: spent/left/limit of the day`. */
  function noteUnits(method: string, units: string | undefined): void {
    const [spent, left, daily] = units?.split('/').map(Number) ?? []
    if (spent === undefined || !Number.isFinite(spent)) return
    points.inc({ method }, spent)
    log.debug({ service: 'direct', method, spent, left, daily }, 'points')
  }

  async function once(
    { secret, accountKey, signal }: Caller,
    service: DirectService,
    method: string,
    params: object,
  ): Promise<Record<string, unknown>> {
    const access = readDirectToken(secret)?.access
    if (access === undefined) throw new AppError({ kind: 'auth', code: 'direct.token' })
    const isRead = method === 'get'
    const { data, headers } = await inLane(accountKey, signal, () =>
      http.request({
        method: 'POST',
        path: `/json/v501/${service}`,
        route: `${service}.${method}`,
        headers: { authorization: `Bearer ${access}` },
        body: { method, params },
        schema: envelope,
        idempotent: isRead,
        signal,
      }),
    )
    noteUnits(`${service}.${method}`, headers.units)
    if ('result' in data) return data.result
    const { error_code: code, error_string: text, error_detail: detail } = data.error
    throw directFailure({ code, text, detail }, !isRead)
  }

  /**
   * One call; what was certainly not done is repeated a few times. A write whose end nobody knows is `unknown-outcome` and the caller's
   * to look after.
   */
  async function call<T>(
    caller: Caller,
    service: DirectService,
    method: string,
    params: object,
    schema: z.ZodType<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const result = await once(caller, service, method, params)
        const parsed = parseLeniently(schema, result)
        if (parsed.success) return parsed.data
        const cause = new Error(z.prettifyError(parsed.error))
        const kind = method === 'get' ? 'unavailable' : 'unknown-outcome'
        throw new AppError({ kind, code: 'direct.bad_answer', cause })
      } catch (thrown) {
        caller.signal.throwIfAborted()
        const isSafe = NOTHING_DONE.includes(toAppError(thrown).code)
        if (!isSafe || attempt > REPEATS) throw thrown
        await clock.sleep(pauseMs * 2 ** (attempt - 1), caller.signal)
      }
    }
  }

  return {
    call,
    /** All pages of a get; a result without the list is nothing found. */
    async list<T>(
      caller: Caller,
      service: DirectService,
      name: string,
      params: object,
      item: z.ZodType<T>,
    ): Promise<T[]> {
      const page = z.preprocess(
        (result: Record<string, unknown>) => ({ rows: result[name], next: result.LimitedBy }),
        z.object({ rows: z.array(item).default([]), next: z.number().optional() }),
      )
      const found: T[] = []
      for (let offset = 0; ; ) {
        const asked = { ...params, Page: { Limit: PAGE, Offset: offset } }
        const { rows, next } = await call(caller, service, 'get', asked, page)
        found.push(...rows)
        if (next === undefined || next <= offset) return found
        offset = next
      }
    },
    /** Waits before another look; doubled with each attempt. */
    pause: (attempt: number, signal: AbortSignal) =>
      clock.sleep(pauseMs * 2 ** (attempt - 1), signal),
    close: () => http.close(),
  }
}
