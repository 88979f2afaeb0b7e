import { randomInt } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { Interceptor } from '../../service/interceptor.ts'
import type { SandboxEnv } from '../../service/play-fault.ts'
import { readJson } from '../json.ts'
import type { Account } from '../records.ts'
import type { YandexWorld } from '../world.ts'
import { ADS } from './ads.ts'
import { CAMPAIGNS } from './campaigns.ts'
import { AD_EXTENSIONS, SITELINKS } from './extras.ts'
import { AD_GROUPS } from './groups.ts'
import { KEYWORDS } from './keywords.ts'
import { DirectError, type DirectMethod } from './method.ts'
import type { Mishap, Mishaps } from './mishaps.ts'
import { costOf, ERROR_COST, pay, pointsLeft } from './points.ts'
import { CLIENTS, DICTIONARIES, KEYWORDS_RESEARCH } from './research.ts'

const SERVICES: Readonly<Record<string, Readonly<Record<string, DirectMethod>>>> = {
  campaigns: CAMPAIGNS,
  adgroups: AD_GROUPS,
  keywords: KEYWORDS,
  ads: ADS,
  sitelinks: SITELINKS,
  adextensions: AD_EXTENSIONS,
  dictionaries: DICTIONARIES,
  clients: CLIENTS,
  keywordsresearch: KEYWORDS_RESEARCH,
}
/** Calls of one advertiser at a time. */
const MAX_CONNECTIONS = 5

const ERROR_TITLES: Readonly<Record<number, string>> = {
  52: 'Сервер авторизации временно недоступен',
  53: 'Ошибка авторизации',
  54: 'Нет прав',
  55: 'Неизвестный метод',
  58: 'Незавершенная регистрация',
  152: 'Недостаточно баллов',
  506: 'Превышено количество одновременных соединений',
  513: 'Логин не подключен к Яндекс.Директу',
  1000: 'Сервер временно недоступен',
  1002: 'Ошибка операции',
  3000: 'Нет доступа к API',
  8000: 'Неверный запрос',
}

interface HostDeps {
  readonly world: YandexWorld
  readonly interceptor: Interceptor
  readonly mishaps: Mishaps
  readonly pageLimit: number
}

/** `/json/v5/<service>` and `/json/v501/<service>`. Errors of a whole request are HTTP 200 too. */
export function createDirectHost({
  world,
  interceptor,
  mishaps,
  pageLimit,
}: HostDeps): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  const busy = new Map<string, number>()

  function holder(context: Context): Account | undefined {
    const access = context.req.header('authorization')?.replace(/^Bearer\s+/i, '') ?? ''
    const token = world.tokens.get(access)
    const isGood = token !== undefined && token.expiresAt > world.clock.now()
    return isGood ? world.accounts.get(token.login) : undefined
  }

  function perform(
    account: Account | undefined,
    version: 'v5' | 'v501',
    asked: { service: string; method: string; params: unknown } | undefined,
  ): Response {
    const now = world.clock.now()
    if (account === undefined) return failure(53, 'Неверный OAuth-токен')
    if ((busy.get(account.login) ?? 0) > MAX_CONNECTIONS) {
      return failure(506, `Не более ${MAX_CONNECTIONS} запросов одновременно`)
    }
    if (asked === undefined)
      return failure(8000, 'Тело запроса не JSON', pay(account, ERROR_COST, now))
    const name = `${asked.service}.${asked.method}`
    const methods = SERVICES[asked.service] ?? {}
    const method = Object.hasOwn(methods, asked.method) ? methods[asked.method] : undefined
    if (method === undefined) return failure(55, name, pay(account, ERROR_COST, now))
    if (pointsLeft(account, now) < costOf(name, 1)) return failure(152, 'Баллы закончились')
    try {
      const { result, objects } = method({ world, account, version, pageLimit }, asked.params)
      const headers = { units: pay(account, costOf(name, objects), now) }
      return answer({ result }, { ...headers, 'units-used-login': account.login })
    } catch (thrown) {
      if (!(thrown instanceof DirectError)) throw thrown
      return failure(thrown.code, thrown.detail, pay(account, ERROR_COST, now))
    }
  }

  app.post('/json/:version{v5(?:01)?}/:service', async (context) => {
    const asked = readRequest(context.req.param('service'), await context.req.text())
    const account = holder(context)
    const version = context.req.param('version') === 'v5' ? 'v5' : 'v501'
    const method = `${context.req.param('service')}.${asked?.method ?? 'unreadable'}`
    const login = account?.login ?? 'unknown'
    busy.set(login, (busy.get(login) ?? 0) + 1)
    try {
      const names = { method, groups: ['direct', context.req.param('service')], account: login }
      return await interceptor.pass(context, names, () => {
        const mishap = mishaps.next(method)
        if (mishap === undefined) return perform(account, version, asked)
        if (mishap.executed) perform(account, version, asked)
        return play(mishap)
      })
    } finally {
      busy.set(login, (busy.get(login) ?? 1) - 1)
    }
  })
  return app
}

function readRequest(service: string, text: string) {
  try {
    const body = readJson(text)
    if (typeof body !== 'object' || body === null || !('method' in body)) return undefined
    if (typeof body.method !== 'string') return undefined
    return { service, method: body.method, params: 'params' in body ? body.params : {} }
  } catch {
    return undefined
  }
}

function play({ code }: Mishap): Response {
  if (code < 502 || code > 504) return failure(code, 'Попробуйте повторить запрос позднее')
  return new Response('<html><body>upstream error</body></html>', {
    status: code,
    headers: { 'content-type': 'text/html' },
  })
}

/** A refusal of the whole request in Direct's words. */
export function failure(code: number, detail: string, units?: string): Response {
  const error = {
    request_id: requestId(),
    error_code: code,
    error_string: ERROR_TITLES[code] ?? 'Ошибка',
    error_detail: detail,
  }
  return answer({ error }, units === undefined ? {} : { units })
}

function answer(body: object, headers: Record<string, string>): Response {
  return new Response(JSON.stringify(body), {
    headers: {
      'content-type': 'application/json;charset=utf-8',
      requestid: requestId(),
      ...headers,
    },
  })
}

function requestId(): string {
  return `8${randomInt(10 ** 14)}`.padEnd(16, '0')
}
