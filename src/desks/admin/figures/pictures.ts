import { drawBars } from '#platform/pictures/bars.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Attachment } from '#telegram/attachments/attachment.ts'
import type { Period } from '../period.ts'
import type { ActivityFigures, FunnelFigures } from '../ports.ts'

const PNG = { mime: 'image/png' } as const
/** Days drawn: as many as a phone shows without turning. */
const DAYS = 14

/** People a day. */
export async function daysPicture(
  lang: Lang,
  { days, month }: ActivityFigures,
): Promise<Attachment> {
  const bars = days.slice(-DAYS).map(({ day, people }) => ({
    ...{ label: lang.dayWithWeekday(day), value: people, text: lang.number(people) },
  }))
  const bytes = await drawBars({
    title: plainText(lang.t('admin-picture-days')),
    subtitle: plainText(lang.t('admin-picture-days-below', { month })),
    ...{ bars, note: '' },
  })
  return { ...PNG, name: 'people.png', bytes }
}

/** How far people come. */
export async function funnelPicture(
  lang: Lang,
  period: Period,
  funnel: FunnelFigures,
): Promise<Attachment> {
  const steps = ['started', 'connected', 'begun', 'completed'] as const
  const bars = steps.map((step) => {
    const value = funnel[step]
    const share = funnel.started === 0 ? 0 : Math.round((value / funnel.started) * 100)
    const label = plainText(lang.t('admin-picture-step', { step }))
    return { label, value, text: plainText(lang.t('admin-picture-share', { value, share })) }
  })
  const bytes = await drawBars({
    title: plainText(lang.t('admin-picture-funnel')),
    subtitle: plainText(lang.t('admin-picture-period', { period })),
    ...{ bars, note: '' },
  })
  return { ...PNG, name: 'funnel.png', bytes }
}
