import type { Lang } from '#platform/texts/lang.ts'
import type { Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack, dollars } from '../chat/parts.ts'
import { periodRow } from '../machine/screens.ts'
import type { Period } from '../period.ts'
import type { ActivityFigures, BusinessFigures, FunnelFigures, StarFigures } from '../ports.ts'

/** Spans a funnel and what was made are asked for. */
const SPANS: readonly Period[] = ['day', 'week', 'month']

export interface FunnelView {
  readonly period: Period
  readonly activity: ActivityFigures
  readonly funnel: FunnelFigures
}

/** Who comes, and how far those come who began within the period. */
export function funnelScreen(lang: Lang, { period, activity, funnel }: FunnelView): Screen {
  const share = (part: number) =>
    funnel.started === 0 ? 0 : Math.round((part / funnel.started) * 100)
  const { started, connected, begun, completed, averageMs } = funnel
  return {
    text: [
      lang.t('admin-funnel-title'),
      lang.t('admin-active', {
        today: activity.today,
        yesterday: activity.yesterday,
        month: activity.month,
      }),
      '',
      lang.t('admin-funnel-started', { period, started }),
      lang.t('admin-funnel-step', {
        step: 'connected',
        people: connected,
        share: share(connected),
      }),
      lang.t('admin-funnel-step', { step: 'begun', people: begun, share: share(begun) }),
      lang.t('admin-funnel-step', {
        step: 'completed',
        people: completed,
        share: share(completed),
      }),
      lang.t('admin-funnel-time', { time: averageMs === null ? '–' : lang.duration(averageMs) }),
    ].join('\n'),
    keyboard: [
      [
        {
          text: lang.t('admin-button-picture-days'),
          data: actions.sendPicture({ of: 'days', period }),
        },
        {
          text: lang.t('admin-button-picture-funnel'),
          data: actions.sendPicture({ of: 'funnel', period }),
        },
      ],
      periodRow(lang, SPANS, period, (to) => actions.openFunnel({ period: to })),
      [
        { text: lang.t('admin-button-business'), data: actions.openBusiness({ period }) },
        adminBack(lang),
      ],
    ],
  }
}

/** What was made within the period. */
export function businessScreen(
  lang: Lang,
  {
    period,
    figures,
    stars,
  }: {
    readonly period: Period
    readonly figures: BusinessFigures
    readonly stars: StarFigures | undefined
  },
): Screen {
  const time = (ms: number | null) => (ms === null ? '–' : lang.duration(ms))
  const tenth = (value: number) => lang.number(Math.round(value * 10) / 10)
  return {
    text: [
      lang.t('admin-business-title', { period }),
      lang.t('admin-business-campaigns', {
        campaigns: figures.campaigns,
        time: time(figures.campaignMs),
      }),
      lang.t('admin-business-average', {
        keywords: tenth(figures.keywords),
        groups: tenth(figures.groups),
        ads: tenth(figures.ads),
      }),
      lang.t('admin-business-cost', {
        cost: dollars(lang, figures.micros),
        each: dollars(lang, figures.campaignMicros),
      }),
      lang.t('admin-business-catches', { catches: figures.catches }),
      lang.t('admin-business-imports', {
        imports: figures.imports,
        imported: figures.imported,
        time: time(figures.importMs),
      }),
      lang.t('admin-business-skus', { skus: figures.skus }),
      ...(stars ? [lang.t('admin-business-stars', { ...stars })] : []),
    ].join('\n'),
    keyboard: [
      periodRow(lang, SPANS, period, (to) => actions.openBusiness({ period: to })),
      [{ text: lang.t('admin-button-funnel-back'), data: actions.openFunnel({ period }) }],
    ],
  }
}
