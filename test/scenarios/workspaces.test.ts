import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { credentials } from '#desks/account/schema.ts'
import { monitors } from '#desks/supplies/schema.ts'
import { workspaces } from '#telegram/identity/schema.ts'
import { openShop } from '#test/support/app.ts'
import { placesOf } from '#test/support/places.ts'
import { makeMonitor } from './monitor.ts'
import { openSeller, type Seller } from './seller.ts'
import { hire } from './team.ts'

const shop = await openShop()
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

test('in English', async () => {
  const emma = await openSeller(shop, 'en')
  await openShops(emma)
  await emma.tap('➕ New shop')
  await emma.say('Second')
  await emma.tap('✓ Create the shop')
  expect(await emma.sees('📍 Second · owner')).toContain('Each shop has its own keys')
})
