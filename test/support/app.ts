import { addDays, type Day, dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import { createLifecycle, type Lifecycle } from '#platform/lifecycle.ts'
import { createLog } from '#platform/log/log.ts'
import { createRecentErrors } from '#platform/log/recent-errors.ts'
import { createStepClock, type StepClock } from '#sandbox/clock.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import {
  createWildberriesController,
  type WildberriesController,
} from '#sandbox/wildberries/controller.ts'
import { makeToken } from '#sandbox/wildberries/tokens.ts'
import { createApp } from '#src/app.ts'
import { ROLES, type Role } from '#src/config/variables.ts'
import { configSecrets, loadConfig } from '#src/config.ts'
import { sandboxEnvironment } from '#src/demo/environment.ts'
import type { Right } from '#telegram/rights.ts'
import { PATIENCE_MS } from '#test/telegram/patience.ts'
import { afterFile } from './closing.ts'
import { freshDatabase } from './database.ts'
import { START_MS } from './moments.ts'

export interface ShopOptions {
  /** Variables as an operator would set them, over those of a demo. */
  readonly env?: Readonly<Record<string, string>>
  /** Seller accounts of the operator that look for everybody: 11 look once a second. */
  readonly accounts?: number
  /** Where the clock begins, ms since the epoch; START_MS when absent. */
  readonly startMs?: number
  /** What runs; all when absent. What a test does not need costs it time: every loop looks again whenever the clock is moved. */
  readonly roles?: readonly Role[]
  /** Of the worker, what runs beside the notifier; all but {@link RARE} when absent. */
  readonly parts?: readonly Part[]
  /** After this a tap is answered that it was heard, ms; what came of it is waited for when absent. */
  readonly patienceMs?: number
}

/** What runs by day or hour and keeps a queue of its own: three connections each, which cost a start as much as all else. */
const RARE = ['maintenance', 'backups', 'digests', 'deletions'] as const
const OFTEN = ['figures', 'verifier', 'redistribution', 'runs', 'stock', 'imports'] as const
const USUAL = [...OFTEN, 'plans', 'drafts'] as const
/** By the names of the product's components. */
export type Part = (typeof RARE)[number] | (typeof USUAL)[number]
/** All of them. */
export const PARTS: readonly Part[] = [...USUAL, ...RARE]

/** The whole product over a sandbox of its own, with a clock that can be moved on. */
export interface Shop {
  readonly sandbox: Sandbox
  readonly wb: WildberriesController
  readonly clock: StepClock
  readonly db: Database
  readonly databaseUrl: string
  /** Who may do what in it. */
  rights(): readonly Right[]
  /** Everything the product logged, a JSON text a line. */
  readonly logged: readonly string[]
  /** Address of its own server: health, readiness, metrics. */
  url(): string
  /** Moscow's calendar day, some days after the one on which the shop opened: the same however far the clock is moved. */
  day(ahead: number): Day
  /** Stops the product and builds it anew over the same database. */
  restart(): Promise<void>
  stop(): Promise<void>
  start(): Promise<void>
}

/** A quiet feed is looked at this often, ms. */
const PROBE_MS = 2_000

/** Starts it all on free ports and a database of its own; closed after the test file. */
export async function openShop(options: ShopOptions = {}): Promise<Shop> {
  const { env = {}, accounts = 11, startMs = START_MS, roles = ROLES, parts = USUAL } = options
  const atRest = new Set<string>(PARTS.filter((part) => !parts.includes(part)))
  const clock = createStepClock({ startMs })
  const sandbox = await startSandbox({ clock })
  const database = await freshDatabase({ max: 1 })
  const { url } = sandbox
  const loaded = loadConfig({
    ...sandboxEnvironment({ url, token: sandbox.telegram.token, operator: sandbox.operator }),
    DATABASE_URL: database.url,
    WB_FEED_KEYS: operatorKeys(sandbox, accounts).join(','),
    LOG_LEVEL: 'debug',
    ...env,
  })
  const wildberries = { ...loaded.wildberries, slotProbeMs: PROBE_MS }
  const telegram = { ...loaded.telegram, patienceMs: options.patienceMs ?? PATIENCE_MS }
  const config = { ...loaded, telegram, wildberries, roles }
  const logged: string[] = []
  const destination = { write: (line: string) => void logged.push(line) }
  const errors = createRecentErrors({ clock })
  const log = createLog({
    ...{ level: config.logLevel, secrets: configSecrets(config), destination },
    onError: errors.take,
  })
  let lifecycle: Lifecycle | undefined
  let port = 0
  let rights: readonly Right[] = []
  const firstDay = dayIn('Europe/Moscow', clock.now())

  const shop: Shop = {
    sandbox,
    wb: createWildberriesController(`${url}/control`),
    clock,
    db: database.db,
    databaseUrl: database.url,
    rights: () => rights,
    logged,
    url: () => `http://127.0.0.1:${port}`,
    day: (ahead) => addDays(firstDay, ahead),
    async start() {
      lifecycle = createLifecycle({ log })
      const app = await createApp(config, log, clock, errors)
      await lifecycle.start(app.components.filter(({ name }) => !atRest.has(name)))
      port = app.port()
      rights = app.rights
    },
    async stop() {
      await lifecycle?.stop('asked by the test')
      lifecycle = undefined
    },
    async restart() {
      await shop.stop()
      await shop.start()
    },
  }
  afterFile(async () => {
    await shop.stop()
    await sandbox.close()
  })
  await shop.start()
  return shop
}

function operatorKeys({ wildberries, clock }: Sandbox, count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const { sid } = wildberries.world.addSeller({ name: `Оператор ${index + 1}` })
    return makeToken({ sid, type: 'personal', nowMs: clock.now() })
  })
}
