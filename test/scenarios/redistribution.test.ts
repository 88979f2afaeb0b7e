import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { KOLEDINO } from './monitor.ts'
import { movesOf, openMover, planMove, TULA, untilThere } from './transfers.ts'

const shop = await openShop({ accounts: 0 })
const { wb } = shop
const quotas = (source = 100, target = 100) =>
  wb.openQuotas({
    quotas: [
      { warehouseId: KOLEDINO, source, target: 0 },
      { warehouseId: TULA, source: 0, target },
    ],
  })

test('from a tap to the move at Wildberries and its message', async () => {
  const anna = await openMover(shop)
  await quotas()
  await planMove(anna, 'Сейчас')
  await untilThere(shop, () => anna.all('ВЫПОЛНЕНО').length > 0, 'the message')
  expect(anna.all('ВЫПОЛНЕНО').at(-1)?.text).toBe(
    [
      '📦 ПЕРЕРАСПРЕДЕЛЕНИЕ ВЫПОЛНЕНО!',
      '',
      '🏪 Со склада: Коледино',
      '🏪 На склад: Тула',
      '📊 Товаров: 20\u00a0шт.',
      '💼 Заявка #1',
      '',
      'Пижамы · размер 50-52',
    ].join('\n'),
  )
  expect(await movesOf(shop, anna)).toMatchObject([
    { outcome: 'accepted', via: 'stock-control', count: 20, sourceId: KOLEDINO, targetId: TULA },
  ])
  await anna.tap('К заявке')
  await anna.sees('Перевезено 20 из 20')
  expect(anna.screen()).toContain('✅ Выполнено')
  await anna.tap('‹ Между складами')
  await anna.tap('🗂 История')
  await anna.sees('Коледино → Тула · 20/20')
})

test('quotas are shown by warehouse, and a request is put first or called off', async () => {
  const anna = await openMover(shop)
  await wb.openQuotas({ quotas: [{ warehouseId: KOLEDINO, source: 0, target: 0 }] })
  await planMove(anna, /^В окно/)
  expect(anna.screen()).toContain('Ждёт окна')
  await anna.tap('⭐ Сделать первым')
  await anna.sees('Заявка #1')
  await anna.tap('✕ Не перевозить')
  await anna.sees('Больше ничего не уйдёт')
  await anna.tap('✕ Не перевозить')
  await anna.sees('✕ Отменено')
  await anna.tap('‹ Между складами')
  await anna.tap('📊 Квоты')
  await anna.sees(/Тула: 0 \/ \d+/)
  expect(await movesOf(shop, anna)).toEqual([])
})
