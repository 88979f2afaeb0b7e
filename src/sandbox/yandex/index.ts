import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { command, createControlApi } from '../service/control.ts'
import { createInterceptor } from '../service/interceptor.ts'
import { createDirectHost, failure } from './direct/host.ts'
import { createMishaps } from './direct/mishaps.ts'
import { createOauth, type OauthApp } from './oauth.ts'
import { createDraftsPage } from './page.ts'
import { createWorld, DAY_MS } from './world.ts'

export interface YandexSandboxOptions {
  readonly clock: Clock
  /** Applications that may ask for access. `demo` with the secret `demo-secret` by default. */
  readonly apps?: readonly OauthApp[]
  /** Login of whoever opens the page with the code. */
  readonly person?: string
  /** Objects a get of Direct gives at once; 10 000 by default. */
  readonly pageLimit?: number
  /** How long a call takes, ms. */
  readonly latencyMs?: number
}

const SANDBOX_APP: OauthApp = { id: 'demo', secret: 'demo-secret' }

/**
 * Yandex ID and Yandex.Direct in one process: `direct` stands for api.direct.yandex.com, `oauth` for oauth.yandex.ru (and `/info` of
 * login.yandex.ru). `control` is for tests and, at `/drafts`, for a person.
 */
export function createYandexSandbox(options: YandexSandboxOptions) {
  const { clock } = options
  const world = createWorld(clock)
  const interceptor = createInterceptor({
    clock,
    latencyMs: options.latencyMs,
    refuse: (kind, { status = 503 }) => {
      if (kind === 'http-5xx') return new Response('upstream error', { status })
      return kind === 'unpaid' ? failure(152, 'Баллы закончились') : failure(506, 'Подождите')
    },
  })
  const mishaps = createMishaps()

  /** An account with a token that works, without the page and the code. */
  function open(
    login: string,
    account: { currency?: string | undefined; dailyPoints?: number | undefined } = {},
  ): { access: string } {
    world.account(login, account)
    const access = `y0_sandbox-${login.padEnd(24, '-')}-${world.tokens.size + 1}`
    const refresh = `1:sandbox-${world.tokens.size + 1}`
    const expiresAt = clock.now() + 365 * DAY_MS
    world.tokens.set(access, { access, refresh, login, appId: SANDBOX_APP.id, expiresAt })
    return { access }
  }

  const control = createControlApi({
    interceptor,
    state: world.dump,
    commands: {
      account: command(
        z.object({
          login: z.string(),
          currency: z.string().optional(),
          dailyPoints: z.int().optional(),
        }),
        ({ login, ...account }) => open(login, account),
      ),
      'revoke-token': command(z.object({ access: z.string() }), ({ access }) => {
        world.tokens.delete(access)
      }),
      mishap: command(
        z.object({
          method: z.string(),
          code: z.int(),
          executed: z.boolean().optional(),
          after: z.int().min(0).optional(),
          times: z.int().min(1).optional(),
        }),
        mishaps.add,
      ),
      'clear-mishaps': command(z.object({}), mishaps.clear),
      moderate: command(z.object({ campaignId: z.string() }), ({ campaignId }) => {
        const campaign = world.campaigns.get(campaignId)
        if (campaign) campaign.status = 'MODERATION'
      }),
    },
  })
  control.route('/', createDraftsPage(world))

  return {
    direct: createDirectHost({
      world,
      interceptor,
      mishaps,
      pageLimit: options.pageLimit ?? 10_000,
    }),
    oauth: createOauth({
      world,
      interceptor,
      apps: options.apps ?? [SANDBOX_APP],
      person: options.person ?? 'prilavok-demo',
    }),
    control,
    world,
    open,
    mishaps,
    faults: interceptor.faults,
    calls: interceptor.calls,
    latency: interceptor.latency,
    /** The world as JSON; faults, mishaps and figures start anew after `restore`. */
    snapshot: world.dump,
    restore: world.load,
  }
}
