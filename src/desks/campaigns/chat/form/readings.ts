import { AppError } from '#core/errors.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { ChatContext } from '#telegram/context.ts'
import { readLine } from '#telegram/input/line.ts'
import type { Sites } from '../../ports.ts'
import { readAddress } from '../input/address.ts'
import { type Budget, leastOf, readBudget } from '../input/budget.ts'
import { MAX_SEEDS, readSeeds } from '../input/seeds.ts'

/** Longest wait for the seller's page while they look at the question, ms. */
const SITE_PATIENCE_MS = 15_000

/** Text of one line within these lengths, or the sentence that says what to type instead. */
export function readWithin(
  lang: Lang,
  text: string,
  lengths: { readonly min: number; readonly max: number },
): Result<string> {
  const line = readLine(text, lengths)
  return line.ok ? line : fail(lang.t('campaign-wrong-length', { length: line.error, ...lengths }))
}

/** Phrases as typed, see `Seeds.typed`. */
export function readSeedList(lang: Lang, text: string): Result<readonly string[]> {
  const seeds = readSeeds(text)
  if (seeds.ok) return ok(seeds.value.typed)
  const { error } = seeds
  switch (error.kind) {
    case 'none':
      return fail(lang.t('campaign-wrong-seeds'))
    case 'many':
      return fail(lang.t('campaign-wrong-seeds-many', { count: error.count, max: MAX_SEEDS }))
    case 'long': {
      const seed = error.seed.length > 60 ? `${error.seed.slice(0, 60)}…` : error.seed
      return fail(lang.t('campaign-wrong-seeds-long', { seed }))
    }
  }
}

/** A weekly budget the service takes. `minimum`: roubles a week. */
export function readBudgetText(lang: Lang, text: string, minimum: number): Result<Budget> {
  const budget = readBudget(text, lang.locale, minimum)
  if (budget.ok) return budget
  const { error } = budget
  if (error.kind === 'unclear') return fail(lang.t('campaign-wrong-budget'))
  if (error.kind === 'large') return fail(lang.t('campaign-wrong-budget-large'))
  const { period, weekly } = error.budget
  const least = { minimum: lang.number(minimum), least: lang.number(leastOf(minimum, period)) }
  return fail(
    lang.t('campaign-wrong-budget-small', { period, weekly: lang.number(weekly), ...least }),
  )
}

/** A public page that answers, or what is the matter with it. */
export async function readPage(
  ctx: ChatContext,
  text: string,
  sites: Sites,
): Promise<Result<string>> {
  const { lang, clock } = ctx
  const address = readAddress(text)
  if (!address.ok) return fail(lang.t('campaign-wrong-address', { fault: address.error }))
  const patience = new AbortController()
  const done = new AbortController()
  const late = clock.sleep(SITE_PATIENCE_MS, done.signal).then(
    () => patience.abort(),
    () => {},
  )
  try {
    await sites.read(address.value, patience.signal)
    return address
  } catch (error) {
    if (patience.signal.aborted) return fail(siteSentence(lang, 'site.unreachable'))
    if (!(error instanceof AppError)) throw error
    return fail(siteSentence(lang, error.code, error))
  } finally {
    done.abort()
    await late
  }
}

const SITE_FAULTS = ['scheme', 'private', 'not_found', 'unreachable', 'status'] as const

function siteSentence(lang: Lang, code: string, error?: AppError): string {
  const fault = SITE_FAULTS.find((one) => code === `site.${one}`)
  if (fault !== undefined) return lang.t('campaign-wrong-site', { fault })
  return lang.say(error?.messageKey ?? 'error-unavailable', error?.vars ?? {})
}
