import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { FluentBundle, FluentResource } from '@fluent/bundle'
import { createFormats } from './formats.ts'
import { type Lang, LOCALES, type Locale } from './lang.ts'
import { escapeMarkup } from './rich-text.ts'

type Vars = Readonly<Record<string, string | number>>

export interface TextFault {
  readonly locale: Locale
  readonly key: string
  readonly problem: string
}

export interface TextsOptions {
  /** Folder with `ru/*.ftl` and `en/*.ftl`. */
  readonly localesDir: string
  /** A missing message or variable: worth a log line, never worth a crash. */
  readonly onFault?: (fault: TextFault) => void
}

export interface Texts {
  /** How one reader is spoken to; cheap to ask for again. An unknown time zone becomes Moscow's. */
  lang(locale: Locale, timeZone: string): Lang
}

const FALLBACK_KEY = 'error-internal'
const FALLBACK_ZONE = 'Europe/Moscow'

/** Reads all texts once. Throws when a file is not Fluent or a message is defined twice. */
export function createTexts({ localesDir, onFault = () => {} }: TextsOptions): Texts {
  const bundles = new Map<Locale, FluentBundle>(
    LOCALES.map((locale) => [locale, readBundle(join(localesDir, locale), locale)]),
  )
  const langs = new Map<string, Lang>()

  const attempt = (locale: Locale, key: string, vars: Vars): string | undefined => {
    const bundle = bundles.get(locale)
    const pattern = bundle?.getMessage(key)?.value
    if (!bundle || !pattern) {
      onFault({ locale, key, problem: 'missing message' })
      return undefined
    }
    const errors: Error[] = []
    const text = bundle.formatPattern(pattern, escapeVars(vars), errors)
    for (const error of errors) onFault({ locale, key, problem: error.message })
    return text
  }

  const render = (locale: Locale, key: string, vars: Vars): string => {
    const other = locale === 'ru' ? 'en' : 'ru'
    const text = attempt(locale, key, vars) ?? attempt(other, key, vars)
    return text ?? (key === FALLBACK_KEY ? key : render(locale, FALLBACK_KEY, {}))
  }

  const make = (locale: Locale, timeZone: string): Lang => ({
    locale,
    timeZone,
    t: (key, ...args) => render(locale, key, args[0] ?? {}),
    say: (key, vars) => render(locale, key, vars),
    ...createFormats(locale, timeZone),
  })

  return {
    lang: (locale, timeZone) => {
      const name = `${locale} ${timeZone}`
      const known = langs.get(name)
      if (known) return known
      const lang = make(locale, isTimeZone(timeZone) ? timeZone : FALLBACK_ZONE)
      // Names come from our own list of zones, but a bad row must not grow this for ever.
      if (langs.size < 1000) langs.set(name, lang)
      return lang
    },
  }
}

/** True for an IANA name this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

function readBundle(folder: string, locale: Locale): FluentBundle {
  const bundle = new FluentBundle(locale, { useIsolating: false })
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith('.ftl')) continue
    const errors = bundle.addResource(new FluentResource(readFileSync(join(folder, file), 'utf8')))
    if (errors.length > 0) throw new Error(`${join(folder, file)}: ${errors.join('; ')}`)
  }
  return bundle
}

function escapeVars(vars: Vars): Record<string, string | number> {
  const escaped: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(vars))
    escaped[name] = typeof value === 'string' ? escapeMarkup(value) : value
  return escaped
}
