import { type ActionHandler, on } from '#telegram/desk.ts'
import type { Turn } from '#telegram/turn.ts'
import type { Campaigns } from '../../campaigns.ts'
import * as actions from '../actions.ts'
import { detailsScreen, extrasScreen, remarksScreen, removeScreen } from '../screens/details.ts'
import { daysOf, filterScreen } from '../screens/history.ts'
import { whoOf } from '../views.ts'
import { answersOf, type CampaignAnswers } from '../wizard/answers.ts'
import { type Presenter, withStaleFallback } from './presenter.ts'

export interface CampaignHandlerDeps {
  readonly campaigns: Campaigns
  readonly present: Presenter
  /** Opens the wizard, or says what has to be there first. */
  readonly start: (turn: Turn, answers?: CampaignAnswers) => Promise<void>
}

/** Lists, the card of one campaign and everything done with it as a whole. */
export function campaignHandlers(deps: CampaignHandlerDeps): readonly ActionHandler[] {
  const { campaigns, present, start } = deps
  const manager = { role: 'manager' } as const

  /** A campaign that is gone leads to the desk, one in another state to its card. */
  const about = (turn: Turn, id: string, work: () => Promise<void>) =>
    withStaleFallback(turn, work, (kind) =>
      kind === 'conflict' ? present.card(turn, id) : present.home(turn),
    )

  const get = (turn: Turn, id: string) => campaigns.get(turn.workspace.id, id)

  return [
    on(actions.openCampaigns, (turn) => present.home(turn)),
    on(actions.newCampaign, (turn) => start(turn), manager),
    on(actions.openHistory, (turn, { status, days, page }) =>
      present.history(turn, { status, days: daysOf(days) }, page),
    ),
    on(actions.openFilter, (turn, { status, days }) =>
      turn.show(filterScreen(turn.lang, { status, days: daysOf(days) })),
    ),
    on(actions.openCampaign, (turn, { id }) => about(turn, id, () => present.card(turn, id))),
    on(actions.openDetails, (turn, { id }) =>
      about(turn, id, async () => {
        const campaign = await get(turn, id)
        const cost = await campaigns.cost(turn.workspace.id, id)
        await turn.show(detailsScreen(turn.lang, campaign, cost))
      }),
    ),
    on(actions.openExtras, (turn, { id }) =>
      about(turn, id, async () => turn.show(extrasScreen(turn.lang, await get(turn, id)))),
    ),
    on(actions.openRemarks, (turn, { id, page }) =>
      about(turn, id, async () => turn.show(remarksScreen(turn.lang, await get(turn, id), page))),
    ),
    on(actions.sendFile, (turn, { id, what }) =>
      about(turn, id, async () => {
        await campaigns.send(whoOf(turn), id, what)
        await turn.toast(turn.lang.t('toast-campaign-sent', { what }))
      }),
    ),
    on(
      actions.exportAgain,
      (turn, { id }) =>
        about(turn, id, async () => {
          await campaigns.exportAgain(whoOf(turn), id)
          await turn.toast(turn.lang.t('toast-campaign-export'))
        }),
      manager,
    ),
    on(
      actions.repeatCampaign,
      (turn, { id }) =>
        about(turn, id, async () => {
          const { brief } = await get(turn, id)
          await start(turn, answersOf(brief))
        }),
      manager,
    ),
    on(
      actions.archiveCampaign,
      (turn, { id, on }) =>
        about(turn, id, async () => {
          await campaigns[on === '1' ? 'archive' : 'unarchive'](whoOf(turn), id)
          await turn.toast(turn.lang.t('toast-campaign-archived', { on: Number(on) }))
          await present.card(turn, id)
        }),
      manager,
    ),
    on(
      actions.askRemoveCampaign,
      (turn, { id }) =>
        about(turn, id, async () => turn.show(removeScreen(turn.lang, await get(turn, id)))),
      manager,
    ),
    on(
      actions.removeCampaign,
      (turn, { id }) =>
        about(turn, id, async () => {
          await campaigns.remove(whoOf(turn), id)
          await turn.toast(turn.lang.t('toast-campaign-removed'))
          await present.home(turn)
        }),
      manager,
    ),
    on(
      actions.lowerMinimum,
      (turn, { id, min }) =>
        about(turn, id, async () => {
          await campaigns.lowerMinimum(whoOf(turn), id, min)
          await turn.toast(turn.lang.t('toast-campaign-lowered', { min: turn.lang.number(min) }))
          await present.started(turn, id)
        }),
      manager,
    ),
  ]
}
