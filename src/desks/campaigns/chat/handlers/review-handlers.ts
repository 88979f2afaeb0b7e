import { idFrom } from '#core/ids.ts'
import type { Action, ActionValues } from '#telegram/action.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Campaigns } from '../../campaigns.ts'
import type { Phrase } from '../../phrase.ts'
import * as actions from '../actions.ts'
import { RENAME_FORM } from '../form/rename.ts'
import { dropScreen, mergeScreen, moveScreen, phraseScreen } from '../screens/cluster.ts'
import { byFingerprint } from '../screens/parts.ts'
import { type GroupCardView, whoOf } from '../views.ts'
import { type Presenter, withStaleFallback } from './presenter.ts'

export interface ReviewHandlerDeps {
  readonly campaigns: Campaigns
  readonly present: Presenter
}

/** One tap makes one group, however often it is handled. */
const newGroupId = (ctx: ChatContext) => idFrom(`campaign-group:${ctx.update.update_id}`)

/** Review of clusters: whole clusters, single phrases, minus-words. Whatever changed meanwhile leads to the present list. */
export function bringReview(desk: Desk, { campaigns, present }: ReviewHandlerDeps): void {
  /** The clusters as they are now, of the campaign that a button is about. */
  const stay = (ctx: ChatContext, values: unknown) => {
    const { id, group, from } = values as { id?: string; group?: string; from?: string }
    const show = async () => {
      if (id !== undefined) return present.groups(ctx, id)
      const { campaign } = await campaigns.group(ctx.workspace.id, group ?? from ?? '')
      await present.groups(ctx, campaign.id)
    }
    return withStaleFallback(ctx, show, () => present.reviewing(ctx))
  }

  const guarded = <P>(
    action: Action<P>,
    work: (ctx: ChatContext, values: ActionValues<P>) => Promise<void>,
    role: 'viewer' | 'manager' = 'viewer',
  ) =>
    desk.tap(
      action,
      (ctx, values) =>
        withStaleFallback(
          ctx,
          () => work(ctx, values),
          (kind) => (kind === 'conflict' ? stay(ctx, values) : present.reviewing(ctx)),
        ),
      { role },
    )
  const change = <P>(
    action: Action<P>,
    work: (ctx: ChatContext, values: ActionValues<P>) => Promise<void>,
  ) => guarded(action, work, 'manager')

  /** The phrase a button was drawn for; when the cluster has it no more, the cluster as it is now is shown. */
  const withPhrase = async (
    ctx: ChatContext,
    groupId: string,
    print: string,
    work: (phrase: Phrase, view: GroupCardView) => Promise<void>,
  ) => {
    const view = await present.groupView(ctx, groupId)
    const phrase = byFingerprint(view.group.phrases, print, ({ text }) => text)
    if (phrase) return work(phrase, view)
    await ctx.toast(ctx.lang.t('toast-phrase-gone'))
    await present.group(ctx, groupId)
  }

  /** Where the seller goes on after a phrase left: its cluster, or the list when that went with it. */
  const goOn = (ctx: ChatContext, { campaign, group }: GroupCardView) =>
    group.phrases.length > 1 ? present.group(ctx, group.id) : present.groups(ctx, campaign.id)

  guarded(actions.openGroups, (ctx, { id, page }) => present.groups(ctx, id, page))
  guarded(actions.openGroup, (ctx, { group, page }) => present.group(ctx, group, page))
  guarded(actions.openMinusWords, (ctx, { id, page }) => present.minusWords(ctx, id, page))
  change(actions.acceptMinusWord, async (ctx, { id, word, on, page }) => {
    const words = await campaigns.minusWords(ctx.workspace.id, id)
    const found = byFingerprint(words, word, (one) => one.word)
    if (found) await campaigns.acceptMinusWord(whoOf(ctx), id, found.word, on === '1')
    else await ctx.toast(ctx.lang.t('toast-word-gone'))
    await present.minusWords(ctx, id, page)
  })
  change(actions.letThrough, async (ctx, { id }) => {
    await campaigns.letThrough(whoOf(ctx), id)
    await ctx.toast(ctx.lang.t('toast-let-through'))
    await present.started(ctx, id, 'campaign-goes-on')
  })

  change(actions.pickMerge, async (ctx, { group, page }) =>
    ctx.show(mergeScreen(ctx.lang, await present.groupView(ctx, group, page))),
  )
  change(actions.mergeGroups, async (ctx, { from, into }) => {
    await campaigns.merge(whoOf(ctx), from, into)
    await ctx.toast(ctx.lang.t('toast-group-merged'))
    await present.group(ctx, into)
  })
  change(actions.splitGroup, async (ctx, { group }) => {
    const { campaign } = await campaigns.group(ctx.workspace.id, group)
    await campaigns.split(whoOf(ctx), group, newGroupId(ctx))
    await ctx.toast(ctx.lang.t('toast-group-split'))
    await present.groups(ctx, campaign.id)
  })
  change(actions.renameGroup, async (ctx, { group: groupId }) => {
    await campaigns.group(ctx.workspace.id, groupId)
    await ctx.startForm(RENAME_FORM, { groupId })
  })
  change(actions.askDropGroup, async (ctx, { group }) =>
    ctx.show(dropScreen(ctx.lang, await present.groupView(ctx, group))),
  )
  change(actions.dropGroup, async (ctx, { group }) => {
    const { campaign } = await campaigns.group(ctx.workspace.id, group)
    await campaigns.drop(whoOf(ctx), group)
    await ctx.toast(ctx.lang.t('toast-group-dropped'))
    await present.groups(ctx, campaign.id)
  })

  change(actions.openPhrase, (ctx, { group, phrase }) =>
    withPhrase(ctx, group, phrase, (found, view) => ctx.show(phraseScreen(ctx.lang, view, found))),
  )
  change(actions.pickMove, (ctx, { group, phrase, page }) =>
    withPhrase(ctx, group, phrase, (found, view) =>
      ctx.show(moveScreen(ctx.lang, { ...view, page }, found)),
    ),
  )
  change(actions.movePhrase, (ctx, { group, phrase, into }) =>
    withPhrase(ctx, group, phrase, async ({ text }, view) => {
      await campaigns.movePhrase(whoOf(ctx), group, text, into)
      await ctx.toast(ctx.lang.t('toast-phrase-moved'))
      await goOn(ctx, view)
    }),
  )
  change(actions.detachPhrase, (ctx, { group, phrase }) =>
    withPhrase(ctx, group, phrase, async ({ text }, view) => {
      await campaigns.detachPhrase(whoOf(ctx), group, text, newGroupId(ctx))
      await ctx.toast(ctx.lang.t('toast-phrase-detached'))
      await goOn(ctx, view)
    }),
  )
  change(actions.dropPhrase, (ctx, { group, phrase }) =>
    withPhrase(ctx, group, phrase, async ({ text }, view) => {
      await campaigns.movePhrase(whoOf(ctx), group, text, null)
      await ctx.toast(ctx.lang.t('toast-phrase-dropped'))
      await goOn(ctx, view)
    }),
  )
}
