import { usedUp } from '#core/used-up.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { CampaignKeys } from '../ports.ts'
import type { CampaignAnswers } from './form/answers.ts'
import { CAMPAIGN_FORM } from './form.ts'
import { bringAds } from './handlers/ad-handlers.ts'
import { bringCampaigns } from './handlers/campaign-handlers.ts'
import { canManage, createPresenter, type PresenterDeps } from './handlers/presenter.ts'
import { bringReview } from './handlers/review-handlers.ts'
import { homeLine, needKeyScreen, startedScreen } from './screens/home.ts'

export interface CampaignsHandlerDeps extends PresenterDeps {
  readonly keys: Pick<CampaignKeys, 'wordstat'>
  /** Callback data of "connect a key" for a service. */
  readonly keysData: (service: 'wordstat') => string
  /** What the person's campaigns begin with. */
  readonly usualAnswers?: (userId: number) => Promise<Partial<CampaignAnswers>>
}

/** Everything a seller does with campaigns. */
export function createCampaignsHandlers(desk: Desk, deps: CampaignsHandlerDeps) {
  const { campaigns } = deps
  const present = createPresenter(deps)

  /** Opens the wizard; without frequencies or a campaign left, six answers would be for nothing. */
  const start = async (ctx: ChatContext, answers?: Partial<CampaignAnswers>): Promise<void> => {
    const { workspace, user, lang } = ctx
    // The wizard says itself who may not start it.
    if (!canManage(ctx)) return ctx.startForm(CAMPAIGN_FORM)
    const [wordstat, left] = await Promise.all([
      deps.keys.wordstat(workspace.id),
      campaigns.left(workspace.id, user.id),
    ])
    if (!wordstat) return ctx.show(needKeyScreen(lang, deps.keysData('wordstat')))
    if (left <= 0) throw usedUp('campaign')
    await ctx.startForm(CAMPAIGN_FORM, { ...(answers ?? (await deps.usualAnswers?.(user.id))) })
  }

  bringCampaigns(desk, { campaigns, present, start })
  bringReview(desk, { campaigns, present })
  bringAds(desk, { campaigns, present })

  return {
    present,
    start,
    showStarted: (ctx: ChatContext, name: string, id: string) =>
      ctx.show(startedScreen(ctx.lang, name, id)),
    /** The desk's line on the home screen. */
    homeLine: async (ctx: ChatContext): Promise<string | undefined> =>
      homeLine(ctx.lang, await campaigns.progress(ctx.workspace.id)),
  }
}
