import type { ActionHandler } from '#telegram/desk.ts'
import type { Turn } from '#telegram/turn.ts'
import type { CampaignKeys } from '../ports.ts'
import { adHandlers } from './handlers/ad-handlers.ts'
import { campaignHandlers } from './handlers/campaign-handlers.ts'
import { canManage, createPresenter, type PresenterDeps } from './handlers/presenter.ts'
import { reviewHandlers } from './handlers/review-handlers.ts'
import { homeLine, limitScreen, needKeyScreen, startedScreen } from './screens/home.ts'
import type { CampaignAnswers } from './wizard/answers.ts'
import { CAMPAIGN_WIZARD } from './wizard.ts'

export interface CampaignsHandlerDeps extends PresenterDeps {
  readonly keys: Pick<CampaignKeys, 'wordstat'>
  /** Callback data of "connect a key" for a service. */
  readonly keysData: (service: 'wordstat') => string
  /** Callback data of the plan, for who has no campaign left. */
  readonly planData: string
}

/** Everything a seller does with campaigns. */
export function createCampaignsHandlers(deps: CampaignsHandlerDeps) {
  const { campaigns } = deps
  const present = createPresenter(deps)

  /** Opens the wizard; without frequencies or a campaign left, six answers would be for nothing. */
  const start = async (turn: Turn, answers?: CampaignAnswers): Promise<void> => {
    const { workspace, user, lang } = turn
    // The wizard says itself who may not start it.
    if (!canManage(turn)) return turn.startWizard(CAMPAIGN_WIZARD)
    const [wordstat, left] = await Promise.all([
      deps.keys.wordstat(workspace.id),
      campaigns.left(workspace.id, user.id),
    ])
    if (!wordstat) return turn.show(needKeyScreen(lang, deps.keysData('wordstat')))
    if (left <= 0) return turn.show(limitScreen(lang, deps.planData))
    await turn.startWizard(CAMPAIGN_WIZARD, answers && { ...answers })
  }

  const handlers: readonly ActionHandler[] = [
    ...campaignHandlers({ campaigns, present, start }),
    ...reviewHandlers({ campaigns, present }),
    ...adHandlers({ campaigns, present }),
  ]

  return {
    handlers,
    present,
    start,
    showStarted: (turn: Turn, name: string, id: string) =>
      turn.show(startedScreen(turn.lang, name, id)),
    /** The desk's line on the home screen. */
    homeLine: async (turn: Turn): Promise<string | undefined> =>
      homeLine(turn.lang, await campaigns.progress(turn.workspace.id)),
  }
}
