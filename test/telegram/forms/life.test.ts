import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { AnyForm } from '#telegram/forms/form.ts'
import { wizardStates } from '#telegram/forms/schema.ts'
import { freshDatabase } from '#test/support/database.ts'
import { STRANGER } from '../fake-seller.ts'
import { en, ru } from '../input/langs.ts'
import { KNOWN, line, type Sample, type SampleOptions, sampleForm } from './sample.ts'
import { createSeller } from './seller.ts'

const { db } = await freshDatabase()
const seller = (options: SampleOptions = {}) =>
  createSeller({ db, lang: ru, forms: [sampleForm(options)] })

/** Collects what is submitted, answering as told. */
function desk(answer: () => Result<void> = () => ok(undefined)) {
  const drafts: { draftId: string; values: Sample }[] = []
  const submit: SampleOptions['submit'] = async (ctx, values, draftId) => {
    drafts.push({ draftId, values })
    const result = answer()
    if (result.ok) await ctx.show({ text: 'created' })
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
  await asya.say('anything')
  expect(asya.lines()[0]).toContain('Бот не понял')
})

test('an update handled again after a crash does not answer the next question', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('Shop')
  await asya.repeat('Shop')
  expect(asya.lines().slice(1)).toEqual(['Name: Shop', 'Kind?'])
  const pallet = asya.dataOf('Pallet')
  await asya.tapData(pallet)
  await asya.press(pallet, { again: true })
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
  await asya.tapData(save)
  expect(asya.lines()[0]).toContain('⚠️')
  await asya.tapData(change)
  expect(asya.lines()).toContain(ru.t('wizard-unfinished'))
  expect(asya.labels()).toEqual([[ru.t('button-save')], ['✕ Отмена']])
  isBroken = false
  await asya.tap(ru.t('button-save'))
  expect(asya.lines()).toEqual(['created'])
  const [first, second] = drafts
  expect(second).toEqual(first)
})

test('a submit that met a fault is done when its update is repeated, without another tap', async () => {
  let isBroken = true
  const { drafts, submit } = desk(() => {
    if (isBroken) throw new Error('Query read timeout')
    return ok(undefined)
  })
  const asya = seller({ submit })
  await asya.start('sample', KNOWN)
  const save = asya.dataOf(ru.t('button-save'))
  await expect(asya.press(save)).rejects.toThrow('read timeout')
  await expect(asya.press(save, { again: true })).rejects.toThrow('read timeout')
  isBroken = false
  await asya.press(save, { again: true })
  expect(asya.lines()).toEqual(['created'])
  await asya.press(save, { again: true })
  expect(new Set(drafts.map((draft) => JSON.stringify(draft))).size).toBe(1)
  expect(drafts).toHaveLength(3)
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

test('cancelling says what was cancelled, once', async () => {
  const asya = seller()
  await asya.start('sample')
  const stop = asya.dataOf('✕ Отмена')
  await asya.tapData(stop)
  expect(asya.lines()[0]).toContain('Прилавок')
  await asya.tapData(stop)
  expect(asya.toasts).toEqual([ru.t('wizard-cancelled', { title: '🏪 Меню' }), ru.t('wizard-gone')])
  await asya.start('sample')
  await asya.say('/menu')
  expect(asya.lines()[0]).toBe('Отменено: 🏪 Меню')
  await asya.say('Shop')
  expect(asya.lines()[0]).toContain('Бот не понял')
})

test('roles and workspaces are kept apart', async () => {
  const asya = seller()
  await asya.start('sample')
  asya.become('viewer')
  await asya.tap('✕ Отмена')
  expect(asya.toasts).toEqual([ru.t('wizard-forbidden')])
  await asya.start('sample')
  expect(asya.lines()).toEqual([ru.t('wizard-forbidden')])
  asya.become('owner')
  await asya.start('sample')
  asya.moveTo(STRANGER)
  await asya.say('Shop')
  expect(asya.lines()[0]).toContain('Бот не понял')
})

test('what another screen has taken the place of is no question any more', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('/look')
  await asya.say('кот')
  expect(asya.lines()[0]).toContain('Бот не понял')
  await asya.start('sample')
  expect(asya.lines()).toEqual(['🏪 Меню · шаг 1 из 7', 'Name?'])
})

test('what is no answer leaves the question on the screen', async () => {
  const asya = seller()
  await asya.start('sample')
  const photo = { photo: [{ file_id: 'f', file_unique_id: 'u', width: 1, height: 1 }] }
  await asya.send(photo)
  expect(asya.lines()).toEqual(['🏪 Меню · шаг 1 из 7', '⚠️ Пришлите ответ текстом', 'Name?'])
  await asya.send({ document: { file_id: 'f', file_unique_id: 'u', file_name: 'a.exe' } })
  expect(asya.lines()[1]).toContain('Файл a.exe не прочитан')
  await asya.say('/unknown_cmd')
  expect(asya.lines()[1]).toContain('Такой команды нет')
  await asya.say('Shop')
  expect(asya.lines()).toEqual(['🏪 Меню · шаг 2 из 7', 'Name: Shop', 'Kind?'])
})

test('a text file is read where a question takes files, whatever it is written in', async () => {
  const files = [Buffer.from('Чай'), Uint8Array.from([0xd7, 0xe0, 0xe9])]
  const readFile = async () => files.shift()
  const asya = createSeller({ db, lang: ru, readFile, forms: [sampleForm()] })
  const document = { file_id: 'f', file_unique_id: 'u', file_name: 'name.txt' }
  for (const _encoding of ['utf-8', 'windows-1251']) {
    await asya.start('sample')
    await asya.send({ document })
    expect(asya.lines()).toContain('Name: Чай')
    files.unshift(Buffer.from('Box'))
    await asya.send({ document })
    expect(asya.lines().slice(2)).toEqual(['⚠️ Пришлите ответ текстом', 'Kind?'])
    await asya.tap('✕ Отмена')
  }
})

test('an edited answer is taken while it can be changed, and answered afterwards', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('зелёный')
  await asya.tap('Pallet')
  await asya.edit(1, 'чёрный')
  expect(asya.lines().slice(1, 3)).toEqual(['Name: чёрный', 'Kind: pallet'])
  expect(asya.lines()).toContain('Places?')
  await asya.edit(2, 'x'.repeat(201))
  expect(asya.lines()).toContain('⚠️ Too long, for example: Name')
  expect(asya.lines()).toContain('Name: чёрный')
  await asya.tap('✕ Отмена')
  await asya.edit(3, 'красный')
  expect(asya.lines()[0]).toContain('исправленное сообщение')
})

test('parts of one paste are one answer', async () => {
  const asya = seller()
  await asya.start('sample', { ...KNOWN })
  await asya.tap('✎ Пропустить')
  await asya.say('а'.repeat(4_096))
  expect(asya.lines().join()).toContain('Note: ааа')
  await asya.say('б'.repeat(500))
  expect(asya.lines()).toContain('⚠️ Too long, for example: Note')
  await asya.start('sample')
  await asya.tap('Начать заново')
  await asya.say('а'.repeat(4_096))
  await asya.say('за 1 день')
  expect(asya.lines()).toEqual(['🏪 Меню · шаг 1 из 7', '⚠️ Too long, for example: Name', 'Name?'])
  // The paste ended with its short part: what is typed next, however soon, is an answer of its own.
  await asya.say('Чай')
  expect(asya.lines()).toContain('Name: Чай')
})

test('an answer of the longest message there is comes to the submit whole', async () => {
  const { drafts, submit } = desk()
  const asya = seller({ submit })
  await asya.start('sample', KNOWN)
  await asya.tap('✎ Пропустить')
  await asya.say('я'.repeat(4_096))
  expect(asya.lines().at(-3)).toMatch(/^Note: я+…$/)
  await asya.tap(ru.t('button-save'))
  expect(drafts.map(({ values }) => values.note?.length)).toEqual([4_096])
})

test('what is typed lies sealed in the database, and not for ever', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('a very secret name')
  const rows = await db.select().from(wizardStates)
  for (const { state } of rows) {
    expect(Buffer.from(state).toString('latin1')).not.toContain('very secret')
  }
  const stop = asya.dataOf('✕ Отмена')
  asya.clock.jump(asya.clock.now() + 7 * 86_400_000 + 1)
  await asya.say('Shop')
  expect(asya.lines()[0]).toContain('Бот не понял')
  await asya.press(stop)
  expect(asya.toasts).toEqual([ru.t('wizard-gone')])
  await asya.start('sample')
  expect(asya.lines()).toEqual(['🏪 Меню · шаг 1 из 7', 'Name?'])
})

test('a form without a submit is over when its last answer was read', async () => {
  const names: string[] = []
  let isTaken = true
  const form: AnyForm = {
    name: 'rename',
    title: 'button-home',
    async fill(ask, { id }) {
      await ask.text('name', {
        ...line('Name?', 'Name'),
        read: async (ctx, text) => {
          if (isTaken) return fail('That name is taken')
          names.push(`${id} ${text}`)
          await ctx.show({ text: 'renamed' })
          return ok(text)
        },
      })
      return {}
    },
  }
  const asya = createSeller({ db, lang: en, forms: [form] })
  await asya.start('rename', { id: 7 })
  expect(asya.lines()).toEqual(['🏪 Menu', 'Name?'])
  await asya.say('Old')
  expect(asya.lines()).toEqual(['🏪 Menu', '⚠️ That name is taken', 'Name?'])
  isTaken = false
  await asya.say('New')
  await asya.repeat('New')
  expect(asya.lines()).toEqual(['renamed'])
  expect(names).toEqual(['7 New'])
})

test('a submit may open the next form', async () => {
  const second = { ...sampleForm(), name: 'second' }
  const submit: SampleOptions['submit'] = async (ctx) => {
    await ctx.startForm('second')
    return ok(undefined)
  }
  const asya = createSeller({ db, lang: ru, forms: [sampleForm({ submit }), second] })
  await asya.start('sample', KNOWN)
  await asya.tap(ru.t('button-save'))
  await asya.say('Shop')
  expect(asya.lines()).toContain('Kind?')
})
