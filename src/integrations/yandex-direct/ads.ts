import { z } from 'zod'
import {
  asCombinatorial,
  type CampaignContent,
  type ResponsiveAd,
} from '#desks/campaigns/campaign.ts'
import type { DraftRemark } from '#desks/campaigns/ports.ts'
import { bareDigits } from '#platform/json.ts'
import type { Caller, DirectApi } from './api.ts'
import type { Wanted } from './reconcile.ts'
import { idSchema } from './results.ts'

export interface WantedAd {
  readonly groupId: string
  readonly place: string
  readonly ad: ResponsiveAd
}

const adRow = z.looseObject({
  Id: idSchema,
  AdGroupId: idSchema,
  Status: z.string(),
  ResponsiveAd: z
    .looseObject({
      Titles: z.array(z.looseObject({ Title: z.string() })).nullish(),
      Texts: z.array(z.looseObject({ Text: z.string() })).nullish(),
    })
    .nullish(),
})
type AdRow = z.infer<typeof adRow>

/** Titles and texts of an ad, of ours or of one that stands in Direct. */
type Strings = Pick<ResponsiveAd, 'titles' | 'texts'>

function stringsIn({ ResponsiveAd }: AdRow): Strings {
  return {
    titles: (ResponsiveAd?.Titles ?? []).map(({ Title }) => Title),
    texts: (ResponsiveAd?.Texts ?? []).map(({ Text }) => Text),
  }
}

function print({ titles, texts }: Strings): string {
  return JSON.stringify([titles, texts]).normalize('NFC')
}

/** All ads of a campaign: those that were added as text ads have been made combinatorial by Direct. */
export function readAds(api: DirectApi, caller: Caller, campaignId: string): Promise<AdRow[]> {
  const params = {
    SelectionCriteria: { CampaignIds: [bareDigits(campaignId)] },
    FieldNames: ['Id', 'AdGroupId', 'Status'],
    ResponsiveAdFieldNames: ['Titles', 'Texts'],
  }
  return api.list(caller, 'ads', 'Ads', params, adRow)
}

export interface AdTerms {
  readonly campaignId: string
  readonly groupIds: readonly (string | null)[]
  readonly sitelinkSetId: string | null
  readonly calloutIds: readonly string[]
}

/**
 * Ads of the groups that stand. An ad with the same strings serves; a draft with others is changed into one that is missing, so that
 * neither an ad written anew nor one whose strings Direct has altered stands there twice.
 */
export function adsWanted(
  api: DirectApi,
  caller: Caller,
  content: CampaignContent,
  terms: AdTerms,
): Wanted<WantedAd> {
  const items = content.groups.flatMap((group, index): WantedAd[] => {
    const groupId = terms.groupIds[index]
    if (!groupId) return []
    const place = (number: number) => `ad ${number} of group ${group.number}`
    return group.ads.map((ad, at) => ({
      groupId,
      ad: asCombinatorial(ad),
      place: place(at + 1),
    }))
  })
  const common = {
    Href: content.brief.url,
    ...(content.extras.displayPath !== '' && { DisplayUrlPath: content.extras.displayPath }),
    ...(terms.sitelinkSetId !== null && { SitelinkSetId: bareDigits(terms.sitelinkSetId) }),
  }
  const callouts = terms.calloutIds.map(bareDigits)
  return {
    items,
    service: 'ads',
    list: 'Ads',
    place: ({ place }) => place,
    async look() {
      return pair(items, await readAds(api, caller, terms.campaignId))
    },
    toAdd: ({ groupId, ad }) => ({
      AdGroupId: bareDigits(groupId),
      ...adBody(ad, {
        ...common,
        ...(callouts.length > 0 && { AdExtensionIds: callouts }),
      }),
    }),
    toUpdate: ({ ad }) =>
      adBody(ad, {
        ...common,
        ...(callouts.length > 0 && {
          CalloutSetting: {
            AdExtensions: callouts.map((id) => ({ AdExtensionId: id, Operation: 'SET' })),
          },
        }),
      }),
  }
}

function adBody({ titles, texts }: Strings, more: object): object {
  return { ResponsiveAd: { Titles: titles, Texts: texts, ...more } }
}

/** Which wanted ad is which of those that stand: by its strings, what is left over by order. */
function pair(items: readonly WantedAd[], rows: readonly AdRow[]) {
  const present = new Map<number, string>()
  const stale = new Map<number, string>()
  const free = new Set([...rows].sort((a, b) => (BigInt(a.Id) < BigInt(b.Id) ? -1 : 1)))
  const claim = (index: number, into: Map<number, string>, fits: (row: AdRow) => boolean) => {
    const row = [...free].find((one) => one.AdGroupId === items[index]?.groupId && fits(one))
    if (row === undefined) return
    free.delete(row)
    into.set(index, row.Id)
  }
  items.forEach(({ ad }, index) => {
    const wanted = print(ad)
    claim(index, present, (row) => print(stringsIn(row)) === wanted)
  })
  items.forEach((_, index) => {
    if (!present.has(index)) claim(index, stale, (row) => row.Status === 'DRAFT')
  })
  return { present, stale }
}

/** Strings that Direct did not keep: it has been seen to leave some out without a word. */
export function lostStrings(
  items: readonly WantedAd[],
  ids: readonly (string | null)[],
  rows: readonly AdRow[],
): DraftRemark[] {
  const standing = new Map(rows.map((row) => [row.Id, row]))
  return items.flatMap(({ ad, place }, index): DraftRemark[] => {
    const id = ids[index]
    if (!id) return []
    const row = standing.get(id)
    const kept = row ? stringsIn(row) : { titles: [], texts: [] }
    const isWhole = kept.titles.length === ad.titles.length && kept.texts.length === ad.texts.length
    if (isWhole) return []
    const share = (name: 'titles' | 'texts') => `${kept[name].length}/${ad[name].length}`
    const message = `Titles ${share('titles')}, Texts ${share('texts')}`
    return [{ level: 'warning', place, code: 0, message }]
  })
}
