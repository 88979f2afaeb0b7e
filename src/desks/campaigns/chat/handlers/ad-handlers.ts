import { type ActionHandler, on } from '#telegram/desk.ts'
import type { Turn } from '#telegram/turn.ts'
import type { Campaigns } from '../../campaigns.ts'
import * as actions from '../actions.ts'
import { whoOf } from '../views.ts'
import { type Presenter, withStaleFallback } from './presenter.ts'

export interface AdHandlerDeps {
  readonly campaigns: Campaigns
  readonly present: Presenter
}

/** The ads, group by group: look, lock, write anew. */
export function adHandlers({ campaigns, present }: AdHandlerDeps): readonly ActionHandler[] {
  const manager = { role: 'manager' } as const
  const about = (turn: Turn, work: () => Promise<void>) =>
    withStaleFallback(turn, work, () => present.home(turn))

  return [
    on(actions.openAds, (turn, { id }) =>
      about(turn, async () => {
        const groups = await campaigns.groups(turn.workspace.id, id)
        const first = groups.find(({ ads }) => ads.length > 0)
        if (first) return present.ad(turn, first.id, 0)
        await turn.toast(turn.lang.t('toast-ads-none'))
        await present.card(turn, id)
      }),
    ),
    on(actions.openAd, (turn, { group, ad }) => about(turn, () => present.ad(turn, group, ad))),
    on(
      actions.lockAd,
      (turn, { group, ad, on }) =>
        about(turn, async () => {
          await campaigns.lockAd(whoOf(turn), group, ad, on === '1')
          await turn.toast(turn.lang.t('toast-ad-locked', { on: Number(on) }))
          await present.ad(turn, group, ad)
        }),
      manager,
    ),
    on(
      actions.rewriteAd,
      (turn, { group, ad }) =>
        about(turn, async () => {
          const { group: current } = await campaigns.group(turn.workspace.id, group)
          const isFree = current.ads[ad]?.isLocked === false
          const isBegun = isFree && (await campaigns.rewriteAd(whoOf(turn), group, ad))
          const otherwise = isFree ? 'toast-ad-fresh' : 'toast-ad-kept'
          await turn.toast(turn.lang.t(isBegun ? 'toast-ad-rewriting' : otherwise))
          if (!isBegun) await present.ad(turn, group, ad)
        }),
      manager,
    ),
  ]
}
