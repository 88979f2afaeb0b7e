import { z } from 'zod'
import type { CampaignContent } from '#desks/campaigns/campaign.ts'
import { bareDigits } from '#platform/json.ts'
import type { Caller, DirectApi } from './api.ts'
import type { Wanted } from './reconcile.ts'
import { idSchema } from './results.ts'

const AUTOTARGETING = '---autotargeting'
/** Direct gives each group autotargeting with all categories on; clicks on other topics would follow. */
const EXACT_ONLY: Readonly<Record<string, string>> = {
  Exact: 'YES',
  Narrow: 'NO',
  Alternative: 'NO',
  Accessory: 'NO',
  Broader: 'NO',
}

export interface WantedKeyword {
  readonly groupId: string
  readonly groupNumber: number
  readonly text: string
}

const keywordRow = z.looseObject({
  Id: idSchema,
  Keyword: z.string(),
  AdGroupId: idSchema,
  AutotargetingSettings: z
    .looseObject({ Categories: z.record(z.string(), z.string()).nullish() })
    .nullish(),
})

/** All keywords of a campaign as they stand, autotargeting among them. */
function readKeywords(api: DirectApi, caller: Caller, campaignId: string) {
  const params = {
    SelectionCriteria: { CampaignIds: [bareDigits(campaignId)] },
    FieldNames: ['Id', 'Keyword', 'AdGroupId'],
    AutotargetingSettingsCategoriesFieldNames: Object.keys(EXACT_ONLY),
  }
  return api.list(caller, 'keywords', 'Keywords', params, keywordRow)
}

export async function countKeywords(
  api: DirectApi,
  caller: Caller,
  campaignId: string,
): Promise<number> {
  const rows = await readKeywords(api, caller, campaignId)
  return rows.filter(({ Keyword }) => Keyword !== AUTOTARGETING).length
}

/** Phrases of the groups that stand, and for each of these autotargeting cut down to exact matches. */
export function keywordsWanted(
  api: DirectApi,
  caller: Caller,
  content: CampaignContent,
  campaignId: string,
  groupIds: readonly (string | null)[],
): Wanted<WantedKeyword> {
  const items = content.groups.flatMap((group, index): WantedKeyword[] => {
    const groupId = groupIds[index]
    if (!groupId) return []
    return [AUTOTARGETING, ...group.phrases.map(({ text }) => text)].map((text) => ({
      groupId,
      groupNumber: group.number,
      text,
    }))
  })
  return {
    items,
    service: 'keywords',
    list: 'Keywords',
    place: ({ text, groupNumber }) =>
      text === AUTOTARGETING ? `autotargeting of group ${groupNumber}` : `keyword "${text}"`,
    async look() {
      const rows = await readKeywords(api, caller, campaignId)
      const known = new Map(rows.map((row) => [identity(row.AdGroupId, row.Keyword), row]))
      const present = new Map<number, string>()
      const stale = new Map<number, string>()
      items.forEach(({ groupId, text }, index) => {
        const row = known.get(identity(groupId, text))
        if (row === undefined) return
        const isAsWanted = text !== AUTOTARGETING || isExactOnly(row)
        ;(isAsWanted ? present : stale).set(index, row.Id)
      })
      return { present, stale }
    },
    toAdd: ({ groupId, text }) => ({
      Keyword: text,
      AdGroupId: bareDigits(groupId),
      ...(text === AUTOTARGETING && AUTOTARGETING_BODY),
    }),
    toUpdate: () => AUTOTARGETING_BODY,
  }
}

const AUTOTARGETING_BODY = { AutotargetingSettings: { Categories: EXACT_ONLY } }

function isExactOnly({ AutotargetingSettings }: z.infer<typeof keywordRow>): boolean {
  const categories = AutotargetingSettings?.Categories ?? {}
  return Object.entries(EXACT_ONLY).every(([name, value]) => categories[name] === value)
}

/** Direct takes phrases that differ only in order, case and repeats of words for one; so is one that `+` was added to since. */
function identity(groupId: string, text: string): string {
  const words = text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .split(/[\s+]+/u)
    .filter(Boolean)
  return `${groupId} ${[...new Set(words)].sort().join(' ')}`
}
