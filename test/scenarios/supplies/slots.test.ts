import { expect, test } from 'vitest'
import { slotOpenings } from '#desks/supplies/slots/schema.ts'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller } from '../seller.ts'
import { hire } from '../team.ts'
import { pollerHasSeen } from '../waits.ts'
import { KOLEDINO, makeMonitor } from './monitor.ts'

const shop = await openShop({ parts: ['verifier', 'runs'] })
const { wb, day, clock, db } = shop
const place = (ahead: number) => ({ warehouseId: KOLEDINO, type: 'box', day: day(ahead) }) as const
const cell = (ahead: number, value: string) =>
  new RegExp(`^${Number(day(ahead).slice(8))}${value}$`)

test('the calendar of slots: from the list to a day, its monitor, its picture and its history', async () => {
  const anna = await openSeller(shop)
  const viewer = await openSeller(shop)
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify', cap: '×1' })
  await pollerHasSeen(shop)
  await wb.openSlot({ ...place(5), coefficient: 3 })
  await pollerHasSeen(shop)

  await anna.say('/supplies')
  await anna.tap('📅 Календарь слотов')
  await anna.sees('Слоты на 14 дней')
  await anna.tap('🧱 Монопаллеты')
  await anna.sees('Коледино · закрыто')
  await anna.tap('📦 Короба')
  await anna.tap('Коледино · 1 день · ×3')
  await anna.sees('Открыто 1 день из 14')
  await anna.tap(cell(6, ' –'))
  await anna.sees('Закрыто. Бот может ждать')
  await anna.tap('‹ Назад')
  await anna.tap(cell(5, '·3'))
  await anna.sees('Открыто, коэффициент: ×3')
  await anna.tap('🔔 Сообщить')
  await anna.sees('проверьте')
  expect(anna.screen()).toMatch(/Склады: Коледино\n.*Тип: короба/)
  expect(anna.screen()).toContain('Коэффициент: до ×3')
  await anna.tap(/Начать поиск/)
  await anna.gets('Открылся слот')
  await anna.tap('🔕 До утра')
  await anna.sees(/🔕 Тихо до .*09:00/)
  await anna.tap('🔔 Вернуть звук')
  await anna.sees('🔕 До утра')

  await anna.say('/supplies')
  await anna.tap('📅 Календарь слотов')
  await anna.tap('🖼 Картинкой')
  const picture = await anna.gets('Слоты ваших складов')
  expect(picture.photo?.width).toBe(1080)
  await anna.tap('🖼 Тёмная')
  await waitFor(() => anna.all('Слоты ваших складов').length === 2)

  await anna.say('/supplies')
  await anna.tap('📊 Статистика')
  await anna.sees('Все мониторы')
  expect(anna.screen()).toMatch(/на деле [\d,]+ в секунду/)
  await anna.tap('🖼 Картинкой')
  expect((await anna.gets('Попытки за 30 дней')).photo?.width).toBe(1080)
  await anna.tap('📊 Цифрами')
  await anna.sees('Всего 0, поймано 0')
  await anna.tap('🗂 Попытки')
  await anna.sees(/🔔 .* Коледино, .*×3 · оповещение/)
  await anna.tap('Поймано')
  await anna.sees('Таких пока нет')
  await anna.tap('‹ Назад')
  await anna.sees('Всего 0, поймано 0')

  await hire(anna, viewer, 'viewer')
  await viewer.say('/supplies')
  await viewer.tap(/Коледино/)
  await viewer.tap('📅 Календарь слотов')
  await viewer.tap(/Коледино · 1 день/)
  await viewer.tap(cell(5, '·3'))
  await viewer.sees('Открыто, коэффициент: ×3')
  expect(viewer.rows().flat()).toEqual(['‹ Назад'])
  await viewer.tap('‹ Назад')
  await viewer.tap('‹ Назад')
  await viewer.tap('‹ К монитору')
  await viewer.sees('Режим: только сообщать')

  await wb.closeSlot(place(5))
  await pollerHasSeen(shop)
  // The history is written every ten seconds; a leap of as many would end the poller's lease.
  await waitFor(async () => {
    clock.advance(1_000)
    const rows = await db.select().from(slotOpenings)
    return rows.some(({ isOpeningSeen, isClosingSeen }) => isOpeningSeen && isClosingSeen)
  })
  await anna.say('/supplies')
  await anna.tap('📅 Календарь слотов')
  await anna.tap('Коледино · закрыто')
  await anna.tap('🗂 История склада')
  await anna.sees('Лучший час назвать рано')
  expect(anna.screen()).toMatch(/Открытий: 1, разных моментов 1/)
  expect(anna.screen().split('\n').length).toBeLessThanOrEqual(14)
})
