import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Message, parse } from '@fluent/syntax'
import { expect, test } from 'vitest'
import { LOCALES, type Locale } from '#platform/texts/lang.ts'
import { richText } from '#platform/texts/rich-text.ts'
import { createTexts } from '#platform/texts/texts.ts'

interface Shape {
  readonly file: string
  readonly variables: readonly string[]
  readonly attributes: readonly string[]
}

/** Numbers of each Russian plural form, with one long enough to stretch a line. */
const SAMPLE_NUMBERS = [1, 2, 5, 1_234_567]
const SAMPLE_TEXT = 'Коледино <b>&'
const LIMITS = { message: 4_096, button: 30, toast: 200 }

function variablesOf(node: unknown, into: Set<string>): void {
  if (node === null || typeof node !== 'object') return
  const { type, id } = node as { type?: string; id?: { name: string } }
  if (type === 'VariableReference' && id) into.add(id.name)
  for (const child of Object.values(node)) variablesOf(child, into)
}

function readMessages(locale: Locale): Map<string, Shape> {
  const shapes = new Map<string, Shape>()
  for (const file of readdirSync(join('locales', locale))) {
    const { body } = parse(readFileSync(join('locales', locale, file), 'utf8'), {})
    expect(body.filter(({ type }) => type === 'Junk')).toEqual([])
    for (const message of body.filter((entry): entry is Message => entry.type === 'Message')) {
      const variables = new Set<string>()
      variablesOf(message, variables)
      shapes.set(message.id.name, {
        file,
        variables: [...variables].sort(),
        attributes: message.attributes.map(({ id }) => id.name).sort(),
      })
    }
  }
  return shapes
}

const messages = { ru: readMessages('ru'), en: readMessages('en') }
const faults: unknown[] = []
const texts = createTexts({ localesDir: 'locales', onFault: (fault) => faults.push(fault) })

test('both languages have the same messages, values and attributes', () => {
  expect(Object.fromEntries(messages.en)).toEqual(Object.fromEntries(messages.ru))
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
    const isPlainButton = key.startsWith('button-') && variables.length === 0
    if (isPlainButton)
      expect(richText(lang.say(key, {})).text.length, key).toBeLessThanOrEqual(LIMITS.button)
  }
  expect(faults).toEqual([])
})

test('only a caught slot is worth an exclamation mark', () => {
  for (const locale of LOCALES) {
    const loud = [...messages[locale].keys()].filter((key) =>
      texts.lang(locale, 'UTC').say(key, sampleFor(key)).includes('!'),
    )
    expect(loud.filter((key) => !/caught/.test(key))).toEqual([])
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
