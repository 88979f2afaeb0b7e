import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { starPayments } from '#desks/account/billing/schema.ts'
import { adminActions, broadcasts } from '#desks/admin/schema.ts'
import { users } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { START_MS } from '#test/support/moments.ts'
import { openSeller } from '../seller.ts'
import { ADMIN, openAdmin, SECOND_ADMIN } from './admins.ts'

const shop = await openShop({
  accounts: 0,
  roles: ['bot', 'worker'],
  env: { ADMIN_IDS: `${ADMIN},${SECOND_ADMIN}` },
})
const { db } = shop

test('an admin finds a person, blocks with a reason and unblocks; each deed is in the log', async () => {
  const anna = await openSeller(shop)
  const olga = await openAdmin(shop)
  await anna.say('/start')
  await anna.sees('Анна, это Прилавок')
  await olga.say('/admin')
  await olga.tap('🙋 Люди')
  await olga.sees('Всего: 2')
  await olga.tap('🔎 Найти')
  await olga.say(String(anna.id))
  await olga.sees(/Ищем: \d+/)
  await olga.tap(/Анна/)
  const card = await olga.sees('✅ Пользуется')
  expect(card).toContain(`🙋 Анна · ${anna.id}`)
  expect(card).toContain('Ключей 0, мониторов 0, поимок 0')

  await olga.tap('✕ Закрыть доступ')
  await olga.say('Рассылка спама')
  await olga.sees('получит одно вежливое сообщение')
  await olga.tap('✕ Закрыть доступ')
  expect(await olga.sees('Причина: Рассылка спама')).toContain('✕ Доступ закрыт')
  await anna.say('/menu')
  await anna.sees('Доступ к боту для вас закрыт')
  const before = anna.messages().length
  await anna.say('/menu')
  await anna.say('/stock')
  // The second admin's screen is what comes after Anna's updates.
  const second = await openAdmin(shop, { id: SECOND_ADMIN, locale: 'en' })
  await second.say('/admin')
  expect(await second.sees('People 3')).toContain('blocked 1')
  expect(anna.messages().filter(({ fromBot }) => fromBot).length).toBeLessThanOrEqual(before)

  await olga.tap('🔓 Открыть доступ')
  await olga.sees('Бот снова будет отвечать')
  await olga.tap('🔓 Открыть доступ')
  await olga.sees('✅ Пользуется')
  await anna.say('/menu')
  await anna.sees('🏪 Прилавок')

  await second.tap('📒 Log')
  const log = await second.sees(/unblocked/)
  expect(log).toContain(`Ольга ${ADMIN} blocked Анна ${anna.id}: Рассылка спама`)
  expect(log).not.toContain('opened the card')
  await second.tap('With views')
  await second.sees(`Ольга ${ADMIN} opened the card of Анна ${anna.id}`)
  const rows = await db.select().from(adminActions).where(eq(adminActions.userId, anna.id))
  expect(rows.map(({ action }) => action)).toEqual(['look', 'block', 'unblock'])
  await expect(db.delete(adminActions)).rejects.toThrow()
})

test('an admin writes to one person, once however often it is sent; it is in the log', async () => {
  const anna = await openSeller(shop)
  const olga = await openAdmin(shop)
  await anna.say('/start')
  await anna.sees('Анна, это Прилавок')
  await olga.say('/admin')
  await olga.tap('🙋 Люди')
  await olga.tap(new RegExp(String(anna.id)))
  await olga.tap('✍️ Написать')
  await olga.say('Второй платёж вернули <b>сегодня</b>')
  await olga.sees('Сообщение: Второй платёж')
  const ask = olga.lastMessage()
  const button = ask?.keyboard.flat().find(({ text }) => text === '✓ Отправить')
  if (!ask || !button || !('callback_data' in button)) throw new Error('no button')
  await Promise.all([1, 2].map(() => olga.press(ask.id, button.callback_data)))
  await anna.gets('Второй платёж вернули <b>сегодня</b>')
  await olga.say('/admin')
  await olga.tap('📒 Журнал')
  await olga.sees(`написано: Анна ${anna.id}: Второй платёж`)
  expect(anna.all('Владелец бота пишет вам')).toHaveLength(1)
  const deeds = await db.select().from(adminActions).where(eq(adminActions.action, 'write'))
  expect(deeds).toHaveLength(1)
})

test('an admin is blocked by nobody in the chat', async () => {
  const second = await openAdmin(shop, { id: SECOND_ADMIN, locale: 'en' })
  await second.say('/start')
  await second.sees('Prilavok')
  const olga = await openAdmin(shop)
  await olga.say('/admin')
  await olga.tap('🙋 Люди')
  await olga.tap(/Olivia/)
  expect(await olga.sees('· админ')).not.toContain('Закрыть доступ')
  const [row] = await db.select().from(users).where(eq(users.id, SECOND_ADMIN))
  expect(row?.blockedAt).toBeNull()
})

test('a broadcast is written, tried on oneself, confirmed with its number and reaches everybody once', async () => {
  const olga = await openAdmin(shop)
  const anna = await openSeller(shop)
  await anna.say('/start')
  await anna.sees('Анна, это Прилавок')
  await olga.say('/admin')
  await olga.tap('📢 Рассылки')
  await olga.tap('➕ Новая рассылка')
  await olga.say('Завтра в полночь бот отдохнёт')
  await olga.tap('Всем')
  const people = await db.$count(users)
  await olga.sees(`Людей: ${people}`)
  await olga.tap('✓ Сохранить')
  await olga.sees('черновик')
  await olga.tap('👀 Прислать себе')
  await olga.waitFor((one) => one.messages().some(({ text }) => text.startsWith('Завтра')))
  await olga.tap('▶️ Разослать')
  await olga.waitFor((one) =>
    one.messages().some(({ text }) => text.includes(`Разослать ${people} людям?`)),
  )
  await olga.tap(`✓ Разослать: ${people}`)
  await olga.waitFor((one) =>
    one.messages().some(({ text }) => text.includes(`Получили ${people}, ушли 0`)),
  )
  await anna.gets('Завтра в полночь')
  expect(anna.all('Завтра в полночь')).toHaveLength(1)
  // Her own copy and the one that she sent herself before.
  const copies = olga.messages().filter(({ text, fromBot }) => fromBot && text.startsWith('Завтра'))
  expect(copies).toHaveLength(2)
  const deeds = await db.select().from(adminActions)
  expect(deeds.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['broadcast-test', 'broadcast-start']),
  )
})

test('a draft of a broadcast is deleted after a question, and the log says so', async () => {
  const olga = await openAdmin(shop)
  await olga.say('/admin')
  await olga.tap('📢 Рассылки')
  await olga.tap('➕ Новая рассылка')
  await olga.say('Никуда не пойдёт')
  await olga.tap('Всем')
  await olga.tap('✓ Сохранить')
  await olga.sees('черновик')
  await olga.tap('🗑 Удалить')
  await olga.sees('Его никто не получит')
  await olga.tap('🗑 Удалить')
  await olga.sees('📝 – черновик')
  expect((await db.select().from(broadcasts)).map(({ text }) => text)).not.toContain(
    'Никуда не пойдёт',
  )
  await olga.say('/admin')
  await olga.tap('📒 Журнал')
  await olga.sees('черновик рассылки удалён')
})

test('payments are turned over to the oldest, and each can be given back', async () => {
  const anna = await openSeller(shop)
  const olga = await openAdmin(shop)
  await anna.say('/start')
  await anna.sees('Анна, это Прилавок')
  await db.insert(starPayments).values(
    Array.from({ length: 8 }, (_, at) => ({
      ...{ chargeId: `old-${at}`, userId: anna.id, stars: 100 + at, source: 'update' },
      paidAt: new Date(START_MS - at * 60_000),
    })),
  )
  await olga.say('/admin')
  await olga.tap('🙋 Люди')
  await olga.tap(new RegExp(String(anna.id)))
  await olga.tap('⭐ Платежи')
  expect(await olga.sees('6. ')).not.toContain('7. ')
  await olga.tap('›')
  await olga.sees('8. ')
  await olga.tap('↩️ Вернуть 8-й')
  await olga.sees('Вернуть 107 звёзд')
})

test('an admin makes a promo code that a seller uses, and ends it; both are in the log', async () => {
  const olga = await openAdmin(shop)
  const anna = await openSeller(shop)
  const emma = await openSeller(shop, 'en')
  for (const one of [anna, emma]) await one.say('/start')
  await olga.say('/admin')
  await olga.tap('🎁 Промокоды')
  await olga.sees('Промокодов пока нет')
  await olga.tap('➕ Новый промокод')
  await olga.say('да')
  await olga.sees('Нужно от 3 до 32')
  await olga.say('sale-26')
  await olga.tap('💎 Дни «Бизнес»')
  await olga.say('3651')
  await olga.sees('от 1 до 3\u00A0650')
  await olga.tap('‹ Назад')
  await olga.tap('📦 Поимки')
  await olga.say('5')
  await olga.tap('10')
  await olga.tap('30 дней')
  await olga.sees('Срок: 30 дней')
  await olga.tap('✓ Создать')
  await olga.sees('Ввели 0 из 10')

  await anna.say('/plan')
  await anna.tap('Промокод')
  await anna.say('SALE-26')
  await anna.sees('Промокод принят')
  await olga.tap('‹ Промокоды')
  await olga.tap('SALE-26 · 1 / 10')
  await olga.sees('Ввели 1 из 10')
  await olga.tap('✕ Остановить')
  await olga.sees('Подарки тех, кто успел (1), останутся')
  await olga.tap('✕ Остановить')
  await olga.sees('Больше не действует')
  await emma.say('/plan')
  await emma.tap('Promo code')
  await emma.say('SALE-26')
  await emma.sees('no longer')
  await olga.say('/admin')
  await olga.tap('📒 Журнал')
  expect(await olga.sees('промокод SALE-26 остановлен')).toContain('новый промокод SALE-26')
})
