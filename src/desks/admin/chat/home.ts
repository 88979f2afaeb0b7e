import type { Lang } from '#platform/texts/lang.ts'
import { openHome } from '#telegram/home/actions.ts'
import { inRows } from '#telegram/keyboard.ts'
import type { Screen } from '#telegram/screen.ts'
import * as actions from './actions.ts'

export interface HomeView {
  readonly people: {
    readonly all: number
    readonly new: number
    readonly blocked: number
    readonly left: number
  }
  /** People who came today and within 30 days. */
  readonly active: { readonly today: number; readonly month: number }
  /** Within an hour. */
  readonly errors: number
  /** Within a day. */
  readonly updates: number
  /** Whether plans are sold, and codes for them made. */
  readonly sells: boolean
}

/** The first screen of the admins. */
export function homeScreen(lang: Lang, view: HomeView): Screen {
  const { people, active, errors, updates, sells } = view
  const rooms = [
    ['admin-button-people', actions.openPeople({ is: 'all', text: '', page: 0 })],
    ['admin-button-funnel', actions.openFunnel({ period: 'month' })],
    ['admin-button-business', actions.openBusiness({ period: 'month' })],
    ['admin-button-services', actions.openServices({ period: 'day' })],
    ['admin-button-queues', actions.openQueues({})],
    ['admin-button-errors', actions.openErrors({ period: 'day' })],
    ['admin-button-health', actions.openHealth({})],
    ['admin-button-broadcasts', actions.openBroadcasts({ page: 0 })],
    ...(sells ? ([['admin-button-promos', actions.openPromos({})]] as const) : []),
    ['admin-button-access', actions.openAccess({})],
    ['admin-button-audit', actions.openAudit({ userId: 0, looks: '0', page: 0 })],
  ] as const
  return {
    text: [
      lang.t('admin-home-title'),
      lang.t('admin-home-people', { ...people }),
      lang.t('admin-home-active', { ...active }),
      lang.t('admin-home-now', { errors, updates }),
    ].join('\n'),
    keyboard: [
      ...inRows(
        rooms.map(([label, data]) => ({ text: lang.t(label), data })),
        2,
      ),
      [{ text: lang.t('button-home'), data: openHome({}) }],
    ],
  }
}
