import { AppError } from '#core/errors.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { escapeMarkup, plainText } from '#platform/texts/rich-text.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Campaign, Cost } from '../../campaigns.ts'
import type { DraftRemark } from '../../ports.ts'
import { openCampaign, openExtras, openRemarks, removeCampaign } from '../actions.ts'
import { shownAddress } from '../input/address.ts'
import { headLine } from './card.ts'
import { pageOf, toCampaign } from './parts.ts'
import { costLines, cut, regionsText } from './wording.ts'

/** What was asked for and what it cost. */
export function detailsScreen(lang: Lang, campaign: Campaign, cost: Cost): Screen {
  const { id, brief, extras, createdAt } = campaign
  const { weeklyBudget } = brief
  const switches = [
    ...(brief.withReview ? ['review' as const] : []),
    ...(brief.withDraft ? ['draft' as const] : []),
    ...(brief.withSheet ? ['sheet' as const] : []),
  ].map((extra) => lang.t('campaign-extra', { extra }))
  const more: Button[] =
    extras === null ? [] : [{ text: lang.t('button-campaign-extras'), data: openExtras({ id }) }]
  return {
    text: [
      headLine(lang, campaign),
      lang.t('campaign-created', { time: lang.dateTime(createdAt) }),
      lang.t('campaign-line-description', { description: cut(brief.description, 100) }),
      lang.t('campaign-line-seeds', {
        count: brief.seeds.length,
        list: cut(brief.seeds.join(', '), 100),
      }),
      lang.t('campaign-line-regions', { list: cut(regionsText(lang, brief), 80) }),
      lang.t('campaign-line-url', { url: cut(shownAddress(brief.url), 80) }),
      weeklyBudget === null
        ? lang.t('campaign-budget-none')
        : lang.t('campaign-budget-week', { weekly: lang.number(weeklyBudget) }),
      lang.t('campaign-line-frequency', { frequency: lang.number(brief.minFrequency) }),
      lang.t('campaign-line-keywords', { count: lang.number(brief.maxKeywords) }),
      lang.t('campaign-line-ads', {
        plan: lang.t('campaign-ad-plan', { plan: `${brief.format}-${brief.variants}` }),
      }),
      lang.t('campaign-line-extras', {
        list: switches.length === 0 ? lang.t('campaign-extras-none') : switches.join(', '),
      }),
      ...costLines(lang, cost),
    ].join('\n'),
    keyboard: [[...more, toCampaign(lang, id)]],
  }
}

/** What all ads of the campaign share. */
export function extrasScreen(lang: Lang, campaign: Campaign): Screen {
  const { id, extras } = campaign
  if (extras === null) throw new AppError({ kind: 'not-found', code: 'campaign.no_extras' })
  const { sitelinks, callouts, displayPath } = extras
  return {
    text: [
      lang.t('extras-title'),
      ...sitelinks.map(({ title, description }) =>
        lang.t('extras-sitelink', { title, description: cut(description, 60) }),
      ),
      ...(sitelinks.length === 0 ? [lang.t('extras-no-sitelinks')] : []),
      callouts.length === 0
        ? lang.t('extras-no-callouts')
        : lang.t('extras-callouts', { list: cut(callouts.join(' · '), 200) }),
      ...(displayPath === '' ? [] : [lang.t('extras-path', { path: displayPath })]),
    ].join('\n'),
    keyboard: [[toCampaign(lang, id)]],
  }
}

const REMARKS = 5

/** What Direct said of the draft, errors first. */
export function remarksScreen(lang: Lang, campaign: Campaign, wanted: number): Screen {
  const { id, draftRemarks } = campaign
  const errors = draftRemarks.filter(({ level }) => level === 'error')
  const warnings = draftRemarks.filter(({ level }) => level === 'warning')
  const shown = pageOf([...errors, ...warnings], wanted, REMARKS)
  return {
    text: [
      lang.t('remarks-title'),
      ...(draftRemarks.length === 0
        ? [lang.t('remarks-none')]
        : [lang.t('remarks-count', { errors: errors.length, warnings: warnings.length })]),
      ...shown.items.map((remark) => remarkLine(lang, remark)),
    ].join('\n'),
    keyboard: [...pager(shown, (page) => openRemarks({ id, page })), [toCampaign(lang, id)]],
  }
}

function remarkLine(lang: Lang, { level, place, code, message }: DraftRemark): string {
  const vars = {
    level,
    code: String(code),
    place: plainText(placeText(lang, place)),
    message: cut(message, 120),
  }
  return lang.t('remarks-line', vars)
}

/** `ad 2 of group 3` in the reader's words. */
function placeText(lang: Lang, place: string): string {
  const group = /^group (\d+)$/.exec(place)
  if (group) return lang.t('remark-place-group', { group: group[1] ?? '' })
  const keyword = /^keyword "(.*)"$/.exec(place)
  if (keyword) return lang.t('remark-place-keyword', { keyword: cut(keyword[1] ?? '', 60) })
  const ad = /^ad (\d+) of group (\d+)$/.exec(place)
  if (ad) return lang.t('remark-place-ad', { ad: ad[1] ?? '', group: ad[2] ?? '' })
  return escapeMarkup(cut(place, 60))
}

/** Confirms a deletion with what goes and what stays; the safe choice first. */
export function removeScreen(lang: Lang, campaign: Campaign): Screen {
  const { id, name, keywords, groups, ads, sheetUrl, draftId } = campaign
  const stays = [
    ...(sheetUrl === null ? [] : [lang.t('remove-keeps', { what: 'sheet' })]),
    ...(draftId === null ? [] : [lang.t('remove-keeps', { what: 'draft' })]),
  ]
  return {
    text: [
      lang.t('campaign-remove-ask', { name: cut(name, 60) }),
      lang.t('campaign-remove-effect', { keywords, groups, ads }),
      ...stays,
    ].join('\n'),
    keyboard: [
      [{ text: lang.t('button-campaign-keep'), data: openCampaign({ id }) }],
      [{ text: lang.t('button-campaign-remove'), data: removeCampaign({ id }), style: 'danger' }],
    ],
  }
}
