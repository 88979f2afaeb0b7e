import { AppError } from '#core/errors.ts'
import type { CampaignContent } from '#desks/campaigns/campaign.ts'
import type { Draft, DraftCampaigns, ServiceKey } from '#desks/campaigns/ports.ts'
import { adsWanted, lostStrings, readAds } from './ads.ts'
import type { Caller, DirectApi } from './api.ts'
import { campaignWanted } from './campaign.ts'
import { calloutsWanted, sitelinksWanted } from './extras.ts'
import { groupsWanted, readGroups } from './groups.ts'
import { countKeywords, keywordsWanted } from './keywords.ts'
import { reconcile, type Settled, type Wanted } from './reconcile.ts'

const MICROS = 1_000_000

type SaveContext = Parameters<DraftCampaigns['save']>[2]

/** Smallest weekly budget in units of the account's currency. */
export type MinimumBudget = (key: ServiceKey, signal: AbortSignal) => Promise<number>

/**
 * Makes or completes the draft, a kind of objects after the other: campaign, groups, phrases, sitelinks, callouts, ads. Each is a step
 * that is remembered when it is finished and looked after first when it is not.
 */
export function createDraftSaver(api: DirectApi, minimumBudget: MinimumBudget) {
  return async function save(
    key: ServiceKey,
    content: CampaignContent,
    context: SaveContext,
  ): Promise<Draft> {
    const { accountKey, secret } = key
    const caller: Caller = { secret, accountKey, signal: context.signal }
    const keywords = content.groups.reduce((sum, group) => sum + group.phrases.length, 0)
    const ads = content.groups.reduce((sum, group) => sum + group.ads.length, 0)
    const total = 1 + content.groups.length + keywords + ads
    const remarks: Draft['remarks'][number][] = []
    let done = 0

    async function part<T>(name: string, wanted: Wanted<T>, counts: number) {
      const settled = await context.step<Settled>(`direct.${name}`, () =>
        reconcile(api, caller, wanted),
      )
      remarks.push(...settled.remarks)
      done += counts
      context.progress(done, total)
      return settled.ids
    }

    const weeklySpendLimit = Math.round((await weeklyBudget(key, content, context)) * MICROS)
    const terms = { startDay: context.startDay, weeklySpendLimit }
    const campaign = campaignWanted(api, caller, content, terms)
    const [campaignId] = await part('campaign', campaign, 1)
    if (!campaignId) throw campaignRefused(remarks)

    const groups = groupsWanted(api, caller, content, campaignId)
    const groupIds = await part('groups', groups, content.groups.length)
    const phrases = keywordsWanted(api, caller, content, campaignId, groupIds)
    await part('keywords', phrases, keywords)

    const { sitelinks, callouts } = content.extras
    const [setId] = await part('sitelinks', sitelinksWanted(api, caller, sitelinks), 0)
    const extensions = await part('callouts', calloutsWanted(api, caller, callouts), 0)
    const wantedAds = adsWanted(api, caller, content, {
      campaignId,
      groupIds,
      sitelinkSetId: setId ?? null,
      calloutIds: extensions.filter((id) => id !== null),
    })
    const adIds = await part('ads', wantedAds, ads)

    const [groupRows, keywordCount, adRows] = await Promise.all([
      readGroups(api, caller, campaignId),
      countKeywords(api, caller, campaignId),
      readAds(api, caller, campaignId),
    ])
    return {
      campaignId,
      groups: groupRows.length,
      keywords: keywordCount,
      ads: adRows.length,
      remarks: [...remarks, ...lostStrings(wantedAds.items, adIds, adRows)],
    }
  }

  /** The seller's budget is in roubles; in another currency, and without one, the account's minimum serves. */
  async function weeklyBudget(
    key: ServiceKey,
    { brief }: CampaignContent,
    { signal }: SaveContext,
  ): Promise<number> {
    const isRouble = (key.facts.currency ?? 'RUB') === 'RUB'
    if (isRouble && brief.weeklyBudget !== null) return brief.weeklyBudget
    return minimumBudget(key, signal)
  }
}

function campaignRefused(remarks: Draft['remarks']): AppError {
  const errors = remarks.filter(({ level }) => level === 'error')
  const detail = errors.map(({ message }) => message).join('; ')
  const messageKey = 'error-direct-campaign'
  return new AppError({
    kind: 'invalid',
    code: 'direct.campaign_refused',
    messageKey,
    vars: { detail },
  })
}
