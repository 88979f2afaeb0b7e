import type { Lang } from '#platform/texts/lang.ts'
import type { Button } from '#telegram/screen.ts'
import type { Monitor } from '../../monitors/monitor.ts'
import { muteMonitor, unmuteMonitor } from './actions.ts'

const isMuted = ({ mutedUntil }: Pick<Monitor, 'mutedUntil'>, nowMs: number): boolean =>
  (mutedUntil?.getTime() ?? 0) > nowMs

/** Until when a monitor is quiet; no line when it is not. */
export function quietLine(lang: Lang, monitor: Monitor, nowMs: number): string[] {
  if (!isMuted(monitor, nowMs)) return []
  const until = lang.dateTime(monitor.mutedUntil?.getTime() ?? 0)
  return [lang.t('monitor-muted', { until, mode: monitor.mode })]
}

/** One that does not look has nothing to be quiet about. */
export function quietButton(lang: Lang, monitor: Monitor, nowMs: number): Button[] {
  const { id } = monitor
  if (isMuted(monitor, nowMs))
    return [{ text: lang.t('button-monitor-unmute'), data: unmuteMonitor({ id }) }]
  if (monitor.status !== 'active') return []
  return [{ text: lang.t('supplies-button-mute'), data: muteMonitor({ id }) }]
}
