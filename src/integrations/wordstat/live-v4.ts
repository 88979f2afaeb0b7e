import { z } from 'zod'
import { AppError, type ErrorKind } from '#core/errors.ts'
import type { ServiceKey } from '#desks/campaigns/ports.ts'
import type { Log } from '#platform/log/log.ts'
import { rowsOf } from '#platform/rows.ts'
import { shows } from './answer.ts'
import { type WordstatDeps, wordstatHttp } from './service.ts'

/** Direct's API v4 Live (its WSDL and answers recorded in 2026). */
const LIVE_URL = 'https://api.direct.yandex.ru'
const SERVICE = 'direct-v4'
/** No limit is published; polling is slow anyway. */
const SPEC = { capacity: 10, refillMs: 100 } as const

/** What a report says of one phrase; an absent list is an empty one. */
const reportRow = (log: Log) => {
  const row = z.object({ Phrase: z.string(), Shows: shows.nullish() })
  const counted = rowsOf(row, { log, what: 'wordstat report', isData: true })
    .nullish()
    .transform((rows) => (rows ?? []).map((one) => [one.Phrase, one.Shows ?? 0] as const))
  return z.object({
    Phrase: z.string(),
    GeoID: z.array(z.number()).nullish(),
    SearchedWith: counted,
    SearchedAlso: counted,
  })
}
export type WordstatReport = z.output<ReturnType<typeof reportRow>>[]

const reportStatus = z.object({
  ReportID: z.number(),
  // A word nobody knows yet is no end.
  StatusReport: z.enum(['Done', 'Pending', 'Failed']).catch('Pending'),
})

const refusal = z.object({
  error_code: z.coerce.number(),
  error_str: z.string().default(''),
  error_detail: z.string().nullish(),
})

const MEANING: Readonly<Record<number, readonly [ErrorKind, string]>> = {
  31: ['limit', 'too_many_reports'],
  52: ['unavailable', 'login_unavailable'],
  53: ['auth', 'bad_token'],
  54: ['auth', 'no_rights'],
  56: ['limit', 'too_many_calls'],
  58: ['auth', 'not_approved'],
  91: ['not-found', 'no_report'],
  152: ['limit', 'no_points'],
  259: ['unavailable', 'not_ready'],
  500: ['unavailable', 'server_error'],
  506: ['limit', 'too_many_connections'],
}

/** Wordstat reports of Direct's v4 Live, a call each. Errors come with HTTP 200; thrown as AppError `direct-v4.…`. */
export function createLiveV4(deps: WordstatDeps, tokenOf = (secret: string) => secret) {
  const http = wordstatHttp(SERVICE, LIVE_URL, deps)
  const { log } = deps
  const report = rowsOf(reportRow(log), { log, what: 'wordstat reports', isData: true })
  const reportList = rowsOf(reportStatus, { log, what: 'list of wordstat reports' })

  async function call<T>(
    key: ServiceKey,
    method: string,
    param: unknown,
    data: z.ZodType<T>,
    signal: AbortSignal | undefined,
  ): Promise<T> {
    const answer = await http.request({
      method: 'POST',
      path: '/live/v4/json/',
      route: `/live/v4/json/${method}`,
      body: {
        method,
        ...(param !== undefined && { param }),
        token: tokenOf(key.secret),
        locale: 'ru',
      },
      schema: z.union([z.object({ data }), refusal]),
      // Only creating a report has an effect that a repeat would double.
      idempotent: method !== 'CreateNewWordstatReport',
      limits: [{ key: `${SERVICE}:${key.accountKey}`, spec: SPEC }],
      ...(signal && { signal }),
    })
    if ('data' in answer.data) return answer.data.data
    throw v4Failure(answer.data)
  }

  return {
    /** ≤ 10 phrases; resolves with the id of the report that is being made. `unknown-outcome`: look into {@link list}. */
    create: (
      key: ServiceKey,
      phrases: readonly string[],
      regionIds: readonly number[],
      signal: AbortSignal,
    ) => {
      const param = { Phrases: phrases, ...(regionIds.length > 0 && { GeoID: regionIds }) }
      return call(key, 'CreateNewWordstatReport', param, z.int(), signal)
    },
    /** Reports live 5 hours, 5 at a time. */
    list: (key: ServiceKey, signal: AbortSignal) =>
      call(key, 'GetWordstatReportList', undefined, reportList, signal),
    get: (key: ServiceKey, id: number, signal: AbortSignal) =>
      call(key, 'GetWordstatReport', id, report, signal),
    /** Takes no signal: a report must go also when its asker was called off. */
    remove: (key: ServiceKey, id: number) =>
      call(key, 'DeleteWordstatReport', id, z.unknown(), undefined),
    close: () => http.close(),
  }
}

function v4Failure({ error_code, error_str, error_detail }: z.infer<typeof refusal>): AppError {
  const [kind, name] = MEANING[error_code] ?? ['invalid', `error_${error_code}`]
  const detail = [error_str, error_detail].filter(Boolean).join(': ').slice(0, 300)
  const cause = new Error(`error ${error_code}: ${detail}`)
  return new AppError({ kind, code: `${SERVICE}.${name}`, vars: { detail }, cause })
}
