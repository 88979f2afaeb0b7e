import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { inert } from '#telegram/forms/actions.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { measure, TEXT_LIMITS, type TextKind } from '../../ads/limits.ts'
import type { Ad } from '../../campaign.ts'
import { exportAgain, lockAd, openAd, openExtras, rewriteAd } from '../actions.ts'
import type { AdView } from '../views.ts'
import { toCampaign } from './parts.ts'
import { cut } from './wording.ts'

/** One ad of one group: every string with its length. */
export function adScreen(lang: Lang, view: AdView): Screen {
  const { group, groups, campaign } = view
  const place = groups.findIndex(({ id }) => id === group.id)
  const ad = group.ads[view.ad]
  const head = [
    lang.t('ad-title', { number: place + 1, total: groups.length, name: cut(group.name, 50) }),
  ]
  if (!ad) {
    const keyboard = [...groupRows(view, place), [toCampaign(lang, campaign.id)]]
    return { text: [...head, lang.t('ad-none')].join('\n'), keyboard }
  }
  const lock = ad.isLocked ? 'yes' : 'no'
  return {
    text: [
      ...head,
      lang.t('ad-facts', {
        ad: view.ad + 1,
        total: group.ads.length,
        origin: lang.t('ad-origin', { origin: ad.origin }),
        lock,
      }),
      ...partsOf(ad).flatMap(([kind, strings]) => partLines(lang, kind, strings)),
    ].join('\n'),
    keyboard: [
      ...adRow(lang, view),
      ...changes(lang, view, ad),
      ...groupRows(view, place),
      [
        ...(campaign.extras === null
          ? []
          : [{ text: lang.t('button-campaign-extras'), data: openExtras({ id: campaign.id }) }]),
        toCampaign(lang, campaign.id),
      ],
    ],
  }
}

function partsOf(ad: Ad): readonly (readonly [TextKind, readonly string[]])[] {
  if (ad.kind === 'responsive') {
    return [
      ['title', ad.titles],
      ['text', ad.texts],
    ]
  }
  return [
    ['title', [ad.title]],
    ...(ad.title2 === '' ? [] : [['title2', [ad.title2]] as const]),
    ['text', [ad.text]],
  ]
}

/** What the strings are and how long they may be, then each with its length. */
function partLines(lang: Lang, kind: TextKind, strings: readonly string[]): string[] {
  return [
    lang.t('ad-part', { kind, limit: TEXT_LIMITS[kind].characters }),
    ...strings.map((text) => lang.t('ad-string', { text, used: measure(kind, text).counted })),
  ]
}

/** Which of the group's ads is shown; the shown one is marked. */
function adRow(lang: Lang, { group, ad }: AdView): Button[][] {
  if (group.ads.length <= 1) return []
  const buttons = group.ads.map((_ad, index): Button => {
    const text = plainText(lang.t('button-ad', { number: index + 1 }))
    return index === ad
      ? { text: `• ${text}`, data: inert({}) }
      : { text, data: openAd({ group: group.id, ad: index }) }
  })
  return inRows(buttons, 3)
}

function changes(lang: Lang, { campaign, group, ad, canManage }: AdView, one: Ad): Button[][] {
  if (!canManage || campaign.status !== 'completed') return []
  const of = { group: group.id, ad }
  const rewrite: Button = { text: lang.t('button-ad-rewrite'), data: rewriteAd(of) }
  const lock: Button = one.isLocked
    ? { text: lang.t('button-ad-unlock'), data: lockAd({ ...of, on: '0' }) }
    : { text: lang.t('button-ad-lock'), data: lockAd({ ...of, on: '1' }) }
  const again: Button = {
    text: lang.t('button-campaign-again'),
    data: exportAgain({ id: campaign.id }),
  }
  return [one.isLocked ? [lock] : [rewrite, lock], [again]]
}

/** Group by group. */
function groupRows({ groups }: AdView, place: number): Button[][] {
  const to = (text: string, index: number): Button[] => {
    const group = groups[index]
    return group ? [{ text, data: openAd({ group: group.id, ad: 0 }) }] : []
  }
  if (groups.length <= 1) return []
  const here: Button = { text: `${place + 1} / ${groups.length}`, data: inert({}) }
  return [[...to('‹', place - 1), here, ...to('›', place + 1)]]
}
