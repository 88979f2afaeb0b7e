import { expect, test } from 'vitest'
import type { Batch, Hold, ImportShop, ImportsRoom, RunPreview } from '#desks/imports/chat/deps.ts'
import { startRun } from '#desks/imports/chat/run/actions.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'
import { STRANGER } from '#test/telegram/fake-seller.ts'
import { en, ru } from '#test/telegram/input/langs.ts'
import { KICKS } from './fake-room.ts'
import { type ImportsChatOptions, openImportsChat } from './rig.ts'

const { db } = await freshDatabase()
const open = (options: Partial<ImportsChatOptions> = {}) =>
  openImportsChat({ db, lang: ru, ...options })

const ID = '018f0000-0000-7000-8000-00000000ba7c'
const BATCH: Batch = {
  ...{ id: ID, title: 'nike', shopId: KICKS.id, shopName: 'Kicks', status: 'completed' },
  counts: {
    ...{ waiting: 0, underWay: 0, done: 2, unchanged: 0, skipped: 1, failed: 0, cancelled: 0 },
  },
  ...{ createdAt: START_MS, rollbackUntil: START_MS + 86_400_000, rolledBackAt: null },
  ...{ isTakingBack: false, waitsUntil: null },
}
const PREVIEW: RunPreview = {
  products: [
    { spuId: '1', title: 'Shoe 1', article: null, fen: 50_100, price: 11_770 },
    { spuId: '2', title: 'Shoe 2 低帮', article: 'DD1391-2', fen: 90_000, price: 17_150 },
    { spuId: '3', title: 'Shoe 3', article: null, fen: null, price: null },
  ],
  ...{ known: 1, calls: 3, durationMs: 6_000, textMicros: 2_700, unconfirmed: 2 },
  leftOut: [{ reason: 'error-invalid', vars: {}, count: 1, example: 'Shoe 9' }],
}

/** Things done, by name, once however often an update comes. */
function room(over: Partial<ImportsRoom> = {}) {
  const started: string[] = []
  const one = <T>(items: readonly T[]) => ({ items, total: items.length })
  const fake: Partial<ImportsRoom> = {
    preview: async () => PREVIEW,
    batches: async () => one(started.length === 0 ? [] : [BATCH]),
    batch: async (workspaceId, id) => (id === ID && workspaceId !== STRANGER ? BATCH : undefined),
    items: async () => one([{ title: 'Shoe 1', state: 'done', reason: null }]),
    async start({ ref }, _shop, find) {
      if (!started.includes(`${ref} ${find}`)) started.push(`${ref} ${find}`)
      return { ok: true, value: { batchId: ID } }
    },
    ...over,
  }
  return { started, fake }
}

test('по-русски: от отмеченного до загрузки: цены, расход, предупреждение один раз', async () => {
  const { started, fake } = room()
  const asya = await open({ room: fake })
  await asya.say('2 пары nike')
  await asya.tap('Первые 2')
  await asya.tap('✓ Далее: 2')
  expect(asya.text()).toBe(
    [
      '🛍 3 товара → Kicks',
      'Дешевле всех: Shoe 1, 501 ¥ → 11 770 ₽',
      'Дороже всех: Shoe 2 DD1391-2, 900 ¥ → 17 150 ₽',
      'В среднем 14 460 ₽',
      'Цену узнаем из карточки: 1 товар',
      'Уже в магазине 1: у них обновятся цены и наличие',
      `⚠️ Не войдёт 1: ${ru.t('error-invalid')} (Shoe 9)`,
      'Уйдёт до 3 запросов к Poizon, останется 9 937',
      'Займёт около 6 с, тексты нейросети до $0,01',
      '⚠️ Проверьте категории: 2 без вашего подтверждения',
      'Товары сразу появятся в продаже, а из неподтверждённых категорий останутся черновиками.',
    ].join('\n'),
  )
  await asya.tap('📋 Все цены')
  expect(asya.text()).toContain('Shoe 2 DD1391-2: 900 ¥ → 17 150 ₽\nShoe 3: цена в карточке')
  await asya.tap('‹ К загрузке')
  const go = asya.dataOf('✓ Загрузить 3')
  await asya.tap('✓ Загрузить 3')
  expect(asya.text()).toContain('принадлежат правообладателям')
  expect(started).toEqual([])
  await asya.tap('✓ Загрузить 3')
  expect(asya.text()).toContain('✅ Загрузка началась')
  expect(started).toHaveLength(1)
  expect(startRun.parse(go)?.shop).toBe(KICKS.id)
  await asya.tap('📋 Товары загрузки')
  expect(asya.text()).toMatch(/^📥 nike\nKicks, \d+ \S+, \d\d:\d\d · закончена/)
  expect(asya.text()).toContain('✅ Shoe 1')
})

test('a batch that waits for calls says until when', async () => {
  const batch: Batch = { ...BATCH, status: 'queued', waitsUntil: START_MS + 86_400_000 }
  const { fake } = room({
    batch: async () => batch,
    batches: async () => ({ items: [batch], total: 1 }),
  })
  const asya = await open({ room: fake })
  await asya.say('/import')
  await asya.tap('⏳ Идёт загрузка')
  expect(asya.text()).toMatch(/ · ждёт до \d+ \S+, \d\d:\d\d/)
})

test('what has begun is ticked no more; several shops are asked about', async () => {
  const { started, fake } = room({ shops: async () => [KICKS, { ...KICKS, id: ID, name: 'Two' }] })
  const emma = await open({ lang: en, room: fake })
  await emma.say('2 pairs of nike')
  await emma.tap('First 2')
  await emma.tap('✓ Next: 2')
  expect(emma.text()).toContain('Which shop shall they go to?')
  await emma.tap('Two')
  await emma.tap('✓ Import 3')
  await emma.tap('✓ Import 3')
  expect(started).toHaveLength(1)
  await emma.say('/import')
  expect(emma.labels().flat().join()).not.toContain('☑')
})

test('a batch is stopped with its drafts kept, and taken back in numbers', async () => {
  const deeds: string[] = []
  let status: Batch['status'] = 'running'
  const { fake } = room({
    batch: async () => ({
      ...BATCH,
      status,
      rollbackUntil: status === 'running' ? null : START_MS,
    }),
    batches: async () => ({ items: [{ ...BATCH, status }], total: 1 }),
    async cancel(_by, _id, drafts) {
      if (status === 'cancelled') return true
      deeds.push(drafts)
      status = 'cancelled'
      return true
    },
    rollbackPlan: async () => ({ removed: 2, restored: 1, kept: 1 }),
    async rollback({ ref }) {
      if (!deeds.includes(ref)) deeds.push(ref)
      return true
    },
  })
  const asya = await open({ room: fake })
  await asya.say('/import')
  expect(asya.text()).toContain('Загружается «nike», 3 из 3')
  expect((await asya.homeLine()) ?? '').toContain('🛍 Загружается «nike»')
  await asya.tap('⏳ Идёт загрузка')
  await asya.tap('✕ Остановить')
  expect(asya.text()).toContain('Готово 2, они останутся в магазине')
  await asya.tap('Оставить черновики')
  expect(deeds).toEqual(['keep'])
  await asya.tap('↩️ Отменить загрузку')
  expect(asya.text()).toContain('Исчезнет из магазина вместе с фото: 2 товара')
  await asya.tap('↩️ Отменить 3')
  expect(deeds).toHaveLength(2)
})

test('prices that jumped: one, all that were seen, none', async () => {
  let holds: Hold[] = [1, 2, 3].map((at) => ({
    ...{ id: ID.slice(0, -1) + at, productId: ID, title: `Shoe ${at}`, oldPrice: 10_000 },
    newPrice: 10_000 + at * 5_000,
  }))
  const said: unknown[] = []
  const { fake } = room({
    holds: async () => ({ items: holds, total: holds.length }),
    async decide(_by, which, decision) {
      const gone = 'id' in which ? holds.filter(({ id }) => id === which.id) : holds
      holds = holds.filter((one) => !gone.includes(one))
      if (gone.length > 0) said.push([decision, gone.length])
      return gone.length
    },
    product: async () => ({
      ...{ id: ID, title: 'Shoe 1', article: 'DD1391-1', shopName: 'Kicks', minPrice: 10_000 },
      ...{
        isGone: false,
        draft: null,
        shopId: KICKS.id,
        permalink: 'https://kicks.example/p',
        minFen: 50_000,
      },
      variations: [{ name: '42', price: 10_000, quantity: 3 }],
      ...{ refreshedAt: START_MS, hold: holds[0] ?? null },
    }),
  })
  const asya = await open({ room: fake })
  await asya.say('/import')
  await asya.tap('⚠️ Цены ждут: 3')
  expect(asya.labels()[0]).toEqual(['Shoe 1 · +50 %, 15 000 ₽'])
  await asya.tap('Shoe 1')
  expect(asya.text()).toContain('Новая цена 15 000 ₽ вместо 10 000 ₽ (+50 %)')
  expect(asya.text()).toContain('42: 10 000 ₽, 3 шт.')
  await asya.tap('✓ Записать')
  expect(asya.text()).toContain('Ждут 2 цены')
  await asya.tap('✓ Записать 2')
  expect(asya.text()).toContain('Записать новые цены у 2 товаров?')
  await asya.tap('✓ Записать 2')
  expect(asya.text()).toContain('Решать нечего')
  expect(said).toEqual([
    ['accepted', 1],
    ['accepted', 2],
  ])
})

test('Back leads to the list one came from, however it was searched; a draft says what it lacks', async () => {
  const searches = new Map<string, string>()
  const goods = Array.from({ length: 9 }, (_, at) => ({
    ...{ id: ID.slice(0, -1) + at, title: `Кроссовки Nike ${at}`, article: null },
    ...{ shopName: 'Kicks', minPrice: 10_000, isGone: false, draft: 'unfiled' as const },
  }))
  const { fake } = room({
    figures: async () => ({ products: 9, onSale: 0, drafts: 9, gone: 0, refreshedAt: START_MS }),
    products: async (_workspace, { text }, { offset, limit }) => {
      const found = goods.filter(({ title }) => title.toLowerCase().includes(text.toLowerCase()))
      return { items: found.slice(offset, offset + limit), total: found.length }
    },
    keepSearch: async (_by, text) => {
      searches.set('q1', text)
      return 'q1'
    },
    searchOf: async (_by, print) => searches.get(print),
    product: async (_workspace, id) => {
      const found = goods.find((one) => one.id === id)
      const rest = { shopId: KICKS.id, permalink: null, minFen: 50_000, variations: [] }
      return found && { ...found, ...rest, refreshedAt: START_MS, hold: null }
    },
  })
  const asya = await open({ room: fake })
  await asya.say('/import')
  await asya.tap('📋 Импортировано')
  await asya.tap('🔎 Поиск')
  await asya.say('кроссовки для очень долгих прогулок nike')
  expect(asya.text()).toContain('Такого среди импортированных нет')
  await asya.say('кроссовки nike')
  await asya.tap('›')
  await asya.tap('Кроссовки Nike 8 · черновик')
  expect(asya.text()).toContain('Черновик, от 10 000 ₽ (500 ¥ на Poizon)')
  expect(asya.text()).not.toContain('В продаже')
  expect(asya.labels()).toContainEqual(['Категории'])
  await asya.tap('✕ Не следить')
  await asya.tap('Не сейчас')
  await asya.tap('‹ Импортировано')
  expect(asya.text()).toContain('кроссовки nike')
  expect(asya.labels().flat()).toContain('Кроссовки Nike 8 · черновик')
})

test('the table of a batch comes as often as it is asked for, once a tap', async () => {
  const asked = new Set<string>()
  const { fake } = room({
    figures: async () => ({ products: 1, onSale: 1, drafts: 0, gone: 0, refreshedAt: START_MS }),
    batches: async () => ({ items: [BATCH], total: 1 }),
    report: async ({ ref }, id) => {
      asked.add(`${ref} ${id}`)
      return true
    },
  })
  const emma = await open({ lang: en, room: fake })
  await emma.say('/import')
  await emma.tap('📥 Imports so far')
  await emma.tap('✅ nike')
  await emma.tap('📗 Spreadsheet')
  await emma.tap('📗 Spreadsheet')
  expect(asked.size).toBe(2)
})

test('every rule shows its effect before it is taken', async () => {
  let shop: ImportShop = { ...KICKS, seo: 'yoast' }
  const { fake } = room({
    shops: async () => [shop],
    figures: async () => ({ products: 5, onSale: 3, drafts: 1, gone: 1, refreshedAt: START_MS }),
    effectOf: async () => ({
      ...{ products: 5, raised: 3, lowered: 1 },
      largest: { title: 'Shoe 1', before: 11_750, after: 12_990 },
    }),
    async setRules(_by, _id, changed) {
      shop = { ...shop, rules: changed(shop.rules) }
      return true
    },
    categories: async () => [
      {
        ...{ sourceId: '38', sourceName: 'Кеды', isConfirmed: false, products: 3 },
        shopCategory: { id: 7, name: 'Обувь' },
      },
    ],
    shopCategories: async () => [
      { id: 7, name: 'Обувь', slug: 'obuv', parent: 0 },
      { id: 8, name: 'Кеды', slug: 'kedy', parent: 7 },
    ],
  })
  const asya = await open({ room: fake })
  await asya.say('/import')
  await asya.tap('⚙️ Магазин и цены')
  expect(asya.text()).toContain('5 товаров: в продаже 3, черновики 1, пропали с Poizon 1')
  expect(asya.text()).toContain('Тексты для поиска пишутся в поля Yoast SEO')
  await asya.tap('⚙️ Правила цен')
  expect(asya.text()).toContain('Например, 500 ¥ → 11 750 ₽')
  await asya.tap('Округление')
  await asya.tap('На …990')
  expect(asya.text()).toContain('Станет: На …990\nНапример, 500 ¥ → 11 990 ₽')
  expect(asya.text()).toContain('В магазине изменится 4 из 5: вырастет 3, снизится 1')
  expect(shop.rules.prices.rounding).toBe(10)
  await asya.tap('✓ Принять')
  expect(shop.rules.prices.rounding).toBe(990)
  await asya.tap('Наценка')
  await asya.say('много')
  expect(asya.text()).toContain('Нужны рубли или проценты')
  await asya.say('10 % + 3000')
  expect(asya.text()).toContain('Наценка: 10 % + 3 000 ₽')
  expect(asya.text()).toContain('Больше всего: Shoe 1, 11 750 ₽ → 12 990 ₽')
  await asya.tap('✓ Принять')
  expect(shop.rules.prices).toMatchObject({ fixed: 3_000, percentE2: 1_000 })
  await asya.tap('Отдельные наценки')
  await asya.tap('➕ Наценка')
  await asya.tap('Обувь')
  await asya.tap('Кеды')
  await asya.say('до 500')
  await asya.say('7000')
  await asya.tap('✓ Принять')
  expect(shop.rules.prices.rules).toEqual([
    { categoryIds: ['38'], toFen: 50_000, fixed: 7_000, percentE2: 0 },
  ])
  expect(asya.text()).toContain('1. Кеды, до 500 ¥: 7 000 ₽')
  await asya.tap('🗑 1')
  await asya.tap('🗑 Убрать')
  expect(shop.rules.prices.rules).toEqual([])
  await asya.tap('‹ Правила цен')
  await asya.tap('‹ Магазин')
  await asya.tap('Как делать товары')
  await asya.tap('Публикация')
  await asya.tap('Черновики')
  expect(asya.text()).toContain('Подействует на новые загрузки')
  await asya.tap('✓ Принять')
  expect(shop.rules.isPublished).toBe(false)
  await asya.tap('‹ Магазин')
  await asya.tap('Категории')
  expect(asya.labels()[0]).toEqual(['Кеды → Обувь'])
  await asya.tap('Кеды → Обувь')
  await asya.tap('Обувь / Кеды')
  expect(asya.text()).toContain('Раздел магазина: Обувь / Кеды')
  await asya.tap('✓ Принять')
  expect(asya.text()).toContain('Слева категория Poizon')
})
