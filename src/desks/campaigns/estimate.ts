import type { Actor } from '#telegram/identity/authority.ts'
import { expectedCostMicros } from './ads/model/expected-cost.ts'
import type { CampaignBrief } from './campaign.ts'
import type { Estimate } from './campaigns.ts'
import type { Pipeline } from './pipeline.ts'
import { OPERATORS } from './ports.ts'
import { questionOf } from './stages/wordstat.ts'
import { quotaOf } from './wordstat/quota-store.ts'

/** Milliseconds, as measured against services of usual speed. */
const CALL_MS = 200
const GROUP_MS = 700
const CLUSTERING_MS = 1_000
const EXPORT_MS = 2_000
const DRAFT_MS = 5_000
/** Keywords of a group on average, as sellers' campaigns came out. */
const KEYWORDS_A_GROUP = 7

/** What making a campaign will take, from what is remembered, left and priced now. Nothing outside is called. */
export async function estimate(
  pipeline: Pipeline,
  { workspaceId, userId }: Actor,
  brief: CampaignBrief,
): Promise<Estimate> {
  const { keys, remembered, clock } = pipeline
  const [wordstat, model, direct, sheets] = await Promise.all([
    keys.wordstat(workspaceId),
    keys.model(workspaceId),
    brief.withDraft ? keys.direct(workspaceId) : undefined,
    brief.withSheet ? keys.sheets(workspaceId) : undefined,
  ])
  const service = wordstat && pipeline.wordstat[wordstat.provider]
  const question = questionOf(service?.provider ?? 'cloud', brief)
  const known = await Promise.all(brief.seeds.map((seed) => remembered.get(question, seed)))
  const cachedSeeds = known.filter((phrases) => phrases !== undefined).length
  const wordstatCalls = Math.ceil((brief.seeds.length - cachedSeeds) / (service?.batch ?? 1))
  const quota =
    wordstat && service
      ? await pipeline.quota.view(quotaOf(service, wordstat.key), workspaceId, wordstat.isShared)
      : null

  const isOnUs = [wordstat?.key, model].some((key) => key?.credentialId === OPERATORS)
  const clusters = Math.ceil(brief.maxKeywords / KEYWORDS_A_GROUP)
  const writing = model ? (clusters + 1) * GROUP_MS : 0
  const draft = direct ? DRAFT_MS : 0
  const waiting = service && quota ? waitMs(wordstatCalls, quota, service.quota.windowMs) : 0
  const { variants } = brief
  return {
    wordstatCalls,
    cachedSeeds,
    durationMs: waiting + wordstatCalls * CALL_MS + CLUSTERING_MS + writing + draft + EXPORT_MS,
    costMicros: model ? expectedCostMicros(pipeline.model.model, { clusters, variants }) : 0,
    quota,
    spending: isOnUs ? await pipeline.spending.left(userId) : null,
    missing: [
      ...(wordstat ? [] : (['wordstat'] as const)),
      ...(model ? [] : (['model'] as const)),
      ...(brief.withDraft && !direct ? (['direct'] as const) : []),
      ...(brief.withSheet && !sheets ? (['sheets'] as const) : []),
    ],
  }

  function waitMs(
    calls: number,
    { left, nextAt, calls: all }: NonNullable<Estimate['quota']>,
    windowMs: number,
  ): number {
    if (calls <= left) return 0
    const windows = Math.ceil((calls - left) / all)
    return Math.max((nextAt ?? clock.now() + windowMs) - clock.now(), 0) + (windows - 1) * windowMs
  }
}
