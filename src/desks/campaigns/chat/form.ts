import { ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form } from '#telegram/forms/form.ts'
import type { CampaignBrief } from '../campaign.ts'
import type { Campaigns } from '../campaigns.ts'
import { briefOf, type CampaignAnswers, regionsOf } from './form/answers.ts'
import { campaignLooks, type LookDeps } from './form/looks.ts'
import { noteText } from './form/note.ts'
import * as presets from './form/preset-looks.ts'
import { createRegionNames } from './form/region-names.ts'
import { whoOf } from './views.ts'

export const CAMPAIGN_FORM = 'campaign'

export interface CampaignFormDeps extends LookDeps {
  readonly campaigns: Pick<Campaigns, 'create' | 'estimate'>
  readonly showStarted: (ctx: ChatContext, name: string, id: string) => Promise<void>
  readonly showCampaigns: (ctx: ChatContext) => Promise<void>
}

/** Makes a campaign; started with the answers of an existing one it makes a repeat. */
export function campaignForm(deps: CampaignFormDeps): Form<CampaignAnswers> {
  const { campaigns } = deps
  const names = createRegionNames(deps.regions)
  const looks = campaignLooks(deps, names)

  const complete = async (answers: CampaignAnswers): Promise<CampaignBrief> =>
    briefOf(answers, await names.of(regionsOf(answers.regionIds)))

  return {
    name: CAMPAIGN_FORM,
    title: 'campaign-wizard-title',
    role: 'manager',
    confirm: 'campaign-wizard-confirm',
    fill: async (ask) => ({
      name: await ask.text('name', looks.name),
      description: await ask.text('description', looks.description),
      seeds: await ask.text('seeds', looks.seeds),
      regionIds: await ask.pick('regionIds', looks.regions),
      url: await ask.text('url', looks.url),
      budget: await ask.text('budget', looks.budget),
      minFrequency: await ask.choice('minFrequency', presets.frequencyLook),
      maxKeywords: await ask.choice('maxKeywords', presets.keywordsLook),
      ads: await ask.choice('ads', presets.adsLook),
      extras: await ask.multi('extras', presets.extrasLook(deps.keys)),
    }),
    note: async (ctx, answers) => {
      const brief = await complete(answers)
      const [estimate, minimum] = await Promise.all([
        campaigns.estimate(actorOf(ctx), brief),
        deps.minimumBudget(ctx.workspace.id),
      ])
      return noteText(ctx.lang, brief, estimate, minimum)
    },
    submit: async (ctx, answers, draftId) => {
      const brief = await complete(answers)
      await campaigns.create(whoOf(ctx), draftId, brief)
      await deps.showStarted(ctx, brief.name, draftId)
      return ok(undefined)
    },
    cancelled: deps.showCampaigns,
  }
}
