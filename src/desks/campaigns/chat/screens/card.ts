import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Campaign, Cost } from '../../campaigns.ts'
import {
  archiveCampaign,
  askRemoveCampaign,
  exportAgain,
  openAds,
  openCampaign,
  openCampaigns,
  openDetails,
  openGroups,
  openRemarks,
  repeatCampaign,
  sendFile,
} from '../actions.ts'
import { shownAddress } from '../input/address.ts'
import { type CardView, canReview } from '../views.ts'
import { toCampaigns } from './parts.ts'
import { costLines, cut, regionsText, statusMark } from './wording.ts'

/** A campaign as it is now: its run while that is under way or stopped, its result when it is done. */
export function cardScreen(lang: Lang, view: CardView): Screen {
  const { campaign } = view
  switch (campaign.status) {
    case 'completed':
      return {
        text: resultText(lang, campaign, view.cost),
        keyboard: [...resultRows(lang, campaign, view.canManage), [toCampaigns(lang)]],
      }
    case 'archived':
      return { text: archivedText(lang, view), keyboard: archivedRows(lang, view) }
    default:
      return underway(lang, view)
  }
}

/** Processing, failed, cancelled: what the run says, and what can be done with what is there. */
function underway(lang: Lang, view: CardView): Screen {
  const { campaign, run, canManage } = view
  const head = headLine(lang, campaign)
  const kept = campaign.groups > 0 ? [lang.t('campaign-kept', counts(campaign))] : []
  const { id, status, awaitsReview } = campaign
  const isOver = status !== 'processing'
  // The run's own card says it by itself.
  const waits = awaitsReview ? [lang.t('campaign-waits')] : []
  const state = [head, lang.t('campaign-state', { status }), ...waits].join('\n')
  const text = [run?.text ?? state, ...(isOver ? kept : [])].join('\n')
  const have: Button = {
    text: lang.t('button-campaign-have'),
    data: sendFile({ id, what: 'xlsx' }),
  }
  const refresh: Button = { text: lang.t('button-campaign-refresh'), data: openCampaign({ id }) }
  const rows: Button[][] = [
    ...(canReview(view) ? [[review(lang, id)]] : []),
    [
      ...(campaign.groups > 0 && !canReview(view) ? [groupsButton(lang, campaign)] : []),
      ...(campaign.ads > 0 ? [adsButton(lang, id)] : []),
      { text: lang.t('button-campaign-details'), data: openDetails({ id }) },
    ],
    ...(awaitsReview ? [] : [[refresh]]),
    ...(isOver && campaign.ads > 0 ? [[have]] : []),
    ...(isOver && canManage
      ? [
          [
            { text: lang.t('button-campaign-repeat'), data: repeatCampaign({ id }) },
            archiveButton(lang, id, '1'),
            removeButton(lang, id),
          ],
        ]
      : []),
    [toCampaigns(lang)],
  ]
  return { text, keyboard: merged(run?.keyboard ?? [], rows) }
}

/** The run's rows first; a button it has already is not drawn twice. */
function merged(first: Screen['keyboard'] & object, rows: readonly Button[][]): Button[][] {
  const there = new Set(first.flat().map(({ data }) => data))
  const rest = rows.map((row) => row.filter(({ data }) => !there.has(data)))
  return [...first.map((row) => [...row]), ...rest].filter((row) => row.length > 0)
}

/** The numbers and files of a campaign that is done. */
function resultText(lang: Lang, campaign: Campaign, cost: Cost): string {
  const { brief, createdAt, finishedAt } = campaign
  const took = lang.duration(Math.max(0, (finishedAt ?? createdAt) - createdAt))
  return [
    headLine(lang, campaign),
    lang.t('campaign-counts', counts(campaign)),
    lang.t('campaign-line-regions', { list: cut(regionsText(lang, brief), 60) }),
    lang.t('campaign-line-url', { url: cut(shownAddress(brief.url), 60) }),
    ...costLines(lang, cost),
    ...sheetLine(lang, campaign),
    ...draftLine(lang, campaign),
    ...(finishedAt === null
      ? []
      : [lang.t('campaign-done', { time: lang.dateTime(finishedAt), took })]),
  ].join('\n')
}

function sheetLine(lang: Lang, { sheetUrl, sheetRefusal }: Campaign): string[] {
  if (sheetUrl !== null) return [lang.t('campaign-sheet')]
  return sheetRefusal === null
    ? []
    : [lang.t('campaign-sheet-none', { reason: plainText(lang.say(sheetRefusal, {})) })]
}

function draftLine(lang: Lang, { draftId, draftRefusal, draftRemarks }: Campaign): string[] {
  const errors = draftRemarks.filter(({ level }) => level === 'error').length
  if (draftId !== null) return [lang.t('campaign-draft', { id: draftId, errors })]
  return draftRefusal === null
    ? []
    : [lang.t('campaign-draft-none', { reason: plainText(lang.say(draftRefusal, {})) })]
}

/** What can be done with a campaign that is done. */
function resultRows(lang: Lang, campaign: Campaign, canManage: boolean): Button[][] {
  const { id, draftRemarks, sheetUrl } = campaign
  const remarks: Button = {
    text: lang.t('button-campaign-remarks', { count: draftRemarks.length }),
    data: openRemarks({ id, page: 0 }),
  }
  return [
    ...(sheetUrl === null ? [] : [[{ text: lang.t('button-campaign-sheet'), url: sheetUrl }]]),
    (['xlsx', 'tab', 'picture'] as const).map((what) => ({
      text: lang.t('button-campaign-send', { what }),
      data: sendFile({ id, what }),
    })),
    [adsButton(lang, id), groupsButton(lang, campaign)],
    ...(draftRemarks.length > 0 ? [[remarks]] : []),
    [
      { text: lang.t('button-campaign-details'), data: openDetails({ id }) },
      ...(canManage ? [{ text: lang.t('button-campaign-again'), data: exportAgain({ id }) }] : []),
    ],
    ...(canManage
      ? [
          [
            { text: lang.t('button-campaign-repeat'), data: repeatCampaign({ id }) },
            archiveButton(lang, id, '1'),
            removeButton(lang, id),
          ],
        ]
      : []),
  ]
}

function archivedText(lang: Lang, { campaign, cost }: CardView): string {
  return `${resultText(lang, campaign, cost)}\n${lang.t('campaign-archived')}`
}

function archivedRows(lang: Lang, { campaign, canManage }: CardView): Button[][] {
  const { id, sheetUrl } = campaign
  return [
    ...(sheetUrl === null ? [] : [[{ text: lang.t('button-campaign-sheet'), url: sheetUrl }]]),
    [
      ...(campaign.ads > 0 ? [adsButton(lang, id)] : []),
      { text: lang.t('button-campaign-details'), data: openDetails({ id }) },
    ],
    ...(canManage
      ? [
          [
            archiveButton(lang, id, '0'),
            { text: lang.t('button-campaign-repeat'), data: repeatCampaign({ id }) },
            removeButton(lang, id),
          ],
        ]
      : []),
    [{ text: lang.t('button-campaigns-back'), data: openCampaigns({}) }],
  ]
}

export const headLine = (lang: Lang, { name, status, awaitsReview }: Campaign): string =>
  lang.t('campaign-head', { mark: statusMark(status, awaitsReview), name: cut(name, 60) })

const counts = ({ keywords, groups, ads }: Campaign) => ({ keywords, groups, ads })

const review = (lang: Lang, id: string): Button => ({
  text: lang.t('button-campaign-review'),
  data: openGroups({ id, page: 0 }),
  style: 'primary',
})
const groupsButton = (lang: Lang, { id, groups }: Campaign): Button => ({
  text: lang.t('button-campaign-groups', { count: groups }),
  data: openGroups({ id, page: 0 }),
})
const adsButton = (lang: Lang, id: string): Button => ({
  text: lang.t('button-campaign-ads'),
  data: openAds({ id }),
})
const archiveButton = (lang: Lang, id: string, on: '1' | '0'): Button => ({
  text: lang.t('button-campaign-archive', { on: Number(on) }),
  data: archiveCampaign({ id, on }),
})
const removeButton = (lang: Lang, id: string): Button => ({
  text: lang.t('button-campaign-remove'),
  data: askRemoveCampaign({ id }),
})
