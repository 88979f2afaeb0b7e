import { z } from 'zod'
import type { AdGroup, CampaignContent } from '#desks/campaigns/campaign.ts'
import { bareDigits } from '#platform/json.ts'
import type { Caller, DirectApi } from './api.ts'
import type { Wanted } from './reconcile.ts'
import { idSchema } from './results.ts'

const groupRow = z.looseObject({ Id: idSchema, Name: z.string() })

/** All groups of a campaign, as they stand. */
export function readGroups(api: DirectApi, caller: Caller, campaignId: string) {
  const params = {
    SelectionCriteria: { CampaignIds: [bareDigits(campaignId)] },
    FieldNames: ['Id', 'Name'],
  }
  return api.list(caller, 'adgroups', 'AdGroups', params, groupRow)
}

/** Groups by name: within a campaign it is what they are found by again. */
export function groupsWanted(
  api: DirectApi,
  caller: Caller,
  content: CampaignContent,
  campaignId: string,
): Wanted<AdGroup> {
  const names = uniqueNames(content.groups)
  return {
    items: content.groups,
    service: 'adgroups',
    list: 'AdGroups',
    place: (group) => `group ${group.number}`,
    async look() {
      const rows = await readGroups(api, caller, campaignId)
      const known = new Map(rows.map(({ Name, Id }) => [Name, Id]))
      const present = new Map<number, string>()
      content.groups.forEach((group, index) => {
        const id = known.get(names.get(group) ?? '')
        if (id !== undefined) present.set(index, id)
      })
      return { present }
    },
    toAdd: (group) => ({
      Name: names.get(group),
      CampaignId: bareDigits(campaignId),
      RegionIds: content.brief.regionIds,
      ...(group.minusWords.length > 0 && { NegativeKeywords: { Items: group.minusWords } }),
      UnifiedAdGroup: { OfferRetargeting: 'NO' },
    }),
  }
}

const NAME_MAX = 240

/** A seller may give two groups one name; Direct's need to differ to be told apart. */
function uniqueNames(groups: readonly AdGroup[]): ReadonlyMap<AdGroup, string> {
  const taken = new Set<string>()
  return new Map(
    groups.map((group) => {
      const name = [...group.name.trim()].slice(0, NAME_MAX).join('') || `${group.number}`
      const own = taken.has(name) ? `${name} (${group.number})` : name
      taken.add(own)
      return [group, own]
    }),
  )
}
