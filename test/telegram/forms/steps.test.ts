import { expect, test } from 'vitest'
import { ok } from '#core/result.ts'
import type { AnyForm } from '#telegram/forms/form.ts'
import { freshDatabase } from '#test/support/database.ts'
import { langs, ru } from '../input/langs.ts'
import { KNOWN, line, type Sample, type SampleOptions, sampleForm } from './sample.ts'
import { createSeller, type Seller } from './seller.ts'

const { db } = await freshDatabase()
const seller = (options: SampleOptions = {}, lang = ru) =>
  createSeller({ db, lang, forms: [sampleForm(options)] })

/** Answers every question in turn, up to the summary. */
async function answerAll(asya: Seller) {
  await asya.start('sample')
  await asya.say('Shop')
  await asya.tap('Pallet')
  await asya.tap('☐ Тула 2')
  await asya.tap('☐ Коледино 1')
  await asya.tap(ru.t('wizard-done'))
  await asya.say('25-30 ноября')
  await asya.tap('×2')
  await asya.tap('☐ mon')
  await asya.tap(ru.t('wizard-done'))
  await asya.tap(ru.t('wizard-skip'))
}

test('a wizard is walked from the first question to what it makes', async () => {
  const made: Sample[] = []
  const submit: SampleOptions['submit'] = async (turn, values) => {
    made.push(values)
    await turn.show({ text: 'created' })
    return ok(undefined)
  }
  const asya = seller({ submit })
  await answerAll(asya)
  expect(asya.lines()).toEqual([
    '🏪 Меню · проверьте',
    'Name: Shop',
    'Kind: pallet',
    'Places: 2, 1',
    'Dates: 25–30\u00a0ноя',
    'Cap: 200',
    'Days: mon',
    'Lead: 2',
    ru.t('error-limit'),
  ])
  await asya.tap('✎ Вся страница')
  await asya.tap('✓ Pallet')
  await asya.tap(ru.t('button-save'))
  expect(asya.lines()).toEqual(['created'])
  const dates = { kind: 'range', from: '2026-11-25', to: '2026-11-30' }
  expect(made).toEqual([
    { name: 'Shop', kind: 'pallet', places: [2, 1], dates, cap: 200, days: ['mon'], lead: 2 },
  ])
})

test.each(langs)(
  '$locale: every step says where one is, what was entered and how to leave',
  async (lang) => {
    const asya = seller({}, lang)
    await asya.start('sample')
    const title = lang.t('button-home')
    expect(asya.lines()).toEqual([
      `${title} · ${lang.locale === 'ru' ? 'шаг 1 из 7' : 'step 1 of 7'}`,
      'Name?',
    ])
    expect(asya.labels()).toEqual([[lang.t('button-cancel')]])
    await asya.say('<b>Shop & Co</b>')
    expect(asya.lines().slice(1)).toEqual(['Name: <b>Shop & Co</b>', 'Kind?'])
    expect(asya.labels()).toEqual([
      ['Box', 'Pallet'],
      [lang.t('button-back'), lang.t('button-cancel')],
    ])
  },
)

test('a wrong answer is explained above the question, and its message goes away', async () => {
  const asya = seller()
  await asya.start('sample', { name: 'Shop', kind: 'pallet', places: [1] })
  await asya.say('кот')
  expect(asya.lines().slice(1)).toEqual([
    'Name: Shop',
    'Kind: pallet',
    'Places: 1',
    `⚠️ ${ru.t('input-dates', { example: ru.dayRange('2026-11-21', '2026-11-26') })}`,
    'Dates?',
  ])
  expect(asya.removed).toHaveLength(1)
  await asya.say('7 дней')
  expect(asya.lines().slice(-2)).toEqual(['Dates: 7 дней, начиная с завтрашнего', 'Cap?'])
  await asya.say('дорого')
  expect(asya.lines().at(-2)).toBe(`⚠️ ${ru.t('input-coefficient')}`)
  await asya.say('х2,5')
  expect(asya.lines()).toContain('Cap: 250')
  expect(asya.removed).toHaveLength(2)
  await asya.say('по будням')
  expect(asya.lines().at(-2)).toBe(`⚠️ ${ru.t('wizard-choose')}`)
})

test('days are chosen in the calendar, which forgets nothing and keeps nothing of its own', async () => {
  const asya = seller()
  await asya.start('sample', { ...KNOWN, dates: undefined })
  expect(asya.labels()[0]).toEqual(['7 дней', '14 дней', 'с +3 дней'])
  await asya.tap('📅 Календарь')
  expect(asya.lines().at(-1)).toBe('Выберите первый день')
  await asya.tap('·')
  await asya.tap('›')
  await asya.tap('5')
  const second = asya.dataOf('8')
  await asya.tap('8')
  await asya.tapData(second)
  expect(asya.lines().at(-1)).toBe('Дни: 5–8\u00a0дек')
  await asya.tap('✓ Готово')
  expect(asya.lines()).toContain('Dates: 5–8\u00a0дек')
  expect(asya.toasts).toEqual([])
})

test('a calendar drawn before its days went by is drawn anew', async () => {
  const asya = seller()
  await asya.start('sample', { ...KNOWN, dates: undefined })
  await asya.tap('📅 Календарь')
  await asya.tap('7 дней')
  asya.reinstall([sampleForm({ firstDay: '2026-11-24' })])
  await asya.tap('✓ Готово')
  expect(asya.lines().at(-1)).toBe('Выберите первый день')
})

test('a list is searched, paged, ticked up to its maximum, and survives a way back', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('Shop')
  await asya.tap('Pallet')
  await asya.tap('☐ Тула 2')
  // Somebody's own client may send any data at all.
  await asya.tapData(asya.dataOf('☐ Коледино 5').replace('.5.1', '.zz.1'))
  await asya.say('колед')
  expect(asya.lines().slice(-2)).toEqual([
    'Выбрано 1 из 10 возможных',
    'Поиск «колед» · найдено 15',
  ])
  await asya.tap('›')
  expect(asya.labels().flat()).toContain('☐ Коледино 17')
  await asya.tap('Вся страница')
  expect(asya.lines()).toContain('Выбрано 8 из 10 возможных')
  const repeat = asya.dataOf('7️⃣ Коледино 27')
  await asya.tapData(repeat)
  await asya.tapData(repeat)
  expect(asya.lines()).toContain('Выбрано 7 из 10 возможных')
  await asya.tap('✕ Весь список')
  for (const label of ['☐ Коледино 1', '☐ Коледино 3', '☐ Тула 4']) await asya.tap(label)
  await asya.tap('☐ Коледино 5')
  expect(asya.toasts).toEqual([ru.t('picker-full', { max: 10 })])
  await asya.tap('‹ Назад')
  await asya.tap('Далее ›')
  expect(asya.lines()).toContain('Выбрано 10 из 10 возможных')
  await asya.tap('Снять')
  expect(asya.labels().flat()).not.toContain('✓ Далее')
  await asya.tap('🔎 Поиск')
  expect(asya.toasts.at(-1)).toBe(ru.t('picker-search-hint'))
})

test('one field is changed from the summary and nothing else is asked', async () => {
  const asya = seller()
  await asya.start('sample', KNOWN)
  expect(asya.lines()[0]).toBe('🏪 Меню · проверьте')
  expect(asya.labels().flat()).toContain('✎ Далее ›')
  await asya.tap('✎ Далее ›')
  expect(asya.lines()[0]).toBe('🏪 Меню · Далее ›')
  await asya.tap('+3')
  expect(asya.lines()).toContain('Lead: 3')
  await asya.tap('✎ Снять')
  await asya.tap('Снять')
  await asya.tap('‹ Назад')
  expect(asya.lines()).toContain('Places: 3, 1')
  await asya.tap('✎ Снять')
  expect(asya.lines()).toContain('Выбрано 2 из 10 возможных')
})

test('a change that makes another field apply asks for it, one that ends it drops it', async () => {
  const asya = seller()
  await asya.start('sample', KNOWN)
  await asya.tap('✎ Вся страница')
  await asya.tap('Box')
  expect(asya.lines().at(-1)).toBe('What is fragile?')
  await asya.say('cups')
  expect(asya.lines()).toContain('Fragile: cups')
  await asya.tap('✎ Вся страница')
  expect(asya.labels()[0]).toEqual(['✓ Box', 'Pallet'])
  await asya.tap('Pallet')
  expect(asya.lines()[0]).toBe('🏪 Меню · проверьте')
  expect(asya.lines().join()).not.toContain('Fragile')
})

test('an optional answer can be cleared again', async () => {
  const asya = seller()
  await asya.start('sample', { ...KNOWN, note: 'hi' })
  await asya.tap('✎ Пропустить')
  expect(asya.labels()).toEqual([
    ['Убрать', 'Далее ›'],
    ['‹ Назад', '✕ Отмена'],
  ])
  await asya.tap('Убрать')
  expect(asya.lines().join()).not.toContain('Note')
})

test('a list that shrank is shown from its last page, an empty one says so', async () => {
  const asya = seller()
  await asya.start('sample', { name: 'Shop', kind: 'pallet' })
  await asya.tap('›')
  await asya.tap('›')
  asya.reinstall([withPlaces(9)])
  await asya.tap('☐ Коледино 17')
  expect(asya.labels().slice(0, 3)).toEqual([['☐ Left 8'], ['Все 9'], ['‹', '2 / 2']])
  asya.reinstall([withPlaces(0)])
  await asya.tap('‹')
  expect(asya.lines().at(-1)).toBe('No places yet')
  expect(asya.labels()).toEqual([['‹ Назад', '✕ Отмена']])
})

/** The sample with so many places left to pick from. */
function withPlaces(length: number): AnyForm {
  return sampleForm({ places: Array.from({ length }, (_, id) => ({ id, text: `Left ${id}` })) })
}

test.each(langs)('$locale: however much was entered, a step fits the phone', async (lang) => {
  const form: AnyForm = {
    ...sampleForm(),
    async fill(ask) {
      for (let index = 0; index < 20; index += 1) {
        await ask.text(`f${index}`, {
          ...line('Name?', 'Name'),
          show: (_ctx, query) => `${index}: ${lang.t('picker-found', { query, total: 1 })}`,
        })
      }
      return {}
    },
  }
  const asya = createSeller({ db, lang, forms: [form] })
  await asya.start('sample')
  for (let index = 0; index < 15; index += 1) await asya.say('<&> '.repeat(40))
  expect(asya.lines()).toHaveLength(14)
  expect(asya.lines()[1]).toBe('…')
  expect(asya.lines().at(-2)).toMatch(/^14: .*<&> .*…$/)
  await asya.say('x'.repeat(300))
  expect(asya.lines().slice(-2)[0]).toContain('⚠️')
  for (let index = 15; index > 1; index -= 1) await asya.tap(lang.t('button-back'))
  expect(asya.lines()[2]).toMatch(/^1: /)
})
