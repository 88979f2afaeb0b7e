import { z } from 'zod'
import { AppError } from '#core/errors.ts'
import type { CampaignContent } from '#desks/campaigns/campaign.ts'
import type { Caller, DirectApi } from './api.ts'
import type { Wanted } from './reconcile.ts'
import { idSchema } from './results.ts'

const NAME_MAX = 255
const TAG_DIGITS = 8

/** Ends the name of our campaign in the seller's account, so that it is found again by whoever did not see it made. */
function campaignTag(campaignId: string): string {
  return `#${campaignId.replaceAll('-', '').slice(-TAG_DIGITS)}`
}

const campaignRow = z.looseObject({ Id: idSchema, Name: z.string(), Status: z.string() })

export interface CampaignTerms {
  /** YYYY-MM-DD in Moscow. */
  readonly startDay: string
  /** Millionths of the account's currency. */
  readonly weeklySpendLimit: number
}

/** The campaign itself. `conflict` when the seller has already sent it to moderation: it is no longer ours to complete. */
export function campaignWanted(
  api: DirectApi,
  caller: Caller,
  content: CampaignContent,
  terms: CampaignTerms,
): Wanted<CampaignContent> {
  const tag = campaignTag(content.campaignId)
  return {
    items: [content],
    service: 'campaigns',
    list: 'Campaigns',
    place: () => 'campaign',
    async look() {
      const params = { SelectionCriteria: {}, FieldNames: ['Id', 'Name', 'Status'] }
      const rows = await api.list(caller, 'campaigns', 'Campaigns', params, campaignRow)
      const ours = rows.find(({ Name }) => Name.endsWith(tag))
      if (ours === undefined) return { present: new Map() }
      if (ours.Status !== 'DRAFT') {
        throw new AppError({
          kind: 'conflict',
          code: 'direct.not_draft',
          messageKey: 'error-direct-not-draft',
        })
      }
      return { present: new Map([[0, ours.Id]]) }
    },
    toAdd: () => campaignBody(content, terms, tag),
  }
}

function campaignBody(content: CampaignContent, terms: CampaignTerms, tag: string): object {
  const { brief, minusWords, tracking } = content
  const name = [...brief.name].slice(0, NAME_MAX - tag.length - 1).join('')
  const body = {
    BiddingStrategy: {
      Search: {
        BiddingStrategyType: 'WB_MAXIMUM_CLICKS',
        WbMaximumClicks: { WeeklySpendLimit: terms.weeklySpendLimit },
        PlacementTypes: SEARCH_ONLY,
      },
      Network: { BiddingStrategyType: 'SERVING_OFF' },
    },
    Settings: SETTINGS,
    ...(tracking === '' ? {} : { TrackingParams: tracking }),
  }
  return {
    Name: `${name} ${tag}`,
    StartDate: terms.startDay,
    ...(minusWords.length > 0 && {
      NegativeKeywords: { Items: minusWords.map(({ word }) => word) },
    }),
    UnifiedCampaign: body,
  }
}

const SEARCH_ONLY = {
  SearchResults: 'YES',
  ProductGallery: 'NO',
  DynamicPlaces: 'NO',
  Maps: 'NO',
  SearchOrganizationList: 'NO',
}
/** Phrases as they were approved, and no texts but those that were. */
const SETTINGS = [
  { Option: 'CAMPAIGN_EXACT_PHRASE_MATCHING_ENABLED', Value: 'YES' },
  { Option: 'ALTERNATIVE_TEXTS_ENABLED', Value: 'NO' },
]
