import { expect, test } from 'vitest'
import { xlsx } from '#test/desks/stock/tables/files.ts'
import { openShop } from '#test/support/app.ts'
import { openSeller, type Seller } from '../seller.ts'
import { openTime } from '../time.ts'
import { KOLEDINO } from './monitor.ts'

const shop = await openShop({ parts: ['verifier', 'runs', 'drafts'] })
const { wb, day } = shop
const time = openTime(shop)

const onwards = async (seller: Seller, tap: string | RegExp, seen: string | RegExp) => {
  await seller.tap(tap)
  await seller.sees(seen)
}

async function beginDraft(seller: Seller): Promise<void> {
  await seller.say('/supplies')
  await onwards(seller, '🚚 Поставки WB', 'Поставки в WB')
  await onwards(seller, '📝 Черновики', 'Черновики поставок')
  await onwards(seller, '➕ Собрать черновик', 'Откуда взять товары?')
}

async function makeDraft(seller: Seller, goods: string): Promise<string> {
  await beginDraft(seller)
  await onwards(seller, '✍️ Список или файл', 'Пришлите штрихкоды')
  await seller.say(goods)
  await seller.sees('проверьте')
  await onwards(seller, '✓ Собрать в кабинете', 'Откройте черновик в кабинете')
  const { drafts } = await wb.state()
  return drafts.find(({ sid }) => sid === seller.sid)?.draftId ?? ''
}

test('goods become a draft, the draft a preorder in the cabinet, the preorder a caught supply', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.logIn()
  const draftId = await makeDraft(anna, '2040000000017 40\n2040000000024 7')
  expect(anna.screen()).toMatch(/2 товара, 47.шт/)
  const links = anna.lastMessage()?.keyboard.flat() ?? []
  expect(JSON.stringify(links)).toContain(`draftID=${draftId}`)
  await onwards(anna, '↻ Проверить', 'заказа на поставку пока нет')

  const { preorderId } = await wb.orderDraft({ draftId, warehouseId: KOLEDINO, type: 'box' })
  await anna.tap('↻ Проверить')
  const { text } = await anna.gets(`Заказ на поставку #${preorderId} появился`)
  expect(text).toMatch(/Коледино · короба · 47.шт/)
  // The list is read once a minute.
  await time.pass(61_000)
  await anna.say('/supplies')
  await onwards(anna, '🚚 Поставки WB', 'Поставки в WB: 1')
  await onwards(anna, '📝 Черновики', 'Черновики поставок')
  await onwards(anna, /47/, `Заказ на поставку #${preorderId}`)
  await onwards(anna, '⚡ Ловить слот', 'На какие дни')
  expect(anna.screen()).toMatch(/Склады: Коледино\nТип: короба/)
  await onwards(anna, '7 дней', 'До какого коэффициента')
  await onwards(anna, '×1', 'Что делать')
  await onwards(anna, /Автобронь/, 'проверьте')
  expect(anna.screen()).toContain(`#${preorderId}`)
  await onwards(anna, /Начать поиск/, 'Режим: автобронь')
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(3), coefficient: 1 })
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  const won = (await wb.state()).preorders.find((one) => one.preorderId === preorderId)
  expect(won).toMatchObject({ supplyDay: day(3) })
  expect(won?.goods).toEqual([
    { barcode: '2040000000017', quantity: 40 },
    { barcode: '2040000000024', quantity: 7 },
  ])
})

test('the list of supplies tells states, goods and packages, and reminds of a date once', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  const preorderId = await anna.preorder(KOLEDINO)
  await wb.openSlot({ warehouseId: KOLEDINO, type: 'box', day: day(2), coefficient: 1 })
  const booked = await wb.bookByHand({ preorderId, day: day(2) })
  const supplyId = booked.ok ? booked.supplyId : 0
  await anna.say('/supplies')
  await onwards(anna, '🚚 Поставки WB', 'Поставки в WB: 1')
  await onwards(anna, /📅.*Коледино/, `Поставка #${supplyId}`)
  expect(anna.screen()).toMatch(/запланирована\nДата: .*\nТип: короба\nСклад: Коледино/)
  expect(anna.screen()).toMatch(/Товаров: 40.шт\.\nУпаковок: 1/)
  await onwards(anna, '‹ Поставки WB', 'Напоминаний о дате нет')
  await onwards(anna, /2.дня/, 'Напомним за 2')
  await time.until(() => anna.all(`Поставка #${supplyId}`).at(-1), { what: 'a reminder' })
  expect(anna.all(new RegExp(`📅 Поставка #${supplyId}`))).toHaveLength(1)
})

test('without a key that may, it is said which one is needed', async () => {
  const anna = await openSeller(shop)
  await anna.say(await anna.token({ type: 'base' }))
  await anna.sees('Ключ подключён')
  await anna.say('/supplies')
  await onwards(anna, '🚚 Поставки WB', 'Поставки в WB: 0')
  await onwards(anna, '📝 Черновики', 'нужен персональный или сервисный токен')
})

/** Goods of the seller's drafts as the stand-in has them. */
const draftsOf = async ({ sid }: Seller) =>
  (await wb.state()).drafts.filter((one) => one.sid === sid).map(({ goods }) => goods)

test('goods come from a sent table: what is wrong with it is said, a heading is none of them', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await beginDraft(anna)
  await onwards(anna, '✍️ Список или файл', 'Пришлите штрихкоды')
  await anna.upload(new Uint8Array([1, 2, 3]), 'goods.bin')
  await anna.sees('⚠️')
  const rows = [
    ['Баркод', 'Количество'],
    ['2040000000017', 40],
    ['2040000000024', 7],
  ] as const
  await anna.upload(new Uint8Array(await xlsx(rows)), 'goods.xlsx')
  await anna.sees('проверьте')
  expect(anna.screen()).toMatch(/войдут 2.штрихкода, 47.шт/)
  await onwards(anna, '✓ Собрать в кабинете', 'Откройте черновик в кабинете')
  expect(await draftsOf(anna)).toMatchObject([
    [
      { barcode: '2040000000017', quantity: 40 },
      { barcode: '2040000000024', quantity: 7 },
    ],
  ])
})

test('goods come from stock: ticked products with a barcode, as many as are there or a number of each', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await beginDraft(anna)
  await onwards(anna, '🔄 Из остатков', 'штрихкод')
  await anna.tap('✕ Отмена')
  const table =
    'SKU,Name,Stock,EAN\nMUG,Кружка,14,2040000000011\nCUP,Чашка,5,2040000000028\nBAG,Сумка,3,\n'
  await anna.say('/stock')
  await anna.upload(Buffer.from(table), 'stock.csv')
  await anna.sees('Новых 3')
  await anna.tap('✓ Загрузить')
  await anna.sees('✅ Загрузка')
  await beginDraft(anna)
  await onwards(anna, '🔄 Из остатков', 'Кружка · 14')
  expect(anna.screen()).not.toContain('Сумка')
  await anna.tap(/Кружка/)
  await anna.tap(/Чашка/)
  await onwards(anna, /Далее|Готово/, 'Сколько каждого')
  await onwards(anna, /Всё|Все/, 'проверьте')
  expect(anna.screen()).toMatch(/войдут 2.штрихкода, 19.шт/)
  await onwards(anna, '✓ Собрать в кабинете', 'Откройте черновик в кабинете')
  expect(await draftsOf(anna)).toMatchObject([
    [
      { barcode: '2040000000011', quantity: 14 },
      { barcode: '2040000000028', quantity: 5 },
    ],
  ])
})
