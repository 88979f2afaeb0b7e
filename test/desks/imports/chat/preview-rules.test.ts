import { expect, test } from 'vitest'
import type { ImportShop } from '#desks/imports/chat/deps.ts'
import { priceOf } from '#desks/imports/prices/price.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ru } from '#test/telegram/input/langs.ts'
import { KICKS } from './fake-room.ts'
import { openImportsChat } from './rig.ts'

const { db } = await freshDatabase()

test('rules of prices opened before a run lead back to it, and it shows what they have changed', async () => {
  let shop: ImportShop = KICKS
  const fen = 50_000
  const asya = await openImportsChat({
    ...{ db, lang: ru },
    room: {
      shops: async () => [shop],
      setRules: async (_by, _id, changed) => {
        shop = { ...shop, rules: changed(shop.rules) }
        return true
      },
      preview: async () => ({
        products: [
          {
            ...{ spuId: '1', title: 'Shoe 1', article: null, fen },
            price: priceOf(shop.rules.prices, { fen, categoryIds: [] }),
          },
        ],
        ...{ known: 0, calls: 1, durationMs: 2_000, textMicros: null, unconfirmed: 0 },
        leftOut: [],
      }),
    },
  })
  await asya.say('2 пары nike')
  await asya.tap('Первые 2')
  await asya.tap('✓ Далее: 2')
  expect(asya.text()).toContain('500 ¥ → 11 750 ₽')
  await asya.tap('⚙️ Правила цен')
  await asya.tap('Округление')
  await asya.tap('‹ Правила цен')
  await asya.tap('Округление')
  await asya.tap('На …990')
  await asya.tap('✓ Принять')
  await asya.tap('‹ К загрузке')
  expect(asya.text()).toContain('500 ¥ → 11 990 ₽')
  await asya.tap('⚙️ Правила цен')
  await asya.tap('Наценка')
  await asya.say('7000')
  await asya.tap('✓ Принять')
  await asya.tap('Отдельные наценки')
  await asya.tap('➕ Наценка')
  await asya.tap('Для любого')
  await asya.say('до 600')
  await asya.say('1000')
  await asya.tap('✓ Принять')
  await asya.tap('🗑 1')
  await asya.tap('Не сейчас')
  await asya.tap('‹ Правила цен')
  await asya.tap('Курс')
  await asya.tap('✕ Отмена')
  await asya.tap('‹ К загрузке')
  expect(asya.text()).toContain('500 ¥ → 7 990 ₽')
})
