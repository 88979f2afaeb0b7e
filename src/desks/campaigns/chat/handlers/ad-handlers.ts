import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Campaigns } from '../../campaigns.ts'
import * as actions from '../actions.ts'
import { whoOf } from '../views.ts'
import { type Presenter, withStaleFallback } from './presenter.ts'

export interface AdHandlerDeps {
  readonly campaigns: Campaigns
  readonly present: Presenter
}

/** The ads, group by group: look, lock, write anew. */
export function bringAds(desk: Desk, { campaigns, present }: AdHandlerDeps): void {
  const manager = { role: 'manager' } as const
  const about = (ctx: ChatContext, work: () => Promise<void>) =>
    withStaleFallback(ctx, work, () => present.home(ctx))

  desk.tap(actions.openAds, (ctx, { id }) =>
    about(ctx, async () => {
      const groups = await campaigns.groups(ctx.workspace.id, id)
      const first = groups.find(({ ads }) => ads.length > 0)
      if (first) return present.ad(ctx, first.id, 0)
      await ctx.toast(ctx.lang.t('toast-ads-none'))
      await present.card(ctx, id)
    }),
  )
  desk.tap(actions.openAd, (ctx, { group, ad }) => about(ctx, () => present.ad(ctx, group, ad)))
  desk.tap(
    actions.lockAd,
    (ctx, { group, ad, on }) =>
      about(ctx, async () => {
        await campaigns.lockAd(whoOf(ctx), group, ad, on === '1')
        await ctx.toast(ctx.lang.t('toast-ad-locked', { on: Number(on) }))
        await present.ad(ctx, group, ad)
      }),
    manager,
  )
  desk.tap(
    actions.rewriteAd,
    (ctx, { group, ad }) =>
      about(ctx, async () => {
        const { group: current } = await campaigns.group(ctx.workspace.id, group)
        const isFree = current.ads[ad]?.isLocked === false
        const isBegun = isFree && (await campaigns.rewriteAd(whoOf(ctx), group, ad))
        const otherwise = isFree ? 'toast-ad-fresh' : 'toast-ad-kept'
        await ctx.toast(ctx.lang.t(isBegun ? 'toast-ad-rewriting' : otherwise))
        if (!isBegun) await present.ad(ctx, group, ad)
      }),
    manager,
  )
}
