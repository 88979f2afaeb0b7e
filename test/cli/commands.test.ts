import { spawn } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { parseEnv } from 'node:util'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test } from 'vitest'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { loadConfig } from '#src/config.ts'
import { PRELOAD } from '#test/processes/child.ts'
import { runningClock } from '#test/support/clock.ts'
import { emptyDatabase, freshDatabase } from '#test/support/database.ts'
import { testRedis } from '#test/support/redis.ts'

const TOKEN = '123456789:AAF0abcdefghijklmnopqrstuvwxyz_-012'
const TOLD_TIME = './test/processes/told-time.ts'
const MASTER_KEY = randomBytes(32)

let server: ReturnType<typeof serve>
let outside: string
let clockAheadMs = 0

/** Stands in for Telegram and Wildberries. */
beforeAll(async () => {
  const app = new Hono()
  app.use(async (c, next) => {
    await next()
    c.header('date', new Date(runningClock.now() - clockAheadMs).toUTCString())
  })
  app.get(`/bot${TOKEN}/getMe`, (c) => c.json({ ok: true, result: { username: 'shop_bot' } }))
  app.get(`/bot${TOKEN}/getWebhookInfo`, (c) => c.json({ ok: true, result: { url: '' } }))
  app.get('/ping', (c) => c.json({ title: 'unauthorized' }, 401))
  const port = await new Promise<number>((resolve) => {
    server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, (info) =>
      resolve(info.port),
    )
  })
  outside = `http://127.0.0.1:${port}`
})

afterAll(() => new Promise((resolve) => server.close(resolve)))

beforeEach(() => {
  clockAheadMs = 0
})

async function cli(args: string[], env: Record<string, string>) {
  const child = spawn(
    process.execPath,
    [...PRELOAD, '--import', TOLD_TIME, 'src/cli/main.ts', ...args],
    {
      env: { PATH: process.env.PATH, TOLD_NOW_MS: String(runningClock.now()), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  const code = new Promise((resolve) => child.on('exit', resolve))
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await code, out: out + err }
}

const environment = (more: Record<string, string> = {}) => ({
  BOT_TOKEN: TOKEN,
  MASTER_KEY: MASTER_KEY.toString('base64'),
  TELEGRAM_API_ROOT: outside,
  WB_COMMON_URL: outside,
  WB_SUPPLIES_URL: outside,
  WORDSTAT_CLOUD_URL: outside,
  DIRECT_URL: outside,
  YANDEX_OAUTH_URL: outside,
  OPENAI_URL: outside,
  GOOGLE_SHEETS_URL: outside,
  GOOGLE_TOKEN_URL: outside,
  WIX_URL: outside,
  BASE_URL: outside,
  POIZON_URL: outside,
  POIZON_DISTRIBUTION_URL: outside,
  ...more,
})

test('without a command it lists them', async () => {
  const { code, out } = await cli([], {})
  expect(code).toBe(0)
  for (const name of ['doctor', 'migrate', 'rotate-key', 'backup', 'restore', 'sandbox'])
    expect(out).toContain(name)
  expect((await cli(['nonsense'], {})).code).toBe(1)
  expect((await cli(['toString'], {})).code).toBe(1)
})

test('the doctor finds a good installation well', async () => {
  const { url } = await freshDatabase()
  const redis = await testRedis()
  const env = environment({ DATABASE_URL: url, REDIS_URL: redis.url })
  const { code, out } = await cli(['doctor'], env)
  expect(out).toContain('All is well.')
  expect(code).toBe(0)
  for (const line of ['PostgreSQL 18, migrated', 'Redis ', '@shop_bot', 'clock: right']) {
    expect(out).toContain(line)
  }
  expect(out).not.toContain(TOKEN)
})

test('the doctor names every fault of the configuration', async () => {
  const { code, out } = await cli(['doctor'], { HTTP_PORT: 'x' })
  expect(code).toBe(1)
  expect(out.match(/→/g)).toHaveLength(3)
  expect(out).toContain('→ BOT_TOKEN must hold')
})

test('the doctor says what to do about each thing that does not answer', async () => {
  const closed = 'http://127.0.0.1:1'
  const { code, out } = await cli(
    ['doctor'],
    environment({
      DATABASE_URL: 'postgres://x@127.0.0.1:1/x',
      REDIS_URL: 'redis://127.0.0.1:1',
      TELEGRAM_API_ROOT: closed,
      WB_SUPPLIES_URL: closed,
    }),
  )
  expect(code).toBe(1)
  for (const advice of [
    '→ start PostgreSQL or correct DATABASE_URL',
    '→ start Redis or correct REDIS_URL',
    '→ open the way to the Bot API',
    '→ open the way to 127.0.0.1:1 (network, proxy), or correct WB_SUPPLIES_URL',
  ]) {
    expect(out).toContain(advice)
  }
  expect(out).toContain('✔ wildberries common')
})

test('the doctor sees a refused token and a wrong clock', async () => {
  clockAheadMs = 90_000
  const { url } = await freshDatabase()
  const env = environment({ DATABASE_URL: url, BOT_TOKEN: '1234567:some-other-token' })
  const { code, out } = await cli(['doctor'], env)
  expect(code).toBe(1)
  expect(out).toContain('→ copy BOT_TOKEN from @BotFather again')
  expect(out).toMatch(/clock: (89|90|91) s ahead/)
})

test('the doctor sees stored keys that the configured master key does not open', async () => {
  const { url, pool } = await freshDatabase()
  const id = randomUUID()
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const secret = vault.seal('key', { workspaceId: id, service: 'wildberries' })
  await pool.query(
    `insert into credentials (id, workspace_id, service, account_key, fingerprint, name, mask, secret, key_version, facts, added_by)
    values ($1, $1, 'wildberries', 'sid', 'f', 'shop', '…', $2, 1, '{}', 1)`,
    [id, secret],
  )
  const { code, out } = await cli(['doctor'], environment({ DATABASE_URL: url }))
  expect(code).toBe(1)
  expect(out).toContain('stored keys of version 1 do not open')
})

test('migrate makes the tables', async () => {
  const { url, pool } = await emptyDatabase()
  const { code, out } = await cli(['migrate'], environment({ DATABASE_URL: url }))
  expect(out).toContain('up to date')
  expect(code).toBe(0)
  const { rows } = await pool.query(
    `select to_regclass('public.monitors') as a, to_regclass('bullmq.job') as b`,
  )
  expect(rows[0]).toEqual({ a: 'monitors', b: 'bullmq.job' })
})

test('rotate-key reports what it sealed', async () => {
  const { url } = await freshDatabase()
  const env = environment({
    DATABASE_URL: url,
    MASTER_KEY: randomBytes(32).toString('hex'),
    MASTER_KEY_VERSION: '2',
    MASTER_KEYS_PREVIOUS: `1:${MASTER_KEY.toString('base64')}`,
  })
  const { code, out } = await cli(['rotate-key'], env)
  expect(out).toContain('credentials: 0 sealed with key version 2')
  expect(code).toBe(0)
})

test('a fault of the configuration is told in words, without a stack', async () => {
  const { code, out } = await cli(['migrate'], {})
  expect(code).toBe(1)
  expect(out).toContain('- BOT_TOKEN must')
  expect(out).not.toContain('    at ')
})

test('the sandbox says what an application must know, in a form the configuration reads', async () => {
  const child = spawn(process.execPath, [...PRELOAD, 'src/cli/main.ts', 'sandbox'], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  onTestFinished(() => void child.kill())
  let out = ''
  for await (const chunk of child.stdout) {
    out += chunk
    if (/^WB_FEED_KEYS=.*\n/m.test(out)) break
  }
  const config = loadConfig(parseEnv(out) as Record<string, string>)
  const me = await fetch(`${config.telegram.apiRoot}/bot${config.telegram.token}/getMe`)
  expect(await me.json()).toMatchObject({ ok: true })
  expect(config.wildberries.feedKeys).toHaveLength(11)
  expect(config.campaigns.google.serviceAccount?.privateKey).toContain('PRIVATE KEY')
})
