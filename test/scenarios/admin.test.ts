import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { adminActions } from '#desks/admin/schema.ts'
import { users } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { ADMIN, openAdmin, SECOND_ADMIN } from './admins.ts'
import { openSeller } from './seller.ts'

const shop = await openShop({
  accounts: 0,
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
  expect(log).toContain(`${ADMIN} blocked ${anna.id}: Рассылка спама`)
  expect(log).not.toContain('opened the card')
  await second.tap('With views')
  await second.sees(`${ADMIN} opened the card of ${anna.id}`)
  const rows = await db.select().from(adminActions).where(eq(adminActions.userId, anna.id))
  expect(rows.map(({ action }) => action)).toEqual(['look', 'block', 'unblock'])
  await expect(db.delete(adminActions)).rejects.toThrow()
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
