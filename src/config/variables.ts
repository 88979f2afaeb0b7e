import { z } from 'zod'
import { LOG_LEVELS } from '#platform/log/log.ts'

export const ROLES = ['bot', 'worker', 'poller'] as const
export type Role = (typeof ROLES)[number]

const MASTER_KEY_BYTES = 32

/** What each variable may hold. The sentence says what to write; the name is put before it. */
export const VARIABLES = {
  BOT_TOKEN: z
    .string('must hold the token that @BotFather gave, e.g. 123456789:AAF…')
    .regex(/^\d+:[\w-]{10,}$/, 'must be the token as @BotFather gave it, e.g. 123456789:AAF…'),
  TELEGRAM_MODE: choice(['polling', 'webhook']).default('polling'),
  TELEGRAM_API_ROOT: address(['http', 'https']).default('https://api.telegram.org'),
  WEBHOOK_URL: address(['http', 'https']).optional(),
  WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/, 'must be 16 to 256 letters, digits, _ or -: openssl rand -hex 32')
    .optional(),
  DATABASE_URL: address(['postgres', 'postgresql']).optional(),
  POSTGRES_PASSWORD: z.string().optional(),
  DATA_DIR: z.string().default('.data'),
  REDIS_URL: address(['redis', 'rediss']).optional(),
  REDIS_PASSWORD: z.string().optional(),
  MASTER_KEY: masterKey().optional(),
  MASTER_KEY_VERSION: integer(1, 65_535).default(1),
  MASTER_KEYS_PREVIOUS: previousKeys().default([]),
  ROLES: list(choice([...ROLES])).default([...ROLES]),
  HTTP_HOST: z.string().default('127.0.0.1'),
  HTTP_PORT: integer(0, 65_535).default(8080),
  METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  ACCESS_MODE: choice(['open', 'invite', 'allow-list']).default('open'),
  ALLOWED_USERS: list(integer(1, Number.MAX_SAFE_INTEGER)).default([]),
  ADMIN_IDS: list(integer(1, Number.MAX_SAFE_INTEGER)).default([]),
  DEFAULT_LOCALE: choice(['ru', 'en']).default('ru'),
  TRIAL_CATCHES: integer(0, 1_000_000).default(2),
  TRIAL_IMPORTS: integer(0, 1_000_000).default(20),
  TRIAL_SKUS: integer(0, 10_000_000).default(100),
  PAYMENTS: choice(['on', 'off']).default('on'),
  PLAN_SELLER: offer().default(offerOf('490/50/50/1000/1000')),
  PLAN_BUSINESS: offer().default(offerOf('1490/500/200/10000/20000')),
  GRACE_DAYS: integer(0, 30).default(3),
  REFERRAL_CATCHES: integer(0, 1_000).default(1),
  MAX_KEYS_PER_USER: integer(1, 100).default(5),
  MAX_MONITORS: integer(1, 10_000).default(50),
  MAX_OPEN_RUNS: integer(1, 10_000).default(50),
  WB_COMMON_URL: address(['http', 'https']).default('https://common-api.wildberries.ru'),
  WB_SUPPLIES_URL: address(['http', 'https']).default('https://supplies-api.wildberries.ru'),
  WB_SELLER_URL: address(['http', 'https']).default('https://seller.wildberries.ru'),
  WB_SELLER_SUPPLY_URL: address(['http', 'https']).default('https://seller-supply.wildberries.ru'),
  WB_SELLER_WEEKLY_URL: address(['http', 'https']).default(
    'https://seller-weekly-report.wildberries.ru',
  ),
  WB_CABINET_PAGE_URL: address(['http', 'https']).default('https://seller.wildberries.ru'),
  WB_BOOKING: choice(['hand-over', 'cabinet']).default('hand-over'),
  WB_CABINET_ACCEPT_RISK: choice(['yes', 'no']).default('no'),
  WB_FEED_KEYS: list(z.string()).default([]),
  WB_QUOTA_WINDOWS: list(timeOfDay())
    .refine((times) => times.length > 0, 'must name a time, e.g. 09:00,18:00')
    .default([540, 1_080]),
  SLOT_PROBE_MINUTES: integer(1, 1440).default(20),
  CAMPAIGN_LIMIT: integer(0, 1_000_000).default(10),
  USER_CALLS_A_DAY: integer(0, 1_000_000).default(500),
  USER_DOLLARS_A_DAY: dollars().default(2),
  TOTAL_CALLS_A_DAY: integer(0, 100_000_000).default(10_000),
  TOTAL_DOLLARS_A_DAY: dollars().default(20),
  WORDSTAT_CLOUD_URL: address(['http', 'https']).default('https://searchapi.api.cloud.yandex.net'),
  WORDSTAT_OAUTH_URL: address(['http', 'https']).default('https://api.wordstat.yandex.net'),
  WORDSTAT_OAUTH_TOKEN: z.string().optional(),
  YANDEX_CLOUD_KEY: z.string().optional(),
  YANDEX_CLOUD_FOLDER: z.string().optional(),
  DIRECT_URL: address(['http', 'https']).default('https://api.direct.yandex.com'),
  DIRECT_REPORTS_URL: address(['http', 'https']).default('https://api.direct.yandex.ru'),
  YANDEX_OAUTH_URL: address(['http', 'https']).default('https://oauth.yandex.ru'),
  YANDEX_CLIENT_ID: z.string().optional(),
  YANDEX_CLIENT_SECRET: z.string().optional(),
  OPENAI_URL: address(['http', 'https']).default('https://api.openai.com/v1'),
  OPENAI_API: choice(['responses', 'chat']).default('responses'),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_MODEL: z.string().default('gpt-5.4-mini'),
  OPENAI_EMBEDDING_MODEL: z.string().optional(),
  GOOGLE_SHEETS_URL: address(['http', 'https']).default('https://sheets.googleapis.com/v4'),
  GOOGLE_DRIVE_URL: address(['http', 'https']).default('https://www.googleapis.com/drive/v3'),
  GOOGLE_TOKEN_URL: address(['http', 'https']).default('https://oauth2.googleapis.com/token'),
  GOOGLE_ACCOUNTS_URL: address(['http', 'https']).default(
    'https://accounts.google.com/o/oauth2/v2/auth',
  ),
  GOOGLE_SERVICE_ACCOUNT: serviceAccount().optional(),
  GOOGLE_SHARED_DRIVE: z.string().optional(),
  GOOGLE_CLIENT_ID: z.string().optional(),
  GOOGLE_CLIENT_SECRET: z.string().optional(),
  ALLEGRO_URL: address(['http', 'https']).default('https://api.allegro.pl'),
  ALLEGRO_AUTH_URL: address(['http', 'https']).default('https://allegro.pl'),
  ALLEGRO_UPLOAD_URL: address(['http', 'https']).default('https://upload.allegro.pl'),
  ALLEGRO_CLIENT_ID: z.string().optional(),
  ALLEGRO_CLIENT_SECRET: z.string().optional(),
  ALLEGRO_RATE_LIMIT: integer(60, 1_000_000).default(9_000),
  STOCK_SYNC_MINUTES: integer(5, 1_440).default(30),
  STOCK_BATCH: integer(10, 100).default(100),
  STOCK_RETRIES: integer(0, 10).default(3),
  STOCK_RETRY_DELAY: integer(1, 300).default(30),
  STOCK_TIMEOUT: integer(5, 120).default(30),
  SITES_URL: address(['http', 'https']).optional(),
  WIX_URL: address(['http', 'https']).default('https://www.wixapis.com'),
  BASE_URL: address(['http', 'https']).default('https://api.baselinker.com'),
  POIZON_URL: address(['http', 'https']).default('https://poizon-api.com/api/dewu'),
  POIZON_DISTRIBUTION_URL: address(['http', 'https']).default(
    'https://distopen.poizon.com/open/api/v1',
  ),
  POIZON_PICTURES_URL: address(['http', 'https']).optional(),
  IMPORT_BATCH_MAX: integer(1, 10_000).default(1_000),
  IMPORT_TIMEOUT: integer(5, 120).default(30),
  IMPORT_CACHE_MEMORY: integer(0, 3_600).default(300),
  IMPORT_CACHE_SHARED: integer(0, 604_800).default(86_400),
  IMPORT_CACHE_DATABASE: integer(0, 7_776_000).default(2_592_000),
  WOO_PRIVATE_HOSTS: list(z.string()).default([]),
  BACKUP_HOURS: integer(0, 8_760).default(24),
  BACKUP_KEEP: integer(1, 10_000).default(14),
  BACKUP_DIR: z.string().optional(),
  SENTRY_DSN: address(['http', 'https']).optional(),
  LOG_LEVEL: choice([...LOG_LEVELS]).default('info'),
  DEMO: choice(['yes', 'no']).default('no'),
} as const

export type VariableName = keyof typeof VARIABLES
export type Values = { [N in VariableName]: z.output<(typeof VARIABLES)[N]> }

function choice<const T extends string>(words: readonly T[]) {
  return z.enum(words, `must be ${words.join(', ').replace(/, ([^,]*)$/, ' or $1')}`)
}

function integer(min: number, max: number) {
  const sentence =
    max === Number.MAX_SAFE_INTEGER
      ? `must be whole numbers from ${min}`
      : `must be a whole number from ${min} to ${max}`
  return z
    .string()
    .regex(/^\d{1,16}$/, sentence)
    .transform(Number)
    .pipe(z.number(sentence).int(sentence).min(min, sentence).max(max, sentence))
}

/** What a plan costs and holds: Stars, catches, campaigns, imported products and SKUs. */
interface Offer {
  readonly stars: number
  readonly limits: Readonly<Record<'catch' | 'campaign' | 'import' | 'sku', number>>
}

function offerOf(text: string): Offer {
  const [stars = 0, catches = 0, campaign = 0, products = 0, sku = 0] = text.split('/').map(Number)
  return { stars, limits: { catch: catches, campaign, import: products, sku } }
}

/** Stars from 1 to 10,000, as Telegram takes them. */
function offer() {
  const sentence =
    'must be Stars/catches/campaigns/imports/SKUs, e.g. 490/50/50/1000/1000, with 1 to 10000 Stars, or off'
  return z
    .string()
    .regex(/^(off|(?:[1-9]\d{0,3}|10000)(?:\/\d{1,7}){4})$/, sentence)
    .transform((text): Offer | 'off' => (text === 'off' ? text : offerOf(text)))
}

/** Dollars with cents at most. */
function dollars() {
  return z
    .string()
    .regex(/^\d{1,6}(\.\d{1,2})?$/, 'must be dollars, e.g. 5 or 0.50')
    .transform(Number)
}

/** An address with one of the schemes; without the slash at its end. */
function address(schemes: readonly string[]) {
  const sentence = `must be an address that starts with ${schemes.map((s) => `${s}://`).join(' or ')}`
  return z
    .string()
    .refine(
      (text) => schemes.some((s) => text.startsWith(`${s}://`)) && URL.canParse(text),
      sentence,
    )
    .transform((text) => text.replace(/\/+$/, ''))
}

function list<T extends z.ZodType<unknown, string>>(item: T) {
  return z
    .string()
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(item))
}

/** `09:00` as minutes of a day. */
function timeOfDay() {
  const sentence = 'must be times of Moscow’s day with commas, e.g. 09:00,18:00'
  return z
    .string()
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, sentence)
    .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)))
}

function masterKey() {
  return z.string().transform((text, context) => {
    const key = keyBytes(text)
    if (key) return key
    context.addIssue(
      `must be ${MASTER_KEY_BYTES} random bytes in base64 or hex: openssl rand -base64 32`,
    )
    return z.NEVER
  })
}

/** `1:<key>,2:<key>` */
function previousKeys() {
  return z.string().transform((text, context) =>
    text
      .split(/[\s,]+/)
      .filter(Boolean)
      .map((pair) => {
        const [, version, encoded = ''] = /^(\d{1,5}):(.+)$/.exec(pair) ?? []
        const key = keyBytes(encoded)
        if (version !== undefined && key) return { version: Number(version), key }
        context.addIssue('must be version:key pairs with a comma between, e.g. 1:<base64>')
        return z.NEVER
      }),
  )
}

/** The key file of a Google service account: its JSON, or the same in base64. */
function serviceAccount() {
  const sentence =
    'must be the JSON key file of a Google service account, or that file in base64: base64 -w0 key.json'
  return z.string().transform((text, context) => {
    const json = text.trimStart().startsWith('{') ? text : Buffer.from(text, 'base64').toString()
    try {
      return SERVICE_ACCOUNT.parse(JSON.parse(json))
    } catch {
      context.addIssue(sentence)
      return z.NEVER
    }
  })
}

const SERVICE_ACCOUNT = z
  .object({ client_email: z.string().min(3), private_key: z.string().includes('PRIVATE KEY') })
  .transform(({ client_email, private_key }) => ({
    email: client_email,
    privateKey: private_key,
  }))

function keyBytes(text: string): Uint8Array | undefined {
  const key = /^[0-9a-f]{64}$/i.test(text)
    ? Buffer.from(text, 'hex')
    : /^[\w+/-]{43}=?$/.test(text)
      ? Buffer.from(text, 'base64')
      : undefined
  return key?.length === MASTER_KEY_BYTES ? new Uint8Array(key) : undefined
}
