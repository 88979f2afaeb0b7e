import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { CampaignBrief, CampaignStatus } from '../../campaign.ts'
import type { Cost } from '../../campaigns.ts'
import type { Intent } from '../../phrase.ts'
import type { IgnoredOperator } from '../../phrases/operators.ts'
import type { Seeds } from '../input/seeds.ts'

const MICROS = 1_000_000

/** Millionths of a dollar as `$0,04`; what is less than a cent is said so. */
export function dollarsText(lang: Lang, micros: number): string {
  if (micros > 0 && micros < MICROS / 100) return `< $${lang.number(0)}${comma(lang)}01`
  const cents = Math.round(micros / (MICROS / 100))
  const rest = String(cents % 100).padStart(2, '0')
  return `$${lang.number(Math.floor(cents / 100))}${comma(lang)}${rest}`
}

const comma = (lang: Lang) => (lang.locale === 'ru' ? ',' : '.')

/** What the model cost so far: dollars, or tokens while no price is known. No line before it was asked for anything. */
export function costLines(lang: Lang, cost: Cost): string[] {
  const tokens = cost.inputTokens + cost.outputTokens
  if (tokens === 0) return []
  return cost.micros === null
    ? [lang.t('campaign-cost-tokens', { tokens })]
    : [lang.t('campaign-cost', { price: dollarsText(lang, cost.micros), tokens })]
}

/** Always the same mark for the same status; a waiting review has its own. */
export function statusMark(status: CampaignStatus, awaitsReview: boolean): string {
  if (awaitsReview) return '👀'
  return MARKS[status]
}

const MARKS: Readonly<Record<CampaignStatus, string>> = {
  draft: '📝',
  processing: '⏳',
  completed: '✅',
  failed: '⚠️',
  cancelled: '✕',
  archived: '🗄',
}

export const INTENT_MARKS: Readonly<Record<Intent, string>> = {
  buy: '🛒',
  info: 'ℹ️',
  brand: '🏷',
  free: '🆓',
  used: '♻️',
  other: '▫️',
}

/** A region's name in the reader's language; Yandex's own, which is Russian, where there is no other. */
export const regionText = (lang: Lang, id: number, name: string): string =>
  plainText(lang.t('campaign-region', { id, name }))

/** The regions of a brief as one line. */
export const regionsText = (
  lang: Lang,
  { regionIds, regionNames }: Pick<CampaignBrief, 'regionIds' | 'regionNames'>,
): string =>
  regionNames.map((name, index) => regionText(lang, regionIds[index] ?? -1, name)).join(', ')

const OPERATOR_SIGNS: Readonly<Record<IgnoredOperator, string>> = {
  quotes: '"…"',
  form: '!',
  order: '[…]',
}

/** The phrases of a campaign, the stop words among them, and which operators have no effect. */
export function seedLines(lang: Lang, { seeds, stopWords, ignored }: Seeds): string {
  const lines = [lang.t('campaign-line-seeds', { count: seeds.length, list: seeds.join(', ') })]
  if (stopWords.length > 0)
    lines.push(lang.t('campaign-line-stop-words', { list: stopWords.join(', ') }))
  if (ignored.length > 0) {
    const signs = ignored.map((operator) => OPERATOR_SIGNS[operator]).join(', ')
    lines.push(lang.t('campaign-line-operators', { signs }))
  }
  return lines.join('\n')
}

/** The beginning of a long text; the cut is seen. */
export function cut(text: string, length: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  if (characters.length <= length) return characters.join('')
  return `${characters
    .slice(0, length - 1)
    .join('')
    .trimEnd()}…`
}
