import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Campaigns } from '../../campaigns.ts'
import * as actions from '../actions.ts'
import { answersOf, type CampaignAnswers } from '../form/answers.ts'
import { detailsScreen, extrasScreen, remarksScreen, removeScreen } from '../screens/details.ts'
import { daysOf, filterScreen } from '../screens/history.ts'
import { whoOf } from '../views.ts'
import { type Presenter, withStaleFallback } from './presenter.ts'

export interface CampaignHandlerDeps {
  readonly campaigns: Campaigns
  readonly present: Presenter
  /** Opens the wizard, or says what has to be there first. */
  readonly start: (ctx: ChatContext, answers?: CampaignAnswers) => Promise<void>
}

/** Lists, the card of one campaign and everything done with it as a whole. */
export function bringCampaigns(desk: Desk, deps: CampaignHandlerDeps): void {
  const { campaigns, present, start } = deps
  const manager = { role: 'manager' } as const

  /** A campaign that is gone leads to the desk, one in another state to its card. */
  const about = (ctx: ChatContext, id: string, work: () => Promise<void>) =>
    withStaleFallback(ctx, work, (kind) =>
      kind === 'conflict' ? present.card(ctx, id) : present.home(ctx),
    )

  const get = (ctx: ChatContext, id: string) => campaigns.get(ctx.workspace.id, id)

  desk.tap(actions.openCampaigns, (ctx) => present.home(ctx))
  desk.tap(actions.newCampaign, (ctx) => start(ctx), manager)
  desk.tap(actions.openHistory, (ctx, { status, days, page }) =>
    present.history(ctx, { status, days: daysOf(days) }, page),
  )
  desk.tap(actions.openFilter, (ctx, { status, days }) =>
    ctx.show(filterScreen(ctx.lang, { status, days: daysOf(days) })),
  )
  desk.tap(actions.openCampaign, (ctx, { id }) => about(ctx, id, () => present.card(ctx, id)))
  desk.tap(actions.openDetails, (ctx, { id }) =>
    about(ctx, id, async () => {
      const campaign = await get(ctx, id)
      const cost = await campaigns.cost(ctx.workspace.id, id)
      await ctx.show(detailsScreen(ctx.lang, campaign, cost))
    }),
  )
  desk.tap(actions.openExtras, (ctx, { id }) =>
    about(ctx, id, async () => ctx.show(extrasScreen(ctx.lang, await get(ctx, id)))),
  )
  desk.tap(actions.openRemarks, (ctx, { id, page }) =>
    about(ctx, id, async () => ctx.show(remarksScreen(ctx.lang, await get(ctx, id), page))),
  )
  desk.tap(actions.sendFile, (ctx, { id, what }) =>
    about(ctx, id, async () => {
      await campaigns.send(whoOf(ctx), id, what)
      await ctx.toast(ctx.lang.t('toast-campaign-sent', { what }))
    }),
  )
  desk.tap(
    actions.exportAgain,
    (ctx, { id }) =>
      about(ctx, id, async () => {
        await campaigns.exportAgain(whoOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-campaign-export'))
      }),
    manager,
  )
  desk.tap(
    actions.repeatCampaign,
    (ctx, { id }) =>
      about(ctx, id, async () => {
        const { brief } = await get(ctx, id)
        await start(ctx, answersOf(brief))
      }),
    manager,
  )
  desk.tap(
    actions.archiveCampaign,
    (ctx, { id, on }) =>
      about(ctx, id, async () => {
        await campaigns[on === '1' ? 'archive' : 'unarchive'](whoOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-campaign-archived', { on: Number(on) }))
        await present.card(ctx, id)
      }),
    manager,
  )
  desk.tap(
    actions.askRemoveCampaign,
    (ctx, { id }) =>
      about(ctx, id, async () => ctx.show(removeScreen(ctx.lang, await get(ctx, id)))),
    manager,
  )
  desk.tap(
    actions.removeCampaign,
    (ctx, { id }) =>
      about(ctx, id, async () => {
        await campaigns.remove(whoOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-campaign-removed'))
        await present.home(ctx)
      }),
    manager,
  )
  desk.tap(
    actions.lowerMinimum,
    (ctx, { id, min }) =>
      about(ctx, id, async () => {
        await campaigns.lowerMinimum(whoOf(ctx), id, min)
        await ctx.toast(ctx.lang.t('toast-campaign-lowered', { min: ctx.lang.number(min) }))
        await present.started(ctx, id)
      }),
    manager,
  )
}
