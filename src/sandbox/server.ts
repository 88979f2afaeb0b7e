import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { createStepClock, type StepClock } from './clock.ts'
import { createGuideApi, type Hint } from './guide.ts'
import { createServices, type Services, type ServicesOptions } from './services.ts'
import { keepState } from './state-file.ts'
import { createChatPage } from './telegram/chats/page.ts'
import type { TelegramSnapshot } from './telegram/chats/snapshot.ts'
import { createTelegramSandbox, type TelegramSandboxOptions } from './telegram/index.ts'
import {
  createWildberriesSandbox,
  type WildberriesSandbox,
  type WildberriesSandboxOptions,
} from './wildberries/sandbox.ts'

const KEEP_ALIVE_MS = 120_000

export interface SandboxOptions {
  /** 0 (default): any free port. */
  readonly port?: number
  /** 127.0.0.1 by default. */
  readonly host?: string
  /** One clock for all stand-ins; a running one by default. */
  readonly clock?: StepClock
  readonly telegram?: Omit<TelegramSandboxOptions, 'clock'>
  readonly wildberries?: Omit<WildberriesSandboxOptions, 'clock'>
  readonly services?: Omit<ServicesOptions, 'clock'>
  /** What to try, shown beside the chat; `url` is the sandbox's own. Nothing by default. */
  readonly guide?: (url: string) => readonly Hint[]
  /** Where the stand-ins' state outlives a restart; kept in memory only when absent. */
  readonly stateFile?: string
}

interface SavedState {
  readonly telegram: TelegramSnapshot
  readonly wildberries: ReturnType<WildberriesSandbox['snapshot']>
  readonly services: ReturnType<Services['snapshot']>
}

/**
 * Starts every stand-in behind one address: the chat page at `/` with its API at `/api`, Telegram's Bot API at
 * `/telegram`, Wildberries' hosts at `/wb` and its control page at `/control`, the campaigns' services as in services.ts.
 */
export async function startSandbox(options: SandboxOptions = {}) {
  const clock = options.clock ?? createStepClock()
  const telegram = createTelegramSandbox({ ...options.telegram, clock })
  const wildberries = createWildberriesSandbox({ ...options.wildberries, clock })
  const services = createServices({ ...options.services, clock })
  const kept =
    options.stateFile === undefined
      ? undefined
      : await keepState(
          options.stateFile,
          (): SavedState => ({
            telegram: telegram.snapshot(),
            wildberries: wildberries.snapshot(),
            services: services.snapshot(),
          }),
          (saved) => {
            const state = saved as SavedState
            telegram.restore(state.telegram)
            wildberries.restore(state.wildberries)
            services.restore(state.services)
          },
        )
  const app = new Hono()
  if (kept) {
    // A service does not forget what it has answered, however its callers die.
    app.use(async ({ req }, next) => {
      await next()
      if (req.method !== 'GET' && !req.path.endsWith('/getUpdates')) await kept.settled()
    })
  }
  app.route('/telegram', telegram.botApi)
  app.route('/wb', wildberries.app)
  app.route('/control', wildberries.control)
  app.route('/', services.app)
  app.route('/api', telegram.api)
  app.route(
    '/api',
    createGuideApi(() => options.guide?.(url) ?? []),
  )
  app.route('/', createChatPage())
  const server = createAdaptorServer({ fetch: app.fetch })
  // A caller that is busy for longer than the default of five seconds would write into a connection being closed.
  if ('keepAliveTimeout' in server) server.keepAliveTimeout = KEEP_ALIVE_MS
  const host = options.host ?? '127.0.0.1'
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, host, resolve)
  })
  const url = `http://${host}:${(server.address() as AddressInfo).port}`
  return {
    url,
    clock,
    services,
    operator: services.operator,
    telegram: { ...telegram, apiRoot: `${url}/telegram` },
    wildberries: { ...wildberries, url: `${url}/wb`, controlUrl: `${url}/control` },
    close: async () => {
      await telegram.close()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        if ('closeAllConnections' in server) server.closeAllConnections()
      })
      await kept?.close()
    },
  }
}

export type Sandbox = Awaited<ReturnType<typeof startSandbox>>
