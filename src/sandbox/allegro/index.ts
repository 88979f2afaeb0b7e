import { Hono } from 'hono'
import type { Clock } from '#core/clock.ts'
import { createControlApi } from '../service/control.ts'
import { createInterceptor } from '../service/interceptor.ts'
import type { SandboxEnv } from '../service/play-fault.ts'
import { addCommands } from './api/commands.ts'
import { addEdits } from './api/edits.ts'
import { addOffers } from './api/offers.ts'
import { addOrders } from './api/orders.ts'
import { createPassing } from './api/passing.ts'
import { answer, notFound, problem, tooMany, traced } from './api/problems.ts'
import { createCommands, putUp } from './controls.ts'
import { DEMO_ALLEGRO_CLIENT, seedDemo } from './demo.ts'
import { createMarket } from './market.ts'
import { createOauthHost } from './oauth.ts'
import { createMarketPage } from './page.ts'
import type { Switches } from './records.ts'
import { createAllegroTokens } from './tokens.ts'
import { createWindows } from './windows.ts'
import { createAllegroWorld } from './world.ts'

export interface AllegroSandboxOptions {
  readonly clock: Clock
  /** How long a call takes, ms; none by default. */
  readonly latencyMs?: number
  readonly switches?: Partial<Switches>
  /** Two shops from the start. */
  readonly isSeeded?: boolean
}

const ALL_SCOPES = [
  'allegro:api:sale:offers:read',
  'allegro:api:sale:offers:write',
  'allegro:api:orders:read',
  'allegro:api:profile:read',
].join(' ')

/**
 * Allegro in one process: REST under `/api` of `app`, OAuth and its page beside it. Methods in faults and figures: `offers`, `offer`,
 * `parts`, `patch`, `operation`, `quantity`, `bulk`, `publication`, `report`, `tasks`, `events`, `event-stats`, `forms`, `form`,
 * `offer-events`, `me` (group `api`), `device`, `token` (group `oauth`); an account is a seller's id.
 */
export function createAllegroSandbox(options: AllegroSandboxOptions) {
  const { clock, latencyMs, isSeeded = false } = options
  const world = createAllegroWorld(clock, options.switches)
  const client = DEMO_ALLEGRO_CLIENT
  const tokens = createAllegroTokens({ clock, world, client })
  const windows = createWindows()
  const market = createMarket(world)
  const interceptor = createInterceptor({
    clock,
    latencyMs,
    refuse(kind, fault) {
      if (kind === 'limited') return tooMany(fault.ms && Math.ceil(fault.ms / 1_000))
      if (kind === 'unpaid') return problem(403, 'AccessDenied', 'Access is denied')
      return problem(fault.status ?? 503, 'InternalServerError', 'Try again later')
    },
  })
  const passing = createPassing({ clock, world, tokens, interceptor, windows })
  if (isSeeded) seedDemo(world)

  const api = new Hono<SandboxEnv>()
  addOffers(api, world, passing)
  addEdits(api, world, passing)
  addCommands(api, world, passing)
  addOrders(api, world, passing)
  api.get(
    '/me',
    passing.method({ name: 'me', scope: 'allegro:api:profile:read' }, ({ sellerId }) =>
      answer({
        id: sellerId,
        login: world.sellers.get(sellerId)?.login ?? '',
        baseMarketplace: { id: 'allegro-pl' },
      }),
    ),
  )
  // Whole offers are not edited here any more, and what is no address is told in the same shape.
  api.on(['PATCH', 'PUT'], '/sale/offers/:offerId', () =>
    traced(problem(403, 'ACCESS_DENIED', 'Access to the resource is denied')),
  )
  api.all('*', () => traced(notFound('Resource')))
  const app = new Hono<SandboxEnv>()
    .route('/api', api)
    .route('/', createOauthHost({ world, tokens, interceptor, client }))

  const control = createControlApi({
    interceptor,
    state(): AllegroState {
      world.settle()
      const { sellers, offers, forms, commands, switches } = world.dump()
      return { sellers, offers, forms, commands, switches, peaks: windows.peaks() }
    },
    commands: createCommands({ world, market, tokens, passing }),
  })
  control.route('/', createMarketPage(world, market))

  const snapshot = () => ({ world: world.dump(), tokens: tokens.dump() })

  return {
    app,
    control,
    world,
    market,
    client,
    faults: interceptor.faults,
    calls: interceptor.calls,
    latency: interceptor.latency,
    /** The most that was let through within any window, by name; `client` is the client id. */
    peaks: windows.peaks,
    /** A linked account without the page: the body of the token endpoint. */
    link: (login: string, scope: string = ALL_SCOPES) =>
      tokens.grant(world.seller(login).id, scope),
    /** An offer of a seller; its id. */
    putUp: (login: string, offer: Parameters<typeof putUp>[2]) =>
      putUp(world, world.seller(login).id, offer),
    tokens,
    snapshot,
    /** Faults, figures and windows start anew. */
    restore(saved: ReturnType<typeof snapshot>): void {
      world.load(saved.world)
      tokens.load(saved.tokens)
    },
  }
}

/** What tests and the tour read of it. */
export interface AllegroState
  extends Pick<
    ReturnType<ReturnType<typeof createAllegroWorld>['dump']>,
    'sellers' | 'offers' | 'forms' | 'commands' | 'switches'
  > {
  /** The most within any window, by name. */
  readonly peaks: Readonly<Record<string, number>>
}
