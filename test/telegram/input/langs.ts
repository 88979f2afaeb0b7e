import { LOCALES } from '#platform/texts/lang.ts'
import { createTexts } from '#platform/texts/texts.ts'

const texts = createTexts({
  localesDir: 'locales',
  onFault: ({ locale, key, problem }) => {
    throw new Error(`${locale} ${key}: ${problem}`)
  },
})

/** A Russian and an English reader in Moscow; a missing text or variable fails the test. */
export const langs = LOCALES.map((locale) => texts.lang(locale, 'Europe/Moscow'))
