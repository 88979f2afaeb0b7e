import type { MinusWord, Phrase } from './phrase.ts'

/** Where a campaign stands. `archived` hides a finished one from the history. */
export const CAMPAIGN_STATUSES = [
  'draft',
  'processing',
  'completed',
  'failed',
  'cancelled',
  'archived',
] as const
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number]

/** Combinatorial ads are what Direct takes since 30 June 2026; text ads stand in campaigns made before and leave as combinatorial ones. */
export type AdFormat = 'responsive' | 'text'

/** What the seller asked for, as the wizard made it. Values are checked. */
export interface CampaignBrief {
  readonly name: string
  /** The seller's own words about the product: the only source of claims in ads. */
  readonly description: string
  /** 1–50, without doubles and operators. */
  readonly seeds: readonly string[]
  /** Words after a minus among the seeds: phrases with them are left out, and they are minus-words of the campaign. */
  readonly stopWords?: readonly string[]
  /** Yandex region ids; 225 is all of Russia. */
  readonly regionIds: readonly number[]
  /** Names of those regions in Russian, as exports need them. */
  readonly regionNames: readonly string[]
  readonly url: string
  /** Roubles a week for the draft; null: the service's minimum is used and the seller is told. */
  readonly weeklyBudget: number | null
  /** Shows a month; phrases below are left out. */
  readonly minFrequency: number
  readonly maxKeywords: number
  /** Ads a group, 2 or 3. */
  readonly variants: number
  readonly format: AdFormat
  /** Stop after clustering and wait for the seller. */
  readonly withReview: boolean
  /** Also make a draft in Yandex.Direct. */
  readonly withDraft: boolean
  /** Also make a Google spreadsheet. */
  readonly withSheet: boolean
}

/** Where an ad's strings come from: the model as it was, after one repair, or our own template. */
export type AdOrigin = 'model' | 'repaired' | 'template' | 'seller'

/** One ad of a group. Lengths, words and moderation rules hold for every string (see ads/checker.ts). */
export type Ad = ResponsiveAd | TextAd

export interface ResponsiveAd {
  readonly kind: 'responsive'
  /** 1–7. */
  readonly titles: readonly string[]
  /** 1–3. */
  readonly texts: readonly string[]
  readonly origin: AdOrigin
  /** A locked ad survives regeneration. */
  readonly isLocked: boolean
}

export interface TextAd {
  readonly kind: 'text'
  readonly title: string
  readonly title2: string
  readonly text: string
  readonly origin: AdOrigin
  readonly isLocked: boolean
}

export interface Sitelink {
  readonly title: string
  readonly url: string
  readonly description: string
}

/** What all ads of a campaign share. */
export interface AdExtras {
  readonly sitelinks: readonly Sitelink[]
  readonly callouts: readonly string[]
  /** ≤ 20 characters; empty when nothing fits. */
  readonly displayPath: string
}

/** A cluster with its ads, as exports see it. */
export interface AdGroup {
  /** Number within the campaign, from 1. */
  readonly number: number
  readonly name: string
  readonly intent: string
  readonly phrases: readonly Phrase[]
  readonly minusWords: readonly string[]
  readonly ads: readonly Ad[]
}

/** Everything an export is made of; a pure value, so the same content gives the same file. */
export interface CampaignContent {
  readonly campaignId: string
  readonly brief: CampaignBrief
  readonly groups: readonly AdGroup[]
  /** Accepted minus-words of the whole campaign. */
  readonly minusWords: readonly MinusWord[]
  readonly extras: AdExtras
  /** Query string behind every link, without '?'. */
  readonly tracking: string
}

/** Longest title of a combinatorial ad, in characters. */
const LONGEST_TITLE = 56

/**
 * The ad as Direct takes it. A text ad becomes what Direct itself has made of an added one since 30 June 2026: its second title joined to
 * the first where both fit, else left out.
 */
export function asCombinatorial(ad: Ad): ResponsiveAd {
  if (ad.kind === 'responsive') return ad
  const { title, title2, text, origin, isLocked } = ad
  const joined = `${title}. ${title2}`
  const fits = title2 !== '' && [...joined].length <= LONGEST_TITLE
  return {
    kind: 'responsive',
    titles: [fits ? joined : title],
    texts: [text],
    ...{ origin, isLocked },
  }
}
