import { addKey } from '#desks/account/keys/actions.ts'
import type { Keys } from '#desks/account/keys/keys.ts'
import type { CampaignQuestions } from '#desks/account/personal/desk.ts'
import type { PersonalStore } from '#desks/account/settings/personal.ts'
import type { Spending } from '#desks/account/spending.ts'
import { campaignLooks } from '#desks/campaigns/chat/form/looks.ts'
import { createRegionNames } from '#desks/campaigns/chat/form/region-names.ts'
import { regionsText } from '#desks/campaigns/chat/screens/wording.ts'
import { clusterInThread } from '#desks/campaigns/clustering/in-thread.ts'
import { campaignAttachments } from '#desks/campaigns/exports/attachments.ts'
import { campaignsDesk } from '#desks/campaigns/index.ts'
import { openPipeline } from '#desks/campaigns/pipeline.ts'
import type { CampaignAllowance } from '#desks/campaigns/ports.ts'
import { campaignRuns } from '#desks/campaigns/run.ts'
import { createCampaigns } from '#desks/campaigns/service.ts'
import type { Runs } from '#runs/engine.ts'
import type { Desk } from '#telegram/desk.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { createCampaignKeys } from '../keys/campaign-keys.ts'
import type { CampaignServices } from '../services/campaigns.ts'

/** Roubles a week; what Direct asks for when it cannot be asked (recorded constants, apis of Yandex, 2026). */
const MINIMUM_BUDGET = 300
const MINIMUM_WAIT_MS = 5_000

/** The campaigns desk: its runs first, then, over the runs engine, the desk itself. */
export function openCampaigns(
  base: Base,
  services: CampaignServices,
  parts: {
    readonly keys: Keys
    readonly spending: Spending
    readonly personal: PersonalStore
    readonly allowance: CampaignAllowance
  },
) {
  const { config, db, clock, log, cache } = base
  const { keys, spending, personal } = parts
  const campaignKeys = createCampaignKeys({ keys, config: config.campaigns, log })
  const pipeline = openPipeline({
    db,
    clock,
    log,
    cache,
    keys: campaignKeys,
    wordstat: services.wordstat,
    model: services.model,
    ...(services.embedder ? { embedder: services.embedder } : {}),
    sites: services.sites,
    sheets: services.spreadsheets,
    drafts: services.drafts,
    cluster: clusterInThread,
    spending,
    enqueue,
  })

  async function minimumBudget(workspaceId: string): Promise<number> {
    const key = await campaignKeys.direct(workspaceId)
    if (!key) return MINIMUM_BUDGET
    try {
      const signal = AbortSignal.timeout(MINIMUM_WAIT_MS)
      return await services.drafts.minimumWeeklyBudget(key, signal)
    } catch (error) {
      log.warn({ err: error }, 'minimum budget not read')
      return MINIMUM_BUDGET
    }
  }

  const names = createRegionNames(services.regions)
  const { regions, budget } = campaignLooks(
    { regions: services.regions, sites: services.sites, keys: campaignKeys, minimumBudget },
    names,
  )
  const questions: CampaignQuestions = {
    region: regions,
    budget,
    regionName: async ({ lang }, id) =>
      regionsText(lang, { regionIds: [id], regionNames: await names.of([id]) }),
  }

  return {
    questions,
    definitions: campaignRuns(pipeline),
    desk(runs: Runs, homeData: string): Desk {
      const desk = campaignsDesk({
        campaigns: createCampaigns({ pipeline, runs, allowance: parts.allowance }),
        runs,
        keys: campaignKeys,
        regions: services.regions,
        sites: services.sites,
        homeData,
        keysData: () => addKey({ service: 'yc' }),
        minimumBudget,
        usualAnswers: async (userId) => {
          const { regionId, weeklyBudget: weekly } = await personal.of(userId)
          return {
            ...(regionId === null ? {} : { regionIds: [regionId] }),
            ...(weekly === null ? {} : { budget: { amount: weekly, period: 'week', weekly } }),
          }
        },
      })
      desk.attachments = campaignAttachments(pipeline)
      return desk
    },
  }
}
