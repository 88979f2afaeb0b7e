import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { credentials, usageEntries } from '#desks/account/schema.ts'
import { endWorkspace } from '#desks/account/workspaces/actions.ts'
import { monitors } from '#desks/supplies/schema.ts'
import { workspaces } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { placesOf } from '#test/support/places.ts'
import { openSeller, type Seller } from '../seller.ts'
import { makeMonitor } from '../supplies/monitor.ts'
import { hire } from '../team.ts'

const shop = await openShop({ parts: ['verifier', 'runs'] })
const { db } = shop

async function openShops(person: Seller): Promise<void> {
  await person.say('/settings')
  await person.tap(/🏬/)
  await person.sees(/Ваши магазины|Your shops/)
}

test('a second shop: made once, entered, renamed, left for the first one; each has its own keys', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await openShops(anna)
  await anna.tap('➕ Новый магазин')
  await anna.say('Слишком длинное название магазина, которое не поместится ни на один экран')
  await anna.sees('Название – одна строка до 40 символов')
  await anna.say('Орлова Home')
  await anna.tap('✓ Создать магазин')
  expect(await anna.sees('📍 Орлова Home · владелец')).toContain('• Анна · владелец')
  await anna.tap('✎ Переименовать')
  await anna.say('Орлова Дом')
  await anna.sees('📍 Орлова Дом · владелец')
  await anna.say('/keys')
  await anna.sees('Ключей пока нет')
  await openShops(anna)
  await anna.tap('⇄ Анна')
  await anna.sees('📍 Анна · владелец')
  await anna.say('/keys')
  await anna.sees(/✅ Shop/)
  expect(await db.select().from(workspaces).where(eq(workspaces.ownerId, anna.id))).toHaveLength(2)
})

test('a shop is handed over whole, and its giver has one again', async () => {
  const [owner, helper] = [await openSeller(shop), await openSeller(shop)]
  await owner.connect()
  await makeMonitor(owner, { mode: 'notify' })
  await hire(owner, helper)
  const [own] = await db.select().from(workspaces).where(eq(workspaces.ownerId, owner.id))
  const id = own?.id ?? ''
  expect(await placesOf(db, id, owner.id)).toContain('monitors.user_id')

  await owner.say('/settings')
  await owner.tap('👥 Команда')
  await owner.tap(/^Анна/)
  await owner.tap('👑 Передать магазин')
  await owner.sees('Вы останетесь менеджером')
  await owner.tap('Оставить себе')
  await owner.tap('👑 Передать магазин')
  await owner.sees('Передать «Анна»?')
  const screen = owner.lastMessage()
  const give = screen?.keyboard.flat().find(({ text }) => text.startsWith('👑'))
  await owner.tap('👑 Передать магазин')
  await helper.gets('теперь вы его владелец')
  await owner.sees('📍 Анна · менеджер')
  // The same button once more does nothing: the shop is another's.
  if (give && 'callback_data' in give) await owner.press(screen?.id ?? 0, give.callback_data)

  expect((await db.select().from(workspaces).where(eq(workspaces.id, id)))[0]?.ownerId).toBe(
    helper.id,
  )
  const [key] = await db.select().from(credentials).where(eq(credentials.workspaceId, id))
  const [monitor] = await db.select().from(monitors).where(eq(monitors.workspaceId, id))
  expect(key?.addedBy).toBe(helper.id)
  expect(monitor).toMatchObject({ userId: helper.id, chatId: helper.id })
  expect(await db.select().from(workspaces).where(eq(workspaces.ownerId, owner.id))).toHaveLength(1)

  await owner.say('/settings')
  await owner.tap('👥 Команда')
  await owner.tap('🚪 Выйти из команды')
  await owner.tap('🚪 Выйти из команды')
  await owner.sees('👑 Анна · владелец · это вы')
  await owner.say('/keys')
  await owner.sees('Ключей пока нет')
})

test('a shop is deleted whole by its name, never the last one; what was used stays counted', async () => {
  const [olga, helper] = [await openSeller(shop), await openSeller(shop)]
  await olga.connect()
  await openShops(olga)
  expect(olga.rows().flat()).not.toContain('🗑 Удалить магазин')
  await olga.tap('➕ Новый магазин')
  await olga.say('Второй')
  await olga.tap('✓ Создать магазин')
  await olga.sees('📍 Второй · владелец')
  const own = () => db.select().from(workspaces).where(eq(workspaces.ownerId, olga.id))
  const second = (await own()).find(({ name }) => name === 'Второй')?.id ?? ''
  const first = (await own()).find(({ name }) => name !== 'Второй')?.id ?? ''
  await hire(olga, helper)
  await olga.connect()
  await makeMonitor(olga, { mode: 'notify' })
  await db.insert(usageEntries).values({
    ...{ id: second, workspaceId: second, ownerId: olga.id, kind: 'campaign', amount: 1 },
    ref: `campaign:${second}`,
  })

  await openShops(olga)
  const old = olga.lastMessage()?.keyboard.flat()
  await olga.tap('🗑 Удалить магазин')
  await olga.sees('Доступ потеряет 1 помощник')
  await olga.say('Первый')
  await olga.sees('Название не совпало')
  await olga.say('второй ')
  await olga.sees('Другие ваши магазины, тариф и оплаты останутся')
  expect(await own()).toHaveLength(2)
  await olga.tap('🗑 Удалить навсегда')
  await olga.sees('📍 Анна · владелец')
  expect((await own()).map(({ id }) => id)).toEqual([first])
  for (const table of [credentials, monitors])
    expect(await db.$count(table, eq(table.workspaceId, second))).toBe(0)
  const [use] = await db.select().from(usageEntries).where(eq(usageEntries.id, second))
  expect(use).toMatchObject({ workspaceId: null, ownerId: olga.id, amount: 1 })
  await helper.gets('владелец его удалил')
  await helper.say('/keys')
  await helper.sees('Ключей пока нет')

  // The old button deletes nothing, and the shop that is left offers none.
  const button = old?.find(({ text }) => text === '🗑 Удалить магазин')
  if (!button || !('callback_data' in button)) throw new Error('no button')
  const message = olga.lastMessage()?.id ?? 0
  await olga.press(message, button.callback_data)
  const forged = endWorkspace({ id: first })
  expect((await olga.press(message, forged)).text).toContain('единственный магазин')
  expect((await own()).map(({ id }) => id)).toEqual([first])
  await olga.say('/keys')
  await olga.sees(/✅ Shop/)
})

test('in English', async () => {
  const emma = await openSeller(shop, 'en')
  await openShops(emma)
  await emma.tap('➕ New shop')
  await emma.say('Second')
  await emma.tap('✓ Create the shop')
  expect(await emma.sees('📍 Second · owner')).toContain('Each shop has its own keys')
})
