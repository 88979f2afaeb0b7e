import { expect, test } from 'vitest'
import { plainText } from '#platform/texts/rich-text.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { openShop } from '#test/support/app.ts'
import { ru } from '#test/telegram/input/langs.ts'
import { openSeller } from '../seller.ts'
import { KOLEDINO } from './monitor.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })

test('a monitor from one line: everything filled in, one part edited, one tap to start', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  const [from, to] = [shop.day(5), shop.day(8)]
  const days = plainText(ru.dayRange(from, to))
  const typed = [from, to].map((day) => `${day.slice(8)}.${day.slice(5, 7)}`).join(' по ')
  await anna.say(`следи за Коледино и Казанью с ${typed}, короба, не дороже х2`)
  await anna.sees('проверьте')
  expect(anna.screen()).toContain(
    `Склады: Коледино, Казань\nТип: короба\nДни: ${days}\nКоэффициент: до ×2\nРежим: только сообщать`,
  )
  await anna.tap(/Тип/)
  await anna.sees('Что везёте?')
  await anna.tap(/Монопаллеты/)
  await anna.sees('Тип: монопаллеты')
  await anna.tap(/Начать поиск/)
  await anna.sees('Режим: только сообщать')
  expect(anna.screen()).toContain('Коледино, Казань · монопаллеты · до ×2')
  expect(anna.screen()).toContain(days)
})

test('what a line leaves open is asked, what it says in vain is told', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.say('Коледино и Хабаровск, короба')
  await anna.sees('На какие дни')
  await anna.tap('7 дней')
  await anna.sees('проверьте')
  expect(anna.screen()).toMatch(/Не понято: «.*Хабаровск.*»/)
  await anna.say('/menu')
  await anna.say('Казань короба до 5')
  await anna.sees('На какие дни')
  await anna.tap('7 дней')
  await anna.sees('До какого коэффициента')
})

test('more catches than there are preorders for are not passed over', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  const preorder = await anna.preorder(KOLEDINO)
  await anna.say('2 слота в Коледино, короба, 7 дней, х1, бронируй')
  await anna.sees('Для какого заказа')
  await anna.tap(new RegExp(`☐ #${preorder}`))
  await anna.sees('Выбран')
  await anna.tap('✓ Далее')
  await anna.sees('проверьте')
  expect(anna.screen()).toContain('Вы просили поймать 2, а заказов на поставку выбрано 1')
})

test('a line that only a model understands is read by it, once, and confirmed like any other', async () => {
  const anna = await openSeller(shop)
  await anna.connect()
  const openAi = createServiceController<{ answered: { name: string }[] }>(
    `${shop.sandbox.url}/services/openai`,
  )
  const asked = async () =>
    (await openAi.state()).answered.filter(({ name }) => name === 'monitor_line').length
  const before = await asked()
  await anna.say('слот в подмосковье под паллеты, недорого')
  await anna.sees('На какие дни')
  expect(anna.screen()).toMatch(/Склады: Коледино, Электросталь\nТип: монопаллеты/)
  expect(await asked()).toBe(before + 1)
})

test('in English, and without a key', async () => {
  const emma = await openSeller(shop, 'en')
  await emma.say('Koledino boxes next week, not above x2')
  await emma.sees('A Wildberries key')
  await emma.connect()
  await emma.say('Catch me a slot at Kazan next week, boxes, not above x2')
  await emma.sees('What to do when')
  await emma.tap(/Just tell me/)
  await emma.sees('please check')
  await emma.tap(/Start/)
  await emma.sees('up to ×2')
})
