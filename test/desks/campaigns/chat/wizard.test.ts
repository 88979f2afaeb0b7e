import { expect, test } from 'vitest'
import { freshDatabase } from '#test/support/database.ts'
import { en, langs, ru } from '#test/telegram/input/langs.ts'
import { type Chat, openChat } from './rig.ts'
import { BRIEF } from './samples.ts'

const { db } = await freshDatabase()

const ABOUT = 'Термокружка 350 мл из стали, держит тепло 6 часов'

/** Answers every question up to the summary. */
async function answerAll(chat: Chat, { budget = '20 000 ₽ в месяц' } = {}) {
  const { t } = chat.lang
  await chat.say('/new_campaign')
  await chat.say('Термокружки Москва')
  await chat.say(ABOUT)
  await chat.say('термокружка, Термокружка\nкупить термокружку;')
  await chat.tap('Москва')
  await chat.tap(t('wizard-done'))
  await chat.say('shop.example/mugs')
  if (budget === '') await chat.tap(t('wizard-skip'))
  else await chat.say(budget)
}

test('six questions lead to a summary that says what will happen', async () => {
  const chat = openChat({ db, lang: ru })
  await chat.say('/new_campaign')
  expect(chat.lines()[0]).toBe('📣 Новая кампания · шаг 1 из 6')
  await chat.say('Термокружки Москва')
  expect(chat.text()).toContain('только то, что вы напишете здесь')
  await chat.say(ABOUT)
  await chat.say('термокружка, Термокружка\nкупить термокружку;')
  expect(chat.lines()).toContain('Фразы (2): термокружка, купить термокружку')
  expect(chat.labels().slice(0, 6)).toEqual([
    '☐ Россия',
    '☐ Москва',
    '☐ Санкт-Петербург',
    '☐ Екатеринбург',
    '☐ Новосибирск',
    '☐ Казань',
  ])
  await chat.say('барнаул')
  await chat.tap('Барнаул')
  await chat.tap(ru.t('picker-search-clear'))
  await chat.tap('Москва')
  await chat.tap(ru.t('wizard-done'))
  expect(chat.lines()).toContain('Регионы: Барнаул, Москва')
  await chat.say('shop.example/mugs')
  expect(chat.lines()).toContain('Страница: shop.example/mugs')
  expect(chat.text()).toContain('Меньше 300 ₽ в неделю')
  await chat.say('20 000 ₽ в месяц')
  expect(chat.lines()).toEqual([
    '📣 Новая кампания · проверьте',
    'Название: Термокружки Москва',
    `О товаре: ${ABOUT}`,
    'Фразы (2): термокружка, купить термокружку',
    'Регионы: Барнаул, Москва',
    'Страница: shop.example/mugs',
    'Бюджет: 20 000 ₽ в месяц ≈ 4 599 ₽ в неделю',
    'Частота: от 1 000 запросов в месяц',
    'Фраз: не больше 100',
    'Объявления: 2 комбинаторных на группу',
    'Ещё: проверка групп, Google-таблица',
    'Wordstat: 2 запроса · осталось 92 из 100 на всех',
    'Займёт около 2 мин · нейросеть ≈ $0,05',
  ])
})

test.each(langs)(
  '$locale: Create makes one campaign, however often it is pressed',
  async (lang) => {
    const chat = openChat({ db, lang })
    await answerAll(chat)
    const create = chat.dataOf(lang.t('campaign-wizard-confirm'))
    await chat.press(create)
    expect(chat.text()).toContain('Термокружки Москва')
    await chat.press(create, { again: true })
    await chat.press(create)
    expect(chat.fake.done).toEqual(['create Термокружки Москва'])
    const [made] = [...chat.fake.kept.values()]
    expect(made?.campaign.brief).toEqual({
      name: 'Термокружки Москва',
      description: ABOUT,
      seeds: ['термокружка', 'купить термокружку'],
      regionIds: [213],
      regionNames: ['Москва'],
      url: 'https://shop.example/mugs',
      weeklyBudget: 4599,
      minFrequency: 1000,
      maxKeywords: 100,
      variants: 2,
      format: 'responsive',
      withReview: true,
      withDraft: false,
      withSheet: true,
    })
  },
)

test('the summary changes one thing at a time', async () => {
  const chat = openChat({ db, lang: ru })
  await answerAll(chat, { budget: '' })
  await chat.tap(`✎ ${ru.t('campaign-field-ads')}`)
  await chat.tap('3 комбинаторных')
  await chat.tap(`✎ ${ru.t('campaign-field-frequency')}`)
  await chat.say('500')
  await chat.tap(`✎ ${ru.t('campaign-field-extras')}`)
  await chat.tap('Я проверю группы')
  await chat.tap('Черновик в Директе')
  await chat.tap(ru.t('wizard-done'))
  expect(chat.lines()).toContain('Объявления: 3 комбинаторных на группу')
  expect(chat.lines()).toContain('Частота: от 500 запросов в месяц')
  expect(chat.lines()).toContain('Ещё: Google-таблица, черновик в Директе')
  expect(chat.text()).toContain('Бюджет не указан: в черновике будет минимум, 300 ₽ в неделю.')
  await chat.tap(ru.t('campaign-wizard-confirm'))
  const [made] = [...chat.fake.kept.values()]
  expect(made?.campaign.brief).toMatchObject({
    ...{ format: 'responsive', variants: 3, minFrequency: 500, weeklyBudget: null },
    ...{ withReview: false, withDraft: true, withSheet: true },
  })
})

test('what is missing is said with what happens without it', async () => {
  const chat = openChat({ db, lang: ru })
  chat.fake.estimateAs({
    missing: ['model', 'direct', 'sheets'],
    costMicros: null,
    wordstatCalls: 7,
    cachedSeeds: 3,
    quota: { calls: 100, left: 2, nextAt: Date.UTC(2026, 10, 20, 10, 30), isShared: true },
  })
  await answerAll(chat)
  expect(chat.text()).toContain('Wordstat: 7 запросов, из памяти 3 · осталось 2 из 100')
  expect(chat.text()).toContain('остальное бот доберёт сам после 13:30')
  expect(chat.text()).toContain('объявления будут по шаблону')
  expect(chat.text()).toContain('таблицы не будет, придёт XLSX')
  expect(chat.text()).not.toContain('черновика не будет')
  chat.fake.estimateAs({ missing: [], costMicros: null })
  await chat.tap(`✎ ${ru.t('campaign-field-keywords')}`)
  await chat.tap('200')
  expect(chat.text()).toContain('цена нейросети неизвестна')
})

test('a sheet is offered where there is a place for it', async () => {
  const chat = openChat({ db, lang: ru, hasSheets: false })
  await answerAll(chat)
  expect(chat.lines()).toContain('Ещё: проверка групп')
})

test.each([
  ['scheme', 'ftp://shop.ru', 'https или http'],
  ['login', 'https://user:pass@shop.ru', 'логин или пароль'],
  ['words', 'мой магазин', 'Не похоже на адрес'],
  ['private', 'private.example', 'только внутри сети'],
  ['no such host', 'not_found.example', 'Такого сайта нет'],
  ['away', 'unreachable.example', 'не отвечает'],
  ['broken', 'status.example', 'отвечает ошибкой'],
])('a page that will not do is refused with a reason: %s', async (_name, typed, sentence) => {
  const chat = openChat({ db, lang: ru })
  await chat.say('/new_campaign')
  await chat.say('Термокружки')
  await chat.say(ABOUT)
  await chat.say('термокружка')
  await chat.tap('Россия')
  await chat.tap(ru.t('wizard-done'))
  await chat.say(typed)
  expect(chat.text()).toContain('⚠️')
  expect(chat.text()).toContain(sentence)
  await chat.say('https://shop.example')
  expect(chat.lines()).toContain('Страница: shop.example')
})

test('an English reader finds regions by English names too', async () => {
  const chat = openChat({ db, lang: en })
  await chat.say('/new_campaign')
  await chat.say('Mugs')
  await chat.say(ABOUT)
  await chat.say('термокружка')
  expect(chat.labels().slice(0, 2)).toEqual(['☐ Россия · Russia', '☐ Москва · Moscow'])
  expect(chat.labels()).toContain('☐ Central Russia')
  await chat.say('petersburg')
  expect(chat.labels()[0]).toBe('☐ Санкт-Петербург · St Petersburg')
  await chat.tap('Петербург')
  await chat.tap(en.t('wizard-done'))
  expect(chat.lines()).toContain('Regions: St Petersburg')
})

test('a budget below the minimum is converted and refused', async () => {
  const chat = openChat({ db, lang: en })
  await answerAll(chat, { budget: '1000 a month' })
  expect(chat.text()).toContain('That is 229 ₽ a week, but Direct takes 300 ₽ or more.')
  expect(chat.text()).toContain('Type 1,305 ₽ a month or more, or skip.')
  await chat.say('1305 a month')
  expect(chat.lines()).toContain('Budget: 1,305 ₽ a month ≈ 300 ₽ a week')
})

test('Russia holds its cities, so they are not asked for twice', async () => {
  const chat = openChat({ db, lang: ru })
  await chat.say('/new_campaign')
  await chat.say('Термокружки')
  await chat.say(ABOUT)
  await chat.say('термокружка')
  await chat.tap('Казань')
  await chat.tap('Россия')
  await chat.say('беларусь')
  await chat.tap('Беларусь')
  await chat.tap(ru.t('wizard-done'))
  expect(chat.lines()).toContain('Регионы: Россия, Беларусь')
})

test('without Wordstat or a campaign left there are no questions, only the way on', async () => {
  const keyless = openChat({ db, lang: ru, hasWordstat: false })
  await keyless.say('/new_campaign')
  expect(keyless.dataOf('Ключ Wordstat')).toBe('keys-wordstat')
  const spent = openChat({ db, lang: ru, limit: 0 })
  await spent.say('/new_campaign')
  // The desk of plans shows what each of them gives.
  expect(spent.text()).toContain('Кампании закончились')
})

test('a repeat starts from the old answers, and Cancel leads to the list', async () => {
  const chat = openChat({ db, lang: ru })
  const { campaign } = chat.fake.add('018f0000-0000-7000-8000-000000000001', BRIEF)
  await chat.say('/history')
  await chat.tap(campaign.name)
  await chat.tap(ru.t('button-campaign-repeat'))
  expect(chat.lines().slice(0, 3)).toEqual([
    '📣 Новая кампания · проверьте',
    'Название: Термокружки',
    `О товаре: ${BRIEF.description}`,
  ])
  await chat.tap(`✎ ${ru.t('campaign-field-name')}`)
  await chat.say('Термокружки, ещё раз')
  await chat.tap(ru.t('campaign-wizard-confirm'))
  expect(chat.fake.done).toEqual(['create Термокружки, ещё раз'])
  expect([...chat.fake.kept.values()].at(-1)?.campaign.brief).toEqual({
    ...BRIEF,
    name: 'Термокружки, ещё раз',
  })
  await chat.say('/new_campaign')
  await chat.tap(ru.t('button-cancel'))
  expect(chat.lines()[0]).toBe('📣 Кампании')
})

test('a viewer makes no campaign', async () => {
  const chat = openChat({ db, lang: ru })
  chat.become('viewer')
  await chat.say('/new_campaign')
  expect(chat.text()).toContain('не хватает прав')
})

test.each(langs)('$locale: the longest answers still fit every step', async (lang) => {
  const chat = openChat({ db, lang })
  chat.fake.estimateAs({ missing: ['model', 'direct', 'sheets'], costMicros: null })
  await chat.say('/new_campaign')
  await chat.say('К'.repeat(101))
  expect(chat.lines()[1]).toContain('100')
  await chat.say('К'.repeat(100))
  await chat.say('о товаре & <b>'.repeat(200))
  expect(chat.text()).toMatch(/⚠️.*2[ ,]800/)
  await chat.say('о товаре & <b>'.repeat(140))
  await chat.say(Array.from({ length: 50 }, (_, index) => `купить термокружку ${index}`).join('\n'))
  for (let index = 0; index < 8; index += 1) await chat.tap('☐')
  await chat.tap('›')
  await chat.tap('☐')
  await chat.tap(lang.t('wizard-done'))
  await chat.say(`shop.example/${'a'.repeat(900)}`)
  await chat.say('1')
  await chat.tap(lang.t('wizard-skip'))
  await chat.tap(`✎ ${lang.t('campaign-field-extras')}`)
  await chat.tap(lang.t('campaign-extra-button', { extra: 'draft' }))
  await chat.tap(lang.t('wizard-done'))
  expect(chat.lines().length).toBeGreaterThan(11)
  await chat.tap(lang.t('campaign-wizard-confirm'))
  expect(chat.fake.done).toHaveLength(1)
})
