import { expect, test } from 'vitest'
import { openCard, tickFound } from '#desks/imports/chat/actions.ts'
import { readSought } from '#desks/imports/chat/find/sought.ts'
import { freshDatabase } from '#test/support/database.ts'
import { STRANGER } from '#test/telegram/fake-seller.ts'
import { en, ru } from '#test/telegram/input/langs.ts'
import { type ImportsChatOptions, openImportsChat } from './rig.ts'

const { db } = await freshDatabase()
const open = (options: Partial<ImportsChatOptions> = {}) =>
  openImportsChat({ db, lang: ru, ...options })

test('по-русски: от слов до отмеченного, карточка с ценами в рублях, фото, снятие', async () => {
  const asya = await open()
  await asya.say('/import')
  expect(asya.text()).toContain('Poizon: осталось 9 940 из 10 000 запросов')
  expect(asya.text()).toContain('Kicks: товаров отсюда пока нет')
  await asya.tap('🔎 Найти')
  await asya.say('N')
  expect(asya.text()).toContain('Нужно хотя бы два символа')
  await asya.say('nike')
  expect(asya.text()).toContain('nike\nНайдено 20')
  expect(asya.labels()[0]).toEqual(['☐ Shoe 1 DD1391-1 · 501 ¥'])
  await asya.tap('Shoe 2 ')
  expect(asya.text()).toContain('Выбрано 1 · ≈ 1 запрос, осталось 9 940 из 10 000')
  await asya.tap('🖼 Карточки')
  expect(asya.text()).toContain('Нажмите на товар, чтобы открыть его карточку')
  await asya.tap('Shoe 3 ')
  expect(asya.text()).toBe(
    [
      'Shoe 3 DD1391-3',
      'Nike · Кеды',
      'В продаже 3 размера, 1 фото',
      '40: 503 ¥ → 11 800 ₽',
      '41: 513 ¥ → 11 930 ₽',
      '42⅔: 523 ¥ → 12 070 ₽',
    ].join('\n'),
  )
  await asya.tap('🖼 Фото')
  expect(asya.owed).toMatchObject([{ notice: { attachment: { kind: 'imports.photo' } } }])
  await asya.tap('✓ Отметить')
  expect(asya.text()).toContain('Выбрано 2')
  await asya.tap('Вся страница')
  expect(asya.text()).toContain('Выбрано 8')
  await asya.tap('›')
  expect(asya.labels()[0]?.[0]).toContain('☐ Shoe 9 ')
  await asya.tap('Все 20')
  expect(asya.text()).toContain('Выбрано 20')
  await asya.tap('Снять')
  expect(asya.text()).toContain('Выбрано 0')
})

test('in English: category, brand and filters; what is ticked stays ticked', async () => {
  const emma = await open({ lang: en })
  await emma.say('/import')
  await emma.tap('By category')
  expect(emma.text()).toContain('Which department?')
  await emma.tap('Shoes')
  expect(emma.labels().slice(0, 3)).toEqual([['All of it'], ['Skate shoes'], ['Sneakers']])
  await emma.tap('Skate shoes')
  expect(emma.text()).toContain('Which brand?')
  await emma.say('e')
  expect(emma.text()).toContain('Which of these: New Balance, Nike?')
  await emma.say('new bal')
  expect(emma.text()).toContain('Department: Shoes')
  expect(emma.text()).toContain('Brand: New Balance')
  await emma.tap('Price')
  await emma.say('300-900')
  expect(emma.text()).toContain('Price: 300–900 ¥')
  await emma.tap('🔎 Find')
  expect(emma.text()).toContain('New Balance · Skate shoes · 300–900 ¥')
  expect(emma.catalogue.searches().at(-1)).toMatchObject({
    ...{ categoryIds: ['38'], brandIds: ['145'], priceFen: { min: 30_000, max: 90_000 } },
  })
  await emma.tap('Shoe 1 ')
  await emma.tap('Filters')
  await emma.tap('Cheapest first')
  expect(emma.labels().flat()).toContain('✓ Cheapest first')
  await emma.tap('Brand')
  await emma.say('ik')
  expect(emma.text()).toContain('Nike · Skate shoes')
  expect(emma.text()).toContain('1 ticked')
  expect(emma.catalogue.searches().at(-1)).toMatchObject({ sort: 'price', brandIds: ['146'] })
  await emma.tap('🔎 In the list')
  await emma.say('dd1391-12')
  expect(emma.text()).toContain('1 of the 20 loaded so far')
  await emma.tap('✕ Whole list')
  expect(emma.text()).toContain('20 found')
})

test('the calls that ticking all of them takes are told before', async () => {
  const asya = await open({ products: 250 })
  await asya.say('200 пар nike')
  expect(asya.text()).toContain('Найдено 250')
  await asya.tap('Первые 200')
  expect(asya.text()).toContain('Отметить 200 товаров?')
  expect(asya.text()).toContain('понадобится 1 запрос к Poizon')
  expect(asya.catalogue.searches()).toHaveLength(1)
  await asya.tap('✓ Отметить')
  expect(asya.text()).toContain('Выбрано 200')
  expect(asya.catalogue.searches()).toHaveLength(2)
  await asya.say('/import')
  await asya.tap('☑ nike · 200')
  expect(asya.text()).toContain('Выбрано 200')
})

test('a link, an article and “200 pairs” are taken where nobody asked; what stands in stock is not', async () => {
  const asya = await open({ inStock: ['DD1391-100'] })
  await asya.say('【得物】смотри https://dw4.co/t/A/5')
  expect(asya.text()).toContain('по ссылке\nНайдено 1')
  await asya.say('cw2288-111')
  expect(asya.text()).toContain('CW2288-111\nНайдено')
  await asya.say('dd1391-100')
  expect(asya.text()).toContain('Бот не понял')
  await asya.say('nike dunk')
  expect(asya.text()).toContain('Бот не понял')
  await asya.say('https://dw4.co/t/A/none')
  expect(asya.text()).toContain('По этой ссылке товара нет')
})

test('without keys the first screen says which are needed; a link says so too', async () => {
  const asya = await open({ hasKey: false, room: { shops: async () => [] } })
  await asya.say('/import')
  expect(asya.labels()).toEqual([['🔑 Ключ Poizon'], ['🔑 Ключ WooCommerce'], ['🏪 Меню']])
  await asya.say('https://www.dewu.com/t/1')
  expect(asya.text()).toContain('Для поиска нужен ключ Poizon')
  await asya.say('/start')
  await asya.say('200 пар nike')
  expect(asya.text()).toContain('Для поиска нужен ключ Poizon')
  await asya.say('DD1391-100')
  expect(asya.text()).toContain('Бот не понял')
})

test('a viewer spends no calls; a stranger’s ids give nothing', async () => {
  const asya = await open()
  await asya.say('/import')
  await asya.tap('🔎 Найти')
  await asya.say('nike')
  const tick = asya.dataOf('Shoe 1 ')
  asya.become('viewer')
  await asya.press(tick)
  expect(asya.toasts.at(-1)).toBe('Это может менеджер или владелец')
  await asya.say('/import')
  expect(asya.labels().flat()).not.toContain('🔎 Найти')
  asya.become('owner')
  asya.moveTo(STRANGER)
  const id = tickFound.parse(tick)?.id ?? ''
  for (const data of [tick, openCard({ id, spu: '1', page: 0 })]) {
    await asya.press(data).catch(() => {})
    expect(asya.text()).not.toContain('Shoe')
  }
})

test('the source is away: what was seen is shown and marked', async () => {
  const asya = await open()
  asya.catalogue.goAway()
  await asya.say('200 пар nike')
  expect(asya.text()).toContain('⚠️ Poizon не отвечает, показано прежнее')
  await asya.tap('🖼 Карточки')
  await asya.tap('Shoe 1 ')
  expect(asya.text()).toContain('⚠️ Poizon не отвечает, показано прежнее')
  await asya.say('/import')
  expect(asya.text()).toContain('⚠️ Poizon не отвечает, продолжим через 1 мин')
  await asya.tap('📊 Запросы')
  expect(asya.text()).toContain('Сегодня понадобилось 40, из них 36 (90 %)')
})

test.each([
  ['https://m.dewu.com/router/product?spuId=12', 'link', null],
  ['DD1391-100', 'article', null],
  ['M2002RDA', 'article', null],
  ['Nike Dunk', 'keyword', null],
  ['air', 'keyword', null],
  ['200 pairs of Nike', 'keyword', 200],
  ['найди 12 товаров stone island', 'keyword', 12],
  ['https://evil.example/dewu.com/', 'keyword', null],
])('%s is a search by %s', (text, kind, count) => {
  expect(readSought(text)).toMatchObject({ kind, count })
})

test('the plan of the key is changed where its calls are shown', async () => {
  const asya = await open()
  await asya.say('/import')
  await asya.tap('📊')
  await asya.tap('✎ Тариф')
  await asya.say('много')
  expect(asya.text()).toContain('Здесь нужно число запросов или тариф')
  await asya.say('30 000')
  expect(asya.text()).not.toContain('Сколько запросов')
  await asya.tap('✎ Тариф')
  await asya.say('Professional')
  await asya.tap('✎ Тариф')
  await asya.say('50 000 в месяц, 1,5 rps')
  expect(asya.plans).toContainEqual({ monthlyCalls: 30_000, rps: null })
  expect(asya.plans).toContainEqual({ monthlyCalls: 100_000, rps: 2 })
  expect(asya.plans).toContainEqual({ monthlyCalls: 50_000, rps: 1.5 })
})
