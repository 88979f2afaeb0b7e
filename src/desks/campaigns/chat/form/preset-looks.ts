import type { Lang } from '#platform/texts/lang.ts'
import type { ChoiceLook, MultiLook } from '#telegram/forms/form.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import type { CampaignKeys } from '../../ports.ts'
import { AD_PLANS, type AdPlan, EXTRAS, type Extra, PRESETS } from './answers.ts'

const FREQUENCIES = [100, 300, 1000, 3000]
const KEYWORDS = [50, 100, 200, 500]
const MAX_FREQUENCY = 1_000_000
const MAX_KEYWORDS = 1000

/*
 * What stands on the summary already and can be changed there, one by one.
 */

export const frequencyLook: ChoiceLook<number> = {
  label: 'campaign-field-frequency',
  preset: () => PRESETS.minFrequency,
  question: ({ lang }) => lang.t('campaign-ask-frequency'),
  show: ({ lang }, value) => lang.t('campaign-line-frequency', { frequency: lang.number(value) }),
  options: ({ lang }) => numbers(lang, FREQUENCIES),
  read: ({ lang }, text) => readNumber(lang, text, { min: 1, max: MAX_FREQUENCY }),
}

export const keywordsLook: ChoiceLook<number> = {
  label: 'campaign-field-keywords',
  preset: () => PRESETS.maxKeywords,
  question: ({ lang }) => lang.t('campaign-ask-keywords'),
  show: ({ lang }, value) => lang.t('campaign-line-keywords', { count: lang.number(value) }),
  options: ({ lang }) => numbers(lang, KEYWORDS),
  read: ({ lang }, text) => readNumber(lang, text, { min: 1, max: MAX_KEYWORDS }),
}

export const adsLook: ChoiceLook<AdPlan> = {
  label: 'campaign-field-ads',
  columns: 1,
  preset: () => PRESETS.ads,
  question: ({ lang }) => lang.t('campaign-ask-ads'),
  show: ({ lang }, plan) => lang.t('campaign-line-ads', { plan: planText(lang, plan) }),
  options: ({ lang }) => AD_PLANS.map((plan) => ({ value: plan, text: planText(lang, plan) })),
}

/** A sheet only where there is a place for it. */
export const extrasLook = (keys: Pick<CampaignKeys, 'sheets'>): MultiLook<Extra> => ({
  label: 'campaign-field-extras',
  columns: 1,
  min: 0,
  preset: async ({ workspace }) => {
    const hasPlace = (await keys.sheets(workspace.id)) !== undefined
    return PRESETS.extras.filter((extra) => extra !== 'sheet' || hasPlace)
  },
  question: ({ lang }) => lang.t('campaign-ask-extras'),
  show: ({ lang }, extras) => {
    const words = extras.map((extra) => lang.t('campaign-extra', { extra }))
    return lang.t('campaign-line-extras', {
      list: words.length === 0 ? lang.t('campaign-extras-none') : words.join(', '),
    })
  },
  options: ({ lang }) =>
    EXTRAS.map((extra) => ({ value: extra, text: lang.t('campaign-extra-button', { extra }) })),
})

const numbers = (lang: Lang, values: readonly number[]) =>
  values.map((value) => ({ value, text: lang.number(value) }))

const planText = (lang: Lang, plan: AdPlan) => lang.t('campaign-ad-plan', { plan })
