import type { Lang } from '#platform/texts/lang.ts'
import type { CardFacts } from '#runs/definition.ts'
import type { Button, Keyboard, Screen } from '#telegram/screen.ts'
import type { CampaignInput, CampaignState } from '../pipeline.ts'
import { RARE_CODES } from '../stages/refusals.ts'
import type { RewriteInput } from '../stages/rewrite.ts'
import { letThrough, lowerMinimum, openAd, openCampaign, openGroups, sendFile } from './actions.ts'
import { dollarsText } from './screens/wording.ts'

/** Seeds that a result names. */
const NAMED = 5

/** What a campaign came to: numbers, what is there, what is not and why. */
export function campaignResult(lang: Lang, input: CampaignInput, state: CampaignState): Screen {
  const { keywords, groups, ads } = state
  return {
    text: [
      lang.t('campaigns-done', { name: input.name }),
      lang.t('campaigns-done-numbers', { keywords, groups, ads }),
      ...unsoughtLine(lang, state.unsought ?? []),
      costLine(lang, state),
      ...exported(lang, state),
    ].join('\n'),
    keyboard: resultButtons(lang, input, state),
  }
}

export function exportResult(lang: Lang, input: CampaignInput, state: CampaignState): Screen {
  return {
    text: [lang.t('campaigns-exported', { name: input.name }), ...exported(lang, state)].join('\n'),
    keyboard: resultButtons(lang, input, state),
  }
}

export function rewriteResult(lang: Lang, input: RewriteInput): Screen {
  const data = openAd({ group: input.groupId, ad: input.ad })
  return {
    text: lang.t('campaigns-rewritten', { name: input.name }),
    keyboard: [[{ text: lang.t('campaigns-button-ad'), data }]],
  }
}

/** The seeds that brought nothing, by name. */
function unsoughtLine(lang: Lang, seeds: readonly string[]): string[] {
  if (seeds.length === 0) return []
  const named = seeds.slice(0, NAMED)
  const vars = { seeds: named.join(', '), more: seeds.length - named.length }
  return [lang.t('campaigns-done-unsought', vars)]
}

function costLine(lang: Lang, { isTemplateOnly, micros, tokens }: CampaignState): string {
  if (isTemplateOnly) return lang.t('campaigns-done-template')
  if (micros === null) return lang.t('campaigns-done-tokens', { tokens })
  return lang.t('campaigns-done-cost', { price: dollarsText(lang, micros) })
}

function exported(lang: Lang, state: CampaignState): string[] {
  const { sheetUrl, sheetRefusal, draftId, draftRefusal, remarks } = state
  const reasonOf = (key: string) => lang.say(key, {})
  return [
    lang.t('campaigns-done-file'),
    ...(sheetRefusal
      ? [lang.t('campaigns-done-no-sheet', { reason: reasonOf(sheetRefusal) })]
      : sheetUrl
        ? [lang.t('campaigns-done-sheet')]
        : []),
    ...(draftRefusal
      ? [lang.t('campaigns-done-no-draft', { reason: reasonOf(draftRefusal) })]
      : draftId
        ? [lang.t('campaigns-done-draft', { id: draftId, remarks })]
        : []),
  ]
}

function resultButtons(lang: Lang, input: CampaignInput, { sheetUrl }: CampaignState): Keyboard {
  const sheet = sheetUrl ? [{ text: lang.t('campaigns-button-sheet'), url: sheetUrl }] : []
  const data = openCampaign({ id: input.campaignId })
  return [[...sheet, { text: lang.t('campaigns-button-open'), data }]]
}

/** What a person can do with a campaign that is not made yet. */
export function runButtons(
  lang: Lang,
  {
    isHeld,
    status,
    state,
    input,
    failureCode,
    failureVars,
  }: CardFacts<CampaignInput, CampaignState>,
): Button[][] {
  const { campaignId: id } = input
  if (isHeld) {
    const groups = { text: lang.t('campaigns-button-groups'), data: openGroups({ id, page: 0 }) }
    const go = { text: lang.t('campaigns-button-through'), data: letThrough({ id }) }
    return [[groups], [{ ...go, style: 'success' }]]
  }
  if (status !== 'failed') return []
  const minimum = Number(failureVars.suggestion ?? 0)
  if (minimum > 0 && RARE_CODES.some((code) => code === failureCode)) {
    const text = lang.t('campaigns-button-lower', { minimum })
    return [[{ text, data: lowerMinimum({ id, min: minimum }), style: 'primary' }]]
  }
  if (!state?.groups) return []
  return [[{ text: lang.t('campaigns-button-have'), data: sendFile({ id, what: 'xlsx' }) }]]
}
