import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Campaign } from '../../campaigns.ts'
import { newCampaign, openCampaign, openCampaigns, openHistory } from '../actions.ts'
import type { HomeView } from '../views.ts'
import { toCampaigns } from './parts.ts'
import { statusMark } from './wording.ts'

/** How many of the latest campaigns stand on the first screen. */
export const LATEST = 5

/** The desk's first screen: what is under way, the latest campaigns, the way to a new one. */
export function homeScreen(lang: Lang, view: HomeView): Screen {
  const { making, completed, failed, latest, left } = view
  const isEmpty = latest.length === 0
  const lines = isEmpty
    ? [lang.t('campaigns-empty')]
    : [
        ...(making > 0 ? [lang.t('campaigns-making', { making, percent: percentOf(view) })] : []),
        lang.t('campaigns-counts', { completed, failed }),
      ]
  const create: Button = {
    text: lang.t('button-campaign-new'),
    data: newCampaign({}),
    style: 'primary',
  }
  const history: Button = {
    text: lang.t('button-campaign-history'),
    data: openHistory({ status: 'active', days: 'all', page: 0 }),
  }
  return {
    text: [
      lang.t('campaigns-title'),
      ...lines,
      ...(view.canManage ? [lang.t('campaigns-left', { left })] : []),
    ].join('\n'),
    keyboard: [
      ...latest.map((campaign) => [campaignButton(campaign)]),
      ...(view.canManage ? [[create]] : []),
      [
        ...(isEmpty && view.archived === 0 ? [] : [history]),
        { text: lang.t('button-home'), data: view.homeData },
      ],
    ],
  }
}

/** The desk's line on the home screen; undefined when nothing is being made. */
export function homeLine(
  lang: Lang,
  progress: { readonly making: number; readonly share: number },
): string | undefined {
  const { making } = progress
  return making === 0
    ? undefined
    : lang.t('home-campaigns', { making, percent: percentOf(progress) })
}

const percentOf = ({ share }: { readonly share: number }) =>
  Math.floor(Math.min(Math.max(share, 0), 1) * 100)

export function campaignButton({ id, name, status, awaitsReview }: Campaign): Button {
  const text = `${statusMark(status, awaitsReview)} ${fitLabel(name, 34)}`
  return { text, data: openCampaign({ id }) }
}

/** Nothing can be collected without frequencies: the way to a key first. */
export function needKeyScreen(lang: Lang, keysData: string): Screen {
  return {
    text: lang.t('campaigns-need-key'),
    keyboard: [
      [{ text: lang.t('button-connect-wordstat'), data: keysData, style: 'primary' }],
      [toCampaigns(lang)],
    ],
  }
}

export type StartedText = 'campaign-started' | 'campaign-goes-on'

/** After Create and after a review: the run's own card shows the rest. */
export function startedScreen(
  lang: Lang,
  name: string,
  id: string,
  text: StartedText = 'campaign-started',
): Screen {
  return {
    text: lang.t(text, { name }),
    keyboard: [
      [{ text: lang.t('button-campaign-open'), data: openCampaign({ id }) }],
      [{ text: lang.t('button-campaigns-back'), data: openCampaigns({}) }],
    ],
  }
}
