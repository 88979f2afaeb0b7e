import { expect, test } from 'vitest'
import { openShop, PARTS } from '#test/support/app.ts'
import { openSeller } from './seller.ts'
import { chooseDays, KOLEDINO } from './supplies/monitor.ts'

const shop = await openShop({ parts: PARTS })
const { wb, day } = shop
const [TULA, ELEKTROSTAL] = [206_348, 120_762]

test('по-русски: от /start до пойманной поставки, второй поимки руками и конца пробного периода', async () => {
  const anna = await openSeller(shop, 'ru')
  await anna.say('/start')
  await anna.sees('Анна, это Прилавок')
  expect(anna.rows()).toEqual([['📦 Поставки'], ['🔄 Остатки'], ['📣 Кампании']])
  await anna.tap('📦 Поставки')
  await anna.sees('Здесь живут мониторы')
  expect(anna.rows()).toEqual([
    ['➕ Новый монитор'],
    ['🚚 Поставки WB', '🔀 Между складами'],
    ['🏪 Меню'],
  ])
  await anna.tap('➕ Новый монитор')
  await anna.sees('Сначала нужен ключ Wildberries')
  await anna.tap('🔑 Подключить ключ')
  await anna.sees('Интеграции по API')

  const token = await anna.connect()
  expect(anna.text()).toMatch(/^✅ Ключ подключён: Shop \d+ ….{4}\n\n🧹 Ваше сообщение удалено/)
  expect(anna.rows()).toEqual([['➕ Новый монитор'], ['🔑 Открыть ключ'], ['‹ Ключи']])
  const session = await anna.logIn()
  for (const secret of [token, session])
    expect(anna.messages().some(({ text }) => text.includes(secret))).toBe(false)

  const preorder = await anna.preorder(KOLEDINO)
  await anna.tap('➕ Новый монитор')
  await anna.sees('шаг 1 из 5')
  expect(anna.rows().at(-1)).toEqual(['✕ Отмена'])
  await anna.tap('☐ Коледино')
  await anna.sees('1️⃣ Коледино')
  await anna.say('тула')
  await anna.sees('Поиск «тула» · найдено 1')
  await anna.tap('☐ Тула')
  await anna.sees('2️⃣ Тула')
  await anna.tap('✓ Далее')
  await anna.sees('Склады: Коледино, Тула\nЧто везёте?')
  await anna.tap('📦 Короба')
  await anna.sees('На какие дни ловить?')
  expect(anna.rows()[0]).toEqual(['7 дней', '14 дней', 'с +3 дней'])
  await anna.say('31 февраля')
  await anna.sees('⚠️ Такого дня в календаре нет. Например:')
  await anna.tap('📅 Календарь')
  await anna.sees('Выберите первый день')
  expect(anna.text()).not.toContain('⚠️')
  expect(anna.rows()[1]).toEqual(['Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс'])
  await chooseDays(anna, [day(2), day(6)])
  await anna.sees('До какого коэффициента')
  expect(anna.rows().slice(0, 2)).toEqual([
    ['бесплатно', '×1', '×2'],
    ['×3', '×5'],
  ])
  await anna.say('дорого')
  await anna.sees('⚠️ Не получилось понять коэффициент')
  await anna.say('х2,5')
  await anna.sees('Коэффициент: до ×2,5\nЧто делать, когда слот появится?')
  await anna.tap('⚡ Автобронь')
  await anna.tap(`☐ #${preorder} · Коледино · короба`)
  await anna.sees(`1️⃣ #${preorder}`)
  await anna.tap('✓ Далее')
  await anna.sees('📦 Монитор слотов · проверьте')
  expect(anna.text()).toContain('Бот забронирует дату сам через вашу сессию кабинета')
  expect(anna.rows()[0]).toEqual(['✓ Начать поиск'])
  await anna.tap('✓ Начать поиск')
  await anna.sees('📦 Коледино, Тула · короба · до ×2,5')
  for (const label of [
    '⏸ Пауза',
    '✎ Изменить',
    '⧉ Копия',
    '📊 Подробно',
    '🗑 Удалить',
    '‹ Поставки',
  ])
    expect(anna.rows().flat()).toContain(label)

  await wb.openSlot({
    warehouseId: KOLEDINO,
    type: 'box',
    day: day(4),
    coefficient: 2,
    capacity: 1,
  })
  const caught = await anna.gets('ПОСТАВКА ПОЙМАНА')
  const [commit] = (await wb.commits()).filter(({ preorderId }) => preorderId === preorder)
  expect(commit).toMatchObject({ outcome: 'booked', day: day(4) })
  expect(caught.text).toMatch(
    /^🎉 ПОСТАВКА ПОЙМАНА!\n\n📦 Склад: Коледино\n📅 Дата: .+\n⏰ Время: весь день\n🔑 API ключ: Shop \d+ \(….{4}\)\n\nДетали брони: #\d+ · ×2 · [\d,]+\sс от появления слота\nПоймано 1 из 1$/,
  )
  expect(caught.text).toContain(`#${commit?.supplyId}`)
  expect(anna.rows()).toEqual([['Открыть в кабинете'], ['К монитору']])
  await anna.tap('К монитору')
  await anna.sees('✅ Всё поймано')
  await anna.tap('📊 Подробно')
  await anna.sees('Всего 1, поймано 1')
  await anna.say('/menu')
  await anna.sees('Пробный период: осталась 1 поимка')
  expect(anna.rows()).toEqual([
    ['📦 Поставки', '🔄 Остатки'],
    ['📣 Кампании', '🛍 Импорт'],
    ['🔑 Ключи', '⚙️ Настройки', '💎 Тариф'],
  ])

  const second = await anna.preorder(TULA)
  await anna.say('/supplies')
  await anna.sees('Ищут 0 мониторов из 1')
  await anna.tap('➕ Новый монитор')
  await anna.say('Тула')
  await anna.sees('Поиск «Тула»')
  await anna.tap('☐ Тула')
  await anna.tap('✓ Далее')
  await anna.tap('📦 Короба')
  await anna.tap('14 дней')
  await anna.tap('бесплатно')
  await anna.tap('👉 Передать мне')
  await anna.tap(new RegExp(`☐ #${second}`))
  await anna.tap('✓ Далее')
  await anna.sees('проверьте')
  await anna.tap('✓ Начать поиск')
  await anna.sees('Режим: передавать мне')
  await wb.openSlot({ warehouseId: TULA, type: 'box', day: day(3), coefficient: 0 })
  const handed = await anna.gets('осталось забронировать')
  expect(handed.text).toContain('Откройте кабинет и выберите эту дату.')
  await wb.bookByHand({ preorderId: second, day: day(3) })
  await anna.tap('✓ Забронировано')
  await anna.waitFor(() => anna.all('ПОСТАВКА ПОЙМАНА').length === 2)

  await anna.say('/plan')
  await anna.sees('Поимки: 2 из 2')
})

test('in English: greeting, key, a monitor that tells, the alert, rarer alerts', async () => {
  const emma = await openSeller(shop, 'en')
  await emma.say('/start')
  await emma.sees('Emma, this is Prilavok')
  expect(emma.rows()).toEqual([['📦 Supplies'], ['🔄 Stock'], ['📣 Campaigns']])
  await emma.connect()
  expect(emma.text()).toContain('🧹 Your message is deleted from the chat.')
  await emma.tap('➕ New monitor')
  await emma.sees('step 1 of 5')
  await emma.say('elektrostal')
  await emma.sees('☐ Электросталь')
  await emma.tap('☐ Электросталь')
  await emma.tap('✓ Next')
  await emma.sees('What are you shipping?')
  await emma.tap('🧱 Mono-pallets')
  await emma.sees('Which days?')
  await emma.say('yesterday')
  await emma.sees('⚠️')
  await emma.say('next 10 days')
  await emma.sees('Days: 10 days, starting tomorrow\n')
  await emma.tap('×3')
  await emma.sees('What to do when a slot opens?')
  expect(emma.rows().slice(0, 3)).toEqual([
    ['⚡ Auto-book'],
    ['👉 Hand it to me'],
    ['🔔 Just tell me'],
  ])
  await emma.tap('🔔 Just tell me')
  await emma.sees('please check')
  expect(emma.text()).toContain('No catches are spent.')
  await emma.tap('✓ Start looking')
  await emma.sees('📦 Электросталь · mono-pallets · up to ×3')
  expect(emma.text()).toContain('Mode: just tell me')
  await wb.openSlot({ warehouseId: ELEKTROSTAL, type: 'mono', day: day(5), coefficient: 3 })
  const alert = await emma.gets('🔔 A slot has opened: Электросталь')
  expect(alert.text).toMatch(/· mono-pallets · ×3$/)
  expect(emma.rows()).toEqual([
    ['Open at WB'],
    ['To the monitor', '⏸ Pause'],
    ['🔕 Until morning'],
    ['📝 Make a draft'],
  ])
  await emma.tap('⏸ Pause')
  await emma.sees('⏸ Paused')
  await emma.tap('▶️ Look')
  await emma.sees('Checked every')
})

test('настройки: язык туда и обратно, часовой пояс, тихие часы', async () => {
  const anna = await openSeller(shop, 'ru')
  await anna.say('/settings')
  await anna.sees('Язык: русский')
  await anna.tap('English')
  await anna.sees('Language: English')
  await anna.say('/help')
  await anna.sees('How it works')
  await anna.say('/settings')
  await anna.sees('Language: English')
  await anna.tap('Русский')
  await anna.sees('Язык: русский')
  await anna.tap('🕐 Часовой пояс')
  await anna.sees('В каком городе')
  await anna.tap(/Владивосток/)
  await anna.sees('Время: Владивосток, UTC+10')
  await anna.tap('🌙 Тихие часы')
  await anna.sees('Когда не беспокоить?')
  await anna.tap('23:00–08:00')
  await anna.sees('Тихие часы: 23:00–08:00')
})

test('монитор: пауза, правка одного поля, копия без заказов, удаление с вопросом', async () => {
  const anna = await openSeller(shop, 'ru')
  await anna.connect()
  await anna.tap('➕ Новый монитор')
  await anna.sees('На каких складах')
  await anna.say('казань')
  await anna.sees('Поиск «казань»')
  await anna.tap('☐ Казань')
  await anna.tap('✓ Далее')
  await anna.tap('🔒 Суперсейф')
  await anna.tap('7 дней')
  await anna.tap('×1')
  await anna.tap('🔔 Только сообщить')
  await anna.tap('✓ Начать поиск')
  await anna.sees('📦 Казань · суперсейф · до ×1')
  await anna.tap('✎ Изменить')
  await anna.sees('проверьте')
  await anna.tap('✎ Коэффициент')
  await anna.sees('До какого коэффициента')
  await anna.tap('×5')
  await anna.sees('проверьте')
  await anna.tap('✓ Начать поиск')
  await anna.sees('📦 Казань · суперсейф · до ×5')
  await anna.tap('⧉ Копия')
  await anna.sees('проверьте')
  await anna.tap('✓ Начать поиск')
  await anna.sees('📦 Казань · суперсейф · до ×5')
  await anna.tap('‹ Поставки')
  await anna.sees('Ищут 2 монитора из 2')
  await anna.tap(/Казань/)
  await anna.tap('🗑 Удалить')
  await anna.sees('Удалить монитор «Казань»?')
  expect(anna.rows()).toEqual([['Оставить'], ['🗑 Удалить']])
  const toast = await anna.tap('🗑 Удалить')
  expect(toast.text).toBe('Монитор удалён')
  await anna.sees('Ищет 1 монитор из 1')
})

test('what was pasted or shown never reaches the log', async () => {
  const emma = await openSeller(shop, 'en')
  const token = await emma.connect()
  const session = await emma.logIn()
  const secrets = [token, ...session.split(/[\s;=]+/).filter((part) => part.length > 24)]
  expect(secrets.length).toBeGreaterThan(2)
  for (const secret of secrets)
    expect(shop.logged.find((line) => line.includes(secret))).toBeUndefined()
})
