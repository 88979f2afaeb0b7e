import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { LOCALES, type Locale } from '#platform/texts/lang.ts'
import { richText } from '#platform/texts/rich-text.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { readMessages } from './messages.ts'

/** Numbers of each Russian plural form, with one long enough to stretch a line. */
const SAMPLE_NUMBERS = [1, 2, 5, 1_234_567]
const SAMPLE_TEXT = 'Коледино <b>&'
const LIMITS = { message: 4_096, toast: 200 }

const messages = { ru: readMessages('ru'), en: readMessages('en') }
const faults: unknown[] = []
const texts = createTexts({ localesDir: 'locales', onFault: (fault) => faults.push(fault) })

test('both languages have the same messages, values and attributes', () => {
  const shapes = (locale: Locale) =>
    Object.fromEntries([...messages[locale]].map(([key, { pieces: _, ...shape }]) => [key, shape]))
  expect(shapes('en')).toEqual(shapes('ru'))
})

test.for(LOCALES)('every message of %s renders within Telegram’s limits', (locale) => {
  const lang = texts.lang(locale, 'Europe/Moscow')
  for (const [key, { variables }] of messages[locale]) {
    const samples = [...SAMPLE_NUMBERS, SAMPLE_TEXT].map((value) =>
      Object.fromEntries(variables.map((name) => [name, value])),
    )
    for (const sample of samples) {
      const { text } = richText(lang.say(key, sample))
      expect(text.trim(), key).not.toBe('')
      expect(text.length, key).toBeLessThanOrEqual(LIMITS.message)
      if (key.startsWith('toast-')) expect(text.length, key).toBeLessThanOrEqual(LIMITS.toast)
    }
  }
  expect(faults).toEqual([])
})

test('only a caught slot is worth an exclamation mark', () => {
  for (const locale of LOCALES) {
    const loud = [...messages[locale].keys()].filter((key) =>
      texts.lang(locale, 'UTC').say(key, sampleFor(key)).includes('!'),
    )
    expect(loud.filter((key) => !/caught|transfer-done/.test(key))).toEqual([])
  }
})

function sampleFor(key: string): Record<string, number> {
  const names = messages.ru.get(key)?.variables ?? []
  return Object.fromEntries(names.map((name) => [name, 1]))
}

test('keys that the code names as plain strings exist', () => {
  const named = /(?:messageKey|labelKey|noteKey|titleKey): '([\w-]+)'/g
  const missing = globSync('src/**/*.ts').flatMap((file) => {
    const keys = [...readFileSync(file, 'utf8').matchAll(named)].map(([, key = '']) => key)
    return keys.filter((key) => !messages.ru.has(key)).map((key) => `${file}: ${key}`)
  })
  expect(missing).toEqual([])
})

test('every kind of error has its sentence', () => {
  const source = readFileSync('src/core/errors.ts', 'utf8')
  const kinds = source.slice(0, source.indexOf('/** `never`')).matchAll(/\| '([\w-]+)'/g)
  const missing = [...kinds]
    .map(([, kind]) => `error-${kind}`)
    .filter((key) => !messages.ru.has(key))
  expect(missing).toEqual([])
})
