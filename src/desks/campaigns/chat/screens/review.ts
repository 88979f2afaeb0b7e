import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { GroupView, MinusWordView } from '../../campaigns.ts'
import { acceptMinusWord, letThrough, openGroup, openGroups, openMinusWords } from '../actions.ts'
import { canReview, type GroupsView, type MinusView } from '../views.ts'
import { fingerprint, pageOf, toCampaign } from './parts.ts'
import { cut, INTENT_MARKS } from './wording.ts'

/** All clusters of a campaign: to change while it waits for the seller, to look at later. */
export function groupsScreen(lang: Lang, view: GroupsView): Screen {
  const { campaign, groups } = view
  const { id } = campaign
  const shown = pageOf(groups, view.page)
  const minus: Button = {
    text: lang.t('button-minus-words', { accepted: view.accepted, total: view.minusWords }),
    data: openMinusWords({ id, page: 0 }),
  }
  const go: Button = {
    text: lang.t('button-let-through'),
    data: letThrough({ id }),
    style: 'success',
  }
  return {
    text: [
      lang.t('groups-title', { name: cut(campaign.name, 50) }),
      lang.t('groups-count', { groups: groups.length, phrases: phrasesIn(groups) }),
      lang.t('groups-legend'),
      ...(canReview(view) ? [lang.t('groups-ask')] : []),
    ].join('\n'),
    keyboard: [
      ...shown.items.map((group) => [
        { text: groupLabel(lang, group), data: openGroup({ group: group.id, page: 0 }) },
      ]),
      ...pager(shown, (page) => openGroups({ id, page })),
      ...(view.minusWords > 0 ? [[minus]] : []),
      ...(canReview(view) && groups.length > 0 ? [[go]] : []),
      [toCampaign(lang, id)],
    ],
  }
}

const phrasesIn = (groups: readonly GroupView[]) =>
  groups.reduce((count, { phrases }) => count + phrases.length, 0)

/** Shows of the group's most frequent phrase. Frequencies nest, so they are never added up. */
export const topFrequency = ({ phrases }: GroupView): number =>
  phrases.reduce((top, { frequency }) => Math.max(top, frequency), 0)

/** `🛒 купить термокружку · 12 · 8 421`. */
export function groupLabel(lang: Lang, group: GroupView): string {
  const figures = ` · ${lang.number(group.phrases.length)} · ${lang.number(topFrequency(group))}`
  const mark = `${INTENT_MARKS[group.intent]} `
  return mark + fitLabel(group.name, 40 - mark.length - figures.length) + figures
}

/** Suggested minus-words with their reasons; one tap takes a word or lets it be. */
export function minusWordsScreen(lang: Lang, view: MinusView): Screen {
  const { campaign, words } = view
  const { id } = campaign
  const shown = pageOf(words, view.page)
  const accepted = words.filter(({ isAccepted }) => isAccepted).length
  const rows = canReview(view)
    ? shown.items.map((word) => [wordButton(lang, id, word, shown.page)])
    : []
  const lines = canReview(view)
    ? [lang.t('minus-ask')]
    : shown.items.map((word) => wordLine(lang, word))
  return {
    text: [
      lang.t('minus-title', { name: cut(campaign.name, 50) }),
      words.length === 0
        ? lang.t('minus-none')
        : lang.t('minus-count', { accepted, total: words.length }),
      ...(words.length === 0 ? [] : lines),
    ].join('\n'),
    keyboard: [
      ...rows,
      ...pager(shown, (page) => openMinusWords({ id, page })),
      [{ text: lang.t('button-groups-back'), data: openGroups({ id, page: 0 }) }],
    ],
  }
}

function wordButton(lang: Lang, id: string, one: MinusWordView, page: number): Button {
  const { word, reason, phrases, isAccepted } = one
  const why = ` · ${lang.t('minus-reason', { reason })} · ${lang.number(phrases)}`
  return {
    text: `${isAccepted ? '☑' : '☐'} ${fitLabel(word, 38 - why.length)}${why}`,
    data: acceptMinusWord({ id, word: fingerprint(word), on: isAccepted ? '0' : '1', page }),
  }
}

function wordLine(lang: Lang, { word, reason, phrases, isAccepted }: MinusWordView): string {
  const why = { reason: lang.t('minus-reason', { reason }), phrases }
  return lang.t('minus-line', { mark: isAccepted ? '☑' : '☐', word: cut(word, 40), ...why })
}
