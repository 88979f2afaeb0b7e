import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { VARIABLES } from '#src/config/variables.ts'
import { ConfigError, configSecrets, describeConfig, loadConfig } from '#src/config.ts'

const MASTER_KEY = randomBytes(32).toString('base64')
const BASE = { BOT_TOKEN: '123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012', MASTER_KEY }

function faultsOf(env: Record<string, string>): readonly string[] {
  try {
    loadConfig(env)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

test('a token and a key are all that is needed for one machine', () => {
  expect(loadConfig(BASE)).toMatchObject({
    isDemo: false,
    roles: ['bot', 'worker', 'poller'],
    telegram: { apiRoot: 'https://api.telegram.org', updates: { kind: 'polling' } },
    database: { kind: 'embedded', dir: '.data/postgres' },
    shared: { kind: 'memory' },
    http: { host: '127.0.0.1', port: 8080 },
    access: { mode: 'open', adminIds: [] },
    billing: { plans: { free: { catch: 2, campaign: 10, import: 20, sku: 100 } } },
    maxKeysPerUser: 5,
    maxMonitors: 50,
    wildberries: { booking: 'hand-over', slotProbeMs: 1_200_000 },
  })
})

test('everything can be set', () => {
  const config = loadConfig({
    ...BASE,
    MASTER_KEY: randomBytes(32).toString('hex'),
    MASTER_KEY_VERSION: '3',
    MASTER_KEYS_PREVIOUS: `1:${MASTER_KEY}, 2:${randomBytes(32).toString('hex')}`,
    TELEGRAM_MODE: 'webhook',
    WEBHOOK_URL: 'https://bot.example.com/telegram/',
    WEBHOOK_SECRET: 'a-secret-of-enough-length',
    DATABASE_URL: 'postgres://app:pw@db/shop',
    REDIS_URL: 'redis://cache:6379/1',
    ROLES: 'poller',
    ADMIN_IDS: '42, 43',
    WB_BOOKING: 'cabinet',
    WB_CABINET_ACCEPT_RISK: 'yes',
    WB_SUPPLIES_URL: 'http://127.0.0.1:9000/wb',
  })
  expect(config).toMatchObject({
    roles: ['poller'],
    telegram: { updates: { kind: 'webhook', url: 'https://bot.example.com/telegram' } },
    database: { kind: 'url', url: 'postgres://app:pw@db/shop' },
    shared: { kind: 'redis', url: 'redis://cache:6379/1' },
    access: { adminIds: [42, 43] },
    wildberries: { booking: 'cabinet', suppliesUrl: 'http://127.0.0.1:9000/wb' },
  })
  expect(config.masterKeys.previous.map(({ version }) => version)).toEqual([1, 2])
})

test('empty variables count as left out', () => {
  expect(loadConfig({ ...BASE, REDIS_URL: '', HTTP_PORT: ' ' }).shared.kind).toBe('memory')
})

test('all faults are told at once, each naming its variable once', () => {
  const faults = faultsOf({ HTTP_PORT: 'many', ACCESS_MODE: 'closed', MASTER_KEY: 'short' })
  expect(faults).toEqual([
    'BOT_TOKEN must hold the token that @BotFather gave, e.g. 123456789:AAF…',
    'MASTER_KEY must be 32 random bytes in base64 or hex: openssl rand -base64 32',
    'HTTP_PORT must be a whole number from 0 to 65535',
    'ACCESS_MODE must be open, invite or allow-list',
  ])
})

test.each<[string, Record<string, string>, string]>([
  ['no master key', { MASTER_KEY: '' }, 'MASTER_KEY must be set'],
  ['a role alone without Redis', { ROLES: 'worker', DATABASE_URL: 'postgres://x/y' }, 'REDIS_URL'],
  ['a role alone without a database', { ROLES: 'bot', REDIS_URL: 'redis://x' }, 'DATABASE_URL'],
  ['no role', { ROLES: ',' }, 'ROLES must name'],
  ['cabinet booking by accident', { WB_BOOKING: 'cabinet' }, 'WB_CABINET_ACCEPT_RISK must be yes'],
  [
    'a webhook without a secret',
    { TELEGRAM_MODE: 'webhook', WEBHOOK_URL: 'https://x.example' },
    'WEBHOOK_SECRET must be set',
  ],
  [
    'a webhook in clear',
    {
      TELEGRAM_MODE: 'webhook',
      WEBHOOK_URL: 'http://x.example',
      WEBHOOK_SECRET: 'a-secret-of-enough-length',
    },
    'WEBHOOK_URL must start with https',
  ],
  ['an allow-list of nobody', { ACCESS_MODE: 'allow-list' }, 'ALLOWED_USERS'],
  [
    'a key version that was already used',
    { MASTER_KEYS_PREVIOUS: `1:${MASTER_KEY}` },
    'MASTER_KEY_VERSION',
  ],
  ['a Google key that is none', { GOOGLE_SERVICE_ACCOUNT: 'e30=' }, 'GOOGLE_SERVICE_ACCOUNT'],
])('refuses %s', (_name, env, sentence) => {
  const faults = faultsOf({ ...BASE, ...env })
  expect(faults).toHaveLength(1)
  expect(faults[0]).toContain(sentence)
})

test('a demo needs no master key but reaches no real service', () => {
  const demo = { BOT_TOKEN: BASE.BOT_TOKEN, DEMO: 'yes' }
  const outside = Object.entries(VARIABLES)
    .filter(([, schema]) => String(schema.safeParse(undefined).data).startsWith('https://'))
    .map(([name]) => name)
    // Have no default: without them pages and pictures would be read from the open internet.
    .concat('SITES_URL', 'POIZON_PICTURES_URL')
  expect(faultsOf(demo)).toEqual(
    outside.map((name) => `${name} must point at the sandbox on this machine when DEMO=yes`),
  )
  const sandbox = Object.fromEntries(outside.map((name) => [name, 'http://127.0.0.1:1']))
  const config = loadConfig({ ...demo, ...sandbox })
  expect(config.masterKeys.current.key).toHaveLength(32)
})

test('an application at Allegro is its id and its secret, or neither', () => {
  expect(loadConfig(BASE).stock.allegro).toMatchObject({ clientId: undefined, rateLimit: 9_000 })
  for (const env of [{ ALLEGRO_CLIENT_ID: 'id' }, { ALLEGRO_CLIENT_SECRET: 'secret' }]) {
    expect(() => loadConfig({ ...BASE, ...env })).toThrow('ALLEGRO_CLIENT_ID')
  }
})

test('nothing can change it later', () => {
  const config = loadConfig(BASE)
  expect(() => Object.assign(config.telegram, { token: 'x' })).toThrow(TypeError)
})

test('printed, it shows what is set and no secret', () => {
  const config = loadConfig({
    ...BASE,
    DATABASE_URL: 'postgres://app:pa55word@db:5432/shop?sslkey=hidden',
    REDIS_URL: 'redis://:redis-pa55@cache',
    METRICS_TOKEN: 'metrics-token-long-enough',
    MASTER_KEY_VERSION: '2',
    MASTER_KEYS_PREVIOUS: `1:${randomBytes(32).toString('base64')}`,
    YANDEX_CLOUD_KEY: 'AQVN-of-the-operator',
    WORDSTAT_OAUTH_TOKEN: 'y0_old-wordstat',
    YANDEX_CLIENT_SECRET: 'yandex-client-secret',
    OPENAI_API_KEY: 'sk-of-the-operator',
    GOOGLE_CLIENT_SECRET: 'google-client-secret',
    ALLEGRO_CLIENT_ID: 'allegro-client',
    ALLEGRO_CLIENT_SECRET: 'allegro-client-secret',
    GOOGLE_SERVICE_ACCOUNT: Buffer.from(
      JSON.stringify({
        client_email: 'bot@prilavok.example',
        private_key: 'PRIVATE KEY of Google',
      }),
    ).toString('base64'),
  })
  const printed = JSON.stringify(describeConfig(config))
  expect(printed).toContain('postgres://app@db:5432/shop')
  expect(printed).toContain('"bot":"123456789"')
  const secrets = configSecrets(config)
  expect(secrets).toContain('pa55word')
  expect(secrets).toContain(MASTER_KEY)
  expect(secrets).toContain('sk-of-the-operator')
  expect(secrets).toContain('allegro-client-secret')
  expect(secrets).toContain('PRIVATE KEY of Google')
  expect(printed).toContain('bot@prilavok.example')
  for (const secret of [...secrets, 'hidden']) expect(printed).not.toContain(secret)
})

test('passwords apart from their addresses may hold any character, and are hidden in both forms', () => {
  const password = 'a/b#c?d@e%f:g h'
  const config = loadConfig({
    ...BASE,
    DATABASE_URL: 'postgres://prilavok@postgres:5432/prilavok',
    POSTGRES_PASSWORD: password,
    REDIS_URL: 'redis://redis:6379',
    REDIS_PASSWORD: password,
  })
  const { database, shared } = config
  if (database.kind !== 'url' || shared.kind !== 'redis') throw new Error('no addresses')
  const client = new Client({ connectionString: database.url })
  expect(client).toMatchObject({ host: 'postgres', user: 'prilavok', password })
  const redis = new Redis(shared.url, { lazyConnect: true })
  expect(redis.options).toMatchObject({ host: 'redis', port: 6379, password })
  expect(configSecrets(config)).toEqual(
    expect.arrayContaining([password, encodeURIComponent(password)]),
  )
  expect(JSON.stringify(describeConfig(config))).not.toContain('c?d')
})

test('.env.example explains exactly the variables there are', async () => {
  const text = await readFile(new URL('../.env.example', import.meta.url), 'utf8')
  const lines = text.split('\n')
  const named = lines.flatMap((line) => /^(?:# )?([A-Z][A-Z_]+)=/.exec(line)?.[1] ?? [])
  expect([...named].sort()).toEqual(Object.keys(VARIABLES).sort())
  for (const name of named) {
    const block = lines.slice(
      0,
      lines.findIndex((line) => line.replace('# ', '').startsWith(`${name}=`)),
    )
    expect(block.findLast((line) => !/^(?:# )?[A-Z_]+=/.test(line))).toMatch(/^# \S/)
  }
})

test('.env.example shows the defaults as they are', async () => {
  const text = await readFile(new URL('../.env.example', import.meta.url), 'utf8')
  const env: Record<string, string> = {}
  for (const line of text.split('\n')) {
    const [, name, value] = /^# ([A-Z][A-Z_]+)=(.+)$/.exec(line) ?? []
    if (name && value && name !== 'DATABASE_URL' && name !== 'REDIS_URL') env[name] = value
  }
  expect(describeConfig(loadConfig({ ...env, ...BASE }))).toEqual(describeConfig(loadConfig(BASE)))
})

test.each(['docs/operations.md', 'docs/operations.ru.md'])(
  '%s names variables that there are, with their defaults',
  async (page) => {
    const text = await readFile(new URL(`../${page}`, import.meta.url), 'utf8')
    const rows = text.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \| ([^|]+) \|/gm)
    const stated = [...rows].flatMap(([, names = '', defaults = '']) =>
      names.split(', ').map((name, index) => ({
        name: name.slice(1, -1),
        shown: /^`(.+)`$/.exec(defaults.split(', ')[index] ?? '')?.[1],
      })),
    )
    expect(stated.length).toBeGreaterThan(20)
    const byName: Readonly<Record<string, z.ZodType>> = VARIABLES
    for (const { name, shown } of stated) {
      expect(Object.keys(VARIABLES)).toContain(name)
      const schema = byName[name]
      if (shown) expect([name, schema?.parse(undefined)]).toEqual([name, schema?.parse(shown)])
    }
  },
)
