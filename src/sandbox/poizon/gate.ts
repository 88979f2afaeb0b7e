import type { Context } from 'hono'
import type { Fault } from '../service/faults.ts'
import type { InterceptedCall } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import type { PlayedKey } from './records.ts'
import type { PoizonWorld } from './world.ts'

const ERRORS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  503: 'Service Unavailable',
}

/** NestJS's way of saying no. */
export function refusal(status: number, message: string | readonly string[], pauseMs?: number) {
  const error = ERRORS[status]
  const headers = pauseMs ? { 'retry-after': String(Math.ceil(pauseMs / 1_000)) } : undefined
  return Response.json(
    { statusCode: status, message, ...(error && { error }) },
    { status, ...(headers && { headers }) },
  )
}

const tooMany = (pauseMs?: number) => refusal(429, 'ThrottlerException: Too Many Requests', pauseMs)

const NO_CALLS_LEFT = 'Monthly request limit exceeded'

/** What a distribution's answer says of itself; HTTP is always 200. */
export const DISTRIBUTION_CODES = {
  badParameter: [30_300_012, 'parameter error'],
  noPermission: [30_300_013, 'no permission'],
  tooFrequent: [30_300_014, 'request too frequent'],
  badToken: [30_400_001, 'access token invalid'],
  oldToken: [30_400_002, 'access token expired'],
  broken: [40_900_006, 'system exception'],
} as const

export function notGiven(name: keyof typeof DISTRIBUTION_CODES): Response {
  const [code, msg] = DISTRIBUTION_CODES[name]
  return Response.json({ code, msg, data: null })
}

/** A fault in the words of the source that is asked. */
export function poizonRefusal(
  kind: 'http-5xx' | 'unpaid' | 'limited',
  fault: Fault,
  { groups = [] }: InterceptedCall,
): Response {
  if (kind === 'http-5xx') return refusal(fault.status ?? 503, 'Service Unavailable')
  const isDistribution = groups.includes('distribution')
  if (kind === 'unpaid')
    return isDistribution ? notGiven('noPermission') : refusal(403, NO_CALLS_LEFT)
  return isDistribution ? notGiven('tooFrequent') : tooMany(fault.ms)
}

/** Month of a moment in Moscow, `YYYY-MM`; it has no summer time. */
function monthOf(ms: number): string {
  return new Date(ms + 3 * 3_600_000).toISOString().slice(0, 7)
}

/** What a call of either source passes before it is answered: faults, the key, its plan, its month, its pace. */
export function createGate(world: PoizonWorld) {
  const { clock, interceptor, keys, quirks, windows } = world

  function keyOf({ req }: Context<SandboxEnv>, source: PlayedKey['source']): PlayedKey | undefined {
    const named = source === 'distribution' ? ['access-token'] : ['x-api-key', 'apikey']
    const given = named.map((name) => req.header(name)).find(Boolean)
    const key = keys.get(given ?? '')
    if (key?.source !== source) return undefined
    return key.clientId === null || key.clientId === req.header('client-id') ? key : undefined
  }

  const isOverPace = (bucket: string, calls: number, windowMs: number) =>
    windows.take(bucket, [{ calls, windowMs }]) > 0

  /** Counts a call that is answered. */
  function count({ used }: PlayedKey): void {
    const month = monthOf(clock.now())
    used[month] = (used[month] ?? 0) + 1
  }

  /** Why a call of Poizon-API is refused. */
  function apiRefusal(key: PlayedKey | undefined, call: string): Response | undefined {
    if (!key) return refusal(401, 'Unauthorized')
    const { rps, lacks, callsAMonth } = key.plan
    const forbidden = (message: string) =>
      refusal(403, quirks.isTerse ? 'Forbidden resource' : message)
    if (lacks.includes(call)) return forbidden('Forbidden resource')
    if ((key.used[monthOf(clock.now())] ?? 0) >= callsAMonth) return forbidden(NO_CALLS_LEFT)
    const calls = Math.ceil(rps)
    if (isOverPace(key.key, calls, (calls * 1_000) / rps)) return tooMany()
    return undefined
  }

  function distributionRefusal(key: PlayedKey | undefined, call: string): Response | undefined {
    if (!key) return notGiven('badToken')
    if (key.plan.lacks.includes(call)) return notGiven('noPermission')
    if (isOverPace(`${key.key} ${call}`, key.plan.rps, 1_000)) return notGiven('tooFrequent')
    return undefined
  }

  return {
    /** A word in the search that the source does not answer to. */
    banned: (): Response => refusal(403, 'Forbidden resource'),
    pass(
      context: Context<SandboxEnv>,
      { source, call }: { readonly source: PlayedKey['source']; readonly call: string },
      act: (key: PlayedKey) => Response | Promise<Response>,
    ): Promise<Response> {
      const key = keyOf(context, source)
      const groups = [source]
      return interceptor.pass(
        context,
        { method: call, groups, account: key?.key ?? 'nobody' },
        () => {
          const refused =
            source === 'distribution' ? distributionRefusal(key, call) : apiRefusal(key, call)
          if (refused || !key) return refused ?? refusal(401, 'Unauthorized')
          count(key)
          return act(key)
        },
      )
    },
  }
}
