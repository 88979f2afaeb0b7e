import type { Context } from 'hono'
import type { Clock } from '#core/clock.ts'
import type { Interceptor } from '../../service/interceptor.ts'
import type { SandboxEnv } from '../../service/play-fault.ts'
import type { AllegroTokens } from '../tokens.ts'
import type { Limit, Windows } from '../windows.ts'
import type { AllegroWorld } from '../world.ts'
import { PUBLIC, problem, tooMany, traced } from './problems.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

const CLIENT_WINDOW = 'client'

/** Limits of one seller, by what is counted. */
export const LIMITS = {
  offer: [{ windowMs: MINUTE, limit: 3_500 }],
  edit: [
    { windowMs: MINUTE, limit: 2_490 },
    { windowMs: HOUR, limit: 74_700 },
  ],
  quantity: [
    { windowMs: MINUTE, limit: 9_000 },
    { windowMs: HOUR, limit: 250_000 },
  ],
  bulk: [
    { windowMs: MINUTE, limit: 9_000 },
    { windowMs: HOUR, limit: 150_000 },
  ],
  publication: [
    { windowMs: MINUTE, limit: 9_000 },
    { windowMs: HOUR, limit: 250_000 },
  ],
} as const satisfies Record<string, readonly Limit[]>

export interface Asked {
  readonly context: Context<SandboxEnv>
  readonly sellerId: string
  readonly query: URLSearchParams
  /** Parsed JSON; undefined where there was none. */
  readonly body: unknown
  readonly accept: string
}

export interface MethodOptions {
  /** In faults and figures. */
  readonly name: string
  readonly scope: `allegro:api:${string}`
  /** Media types that are taken; public alone by default. */
  readonly media?: () => readonly string[]
  readonly spends?: keyof typeof LIMITS
  /** What a call costs of it. */
  readonly cost?: (body: unknown) => number
}

export type Passing = ReturnType<typeof createPassing>

/** What every call of REST goes through: figures, faults, the client id's and the seller's limits, token, scope and media types. */
export function createPassing(deps: {
  readonly clock: Clock
  readonly world: AllegroWorld
  readonly tokens: AllegroTokens
  readonly interceptor: Interceptor
  readonly windows: Windows
}) {
  const { clock, world, tokens, interceptor, windows } = deps
  const inFlight = new Map<string, number>()
  let blockedUntil = 0

  /** A breach blocks everybody for a minute. */
  function isClientBlocked(): boolean {
    const now = clock.now()
    if (now < blockedUntil) return true
    const limit = { windowMs: MINUTE, limit: world.switches.clientLimit }
    const wait = windows.waitMs(CLIENT_WINDOW, limit, now)
    if (wait > 0) blockedUntil = now + MINUTE
    else windows.add(CLIENT_WINDOW, limit, now)
    return wait > 0
  }

  /** Undefined when there is room, which is then taken. */
  async function overLimit(
    seller: string,
    spends: keyof typeof LIMITS,
    cost: number,
  ): Promise<Response | undefined> {
    for (;;) {
      const now = clock.now()
      const name = (limit: Limit) => `${spends}/${limit.windowMs / MINUTE}min ${seller}`
      const limits = LIMITS[spends]
      const wait = Math.max(...limits.map((one) => windows.waitMs(name(one), one, now, cost)))
      if (wait === 0) {
        for (const limit of limits) windows.add(name(limit), limit, now, cost)
        return undefined
      }
      if (world.switches.overLimit === 'refuse') return tooMany()
      await clock.sleep(wait)
    }
  }

  function badMedia(asked: Asked, taken: readonly string[]): Response | undefined {
    if (!taken.includes(asked.accept)) {
      return problem(406, 'NotAcceptableException', `Use one of ${taken.join(', ')}`)
    }
    const type = asked.context.req.header('content-type')
    if (asked.body !== undefined && !taken.includes(type ?? '')) {
      return problem(415, 'UnsupportedMediaTypeException', `Use one of ${taken.join(', ')}`)
    }
    return undefined
  }

  async function answerTo(
    options: MethodOptions,
    context: Context<SandboxEnv>,
    act: (asked: Asked) => Response | Promise<Response>,
  ): Promise<Response> {
    if (isClientBlocked()) return tooMany()
    const holder = tokens.holder(context.req.header('authorization'))
    if (!holder) {
      const body = { error: 'invalid_token', error_description: 'Access token is not valid' }
      return Response.json(body, { status: 401 })
    }
    if (!holder.scope.split(' ').includes(options.scope)) {
      return problem(403, 'AccessDenied', `Scope ${options.scope} is missing`)
    }
    const { sellerId } = holder
    if ((inFlight.get(sellerId) ?? 0) > world.switches.parallel) return tooMany()
    const text = await context.req.text()
    const asked: Asked = {
      context,
      sellerId,
      query: new URL(context.req.url).searchParams,
      body: text === '' ? undefined : parsed(text),
      accept: context.req.header('accept') ?? '',
    }
    const bad = badMedia(asked, options.media?.() ?? [PUBLIC])
    if (bad) return bad
    const { spends, cost } = options
    const over = spends && (await overLimit(sellerId, spends, cost?.(asked.body) ?? 1))
    if (over) return over
    world.settle()
    return act(asked)
  }

  return {
    method:
      (options: MethodOptions, act: (asked: Asked) => Response | Promise<Response>) =>
      async (context: Context<SandboxEnv>): Promise<Response> => {
        const account = tokens.holder(context.req.header('authorization'))?.sellerId ?? 'nobody'
        inFlight.set(account, (inFlight.get(account) ?? 0) + 1)
        try {
          const call = { method: options.name, groups: ['api'], account }
          const work = () => answerTo(options, context, act)
          return traced(await interceptor.pass(context, call, work))
        } finally {
          inFlight.set(account, (inFlight.get(account) ?? 1) - 1)
        }
      },
    /** Refuses everybody for a while, as after a breach. */
    block(ms: number): void {
      blockedUntil = clock.now() + ms
    },
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
