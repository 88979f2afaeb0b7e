import { defineAction, param } from '#telegram/action.ts'
import { CAMPAIGN_STATUSES } from '../campaign.ts'

/**
 * Every button of the campaigns desk. A phrase or a minus-word travels as a fingerprint of its text (see parts.ts of the screens): a list
 * that has changed since then is noticed, whatever stands in its place now.
 */
const campaign = { id: param.id } as const
const onOff = param.oneOf('1', '0')

export const openCampaigns = defineAction('cmp', 'home', {})
export const newCampaign = defineAction('cmp', 'new', {})
const filter = {
  status: param.oneOf('active', ...CAMPAIGN_STATUSES),
  days: param.oneOf('7', '30', 'all'),
} as const
export const openHistory = defineAction('cmp', 'list', { ...filter, page: param.int })
export const openFilter = defineAction('cmp', 'sift', filter)

/** The card: what it is now, whatever its status. Also stands under runs and notices. */
export const openCampaign = defineAction('cmp', 'open', campaign)
export const openDetails = defineAction('cmp', 'info', campaign)
export const openRemarks = defineAction('cmp', 'rem', { ...campaign, page: param.int })
export const openExtras = defineAction('cmp', 'ext', campaign)
export const sendFile = defineAction('cmp', 'send', {
  ...campaign,
  what: param.oneOf('xlsx', 'tab', 'picture'),
})
export const exportAgain = defineAction('cmp', 'again', campaign)
export const repeatCampaign = defineAction('cmp', 'copy', campaign)
export const archiveCampaign = defineAction('cmp', 'arch', { ...campaign, on: onOff })
export const askRemoveCampaign = defineAction('cmp', 'ask', campaign)
export const removeCampaign = defineAction('cmp', 'del', campaign)
/** Under a run that found nothing frequent enough. */
export const lowerMinimum = defineAction('cmp', 'low', { ...campaign, min: param.int })

/** Review of clusters. */
export const openGroups = defineAction('cmp', 'gs', { ...campaign, page: param.int })
export const letThrough = defineAction('cmp', 'ok', campaign)
export const openMinusWords = defineAction('cmp', 'mws', { ...campaign, page: param.int })
export const acceptMinusWord = defineAction('cmp', 'mw', {
  ...campaign,
  word: param.word,
  on: onOff,
  page: param.int,
})

const group = { group: param.id } as const
export const openGroup = defineAction('cmp', 'g', { ...group, page: param.int })
export const pickMerge = defineAction('cmp', 'gm', { ...group, page: param.int })
export const mergeGroups = defineAction('cmp', 'm', { from: param.id, into: param.id })
export const splitGroup = defineAction('cmp', 'gc', group)
export const renameGroup = defineAction('cmp', 'gn', group)
export const askDropGroup = defineAction('cmp', 'ga', group)
export const dropGroup = defineAction('cmp', 'gd', group)

const phrase = { ...group, phrase: param.word } as const
export const openPhrase = defineAction('cmp', 'p', phrase)
export const pickMove = defineAction('cmp', 'pm', { ...phrase, page: param.int })
export const movePhrase = defineAction('cmp', 'mv', { ...phrase, into: param.id })
export const detachPhrase = defineAction('cmp', 'pn', phrase)
export const dropPhrase = defineAction('cmp', 'pd', phrase)

/** Ads, one a screen. */
export const openAds = defineAction('cmp', 'ads', campaign)
export const openAd = defineAction('cmp', 'ad', { ...group, ad: param.int })
export const lockAd = defineAction('cmp', 'al', { ...group, ad: param.int, on: onOff })
export const rewriteAd = defineAction('cmp', 'aw', { ...group, ad: param.int })
