import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { Fault } from '../service/faults.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { isRefusal } from './accounts.ts'
import { searchCorpus } from './corpus/corpus.ts'
import { type ForecastParam, forecastOf, forecastParam, suggestionsOf } from './forecasts.ts'
import { MAX_REPORTS, type Report } from './reports.ts'
import { DAY_MS, type WordstatWorld } from './world.ts'

const envelope = z.object({
  method: z.string(),
  param: z.unknown().optional(),
  token: z.string().optional(),
})
const createParam = z.object({
  Phrases: z.array(z.string().trim().min(1)).min(1).max(10),
  GeoID: z.array(z.int()).default([]),
})

const suggestionParam = z.object({ Keywords: z.array(z.string().min(1)).min(1) })

/** As many phrases as a report holds. */
const ROWS = 300

const ERROR_TEXT: Readonly<Record<number, string>> = {
  31: 'Превышено ограничение на количество отчетов',
  52: 'Сервер авторизации временно недоступен',
  53: 'Ошибка авторизации',
  54: 'Недостаточно прав',
  55: 'Метод не существует',
  71: 'Параметры запроса указаны неверно',
  73: 'Прогноз не существует',
  91: 'Отчет не существует',
  152: 'Недостаточно баллов',
  259: 'Отчет еще не готов',
  500: 'Внутренняя ошибка сервера',
}

/** Wordstat reports, forecasts and suggestions of Direct's v4 Live; an error comes with HTTP 200 as well. */
export function liveHost(world: WordstatWorld) {
  const { interceptor, accounts, windows, asked, reports, quotas } = world
  const forecasts: { id: number; account: string; param: ForecastParam }[] = []
  let lastForecast = 700

  function create(account: string, param: unknown): Response {
    const request = createParam.safeParse(param)
    if (!request.success) return v4Error(71, request.error.issues[0]?.message)
    if (reports.of(account).length >= MAX_REPORTS) return v4Error(31)
    const { Phrases, GeoID } = request.data
    const daily = { calls: quotas.reportsDaily, windowMs: DAY_MS }
    if (windows.take(`reports ${account}`, [daily], Phrases.length) > 0) return v4Error(152)
    const regions = GeoID.map(String)
    for (const phrase of Phrases) asked.note({ account, provider: 'reports', phrase, regions })
    return data(reports.add(account, Phrases, GeoID).id)
  }

  function withReport(account: string, id: unknown, act: (report: Report) => Response): Response {
    const report = reports.find(account, id)
    return report ? act(report) : v4Error(91)
  }

  const methods: Readonly<Record<string, (account: string, param: unknown) => Response>> = {
    CreateNewWordstatReport: create,
    GetWordstatReportList: (account) => data(reports.look(account)),
    GetWordstatReport: (account, id) =>
      withReport(account, id, (report) =>
        report.pollsLeft < 0 && report.fate === 'done' ? data(rowsOf(report)) : v4Error(259),
      ),
    DeleteWordstatReport: (account, id) =>
      withReport(account, id, (report) => {
        reports.remove(report)
        return data(1)
      }),
    CreateNewForecast(account, param) {
      const request = forecastParam.safeParse(param)
      if (!request.success) return v4Error(71, request.error.issues[0]?.message)
      const own = forecasts.filter((one) => one.account === account)
      if (own.length >= MAX_REPORTS) return v4Error(31)
      lastForecast += 1
      forecasts.push({ id: lastForecast, account, param: request.data })
      return data(lastForecast)
    },
    GetForecastList: (account) =>
      data(
        forecasts
          .filter((one) => one.account === account)
          .map(({ id }) => ({ ForecastID: id, StatusForecast: 'Done' })),
      ),
    GetForecast(account, id) {
      const found = forecasts.find((one) => one.account === account && one.id === id)
      return found ? data(forecastOf(found.param)) : v4Error(73)
    },
    DeleteForecastReport(account, id) {
      const at = forecasts.findIndex((one) => one.account === account && one.id === id)
      if (at < 0) return v4Error(73)
      forecasts.splice(at, 1)
      return data(1)
    },
    GetKeywordsSuggestion(_account, param) {
      const request = suggestionParam.safeParse(param)
      return request.success ? data(suggestionsOf(request.data.Keywords)) : v4Error(71)
    },
  }

  async function handle(context: Context<SandboxEnv>): Promise<Response> {
    const body = envelope.safeParse(await context.req.json().catch(() => undefined))
    if (!body.success) return v4Error(71, 'not a request')
    const { method, param, token } = body.data
    const bearer = /^bearer\s+(.+)$/i.exec(context.req.header('authorization') ?? '')?.[1]
    const account = accounts.token(token ?? bearer ?? '')
    const call = { method: `reports/${method}`, groups: ['reports'], account }
    return interceptor.pass(context, call, () => {
      if (isRefusal(account)) return v4Error(account === 'unknown' ? 53 : 54)
      const act = Object.hasOwn(methods, method) ? methods[method] : undefined
      return act ? act(account, param) : v4Error(55)
    })
  }

  return new Hono<SandboxEnv>().post('/*', handle)
}

/** A fault in the words of v4; an HTTP status of its own only where the whole service is away. */
export function liveRefusal(kind: 'http-5xx' | 'unpaid' | 'limited', fault: Fault): Response {
  if (kind === 'http-5xx') {
    return new Response('Bad Gateway', { status: fault.status ?? 503 })
  }
  return v4Error(152)
}

function rowsOf({ phrases, regions }: Report) {
  return phrases.map((phrase) => {
    const { results, associations } = searchCorpus(phrase, regions.map(String))
    const row = (one: { phrase: string; count: number }) => ({
      Phrase: one.phrase,
      Shows: one.count,
    })
    return {
      Phrase: phrase,
      GeoID: regions,
      SearchedWith: results.slice(0, ROWS).map(row),
      SearchedAlso: associations.map(row),
    }
  })
}

const data = (value: unknown) => Response.json({ data: value })

function v4Error(code: number, detail = ''): Response {
  const text = ERROR_TEXT[code] ?? 'Ошибка'
  return Response.json({ error_code: code, error_str: text, error_detail: detail })
}
