import { idFrom } from '#core/ids.ts'
import type { Action, ActionValues } from '#telegram/action.ts'
import { type ActionHandler, on } from '#telegram/desk.ts'
import type { Turn } from '#telegram/turn.ts'
import type { Campaigns } from '../../campaigns.ts'
import type { Phrase } from '../../phrase.ts'
import * as actions from '../actions.ts'
import { dropScreen, mergeScreen, moveScreen, phraseScreen } from '../screens/cluster.ts'
import { byFingerprint } from '../screens/parts.ts'
import { type GroupCardView, whoOf } from '../views.ts'
import { RENAME_WIZARD } from '../wizard/rename.ts'
import { type Presenter, withStaleFallback } from './presenter.ts'

export interface ReviewHandlerDeps {
  readonly campaigns: Campaigns
  readonly present: Presenter
}

/** One tap makes one group, however often it is handled. */
const newGroupId = (turn: Turn) => idFrom(`campaign-group:${turn.updateId}`)

/** Review of clusters: whole clusters, single phrases, minus-words. Whatever changed meanwhile leads to the present list. */
export function reviewHandlers({
  campaigns,
  present,
}: ReviewHandlerDeps): readonly ActionHandler[] {
  /** The clusters as they are now, of the campaign that a button is about. */
  const stay = (turn: Turn, values: unknown) => {
    const { id, group, from } = values as { id?: string; group?: string; from?: string }
    const show = async () => {
      if (id !== undefined) return present.groups(turn, id)
      const { campaign } = await campaigns.group(turn.workspace.id, group ?? from ?? '')
      await present.groups(turn, campaign.id)
    }
    return withStaleFallback(turn, show, () => present.reviewing(turn))
  }

  const guarded = <P>(
    action: Action<P>,
    work: (turn: Turn, values: ActionValues<P>) => Promise<void>,
    role: 'viewer' | 'manager' = 'viewer',
  ) =>
    on(
      action,
      (turn, values) =>
        withStaleFallback(
          turn,
          () => work(turn, values),
          (kind) => (kind === 'conflict' ? stay(turn, values) : present.reviewing(turn)),
        ),
      { role },
    )
  const change = <P>(
    action: Action<P>,
    work: (turn: Turn, values: ActionValues<P>) => Promise<void>,
  ) => guarded(action, work, 'manager')

  /** The phrase a button was drawn for; when the cluster has it no more, the cluster as it is now is shown. */
  const withPhrase = async (
    turn: Turn,
    groupId: string,
    print: string,
    work: (phrase: Phrase, view: GroupCardView) => Promise<void>,
  ) => {
    const view = await present.groupView(turn, groupId)
    const phrase = byFingerprint(view.group.phrases, print, ({ text }) => text)
    if (phrase) return work(phrase, view)
    await turn.toast(turn.lang.t('toast-phrase-gone'))
    await present.group(turn, groupId)
  }

  /** Where the seller goes on after a phrase left: its cluster, or the list when that went with it. */
  const goOn = (turn: Turn, { campaign, group }: GroupCardView) =>
    group.phrases.length > 1 ? present.group(turn, group.id) : present.groups(turn, campaign.id)

  return [
    guarded(actions.openGroups, (turn, { id, page }) => present.groups(turn, id, page)),
    guarded(actions.openGroup, (turn, { group, page }) => present.group(turn, group, page)),
    guarded(actions.openMinusWords, (turn, { id, page }) => present.minusWords(turn, id, page)),
    change(actions.acceptMinusWord, async (turn, { id, word, on, page }) => {
      const words = await campaigns.minusWords(turn.workspace.id, id)
      const found = byFingerprint(words, word, (one) => one.word)
      if (found) await campaigns.acceptMinusWord(whoOf(turn), id, found.word, on === '1')
      else await turn.toast(turn.lang.t('toast-word-gone'))
      await present.minusWords(turn, id, page)
    }),
    change(actions.letThrough, async (turn, { id }) => {
      await campaigns.letThrough(whoOf(turn), id)
      await turn.toast(turn.lang.t('toast-let-through'))
      await present.started(turn, id, 'campaign-goes-on')
    }),

    change(actions.pickMerge, async (turn, { group, page }) =>
      turn.show(mergeScreen(turn.lang, await present.groupView(turn, group, page))),
    ),
    change(actions.mergeGroups, async (turn, { from, into }) => {
      await campaigns.merge(whoOf(turn), from, into)
      await turn.toast(turn.lang.t('toast-group-merged'))
      await present.group(turn, into)
    }),
    change(actions.splitGroup, async (turn, { group }) => {
      const { campaign } = await campaigns.group(turn.workspace.id, group)
      await campaigns.split(whoOf(turn), group, newGroupId(turn))
      await turn.toast(turn.lang.t('toast-group-split'))
      await present.groups(turn, campaign.id)
    }),
    change(actions.renameGroup, async (turn, { group: groupId }) => {
      await campaigns.group(turn.workspace.id, groupId)
      await turn.startWizard(RENAME_WIZARD, { groupId })
    }),
    change(actions.askDropGroup, async (turn, { group }) =>
      turn.show(dropScreen(turn.lang, await present.groupView(turn, group))),
    ),
    change(actions.dropGroup, async (turn, { group }) => {
      const { campaign } = await campaigns.group(turn.workspace.id, group)
      await campaigns.drop(whoOf(turn), group)
      await turn.toast(turn.lang.t('toast-group-dropped'))
      await present.groups(turn, campaign.id)
    }),

    change(actions.openPhrase, (turn, { group, phrase }) =>
      withPhrase(turn, group, phrase, (found, view) =>
        turn.show(phraseScreen(turn.lang, view, found)),
      ),
    ),
    change(actions.pickMove, (turn, { group, phrase, page }) =>
      withPhrase(turn, group, phrase, (found, view) =>
        turn.show(moveScreen(turn.lang, { ...view, page }, found)),
      ),
    ),
    change(actions.movePhrase, (turn, { group, phrase, into }) =>
      withPhrase(turn, group, phrase, async ({ text }, view) => {
        await campaigns.movePhrase(whoOf(turn), group, text, into)
        await turn.toast(turn.lang.t('toast-phrase-moved'))
        await goOn(turn, view)
      }),
    ),
    change(actions.detachPhrase, (turn, { group, phrase }) =>
      withPhrase(turn, group, phrase, async ({ text }, view) => {
        await campaigns.detachPhrase(whoOf(turn), group, text, newGroupId(turn))
        await turn.toast(turn.lang.t('toast-phrase-detached'))
        await goOn(turn, view)
      }),
    ),
    change(actions.dropPhrase, (turn, { group, phrase }) =>
      withPhrase(turn, group, phrase, async ({ text }, view) => {
        await campaigns.movePhrase(whoOf(turn), group, text, null)
        await turn.toast(turn.lang.t('toast-phrase-dropped'))
        await goOn(turn, view)
      }),
    ),
  ]
}
