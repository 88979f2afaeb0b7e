import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { richText } from '#platform/texts/rich-text.ts'
import { createTexts, isTimeZone, type TextFault } from '#platform/texts/texts.ts'

function openTexts(files: { ru: string; en: string }) {
  const localesDir = mkdtempSync(join(tmpdir(), 'texts-'))
  onTestFinished(() => rmSync(localesDir, { recursive: true }))
  for (const [locale, text] of Object.entries(files)) {
    mkdirSync(join(localesDir, locale))
    writeFileSync(join(localesDir, locale, 'test.ftl'), text)
  }
  const faults: TextFault[] = []
  const texts = createTexts({ localesDir, onFault: (fault) => faults.push(fault) })
  return { texts, faults, ru: texts.lang('ru', 'UTC'), en: texts.lang('en', 'UTC') }
}

test('plurals, numbers and values come out in the reader’s language', () => {
  const { ru, en } = openTexts({
    ru: 'slots = { $count ->\n    [one] { $count } слот\n    [few] { $count } слота\n   *[other] { $count } слотов\n }',
    en: 'slots = { $count ->\n    [one] { $count } slot\n   *[other] { $count } slots\n }',
  })
  expect([1, 2, 5, 21].map((count) => ru.say('slots', { count }))).toEqual([
    '1 слот',
    '2 слота',
    '5 слотов',
    '21 слот',
  ])
  expect(en.say('slots', { count: 1 })).toBe('1 slot')
})

test('a value cannot smuggle markup in', () => {
  const { ru } = openTexts({ ru: 'hello = <b>{ $name }</b>', en: 'hello = { $name }' })
  const { text, entities } = richText(ru.say('hello', { name: '</b><code>&lt;' }))
  expect(text).toBe('</b><code>&lt;')
  expect(entities).toEqual([{ type: 'bold', offset: 0, length: text.length }])
})

test('a missing message falls back to the other language, then to the error text, and is reported', () => {
  const { ru, faults } = openTexts({
    ru: 'error-internal = Сбой',
    en: 'only-here = English\nerror-internal = Fault',
  })
  expect(ru.say('only-here', {})).toBe('English')
  expect(ru.say('nowhere', {})).toBe('Сбой')
  expect(faults.map(({ locale, key }) => `${locale} ${key}`)).toEqual([
    'ru only-here',
    'ru nowhere',
    'en nowhere',
  ])
})

test('a missing value is reported and does not throw', () => {
  const { ru, faults } = openTexts({ ru: 'hello = Привет, { $name }', en: 'hello = Hi' })
  expect(ru.say('hello', {})).toBe('Привет, {$name}')
  expect(faults).toMatchObject([{ locale: 'ru', key: 'hello' }])
})

test('a message defined twice is refused at start', () => {
  expect(() => openTexts({ ru: 'a = 1\na = 2', en: 'a = 1' })).toThrow(/a/)
})

test('an unknown time zone is Moscow’s', () => {
  const { texts } = openTexts({ ru: 'a = 1', en: 'a = 1' })
  expect(isTimeZone('Mars/Base')).toBe(false)
  expect(texts.lang('ru', 'Mars/Base').time(0)).toBe('03:00')
  expect(texts.lang('ru', 'UTC')).toBe(texts.lang('ru', 'UTC'))
})
