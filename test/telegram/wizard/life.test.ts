import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import { wizardStates } from '#telegram/wizard/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { en, ru } from '../input/langs.ts'
import { KNOWN, type Sample, type SampleOptions, sampleWizard } from './sample.ts'
import { createSeller } from './seller.ts'

const { db } = await freshDatabase()
const seller = (options: SampleOptions = {}) =>
  createSeller({ db, lang: ru, wizards: [sampleWizard(options)] })

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
  expect(asya.lines().slice(1)).toEqual(['Name: Shop', 'Kind?'])
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

test('a field that is gone without a new version loses nobody’s answers', async () => {
  const asya = seller()
  await asya.start('sample', { ...KNOWN, dates: undefined })
  const wizard = sampleWizard()
  asya.reinstall([{ ...wizard, fields: wizard.fields.filter(({ name }) => name !== 'dates') }])
  expect(await asya.say('завтра')).toBe(true)
  await asya.tap('Продолжить')
  expect(asya.lines()[0]).toBe('🏪 Меню · шаг 1 из 6')
  expect(asya.lines()).toContain('Places: 3, 1')
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
  asya.become('owner', 7)
  expect(await asya.say('Shop')).toBe(false)
  asya.become('owner')
  asya.moveTo('018f0000-0000-7000-8000-000000000002')
  expect(await asya.say('Shop')).toBe(false)
})

test('what is typed lies sealed in the database, and is no use after a week', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('a very secret name')
  const rows = await db.select().from(wizardStates)
  for (const { state } of rows) {
    expect(Buffer.from(state).toString('latin1')).not.toContain('very secret')
  }
  asya.clock.jump(asya.clock.now() + 7 * 86_400_000 + 1)
  expect(await asya.say('Shop')).toBe(false)
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
  // What was refused is not offered again.
  expect(asya.lines()).toEqual(['🏪 Menu', '⚠️ That name is taken', 'Name?'])
  expect(asya.labels().flat()).not.toContain(en.t('wizard-next'))
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
