import type { CampaignBrief } from '../../campaign.ts'
import type { Budget } from '../input/budget.ts'
import { readSeeds, type Seeds } from '../input/seeds.ts'

/** What is done besides; each can be switched by itself. */
export const EXTRAS = ['review', 'draft', 'sheet'] as const
export type Extra = (typeof EXTRAS)[number]

/** Format and number of ads a group: one answer. */
export const AD_PLANS = ['responsive-2', 'responsive-3'] as const
export type AdPlan = (typeof AD_PLANS)[number]

/** What the form collects. */
export interface CampaignAnswers {
  readonly name: string
  readonly description: string
  /** As typed, with operators: {@link seedsOf} tells what they mean. */
  readonly seeds: readonly string[]
  readonly regionIds: readonly number[]
  readonly url: string
  readonly budget?: Budget | undefined
  readonly minFrequency: number
  readonly maxKeywords: number
  readonly ads: AdPlan
  readonly extras: readonly Extra[]
}

/** What hurried people leave as it is; a sheet only where there is a place for it. */
export const PRESETS = {
  minFrequency: 1000,
  maxKeywords: 100,
  ads: 'responsive-2',
  extras: ['review', 'sheet'],
} as const satisfies Partial<CampaignAnswers>

const RUSSIA = 225
/** Parts of Russia that are offered beside it. */
const USUAL_PARTS: readonly number[] = [213, 2, 54, 65, 43]

/** Russia holds its cities already. */
export function regionsOf(ids: readonly number[]): readonly number[] {
  return ids.includes(RUSSIA) ? ids.filter((id) => !USUAL_PARTS.includes(id)) : ids
}

/** What the phrases of an answer mean. */
export function seedsOf(typed: readonly string[]): Seeds {
  const read = readSeeds(typed.join('\n'))
  return read.ok ? read.value : { seeds: typed, stopWords: [], ignored: [], typed }
}

/** The brief of complete answers. `regionNames` belong to {@link regionsOf}. */
export function briefOf(answers: CampaignAnswers, regionNames: readonly string[]): CampaignBrief {
  const { ads, extras, budget } = answers
  // An answer given before may still say `text`, which Direct makes no more.
  const [, variants = '2'] = ads.split('-')
  const { seeds, stopWords } = seedsOf(answers.seeds)
  return {
    name: answers.name,
    description: answers.description,
    seeds,
    ...(stopWords.length > 0 && { stopWords }),
    regionIds: regionsOf(answers.regionIds),
    regionNames,
    url: answers.url,
    weeklyBudget: budget?.weekly ?? null,
    minFrequency: answers.minFrequency,
    maxKeywords: answers.maxKeywords,
    variants: Number(variants),
    format: 'responsive',
    withReview: extras.includes('review'),
    withDraft: extras.includes('draft'),
    withSheet: extras.includes('sheet'),
  }
}

/** The answers an existing campaign stands for: the start of its repeat. */
export function answersOf(brief: CampaignBrief): CampaignAnswers {
  const { weeklyBudget: weekly } = brief
  const plan = AD_PLANS.find((one) => one === `responsive-${brief.variants}`)
  const extras: Readonly<Record<Extra, boolean>> = {
    review: brief.withReview,
    draft: brief.withDraft,
    sheet: brief.withSheet,
  }
  return {
    name: brief.name,
    description: brief.description,
    seeds: [...brief.seeds, ...(brief.stopWords ?? []).map((words) => `-"${words}"`)],
    regionIds: brief.regionIds,
    url: brief.url,
    ...(weekly === null ? {} : { budget: { amount: weekly, period: 'week' as const, weekly } }),
    minFrequency: brief.minFrequency,
    maxKeywords: brief.maxKeywords,
    ads: plan ?? PRESETS.ads,
    extras: EXTRAS.filter((extra) => extras[extra]),
  }
}
