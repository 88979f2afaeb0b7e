import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { GroupView } from '../../campaigns.ts'
import type { Phrase } from '../../phrase.ts'
import {
  askDropGroup,
  detachPhrase,
  dropGroup,
  dropPhrase,
  mergeGroups,
  movePhrase,
  openAd,
  openGroup,
  openGroups,
  openPhrase,
  pickMerge,
  pickMove,
  renameGroup,
  splitGroup,
} from '../actions.ts'
import { canReview, type GroupCardView } from '../views.ts'
import { fingerprint, PAGE, pageOf } from './parts.ts'
import { groupLabel, topFrequency } from './review.ts'
import { cut, INTENT_MARKS } from './wording.ts'

/** One cluster: its phrases to tap while it may be changed, to read otherwise. */
export function groupScreen(lang: Lang, view: GroupCardView): Screen {
  const { group } = view
  const shown = pageOf(group.phrases, view.page)
  const isOpen = canReview(view)
  const lines = shown.items.map(({ text, frequency }) =>
    lang.t('group-phrase', { text: cut(text, 60), frequency: lang.number(frequency) }),
  )
  return {
    text: [
      titleOf(lang, group),
      lang.t('group-facts', {
        intent: lang.t('intent', { intent: group.intent }),
        phrases: group.phrases.length,
        top: lang.number(topFrequency(group)),
      }),
      ...(isOpen ? [lang.t('group-ask')] : lines),
    ].join('\n'),
    keyboard: [
      ...(isOpen ? shown.items.map((phrase) => [phraseButton(lang, group, phrase)]) : []),
      ...pager(shown, (page) => openGroup({ group: group.id, page })),
      ...(isOpen ? changes(lang, view) : [readOnlyButtons(lang, view)]),
    ],
  }
}

const titleOf = (lang: Lang, { intent, name }: GroupView) =>
  lang.t('group-title', { mark: INTENT_MARKS[intent], name: cut(name, 60) })

function phraseButton(lang: Lang, group: GroupView, { text, frequency }: Phrase): Button {
  const figure = ` · ${lang.number(frequency)}`
  return {
    text: fitLabel(text, 40 - figure.length) + figure,
    data: openPhrase({ group: group.id, phrase: fingerprint(text) }),
  }
}

function changes(lang: Lang, { campaign, group, groups }: GroupCardView): Button[][] {
  const { id } = group
  const merge: Button = {
    text: lang.t('button-group-merge'),
    data: pickMerge({ group: id, page: 0 }),
  }
  const split: Button = { text: lang.t('button-group-split'), data: splitGroup({ group: id }) }
  return [
    [...(groups.length > 1 ? [merge] : []), ...(group.phrases.length > 1 ? [split] : [])],
    [
      { text: lang.t('button-group-rename'), data: renameGroup({ group: id }) },
      { text: lang.t('button-group-drop'), data: askDropGroup({ group: id }) },
      toGroups(lang, campaign.id, groups, group),
    ],
  ].filter((row) => row.length > 0)
}

const readOnlyButtons = (lang: Lang, { campaign, group, groups }: GroupCardView): Button[] => [
  ...(group.ads.length > 0
    ? [{ text: lang.t('button-campaign-ads'), data: openAd({ group: group.id, ad: 0 }) }]
    : []),
  toGroups(lang, campaign.id, groups, group),
]

/** Back to the page of the list that this cluster stands on. */
function toGroups(lang: Lang, id: string, groups: readonly GroupView[], group: GroupView): Button {
  const place = groups.findIndex((one) => one.id === group.id)
  const page = Math.floor(Math.max(place, 0) / PAGE)
  return { text: lang.t('button-groups-back'), data: openGroups({ id, page }) }
}

/** Which cluster takes this one in. */
export function mergeScreen(lang: Lang, view: GroupCardView): Screen {
  const { group } = view
  const { rows, isEmpty } = others(lang, view, {
    choose: (into) => mergeGroups({ from: group.id, into }),
    page: (page) => pickMerge({ group: group.id, page }),
  })
  return {
    text: [
      titleOf(lang, group),
      isEmpty
        ? lang.t('groups-no-other')
        : lang.t('group-merge-ask', { phrases: group.phrases.length }),
    ].join('\n'),
    keyboard: [...rows, [toGroup(lang, group)]],
  }
}

/** A phrase in hand: where it goes. */
export function phraseScreen(lang: Lang, view: GroupCardView, phrase: Phrase): Screen {
  const { group, groups } = view
  const of = { group: group.id, phrase: fingerprint(phrase.text) }
  const move: Button = { text: lang.t('button-phrase-move'), data: pickMove({ ...of, page: 0 }) }
  const detach: Button = { text: lang.t('button-phrase-detach'), data: detachPhrase(of) }
  return {
    text: [
      lang.t('phrase-title', {
        text: cut(phrase.text, 100),
        frequency: lang.number(phrase.frequency),
      }),
      lang.t('phrase-group', { name: cut(group.name, 60) }),
      lang.t('phrase-ask'),
      ...(group.phrases.length === 1 ? [lang.t('phrase-last')] : []),
    ].join('\n'),
    keyboard: [
      ...(groups.length > 1 ? [[move]] : []),
      ...(group.phrases.length > 1 ? [[detach]] : []),
      [{ text: lang.t('button-phrase-drop'), data: dropPhrase(of) }],
      [toGroup(lang, group)],
    ],
  }
}

/** Which cluster the phrase goes to. */
export function moveScreen(lang: Lang, view: GroupCardView, phrase: Phrase): Screen {
  const of = { group: view.group.id, phrase: fingerprint(phrase.text) }
  const { rows, isEmpty } = others(lang, view, {
    choose: (into) => movePhrase({ ...of, into }),
    page: (page) => pickMove({ ...of, page }),
  })
  return {
    text: [
      lang.t('phrase-title', {
        text: cut(phrase.text, 100),
        frequency: lang.number(phrase.frequency),
      }),
      lang.t(isEmpty ? 'groups-no-other' : 'phrase-move-ask'),
    ].join('\n'),
    keyboard: [...rows, [{ text: lang.t('button-back'), data: openPhrase(of) }]],
  }
}

function others(
  lang: Lang,
  { group, groups, page }: GroupCardView,
  data: { choose(into: string): string; page(page: number): string },
): { readonly rows: Button[][]; readonly isEmpty: boolean } {
  const rest = groups.filter(({ id }) => id !== group.id)
  const shown = pageOf(rest, page)
  const rows = shown.items.map((one): Button[] => [
    { text: groupLabel(lang, one), data: data.choose(one.id) },
  ])
  return { rows: [...rows, ...pager(shown, data.page)], isEmpty: rest.length === 0 }
}

/** Confirms that a cluster goes; the safe choice first. */
export function dropScreen(lang: Lang, { group }: GroupCardView): Screen {
  return {
    text: lang.t('group-drop-ask', { name: cut(group.name, 60), phrases: group.phrases.length }),
    keyboard: [
      [{ text: lang.t('button-group-keep'), data: openGroup({ group: group.id, page: 0 }) }],
      [
        {
          text: lang.t('button-group-drop'),
          data: dropGroup({ group: group.id }),
          style: 'danger',
        },
      ],
    ],
  }
}

const toGroup = (lang: Lang, group: GroupView): Button => ({
  text: lang.t('button-back'),
  data: openGroup({ group: group.id, page: 0 }),
})
