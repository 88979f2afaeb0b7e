import { createTexts } from '#platform/texts/texts.ts'

/** A missing text or variable fails the test. */
export const texts = createTexts({
  localesDir: 'locales',
  onFault: ({ locale, key, problem }) => {
    throw new Error(`${locale} ${key}: ${problem}`)
  },
})

/** A Russian and an English reader in Moscow. */
export const ru = texts.lang('ru', 'Europe/Moscow')
export const en = texts.lang('en', 'Europe/Moscow')
export const langs = [ru, en]
