export interface Account {
  readonly login: string
  readonly clientId: number
  readonly currency: string
  /** Points a day; they come back evenly. */
  readonly dailyPoints: number
  points: number
  /** When `points` was counted, ms. */
  pointsAt: number
}

export interface Token {
  readonly access: string
  readonly refresh: string
  readonly login: string
  readonly appId: string
  readonly expiresAt: number
}

export interface Code {
  readonly code: string
  readonly login: string
  readonly appId: string
  /** S256 challenge; null when the link had none. */
  readonly challenge: string | null
  readonly expiresAt: number
}

/** What all objects of an account share. Ids are digits. */
interface Owned {
  readonly id: string
  readonly login: string
}

export interface Campaign extends Owned {
  readonly type: 'UNIFIED_CAMPAIGN' | 'TEXT_CAMPAIGN'
  readonly name: string
  readonly startDate: string
  readonly negativeKeywords: readonly string[]
  /** `UnifiedCampaign` or `TextCampaign` as it was sent. */
  readonly body: Readonly<Record<string, unknown>>
  /** A person sends a draft to moderation in the web interface. */
  status: 'DRAFT' | 'MODERATION'
}

export interface Group extends Owned {
  readonly campaignId: string
  readonly name: string
  readonly regionIds: readonly number[]
  readonly negativeKeywords: readonly string[]
  readonly trackingParams: string | null
}

export type YesNo = 'YES' | 'NO'
export type Autotargeting = Readonly<
  Record<'Categories' | 'BrandOptions', Readonly<Record<string, YesNo>>>
>

export interface Keyword extends Owned {
  readonly groupId: string
  readonly campaignId: string
  keyword: string
  autotargeting: Autotargeting | null
}

/** What both kinds of ads have. */
interface AdCommon extends Owned {
  readonly groupId: string
  readonly campaignId: string
  status: 'DRAFT' | 'MODERATION'
  href: string | null
  displayUrlPath: string | null
  sitelinkSetId: string | null
  extensionIds: string[]
}
export interface ResponsiveAd extends AdCommon {
  readonly kind: 'responsive'
  titles: string[]
  texts: string[]
}
export interface TextAd extends AdCommon {
  readonly kind: 'text'
  title: string
  title2: string | null
  text: string
}
export type Ad = ResponsiveAd | TextAd

export interface Sitelink {
  readonly Title: string
  readonly Href?: string | undefined
  readonly Description?: string | undefined
}
export interface SitelinkSet extends Owned {
  readonly sitelinks: readonly Sitelink[]
}
export interface Callout extends Owned {
  readonly text: string
}
