import type { Uptime } from '#db/figures/uptime.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'

const LINES = 8
/** Not services that are called for somebody: always named. */
const OWN: readonly string[] = ['PostgreSQL', 'Redis']
/** A hundredth of a per cent of a day is nine seconds: less than two looks. */
const STEPS = 10_000

/** Never rounded up: all of the time is said only of what was never away. */
function percent({ locale }: Lang, share: number): string {
  const shown = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 })
  return shown.format(Math.floor(share * STEPS) / (STEPS / 100))
}

/** How much of the time what the app stands on was there, by what its processes saw; the worst of the month first. */
export function uptimeScreen(
  lang: Lang,
  { day, month }: { readonly day: readonly Uptime[]; readonly month: readonly Uptime[] },
): Screen {
  const ofDay = new Map(day.map(({ service, share }) => [service, percent(lang, share)]))
  const named = month.filter(({ service, share }) => share < 1 || OWN.includes(service))
  const lines = named.slice(0, LINES).map(({ service, share }) =>
    lang.t('admin-uptime-line', {
      service,
      day: ofDay.get(service) ?? 'none',
      month: percent(lang, share),
    }),
  )
  const others = month.length - named.length
  if (others > 0) lines.push(lang.t('admin-uptime-others', { others }))
  return {
    text: [
      lang.t('admin-uptime-title'),
      ...(lines.length > 0 ? lines : [lang.t('admin-uptime-none')]),
      lang.t('admin-uptime-note'),
    ].join('\n'),
    keyboard: [
      [{ text: lang.t('admin-button-renew'), data: actions.openUptime({}) }],
      [{ text: lang.t('admin-button-health-back'), data: actions.openHealth({}) }],
    ],
  }
}
