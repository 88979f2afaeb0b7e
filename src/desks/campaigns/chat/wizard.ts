import { AppError } from '#core/errors.ts'
import { fail, ok } from '#core/result.ts'
import { actorOf, type Turn } from '#telegram/turn.ts'
import type { Wizard } from '#telegram/wizard/wizard.ts'
import type { CampaignBrief } from '../campaign.ts'
import type { Campaigns } from '../campaigns.ts'
import { whoOf } from './views.ts'
import { briefOf, type CampaignAnswers, regionsOf } from './wizard/answers.ts'
import { campaignFields, type FieldDeps } from './wizard/fields.ts'
import { noteText } from './wizard/note.ts'

export const CAMPAIGN_WIZARD = 'campaign@1'

export interface CampaignWizardDeps extends FieldDeps {
  readonly campaigns: Pick<Campaigns, 'create' | 'estimate'>
  readonly showStarted: (turn: Turn, name: string, id: string) => Promise<void>
  readonly showCampaigns: (turn: Turn) => Promise<void>
}

/** Makes a campaign; started with the answers of an existing one it makes a repeat. */
export function campaignWizard(deps: CampaignWizardDeps): Wizard<CampaignAnswers> {
  const { campaigns } = deps
  const { fields, names } = campaignFields(deps)

  const complete = async (answers: CampaignAnswers): Promise<CampaignBrief> => {
    const ids = regionsOf(answers.regionIds)
    await names.learn(ids)
    return briefOf(answers, names.names(ids) ?? [])
  }

  return {
    id: CAMPAIGN_WIZARD,
    title: 'campaign-wizard-title',
    role: 'manager',
    confirm: 'campaign-wizard-confirm',
    fields,
    summaryNote: async (turn, answers) => {
      // Only a complete set of answers reaches the summary.
      const brief = await complete(answers as CampaignAnswers)
      const [estimate, minimum] = await Promise.all([
        campaigns.estimate(actorOf(turn), brief),
        deps.minimumBudget(turn.workspace.id),
      ])
      return noteText(turn.lang, brief, estimate, minimum)
    },
    submit: async (turn, answers, draftId) => {
      const brief = await complete(answers)
      try {
        await campaigns.create(whoOf(turn), draftId, brief)
      } catch (error) {
        // What the desk refuses stays open on the summary, to be mended there.
        const isRefused =
          error instanceof AppError && (error.kind === 'invalid' || error.kind === 'conflict')
        if (!isRefused) throw error
        return fail(turn.lang.say(error.messageKey, error.vars))
      }
      await deps.showStarted(turn, brief.name, draftId)
      return ok(undefined)
    },
    cancelled: deps.showCampaigns,
  }
}
