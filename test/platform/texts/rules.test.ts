import { expect, test } from 'vitest'
import { LOCALES, type Locale } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { EMOJI, FIRST_PERSON, QUOTES_OTHERS, REFUSED, SELLER_SPEAKS } from './glossary.ts'
import { readMessages } from './messages.ts'

const messages = { ru: readMessages('ru'), en: readMessages('en') }
const texts = createTexts({ localesDir: 'locales' })
/** Each plural form, and a number that needs its thousands apart. */
const NUMBERS = [0, 1, 2, 5, 21, 1_001]
const LABEL =
  /^(?!toast)(.*(^|-)button(-|$)|calendar-(open|week|fortnight|lead|any|done)$|wizard-(next|skip|clear|done)$)/
const LABEL_LENGTH = 20
const EMOJI_SIGN = /\p{Extended_Pictographic}\ufe0f?|[✓✕✎↻⧉⇄➦]/gu

/** Every text of a language, rendered with each number for all of its values, as the seller reads it. */
function* rendered(locale: Locale): Generator<{ key: string; text: string }> {
  const lang = texts.lang(locale, 'Europe/Moscow')
  for (const [key, { variables }] of messages[locale]) {
    for (const number of NUMBERS) {
      const values = Object.fromEntries(variables.map((name) => [name, number]))
      yield { key, text: plainText(lang.say(key, values)) }
    }
  }
}

const found = (locale: Locale, isFault: (key: string, text: string) => boolean) => [
  ...new Set(
    [...rendered(locale)]
      .filter(({ key, text }) => isFault(key, text))
      .map(({ key, text }) => `${key}: ${text}`),
  ),
]

test.for(LOCALES)('%s: one word for one thing', (locale) => {
  for (const { word, instead, keys = /./ } of REFUSED[locale]) {
    const said = [...messages[locale]].filter(
      ([key, { pieces }]) => keys.test(key) && pieces.some((piece) => word.test(piece)),
    )
    expect(
      said.map(([key]) => key),
      `${word}, say: ${instead}`,
    ).toEqual([])
  }
})

test.for(LOCALES)('%s: who speaks is the bot', (locale) => {
  const said = [...messages[locale]].filter(
    ([key, { pieces }]) =>
      !SELLER_SPEAKS.test(key) && pieces.some((piece) => FIRST_PERSON[locale].test(piece)),
  )
  expect(said.map(([key]) => key)).toEqual([])
})

test.for(LOCALES)('%s: labels are whole on a phone', (locale) => {
  const isLong = (key: string, text: string) =>
    LABEL.test(key) && text.length > LABEL_LENGTH && !/\d[\s,.]\d{3}/.test(text)
  expect(found(locale, isLong)).toEqual([])
})

test.for(LOCALES)('%s: a unit never leaves its number, one dash everywhere', (locale) => {
  const parted = /\d (с|мин|ч|%|₽|г|шт|s|h)(?![\p{L}])|№ \d|—| - /u
  expect(found(locale, (_, text) => parted.test(text))).toEqual([])
})

test.for(LOCALES)('%s: a button that a text names is named by reference', (locale) => {
  const bare = (text: string) => text.replace(EMOJI_SIGN, '').trim()
  const labels = new Set(
    [...messages[locale]]
      .filter(([key, { variables }]) => LABEL.test(key) && variables.length === 0)
      .map(([key]) => bare(plainText(texts.lang(locale, 'UTC').say(key, {})))),
  )
  const quotes = (piece: string) =>
    [...piece.matchAll(/[«“]([^»”]+)[»”]/g)].map(([, one = '']) => one)
  const typed = [...messages[locale]].filter(
    ([key, { pieces }]) =>
      !QUOTES_OTHERS.test(key) && pieces.flatMap(quotes).some((quoted) => labels.has(bare(quoted))),
  )
  expect(typed.map(([key]) => key)).toEqual([])
})

test('an emoji says one thing, the same in both languages', () => {
  const signs = (locale: Locale, key: string) =>
    new Set(messages[locale].get(key)?.pieces.flatMap((piece) => piece.match(EMOJI_SIGN) ?? []))
  for (const key of messages.ru.keys()) {
    expect(signs('en', key), key).toEqual(signs('ru', key))
    for (const sign of signs('ru', key)) expect(Object.keys(EMOJI), key).toContain(sign)
  }
  const used = new Set([...messages.ru.keys()].flatMap((key) => [...signs('ru', key)]))
  expect(Object.keys(EMOJI).filter((sign) => !used.has(sign))).toEqual([])
})
