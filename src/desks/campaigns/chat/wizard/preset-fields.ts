import type { Lang } from '#platform/texts/lang.ts'
import { readNumber } from '#telegram/input/numbers.ts'
import type { Field } from '#telegram/wizard/wizard.ts'
import { AD_PLANS, type AdPlan, type CampaignAnswers, EXTRAS, PRESETS } from './answers.ts'

const FREQUENCIES = [100, 300, 1000, 3000]
const KEYWORDS = [50, 100, 200, 500]
const MAX_FREQUENCY = 1_000_000
const MAX_KEYWORDS = 1000

/** What stands on the summary already and can be changed there, one by one. */
export const presetFields = (
  hasSheetPlace: (workspaceId: string) => boolean,
): readonly Field<CampaignAnswers>[] => [
  {
    kind: 'choice',
    name: 'minFrequency',
    label: 'campaign-field-frequency',
    preset: () => PRESETS.minFrequency,
    question: ({ lang }) => lang.t('campaign-ask-frequency'),
    show: ({ lang }, { minFrequency = PRESETS.minFrequency }) =>
      lang.t('campaign-line-frequency', { frequency: lang.number(minFrequency) }),
    options: ({ lang }) => numbers(lang, FREQUENCIES),
    pick: (value) => FREQUENCIES.find((one) => String(one) === value),
    parse: ({ lang }, text) => readNumber(lang, text, { min: 1, max: MAX_FREQUENCY }),
  },
  {
    kind: 'choice',
    name: 'maxKeywords',
    label: 'campaign-field-keywords',
    preset: () => PRESETS.maxKeywords,
    question: ({ lang }) => lang.t('campaign-ask-keywords'),
    show: ({ lang }, { maxKeywords = PRESETS.maxKeywords }) =>
      lang.t('campaign-line-keywords', { count: lang.number(maxKeywords) }),
    options: ({ lang }) => numbers(lang, KEYWORDS),
    pick: (value) => KEYWORDS.find((one) => String(one) === value),
    parse: ({ lang }, text) => readNumber(lang, text, { min: 1, max: MAX_KEYWORDS }),
  },
  {
    kind: 'choice',
    name: 'ads',
    label: 'campaign-field-ads',
    columns: 1,
    preset: () => PRESETS.ads,
    question: ({ lang }) => lang.t('campaign-ask-ads'),
    show: ({ lang }, { ads = PRESETS.ads }) =>
      lang.t('campaign-line-ads', { plan: planText(lang, ads) }),
    options: ({ lang }) => AD_PLANS.map((plan) => ({ value: plan, text: planText(lang, plan) })),
    pick: (value) => AD_PLANS.find((plan) => plan === value),
  },
  {
    kind: 'multi',
    name: 'extras',
    label: 'campaign-field-extras',
    columns: 1,
    min: 0,
    preset: ({ workspace }) =>
      PRESETS.extras.filter((extra) => extra !== 'sheet' || hasSheetPlace(workspace.id)),
    question: ({ lang }) => lang.t('campaign-ask-extras'),
    show: ({ lang }, { extras = [] }) => {
      const words = extras.map((extra) => lang.t('campaign-extra', { extra }))
      return lang.t('campaign-line-extras', {
        list: words.length === 0 ? lang.t('campaign-extras-none') : words.join(', '),
      })
    },
    options: ({ lang }) =>
      EXTRAS.map((extra) => ({ value: extra, text: lang.t('campaign-extra-button', { extra }) })),
  },
]

const numbers = (lang: Lang, values: readonly number[]) =>
  values.map((value) => ({ value: String(value), text: lang.number(value) }))

const planText = (lang: Lang, plan: AdPlan) => lang.t('campaign-ad-plan', { plan })
