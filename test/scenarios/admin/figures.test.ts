import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Person } from '#sandbox/telegram/person.ts'
import { openShop, PARTS } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openCampaigner } from '../campaigns/campaigner.ts'
import { openSeller } from '../seller.ts'
import { ADMIN, openAdmin, SECOND_ADMIN } from './admins.ts'

const shop = await openShop({ env: { ADMIN_IDS: `${ADMIN},${SECOND_ADMIN}` }, parts: PARTS })
const { db } = shop

const one = async (query: ReturnType<typeof sql>): Promise<number> => {
  const { rows } = await db.execute<{ n: string | number | null }>(query)
  return Number(rows[0]?.n ?? 0)
}

/** What this process has counted so far is in the database. */
const brought = async () => {
  const before = await one(sql`select coalesce(max(seq), 0) as n from figure_flushes`)
  await shop.clock.advance(6_000)
  await waitFor(async () => {
    await shop.clock.advance(6_000)
    return (await one(sql`select coalesce(max(seq), 0) as n from figure_flushes`)) > before
  })
}

const screenOf = async (who: Person, button: string | RegExp, title: string): Promise<string> => {
  await who.tap(button)
  return (await who.sees(title)).replaceAll('\u00a0', ' ')
}

test('every number that an admin sees is the one of a query of its own, in both languages', async () => {
  const anna = await openCampaigner(shop)
  await anna.make({ name: 'Термокружки', extras: [] })
  await anna.file('Термокружки')
  const emma = await openSeller(shop, 'en')
  await emma.say('/start')
  await emma.sees('Emma, this is Prilavok')
  await db.execute(
    sql`insert into active_days (day, user_id) values (${shop.day(-1)}, 1), (${shop.day(-1)}, 2), (${shop.day(-26)}, 3)`,
  )
  await brought()

  const [olga, olivia] = [
    await openAdmin(shop),
    await openAdmin(shop, { id: SECOND_ADMIN, locale: 'en' }),
  ]
  await olga.say('/admin')
  await olga.sees('🧭 Админ')
  await olivia.say('/admin')
  await olivia.sees('🧭 Admin')

  const people = await one(sql`select count(*) as n from users`)
  const here = sql`select count(*) as n from active_days where day = ${shop.day(0)}`
  // A day is noted after the screen was shown.
  await waitFor(async () => (await one(here)) === people)
  const today = await one(here)
  const month = await one(
    sql`select count(distinct user_id) as n from active_days where day > ${shop.day(-30)}`,
  )
  expect(month).toBe(people + 3)
  await olga.say('/admin')
  const home = await olga.sees(`Людей ${people}`)
  expect(home).toContain(`Сегодня пришли ${today}, за 30 дней ${month}`)

  const funnel = await screenOf(olga, '📊 Воронка', 'Админ · Воронка')
  const connected = await one(
    sql`select count(distinct w.owner_id) as n from credentials c join workspaces w on w.id = c.workspace_id`,
  )
  const begun = await one(sql`select count(distinct user_id) as n from campaign_uses`)
  const share = (part: number) => Math.round((part / people) * 100)
  expect(funnel).toContain(`Сегодня ${today}, вчера 2, за 30 дней ${month}`)
  expect(funnel).toContain(`Начали за 30 дней: ${people}`)
  expect(funnel).toContain(`Подключили ключ: ${connected} (${share(connected)} %)`)
  expect(funnel).toContain(`Начали работу: ${begun} (${share(begun)} %)`)
  await olga.tap('🖼 По дням')
  await olga.waitFor((who) => who.messages().some(({ photo }) => photo !== undefined))

  await olivia.say('/admin')
  await olivia.sees('🧭 Admin')
  const results = await screenOf(olivia, '🧮 Results', 'Results, last 30 days')
  const finished = sql`from runs where kind = 'campaigns.create' and status = 'completed'`
  expect(await one(sql`select count(*) as n ${finished}`)).toBe(1)
  expect(results).toContain('Campaigns 1,')
  const each = await one(
    sql`select sum(cost_micros) as n from model_calls where campaign_id in (select id ${finished})`,
  )
  expect(results).toContain(`AI model per campaign $${(each / 1_000_000).toFixed(2)}`)
  expect(results).toContain(
    `SKUs in stock ${await one(sql`select count(*) as n from products where deleted_at is null`)}`,
  )
  const micros = await one(
    sql`select coalesce(sum(micros), 0) as n from spending where user_id = 0`,
  )
  const spent = (micros / 1_000_000).toFixed(2)
  expect(results).toContain(`spent by the bot in total $${spent}`)

  await brought()
  await olivia.say('/admin')
  await olivia.sees('🧭 Admin')
  const services = await screenOf(olivia, '📡 Services', 'Services, last 24 hours')
  for (const service of ['wordstat', 'openai']) {
    const line = services.split('\n').find((text) => text.startsWith(`${service}`))
    if (!line) continue
    const name = line.split(':')[0] ?? ''
    const calls = await one(
      sql`select sum(value) as n from figure_hours where name = 'http.calls' and label <> 'aborted' and service = ${name}`,
    )
    expect(line).toContain(`: ${calls.toLocaleString('en')} ·`)
  }
  expect(services).toMatch(/telegram: \d/)

  await olivia.say('/admin')
  await olivia.sees('🧭 Admin')
  const health = await screenOf(olivia, '🩺 Health', 'Admin · Health')
  expect(health).toContain('bot worker poller: up')
  const updates = await one(sql`select count(*) as n from inbox where status = 'done'`)
  const shown = Number(/Updates in 24 hours ([\d,]+)/.exec(health)?.[1]?.replace(',', ''))
  // What was pressed since the last figures were brought is on its way.
  expect(shown).toBeGreaterThan(updates - 20)
  expect(shown).toBeLessThanOrEqual(updates)
  await olivia.tap('⏱ Uptime')
  const uptime = await olivia.sees('Admin · Uptime')
  expect(uptime).toContain('PostgreSQL: a day 100%, 30 days 100%')
  expect(uptime).toMatch(/✅ \d+ more services were never away/)
  await olivia.tap('‹ Health')
  await olivia.sees('Admin · Health')

  await olivia.say('/admin')
  await olivia.sees('🧭 Admin')
  const queues = await screenOf(olivia, '⏳ Queues', 'Admin · Queues')
  expect(queues).toMatch(/runs: waiting 0/)
  expect(queues).toMatch(/📥 Updates: waiting \d/)
})

test('an error that a person was shown is found by its code, in the words of the log', async () => {
  const olga = await openAdmin(shop)
  const at = new Date(shop.clock.now()).toISOString()
  await db.execute(sql`insert into logged_errors (at, code, reference, words)
    values (${at}::timestamptz, 'wb.rate_limited', 'SUP-7A7A', '{"level":"error","msg":"call failed"}')`)
  await olga.say('/admin')
  await olga.tap('🐞 Ошибки')
  await olga.sees('wb.rate_limited: 1')
  await olga.tap('🔎 По коду')
  await olga.say('sup-7a7a')
  await olga.sees('"msg":"call failed"')
})

test('limits are given and taken back; a link for the way in is shown once', async () => {
  const olga = await openAdmin(shop)
  const emma = await openSeller(shop, 'en')
  await emma.say('/start')
  await emma.sees('Emma, this is Prilavok')
  await olga.say('/admin')
  await olga.tap('🙋 Люди')
  await olga.tap(/Emma/)
  await olga.tap('⚖️ Предел')
  await olga.sees('Предел как у всех')
  await olga.tap('$5 в день')
  await olga.sees('Предел свой')
  expect(await one(sql`select micros as n from personal_limits where user_id = ${emma.id}`)).toBe(
    5_000_000,
  )
  await olga.tap('↩️ Как у всех')
  await olga.sees('Предел как у всех')
  expect(await one(sql`select count(*) as n from personal_limits`)).toBe(0)

  await olga.say('/admin')
  await olga.tap('✉️ Вход')
  await olga.sees('Бот открыт для всех')
  await olga.tap('➕ На 10')
  const link = await olga.sees('Ссылка для входа, мест: 10')
  expect(link).toMatch(/start=join_[\w-]{22}/)
  await olga.tap('‹ Вход')
  await olga.tap(/0 из 10/)
  await olga.tap('✕ Отозвать ссылку')
  expect(await one(sql`select count(*) as n from entry_links where revoked_at is not null`)).toBe(1)

  await olga.tap('➕ Впустить по id')
  await olga.say('777001')
  await olga.sees('Впущено админами: 1')
  await olga.tap('🙋 Кого впустили')
  await olga.tap('777001')
  await olga.sees('Сейчас бот открыт для всех')
  await olga.tap('🚪 Закрыть вход')
  await olga.sees('пока никто')
  expect(await one(sql`select count(*) as n from admissions`)).toBe(0)
  const deeds = sql`select count(*) as n from admin_actions where action in ('admit', 'expel') and user_id = 777001`
  expect(await one(deeds)).toBe(2)
})
