import { expect, test } from 'vitest'
import type { AnyForm } from '#telegram/forms/form.ts'
import { freshDatabase } from '#test/support/database.ts'
import { ru } from '../input/langs.ts'
import { KNOWN, line, type SampleOptions, sampleForm } from './sample.ts'
import { createSeller } from './seller.ts'

const { db } = await freshDatabase()
const seller = (options: SampleOptions = {}) =>
  createSeller({ db, lang: ru, forms: [sampleForm(options)] })

test('an old answer that can no longer be shown is asked anew, the others are kept', async () => {
  const asya = seller({ isLoose: true })
  await asya.start('sample', { ...KNOWN, places: 'Коледино', dates: undefined })
  expect(asya.lines()).toContain('Places: Коледино')
  asya.deploy('second')
  asya.reinstall([sampleForm()])
  await asya.say('завтра')
  expect(asya.lines()).toContain('Places?')
  expect(asya.lines()).toContain('Name: Shop')
})

test('other code in the middle: fields come, go and change places, answers stay', async () => {
  const asya = seller()
  const { places: _places, ...known } = KNOWN
  await asya.start('sample', { ...known, dates: undefined })
  expect(asya.lines().at(-1)).toBe('Выбрано 0 из 10 возможных')
  await asya.tap('☐ Тула 2')
  asya.deploy('removed')
  asya.reinstall([sampleForm({ omit: 'places' })])
  await asya.say('7 дней')
  expect(asya.lines()).toContain('Dates?')
  await asya.say('7 дней')
  expect(asya.lines()).toContain('Cap: 200')
  expect(asya.lines().join()).not.toContain('Places')
  asya.deploy('added and reordered')
  asya.reinstall([sampleForm({ reordered: true })])
  await asya.tap(ru.t('button-save'))
  expect(asya.lines()).toContain('Places?')
  await asya.tap('☐ Тула 2')
  await asya.tap(ru.t('wizard-done'))
  expect(asya.lines()).toContain('Dates: 7 дней, начиная с завтрашнего')
})

test('a press of a question that is gone is told so', async () => {
  const asya = seller()
  await asya.start('sample', { ...KNOWN, dates: undefined })
  const week = asya.dataOf('7 дней')
  asya.deploy('second')
  asya.reinstall([sampleForm({ omit: 'dates' })])
  await asya.press(week)
  expect(asya.lines()[0]).toBe('🏪 Меню · проверьте')
  expect(asya.toasts).toEqual([ru.t('wizard-anew')])
})

test('a button drawn by a release that named its fields otherwise is told so, and the next press counts', async () => {
  const asya = seller()
  await asya.start('sample')
  await asya.say('Shop')
  const pallet = asya.dataOf('Pallet')
  await asya.press(pallet.replace('.kind.', '.1.'))
  expect(asya.toasts).toEqual([ru.t('wizard-anew')])
  expect(asya.lines()).toContain('Kind?')
  await asya.tap('Pallet')
  expect(asya.lines()).toContain('Places?')
})

/** Asks these questions, in this order. */
const asks = (...names: string[]): AnyForm => ({
  name: 'asks',
  title: 'button-home',
  submit: async () => ({ ok: true, value: undefined }),
  async fill(ask) {
    for (const name of names) await ask.text(name, line(`${name}?`, name))
    return {}
  },
})

test('a question under a new name is asked anew; what was said to another one counts all the same', async () => {
  const asya = createSeller({ db, lang: ru, forms: [asks('name', 'colour', 'size')] })
  await asya.start('asks')
  await asya.say('Shop')
  await asya.say('red')
  asya.deploy('second')
  asya.reinstall([asks('title', 'colour', 'size')])
  await asya.say('large')
  expect(asya.lines().at(-1)).toBe('title?')
  await asya.say('Market')
  // On the way, what is known already is passed with a tap.
  await asya.tap(ru.t('wizard-next'))
  await asya.tap(ru.t('wizard-next'))
  expect(asya.lines()).toEqual([
    '🏪 Меню · проверьте',
    ...['title: Market', 'colour: red', 'size: large'],
  ])
})
