import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { eq, gt, inArray, ne } from 'drizzle-orm'
import { Redis } from 'ioredis'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { bookings } from '#desks/supplies/schema.ts'
import { runs } from '#runs/schema.ts'
import { createPerson } from '#sandbox/telegram/person.ts'
import type { Role } from '#src/config.ts'
import { workspaces } from '#telegram/identity/schema.ts'
import { inbox } from '#telegram/inbox/schema.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { type AppProcess, appEnvironment, type Environment, startApp } from '#test/processes/app.ts'
import { startFront } from '#test/processes/front.ts'
import { type RedisProcess, startRedisProcess } from '#test/processes/redis.ts'
import { type SandboxProcess, startSandboxProcess } from '#test/processes/sandbox.ts'
import { createSellers } from '#test/processes/sellers.ts'
import { runningClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { waitFor } from '#test/support/wait.ts'

const program = inject('redisServer')
if (!program) process.stdout.write('Not run: several processes (no redis-server on PATH)\n')

const LEASE = 'lease:supplies:poller'
/** A poller that dies is replaced within this. */
const HEIR_MS = 5_000
const KOLEDINO = 507
const TULA = 206348

describe.skipIf(!program)('three bots behind a webhook, three workers, two pollers', () => {
  const apps: AppProcess[] = []
  let place: {
    redis: RedisProcess
    sandbox: SandboxProcess
    front: Awaited<ReturnType<typeof startFront>>
    database: Awaited<ReturnType<typeof freshDatabase>>
    env: Environment
    state: Redis
  }

  const start = async (name: string, ...roles: Role[]) => {
    const logFile = join(logs, `${name}.log`)
    const app = await startApp({ name, roles, env: place.env, logFile })
    apps.push(app)
    return app
  }
  const named = (name: string) => {
    const app = apps.find((one) => one.name === name)
    if (!app) throw new Error(`no process ${name}`)
    return app
  }
  let logs = ''

  beforeAll(async () => {
    logs = await mkdtemp(join(tmpdir(), 'prilavok-processes-'))
    const [redis, sandbox, front, database] = await Promise.all([
      startRedisProcess(program),
      startSandboxProcess(),
      startFront(),
      freshDatabase({ max: 5 }),
    ])
    const env = {
      ...appEnvironment({ sandbox, databaseUrl: database.url, redisUrl: redis.url }),
      TELEGRAM_MODE: 'webhook',
      WEBHOOK_URL: front.url,
      WEBHOOK_SECRET: 'a-secret-of-the-test',
    }
    place = { redis, sandbox, front, database, env, state: new Redis(redis.url) }
    const bots = ['bot-1', 'bot-2', 'bot-3'].map((name) => start(name, 'bot', 'worker'))
    await Promise.all([...bots, start('poller-1', 'poller'), start('poller-2', 'poller')])
    front.lead((await Promise.all(bots)).map(({ port }) => port))
  })

  afterAll(async () => {
    await Promise.all(apps.map((app) => app.end('SIGKILL')))
    await rm(logs, { recursive: true, force: true })
    if (!place) return
    place.state.disconnect()
    await Promise.all([place.front.close(), place.sandbox.stop(), place.redis.stop()])
  })

  const meet = (id: number, firstName: string) =>
    createPerson({ url: place.sandbox.url, id, firstName, locale: 'ru', timeoutMs: 60_000 })
  const leader = async (): Promise<AppProcess | undefined> => {
    const pid = Number((await place.state.get(LEASE))?.split('-')[0])
    return apps.find((app) => app.pid === pid && app.isAlive())
  }
  const inDays = (count: number) => addDays(dayIn('Europe/Moscow', runningClock.now()), count)
  const booked = async () =>
    (await place.sandbox.wildberries.commits()).filter(({ outcome }) => outcome === 'booked')

  test('key, session, monitor, slot, caught: over all bots', async () => {
    const { sandbox, front } = place
    const { wildberries } = sandbox
    const person = await meet(100_001, 'Анна')
    await person.say('/start')
    await person.sees('Прилавок')
    const { sid } = await wildberries.addSeller({ name: 'ИП Орлова' })
    const { token } = await wildberries.issueToken({ sid, type: 'personal' })
    await person.say(token)
    await person.sees('Ключ подключён')
    await person.say((await wildberries.issueSession({ sid })).text)
    await person.sees('Сессия кабинета')
    const place507 = { warehouseId: KOLEDINO, type: 'box' } as const
    const { preorderId } = await wildberries.addPreorder({ sid, ...place507 })
    await person.say('/supplies')
    await person.tap(/Новый монитор/)
    await person.tap(/Коледино/)
    await person.tap(/Далее|Готово/)
    await person.tap(/Короба/)
    await person.sees('какие дни')
    await person.tap(/7 дней/)
    await person.sees('коэффициента')
    await person.tap('×2')
    await person.tap(/Автобронь/)
    await person.tap(new RegExp(String(preorderId)))
    await person.tap(/Далее/)
    await person.tap(/Начать поиск/)
    await person.sees('Режим')
    await waitFor(leader)
    await wildberries.openSlot({ ...place507, day: inDays(3), coefficient: 1, capacity: 1 })
    await person.sees('ПОСТАВКА')
    await person.close()

    expect((await booked()).map((commit) => commit.preorderId)).toEqual([preorderId])
    for (const bot of ['bot-1', 'bot-2', 'bot-3'])
      expect(front.taken().get(named(bot).port), bot).toBeGreaterThan(0)
  })

  test('what many say at once is handled once each, whichever bots take it', async () => {
    const { database, front } = place
    const names = Array.from({ length: 6 }, (_, n) => `Сосед ${n + 1}`)
    const people = await Promise.all(names.map((name, n) => meet(100_010 + n, name)))
    await Promise.all(people.map((person) => person.say('/start')))
    await Promise.all(people.map((person) => person.sees('это Прилавок')))
    front.repeat(true)
    // Each delivery comes twice, to two bots: an answer may be lost on its way back.
    await Promise.all(people.map((person) => person.say('/settings')))
    await Promise.all(people.map((person) => person.tap('🏬 Магазины')))
    await Promise.all(people.map((person) => person.tap('➕ Новый магазин')))
    await Promise.all(people.map((person) => person.say('Второй')))
    await Promise.all(people.map((person) => person.tap('✓ Создать магазин')))
    await Promise.all(people.map((person) => person.sees('📍 Второй')))
    front.repeat(false)
    const { db } = database
    await waitFor(async () => (await db.$count(inbox, ne(inbox.status, 'done'))) === 0)
    for (const person of people) {
      expect(await db.$count(workspaces, eq(workspaces.ownerId, person.id))).toBe(2)
      const screens = person.messages().filter(({ fromBot }) => fromBot)
      expect(screens.filter(({ text }) => text.includes('📍 Второй'))).toHaveLength(1)
    }
    expect(await db.$count(inbox, gt(inbox.attempts, 0))).toBe(0)
    await Promise.all(people.map((person) => person.close()))
  })

  test('the leading poller dies by kill -9: the other takes over within five seconds', async () => {
    const { database, sandbox, env } = place
    const sellers = createSellers(database.db, env, sandbox)
    const person = await meet(100_002, 'Борис')
    await person.say('/start')
    await person.sees('Прилавок')
    const hunt = await sellers.hunt(await sellers.equip(person.id), {
      warehouseId: TULA,
      supplyType: 'box',
      day: inDays(4),
    })
    const victim = await waitFor(leader)
    await victim.end('SIGKILL')
    const heir = await waitFor(leader, { timeoutMs: HEIR_MS, what: 'another leader' })
    expect(heir.pid).not.toBe(victim.pid)
    await sandbox.wildberries.openSlot({
      warehouseId: TULA,
      type: 'box',
      day: inDays(4),
      coefficient: 1,
      capacity: 1,
    })
    const commit = await waitFor(async () =>
      (await booked()).find((one) => one.preorderId === hunt.preorderId),
    )
    expect(commit).toMatchObject({ warehouseId: TULA, day: inDays(4) })
    await person.sees('ПОСТАВКА')
    await person.close()
  })

  test('asked to stop in the middle of everything: nothing half done, the others finish', async () => {
    const { database, front } = place
    const person = await meet(100_001, 'Анна')
    await person.say('/keys')
    await person.tap(/Проверить/)
    for (const text of ['/supplies', '/help', '/keys', '/supplies']) await person.say(text)
    front.lead([named('bot-2').port, named('bot-3').port])
    const leading = await waitFor(leader)
    const leaving = [named('bot-1'), leading]
    expect(await Promise.all(leaving.map((app) => app.end('SIGTERM')))).toEqual([0, 0])
    expect(await place.state.get(LEASE)).toBeNull()

    await person.sees('📦 Поставки')
    await person.close()
    const { db } = database
    const unfinished = async () => ({
      updates: await db.$count(inbox, ne(inbox.status, 'done')),
      runs: await db.$count(runs, ne(runs.status, 'completed')),
      commits: await db.$count(bookings, inArray(bookings.status, ['matched', 'committing'])),
      messages: await db.$count(outbox, ne(outbox.status, 'sent')),
    })
    const nothing = { updates: 0, runs: 0, commits: 0, messages: 0 }
    await waitFor(async () => JSON.stringify(await unfinished()) === JSON.stringify(nothing), {
      what: 'everything to be finished by those who stay',
    }).catch(async (error: unknown) => {
      expect(await unfinished(), String(error)).toEqual(nothing)
    })
  })
})
