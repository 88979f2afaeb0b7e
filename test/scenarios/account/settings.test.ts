import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addDays, dayIn, weekday } from '#core/dates.ts'
import { openDigest } from '#src/app/desks/digest.ts'
import { users } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { openCampaigner } from '../campaigns/campaigner.ts'
import { openSeller, type Seller } from '../seller.ts'
import { makeMonitor } from '../supplies/monitor.ts'

const shop = await openShop()
const { db, clock } = shop
const DAY = 86_400_000
const MOSCOW = 'Europe/Moscow'
const settings = async (person: Seller, button: string) => {
  await person.say('/settings')
  await person.tap(button)
}

test('the level of sounds is kept and obeyed', async () => {
  const anna = await openSeller(shop)
  await settings(anna, '🔔 Звук сообщений')
  await anna.sees('Сейчас: все')
  await anna.tap('Только срочные')
  expect(await anna.sees('Сейчас: только срочные')).toContain('[✓ Только срочные]')
  await anna.tap('‹ Назад')
  await anna.sees('Звук: только у срочных')
  const [row] = await db.select().from(users).where(eq(users.id, anna.id))
  expect(row?.notifyLevel).toBe('loud')
})

test('quiet hours say which are chosen', async () => {
  const anna = await openSeller(shop)
  await settings(anna, '🌙 Тихие часы')
  await anna.sees('Сейчас выключены.')
  await anna.tap('23:00–08:00')
  await anna.sees('Тихие часы: 23:00–08:00')
  await anna.tap('🌙 Тихие часы')
  await anna.sees('Сейчас: 23:00–08:00')
})

test('a campaign begins with the usual region and budget, and asks for neither', async () => {
  const anna = await openCampaigner(shop)
  await settings(anna, '📣 Новые кампании')
  expect(await anna.sees('Регион: спрашивать')).not.toContain('✕')
  await anna.tap('✎ Изменить')
  await anna.tap('Москва')
  await anna.say('30000 в месяц')
  await anna.tap('✓ Сохранить')
  await anna.sees(/Регион: Москва/)
  expect(anna.screen()).toMatch(/Бюджет: [67]\s?\d{3}.₽ в неделю/)
  await anna.say('/new_campaign')
  await anna.say('Термокружки')
  await anna.say('Термокружки из стали, держат тепло шесть часов, доставка по всей России')
  await anna.say('термокружка')
  // The address follows at once, and then the summary.
  await anna.sees(/адрес|ссылк|страниц/i)
  expect(anna.screen()).toMatch(/Москва/)
  await anna.say('/cancel')
  await settings(anna, '📣 Новые кампании')
  await anna.tap('✕ Спрашивать')
  await anna.sees('Регион: спрашивать')
})

test('a digest comes once a period, with a picture and what could be done next, and is switched off by one tap', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
  await settings(anna, '📰 Сводки')
  await anna.tap('☐ За день')
  await anna.sees('☑ За день')
  // On a Monday the week's digest comes, too.
  const isSunday = weekday(dayIn(MOSCOW, clock.now())) === 7
  if (isSunday) await clock.advance(DAY)
  await db.execute(`insert into bookings (id, monitor_id, workspace_id, warehouse_id, supply_type, status, slot_day, coefficient, executor, detected_at, created_at, verified_at)
    select gen_random_uuid(), m.id, m.workspace_id, 507, 'box', 'verified', '2030-01-01', 1, 'cabinet', t.at, t.at, t.at
    from monitors m, (select to_timestamp(${clock.now() / 1000}) as at) t where m.user_id = ${anna.id}`)
  await db.execute(`update monitors set status = 'paused' where user_id = ${anna.id}`)
  const { look } = openDigest({ db, clock, queues: { open: () => ({}) } as never })
  const noon = Date.parse(`${addDays(dayIn(MOSCOW, clock.now()), 1)}T12:00+03:00`)
  await clock.advance(noon - clock.now())
  await db.execute(`update users set last_active_at = to_timestamp(${clock.now() / 1000})`)
  await look()
  await look()
  const digest = await anna.gets(/📰 Анна|📰 .*Анна/)
  expect(digest.text).toContain('Поймано: 1, не досталось: 0')
  expect(digest.keyboard.flat().map(({ text }) => text)).toEqual(['▶️ Снять с паузы', '📰 Реже'])
  expect(digest.photo?.width).toBe(1080)
  expect(anna.all(/Поймано: 1/)).toHaveLength(1)
  await anna.tap('📰 Реже')
  await anna.tap('☑ За день')
  await anna.tap('☑ За неделю')
  await anna.sees('☐ За неделю')
})

test('in English', async () => {
  const emma = await openSeller(shop, 'en')
  await settings(emma, '📰 Digests')
  await emma.tap('☐ Daily')
  await emma.sees('☑ Daily')
  await settings(emma, '🔔 Sounds')
  await emma.tap('Important')
  await emma.sees('Now: important ones')
  await settings(emma, '📣 New campaigns')
  await emma.sees('Region: always ask')
  await settings(emma, '📄 My data')
  await emma.sees('take a copy')
})
