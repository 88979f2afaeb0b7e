import { expect, test } from 'vitest'
import { createSpeech } from '#telegram/bot/speech.ts'
import { texts } from '../input/langs.ts'

test.each([
  ['ru', 'ru'],
  ['en-US', 'en'],
  ['de', 'ru'],
  [undefined, 'ru'],
])(
  'who is no user and writes in %s is spoken to in %s, where Russian is the operator’s',
  (code, locale) => {
    const speech = createSpeech(texts, 'ru')
    expect(speech(code === undefined ? {} : { language_code: code }).locale).toBe(locale)
  },
)
