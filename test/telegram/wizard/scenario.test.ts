import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import { wizardStates } from '#telegram/wizard/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { langs } from '../input/langs.ts'
import { type Sample, type SampleOptions, sampleWizard } from './sample.ts'
import { createSeller, type Seller } from './seller.ts'

const { db } = await freshDatabase()
const [ru, en] = langs
if (!ru || !en) throw new Error('both languages are needed')
const russian = ru

const seller = (options: SampleOptions = {}, lang = ru) =>
  createSeller({ db, lang, wizards: [sampleWizard(options)] })

/** Collects what is submitted, answering as told. */
function desk(answer: () => Result<void> = () => ok(undefined)) {
  const drafts: { draftId: string; values: Sample }[] = []
  const submit: SampleOptions['submit'] = async (turn, values, draftId) => {
    drafts.push({ draftId, values })
    const result = answer()
    if (result.ok) await turn.show({ text: 'created' })
    return result
  }
  return { drafts, submit }
}

const KNOWN: Partial<Sample> = {
  name: 'Shop',
  kind: 'pallet',
  places: [3, 1],
  dates: { kind: 'range', from: '2026-11-25', to: '2026-11-30' },
  cap: 200,
  days: ['mon'],
}

/** Answers every question in turn, up to the summary. */
async function answerAll(asya: Seller) {
  await asya.start('sample')
  await asya.say('Shop')
  await asya.tap('Pallet')
  await asya.tap('☐ Тула 2')
  await asya.tap('☐ Коледино 1')
  await asya.tap(russian.t('wizard-done'))
  await asya.say('25-30 ноября')
  await asya.tap('×2')
  await asya.tap('☐ mon')
  await asya.tap(russian.t('wizard-done'))
  await asya.tap(russian.t('wizard-skip'))
}

test('a wizard is walked from the first question to what it makes', async () => {
  const { drafts, submit } = desk()
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
  await asya.tap(ru.t('button-save'))
  expect(asya.lines()).toEqual(['created'])
  const dates = { kind: 'range', from: '2026-11-25', to: '2026-11-30' }
  expect(drafts.map(({ values }) => values)).toEqual([
    { name: 'Shop', kind: 'pallet', places: [2, 1], dates, cap: 200, days: ['mon'], lead: 2 },
  ])
})

test.each(langs)(
  '$locale: every step says where one is, what was entered and how to leave',
  async (lang) => {
    const asya = seller({}, lang)
    await asya.start('sample@1')
    const title = lang.t('button-home')
    expect(asya.lines()).toEqual([
      `${title} · ${lang.locale === 'ru' ? 'шаг 1 из 7' : 'step 1 of 7'}`,
      'Name?',
    ])
    expect(asya.labels()).toEqual([[lang.t('button-cancel')]])
    await asya.say('<b>Shop & Co</b>')
    expect(asya.lines().slice(1)).toEqual(['Name: Shop & Co', 'Kind?'])
    expect(asya.labels()).toEqual([
      ['Box', 'Pallet'],
      [lang.t('button-back'), lang.t('button-cancel')],
    ])
  },
)

test('a wrong answer is explained above the question, and its message goes away', async () => {
  const asya = seller()
  await asya.start('sample', { name: 'Shop', kind: 'pallet', places: [1] })
  await asya.say('вчера')
  expect(asya.lines().slice(1)).toEqual([
    'Name: Shop',
    'Kind: pallet',
    'Places: 1',
    `⚠️ ${ru.t('input-dates', { example: ru.dayRange('2026-11-21', '2026-11-26') })}`,
    'Dates?',
  ])
  expect(asya.removed()).toBe(1)
  await asya.say('7 дней')
  expect(asya.lines().slice(-2)).toEqual(['Dates: 7 дней, начиная с +1', 'Cap?'])
  await asya.say('дорого')
  expect(asya.lines().at(-2)).toBe(`⚠️ ${ru.t('input-coefficient')}`)
  await asya.say('х2,5')
  expect(asya.lines()).toContain('Cap: 250')
  expect(asya.removed()).toBe(2)
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
  const wizard = sampleWizard()
  const later = wizard.fields.map((field) =>
    field.kind === 'dates'
      ? { ...field, bounds: () => ({ min: '2026-11-24', max: '2026-12-20' }) }
      : field,
  )
  asya.reinstall([{ ...wizard, fields: later }])
  await asya.tap('✓ Готово')
  expect(asya.lines().at(-1)).toBe('Выберите первый день')
})

test('a list is searched, paged, ticked up to its maximum, and survives a way back', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('Shop')
  await asya.tap('Pallet')
  await asya.tap('☐ Тула 2')
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

test('double taps and old buttons change nothing and are answered', async () => {
  const { drafts, submit } = desk()
  const asya = seller({ submit })
  await asya.start('sample')
  await asya.say('Shop')
  const pallet = asya.dataOf('Pallet')
  await asya.tapData(pallet)
  await asya.tapData(pallet)
  expect(asya.toasts).toEqual([ru.t('wizard-old')])
  expect(asya.lines()).toContain('Places?')

  await asya.start('sample', KNOWN)
  const save = asya.dataOf(ru.t('button-save'))
  await asya.tapData(pallet)
  expect(asya.toasts.at(-1)).toBe(ru.t('wizard-gone'))
  await asya.tapData(save)
  await asya.tapData(save)
  expect(drafts).toHaveLength(1)
  expect(asya.toasts.at(-1)).toBe(ru.t('wizard-finished'))
  expect(asya.lines()).toEqual(['created'])
  expect(await asya.say('anything')).toBe(false)
})

test('an update handled again after a crash does not answer the next question', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('Shop')
  await asya.repeat({ text: 'Shop' })
  expect(asya.lines().at(-1)).toBe('Kind?')
  const pallet = asya.dataOf('Pallet')
  await asya.tapData(pallet)
  await asya.repeat({ data: pallet })
  expect(asya.toasts).toEqual([])
  expect(asya.lines()).toContain('Places?')
})

test('a submit cut short is repeated under the same draft, and nothing can be changed meanwhile', async () => {
  let isBroken = true
  const { drafts, submit } = desk(() => {
    if (isBroken) throw new AppError({ kind: 'unknown-outcome', code: 'test.cut' })
    return ok(undefined)
  })
  const asya = seller({ submit })
  await asya.start('sample', KNOWN)
  const [save, change] = [asya.dataOf(ru.t('button-save')), asya.dataOf('✎ Снять')]
  await expect(asya.tapData(save)).rejects.toThrow('test.cut')
  await asya.tapData(change)
  expect(asya.lines()).toContain(ru.t('wizard-unfinished'))
  expect(asya.labels()).toEqual([[ru.t('button-save')], ['✕ Отмена']])
  isBroken = false
  await asya.tap(ru.t('button-save'))
  expect(asya.lines()).toEqual(['created'])
  const [first, second] = drafts
  expect(second).toEqual(first)
})

test('an expected refusal opens the summary again with its sentence', async () => {
  let answer = (): Result<void> => fail('Лимит мониторов исчерпан')
  const { drafts, submit } = desk(() => answer())
  const asya = seller({ submit })
  await asya.start('sample', KNOWN)
  await asya.tap(ru.t('button-save'))
  expect(asya.lines().at(-1)).toBe('⚠️ Лимит мониторов исчерпан')
  answer = () => {
    throw new AppError({ kind: 'unavailable', code: 'test.down' })
  }
  await asya.tap(ru.t('button-save'))
  expect(asya.lines().at(-1)).toBe(`⚠️ ${ru.t('error-unavailable')}`)
  answer = () => ok(undefined)
  await asya.tap(ru.t('button-save'))
  expect(new Set(drafts.map(({ draftId }) => draftId)).size).toBe(1)
  expect(asya.lines()).toEqual(['created'])
})

test('a wizard left unfinished is offered again', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.start('sample')
  expect(asya.lines().at(-1)).toBe('Name?')
  await asya.say('Shop')
  await asya.start('sample')
  expect(asya.lines()).toEqual(['У вас есть незаконченное: 🏪 Меню', 'Name: Shop', 'Продолжить?'])
  const [go, anew] = [asya.dataOf('Продолжить'), asya.dataOf('Начать заново')]
  await asya.tapData(go)
  expect(asya.lines().at(-1)).toBe('Kind?')
  await asya.tapData(anew)
  expect(asya.lines()).toEqual(['🏪 Меню · шаг 1 из 7', 'Name?'])
  await asya.tapData(anew)
  expect(asya.toasts).toEqual([ru.t('wizard-gone')])
})

test('a wizard whose steps changed is passed again with its values', async () => {
  const asya = seller()
  await asya.start('sample', { ...KNOWN, dates: undefined })
  const next = sampleWizard({ version: 2 })
  const picky = next.fields.map((field) =>
    field.name === 'places'
      ? {
          ...field,
          show: () => {
            throw new TypeError('not what it was')
          },
        }
      : field,
  )
  asya.reinstall([{ ...next, fields: picky }])
  expect(await asya.say('завтра')).toBe(true)
  expect(asya.lines()).toEqual(['🏪 Меню: шаги обновились, введённое сохранено', 'Продолжить?'])
  await asya.tap('Продолжить')
  expect(asya.lines()[0]).toBe('🏪 Меню · шаг 1 из 7')
  await asya.tap('Далее ›')
  await asya.tap('Далее ›')
  expect(asya.labels().flat()).toContain('☐ Тула 2')
})

test('cancelling says what was cancelled, once', async () => {
  const asya = seller()
  await asya.start('sample')
  const stop = asya.dataOf('✕ Отмена')
  await asya.tapData(stop)
  expect(asya.lines()).toEqual(['home'])
  await asya.tapData(stop)
  expect(asya.toasts).toEqual([ru.t('wizard-cancelled', { title: '🏪 Меню' }), ru.t('wizard-gone')])
  await asya.start('sample')
  expect(await asya.cancel()).toBe('🏪 Меню')
  expect(await asya.cancel()).toBeUndefined()
  expect(await asya.say('Shop')).toBe(false)
})

test('roles, workspaces and people are kept apart', async () => {
  const asya = seller()
  await asya.start('sample')
  asya.become('viewer')
  await asya.tap('✕ Отмена')
  expect(asya.toasts).toEqual([ru.t('wizard-forbidden')])
  await asya.start('sample')
  expect(asya.lines()).toEqual([ru.t('wizard-forbidden')])
  asya.become('owner')
  asya.moveTo('018f0000-0000-7000-8000-000000000002')
  expect(await asya.say('Shop')).toBe(false)
})

test('what is typed lies sealed in the database, and not for ever', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('a very secret name')
  const rows = await db.select().from(wizardStates)
  for (const { state } of rows) {
    expect(Buffer.from(state).toString('latin1')).not.toContain('very secret')
  }
  asya.clock.jump(asya.clock.now() + 7 * 86_400_000 + 1)
  expect(await asya.say('Shop')).toBe(false)
  expect(await asya.sweep()).toBeGreaterThan(0)
  expect(await db.select().from(wizardStates)).toEqual([])
})

test('one question without a summary is submitted by its answer', async () => {
  const names: [unknown, string][] = []
  let isTaken = true
  const [field] = sampleWizard().fields
  if (!field) throw new Error('the sample has fields')
  const asya = createSeller({
    db,
    lang: en,
    wizards: [
      {
        ...sampleWizard(),
        skipSummary: true,
        fields: [field],
        submit: async (turn, values, draftId) => {
          if (isTaken) return fail('That name is taken')
          names.push([values, draftId])
          await turn.show({ text: 'renamed' })
          return ok(undefined)
        },
      },
    ],
  })
  await asya.start('sample', { id: 7, name: 'Old' })
  expect(asya.lines()).toEqual(['🏪 Menu', 'Name: Old', 'Name?'])
  await asya.say('Old')
  expect(asya.lines().slice(-2)).toEqual(['⚠️ That name is taken', 'Name?'])
  isTaken = false
  await asya.say('New')
  expect(asya.lines()).toEqual(['renamed'])
  expect(names.map(([values]) => values)).toEqual([{ id: 7, name: 'New' }])
})

test('a submit may open the next wizard', async () => {
  const second = { ...sampleWizard(), id: 'second@1' }
  const asya = createSeller({
    db,
    lang: ru,
    wizards: [
      sampleWizard({
        submit: async (turn) => {
          await turn.startWizard('second')
          return ok(undefined)
        },
      }),
      second,
    ],
  })
  await asya.start('sample', KNOWN)
  await asya.tap(ru.t('button-save'))
  await asya.say('Shop')
  expect(asya.lines()).toContain('Kind?')
})
