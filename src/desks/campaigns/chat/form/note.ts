import type { Lang } from '#platform/texts/lang.ts'
import { campaignTopics } from '../../ads/checker/campaign-checker.ts'
import type { CampaignBrief } from '../../campaign.ts'
import type { Estimate } from '../../campaigns.ts'
import type { SpendingLeft } from '../../ports.ts'
import { dollarsText } from '../screens/wording.ts'

/** What making it will take, and what will be missing in the end: one line each. `minimum`: roubles a week. */
export function noteText(
  lang: Lang,
  brief: CampaignBrief,
  estimate: Estimate,
  minimum: number,
): string {
  const { costMicros } = estimate
  const missing = estimate.missing.filter(
    (what) => (what !== 'direct' || brief.withDraft) && (what !== 'sheets' || brief.withSheet),
  )
  const price =
    costMicros === null
      ? lang.t('campaign-note-price-unknown')
      : lang.t('campaign-note-price', { price: dollarsText(lang, costMicros) })
  return [
    ...(missing.includes('wordstat') ? [] : [callsLine(lang, estimate)]),
    lang.t('campaign-note-effort', {
      time: lang.duration(estimate.durationMs),
      price: missing.includes('model') ? lang.t('campaign-note-price-none') : price,
    }),
    ...(estimate.spending ? [spendingLine(lang, estimate.spending, costMicros ?? 0)] : []),
    ...(brief.withDraft && brief.weeklyBudget === null && !missing.includes('direct')
      ? [lang.t('campaign-note-budget', { minimum: lang.number(minimum) })]
      : []),
    ...missing.map((what) => lang.t('campaign-note-missing', { what })),
    ...campaignTopics(brief)
      .slice(0, 1)
      .map((value) =>
        lang.t('campaign-note-topic', { topic: lang.t('ads-rule-topic', { value }) }),
      ),
  ].join('\n')
}

/** What may still be spent today on the operator's keys; that it will not do is said before the start. */
function spendingLine(lang: Lang, left: SpendingLeft, costMicros: number): string {
  const { calls, micros, freeAt } = left
  const isShort = calls === 0 || micros < costMicros
  return lang.t(isShort ? 'campaign-note-spending-short' : 'campaign-note-spending', {
    calls,
    price: dollarsText(lang, micros),
    time: lang.dateTime(freeAt),
  })
}

function callsLine(lang: Lang, { wordstatCalls, cachedSeeds, quota }: Estimate): string {
  const line = lang.t('campaign-note-calls', { calls: wordstatCalls, cached: cachedSeeds })
  if (!quota) return line
  const { left, calls, nextAt } = quota
  if (wordstatCalls <= left) {
    const shared = quota.isShared ? 'yes' : 'no'
    return `${line} · ${lang.t('campaign-note-quota', { left, calls, shared })}`
  }
  const then =
    nextAt === null ? { when: 'unknown', time: '' } : { when: 'at', time: lang.time(nextAt) }
  return `${line} · ${lang.t('campaign-note-quota-short', { left, calls, ...then })}`
}
