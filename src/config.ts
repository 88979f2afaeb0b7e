import { createHash } from 'node:crypto'
import { join } from 'node:path'
import querystring from 'node:querystring'
import type { MasterKey } from '#platform/crypto/aes-vault.ts'
import type { LogLevel } from '#platform/log/log.ts'
import type { Locale } from '#platform/texts/lang.ts'
import {
  type CampaignsConfig,
  campaignsConfig,
  campaignsSecrets,
  describeCampaigns,
} from './config/campaigns.ts'
import { type ImportsConfig, importsConfig } from './config/imports.ts'
import { describeOperations, type OperationsConfig, operationsConfig } from './config/operations.ts'
import { type PlansConfig, plansConfig } from './config/plans.ts'
import { brokenRules } from './config/rules.ts'
import { describeStock, type StockConfig, stockConfig, stockSecrets } from './config/stock.ts'
import { type Role, VARIABLES, type Values, type VariableName } from './config/variables.ts'

export type { Role } from './config/variables.ts'

/** How this process is to run; made once from the environment and never changed. */
export interface Config {
  readonly isDemo: boolean
  readonly logLevel: LogLevel
  readonly roles: readonly Role[]
  readonly telegram: {
    readonly token: string
    readonly apiRoot: string
    readonly updates:
      | { readonly kind: 'polling' }
      | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
    /** A person who waited so long for an answer is shown that they were heard, ms. */
    readonly patienceMs: number
  }
  readonly database:
    | { readonly kind: 'url'; readonly url: string }
    | { readonly kind: 'embedded'; readonly dir: string }
  /** Where limits, leases and jobs are shared; memory (and jobs in PostgreSQL) serves one process. */
  readonly shared: { readonly kind: 'redis'; readonly url: string } | { readonly kind: 'memory' }
  readonly dataDir: string
  readonly masterKeys: { readonly current: MasterKey; readonly previous: readonly MasterKey[] }
  readonly http: {
    readonly host: string
    readonly port: number
    readonly metricsToken: string | undefined
  }
  readonly access: {
    readonly mode: 'open' | 'invite' | 'allow-list'
    readonly allowedUsers: readonly number[]
    readonly adminIds: readonly number[]
  }
  readonly defaultLocale: Locale
  readonly maxKeysPerUser: number
  /** Of a workspace. */
  readonly maxMonitors: number
  /** Runs of a workspace that may be open when a person asks for another. */
  readonly maxOpenRuns: number
  readonly wildberries: {
    readonly commonUrl: string
    readonly suppliesUrl: string
    readonly sellerUrl: string
    readonly sellerSupplyUrl: string
    readonly sellerWeeklyUrl: string
    /** Where links for the seller's own browser lead. */
    readonly cabinetPageUrl: string
    readonly booking: 'hand-over' | 'cabinet'
    /** When WB opens quotas for redistribution, in minutes of Moscow's day. */
    readonly quotaWindows: readonly number[]
    /** The operator's own official tokens, which look for everybody. */
    readonly feedKeys: readonly string[]
    /** Pause between looks at a feed that was switched off, ms. */
    readonly slotProbeMs: number
  }
  readonly billing: PlansConfig
  readonly campaigns: CampaignsConfig
  readonly stock: StockConfig
  readonly imports: ImportsConfig
  readonly operations: OperationsConfig
}

/** All that is wrong with the environment at once, a sentence each. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(`The configuration is not usable:\n${faults.map((fault) => `- ${fault}`).join('\n')}`)
    this.name = 'ConfigError'
    this.faults = faults
  }
}

/** Throws {@link ConfigError}. An empty variable counts as not set, as compose files write it. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const { values, faults } = readValues(env)
  faults.push(...brokenRules(values, new Set(faults.map((fault) => fault.split(' ')[0] ?? ''))))
  if (faults.length > 0) throw new ConfigError(faults)
  return deepFreeze(toConfig(values as Values))
}

function readValues(env: Readonly<Record<string, string | undefined>>) {
  const values: Record<string, unknown> = {}
  const faults: string[] = []
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const parsed = VARIABLES[name].safeParse(env[name]?.trim() || undefined)
    if (parsed.success) values[name] = parsed.data
    else faults.push(`${name} ${parsed.error.issues[0]?.message ?? 'is wrong'}`)
  }
  return { values: values as Partial<Values>, faults }
}

/** Demo data holds no real keys, and must open again after a restart. */
const DEMO_KEY = new Uint8Array(createHash('sha256').update('prilavok demo').digest())

function toConfig(values: Values): Config {
  return {
    isDemo: values.DEMO === 'yes',
    logLevel: values.LOG_LEVEL,
    roles: values.ROLES,
    telegram: {
      token: values.BOT_TOKEN,
      apiRoot: values.TELEGRAM_API_ROOT,
      updates:
        values.TELEGRAM_MODE === 'webhook'
          ? { kind: 'webhook', url: values.WEBHOOK_URL ?? '', secret: values.WEBHOOK_SECRET ?? '' }
          : { kind: 'polling' },
      // Well under the second that a tap may wait, with time left for the call itself.
      patienceMs: 600,
    },
    database: values.DATABASE_URL
      ? { kind: 'url', url: withPassword(values.DATABASE_URL, values.POSTGRES_PASSWORD) }
      : { kind: 'embedded', dir: join(values.DATA_DIR, 'postgres') },
    shared: values.REDIS_URL
      ? { kind: 'redis', url: withPassword(values.REDIS_URL, values.REDIS_PASSWORD) }
      : { kind: 'memory' },
    dataDir: values.DATA_DIR,
    masterKeys: {
      current: { version: values.MASTER_KEY_VERSION, key: values.MASTER_KEY ?? DEMO_KEY },
      previous: values.MASTER_KEYS_PREVIOUS,
    },
    http: { host: values.HTTP_HOST, port: values.HTTP_PORT, metricsToken: values.METRICS_TOKEN },
    access: {
      mode: values.ACCESS_MODE,
      allowedUsers: values.ALLOWED_USERS,
      adminIds: values.ADMIN_IDS,
    },
    defaultLocale: values.DEFAULT_LOCALE,
    maxKeysPerUser: values.MAX_KEYS_PER_USER,
    maxMonitors: values.MAX_MONITORS,
    maxOpenRuns: values.MAX_OPEN_RUNS,
    wildberries: {
      commonUrl: values.WB_COMMON_URL,
      suppliesUrl: values.WB_SUPPLIES_URL,
      sellerUrl: values.WB_SELLER_URL,
      sellerSupplyUrl: values.WB_SELLER_SUPPLY_URL,
      sellerWeeklyUrl: values.WB_SELLER_WEEKLY_URL,
      quotaWindows: values.WB_QUOTA_WINDOWS,
      cabinetPageUrl: values.WB_CABINET_PAGE_URL,
      booking: values.WB_BOOKING,
      feedKeys: values.WB_FEED_KEYS,
      slotProbeMs: values.SLOT_PROBE_MINUTES * 60_000,
    },
    billing: plansConfig(values),
    campaigns: campaignsConfig(values),
    stock: stockConfig(values),
    imports: importsConfig(values),
    operations: operationsConfig(values),
  }
}

/** The address with a password that is kept apart from it, where any character may stand in it. */
function withPassword(address: string, password: string | undefined): string {
  const url = new URL(address)
  if (password === undefined || url.password !== '') return address
  url.password = encodeURIComponent(password)
  return url.href
}

/** Typed arrays cannot be frozen; everything else is. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}

/** Texts that must never be printed, for the log's redaction. */
export function configSecrets(config: Config): string[] {
  const { telegram, database, shared, http, masterKeys } = config
  const keys = [masterKeys.current, ...masterKeys.previous].map(({ key }) => Buffer.from(key))
  return [
    telegram.token,
    telegram.updates.kind === 'webhook' ? telegram.updates.secret : '',
    ...[database, shared].flatMap((place) => ('url' in place ? passwordsIn(place.url) : [])),
    http.metricsToken ?? '',
    ...config.wildberries.feedKeys,
    ...campaignsSecrets(config.campaigns),
    ...stockSecrets(config.stock),
    config.operations.sentryDsn ?? '',
    ...keys.flatMap((key) => [key.toString('base64'), key.toString('hex')]),
  ].filter(Boolean)
}

/** As it stands in the address, and as it is. */
function passwordsIn(address: string): string[] {
  const { password } = new URL(address)
  return [password, querystring.unescape(password)]
}

/** The configuration as it may be printed at start: what is set, never a secret. */
export function describeConfig(config: Config): Record<string, unknown> {
  const {
    telegram,
    database,
    shared,
    masterKeys,
    http,
    wildberries,
    campaigns,
    stock,
    operations,
    ...rest
  } = config
  return {
    ...rest,
    wildberries: { ...wildberries, feedKeys: wildberries.feedKeys.length },
    campaigns: describeCampaigns(campaigns),
    stock: describeStock(stock),
    operations: describeOperations(operations),
    telegram: {
      bot: telegram.token.split(':')[0],
      apiRoot: telegram.apiRoot,
      updates: telegram.updates.kind,
      ...(telegram.updates.kind === 'webhook' ? { webhook: telegram.updates.url } : {}),
    },
    database:
      database.kind === 'url' ? withoutPassword(database.url) : `embedded in ${database.dir}`,
    shared: shared.kind === 'redis' ? withoutPassword(shared.url) : 'memory',
    masterKeyVersion: masterKeys.current.version,
    previousMasterKeys: masterKeys.previous.map(({ version }) => version),
    http: { host: http.host, port: http.port, isMetricsTokenSet: http.metricsToken !== undefined },
  }
}

/** Whom we talk to, without the password and without options, which may hold one too. */
function withoutPassword(address: string): string {
  const { protocol, username, host, pathname } = new URL(address)
  return `${protocol}//${username ? `${username}@` : ''}${host}${pathname}`
}
