import type { Lang } from '#platform/texts/lang.ts'
import type { Run } from '#runs/schema.ts'
import { MESSAGES_A_SECOND } from '#telegram/api/pace.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack } from '../chat/parts.ts'
import type { Broadcast, Tally } from './store.ts'

/** Broadcasts on a page. */
export const PAGE = 6
const SHOWN = 400

/** All broadcasts, newest first; one more than a page when there are more. */
export function broadcastsScreen(
  lang: Lang,
  { rows, page }: { readonly rows: readonly Broadcast[]; readonly page: number },
): Screen {
  const pages = rows.length > PAGE ? page + 2 : page + 1
  return {
    text: [
      lang.t('admin-broadcasts-title'),
      lang.t(rows.length > 0 ? 'admin-broadcasts-some' : 'admin-broadcasts-none'),
    ].join('\n'),
    keyboard: [
      ...rows.slice(0, PAGE).map(({ id, text, startedAt }): Button[] => [
        {
          text: fitLabel(`${startedAt ? '📢' : '📝'} ${text.replace(/\s+/g, ' ')}`, 36),
          data: actions.openBroadcast({ id }),
        },
      ]),
      ...pager({ page, pages, isCounted: false }, (to) => actions.openBroadcasts({ page: to })),
      [
        {
          text: lang.t('admin-button-broadcast-new'),
          data: actions.startBroadcast({}),
          style: 'primary',
        },
        adminBack(lang),
      ],
    ],
  }
}

export interface BroadcastView {
  readonly broadcast: Broadcast
  /** How many it would go to now; of one that was started, how many it goes to. */
  readonly people: number
  readonly tally: Tally
  readonly run: Run | undefined
}

/** One broadcast: a draft with what can be done with it, or how far it is. */
export function broadcastScreen(lang: Lang, view: BroadcastView): Screen {
  const { broadcast, people, tally, run } = view
  const { id, audience, startedAt } = broadcast
  const lines = [
    lang.t('admin-broadcast-title', { status: run?.status ?? 'draft' }),
    lang.t('admin-broadcast-audience', { audience }),
    startedAt
      ? lang.t('admin-broadcast-tally', { people, ...tally })
      : lang.t('admin-broadcast-people', { people }),
    ...(startedAt
      ? []
      : [
          lang.t('admin-broadcast-takes', {
            time: timeOf(lang, people),
          }),
        ]),
    lang.t('admin-broadcast-text', { text: broadcast.text.slice(0, SHOWN) }),
  ]
  return {
    text: lines.join('\n'),
    keyboard: [...(startedAt ? steering(lang, id, run) : drafting(lang, id)), [back(lang)]],
  }
}

/** How long so many messages take. */
const timeOf = (lang: Lang, people: number): string =>
  lang.duration(Math.ceil(people / MESSAGES_A_SECOND) * 1_000)

function drafting(lang: Lang, id: string): Button[][] {
  return [
    [
      { text: lang.t('admin-button-broadcast-test'), data: actions.testBroadcast({ id }) },
      {
        text: lang.t('admin-button-broadcast-go'),
        data: actions.askBroadcast({ id }),
        style: 'primary',
      },
    ],
    [
      {
        text: lang.t('admin-button-broadcast-drop'),
        data: actions.askDropBroadcast({ id }),
      },
    ],
  ]
}

/** Says what goes; the safe choice first. */
export function dropScreen(lang: Lang, { id, text }: Broadcast): Screen {
  return {
    text: [
      lang.t('admin-broadcast-drop'),
      lang.t('admin-broadcast-text', { text: text.slice(0, SHOWN) }),
    ].join('\n'),
    keyboard: [
      [{ text: lang.t('admin-button-later'), data: actions.openBroadcast({ id }) }],
      [
        {
          text: lang.t('admin-button-broadcast-drop'),
          data: actions.dropBroadcast({ id }),
          style: 'danger',
        },
      ],
    ],
  }
}

function steering(lang: Lang, id: string, run: Run | undefined): Button[][] {
  const button = (how: 'pause' | 'resume' | 'stop' | 'retry'): Button => ({
    text: lang.t('admin-button-steer', { how }),
    data: actions.steerShown({ id, how }),
  })
  const renew: Button = { text: lang.t('admin-button-renew'), data: actions.openBroadcast({ id }) }
  switch (run?.status) {
    case 'queued':
    case 'running':
      return [[button('pause'), button('stop')], [renew]]
    case 'paused':
      return [[button('resume'), button('stop')], [renew]]
    case 'failed':
    case 'cancelled':
      return [[button('retry')]]
    default:
      return []
  }
}

/** Says whom it reaches and how long it takes; the safe choice first. */
export function confirmScreen(lang: Lang, broadcast: Broadcast, people: number): Screen {
  const { id, audience } = broadcast
  return {
    text: [
      lang.t('admin-broadcast-confirm', { people }),
      lang.t('admin-broadcast-audience', { audience }),
      lang.t('admin-broadcast-takes', { time: timeOf(lang, people) }),
      lang.t('admin-broadcast-text', { text: broadcast.text.slice(0, SHOWN) }),
    ].join('\n'),
    keyboard: [
      [{ text: lang.t('admin-button-later'), data: actions.openBroadcast({ id }) }],
      [
        {
          text: lang.t('admin-button-broadcast-send', { people }),
          data: actions.sendBroadcast({ id, people }),
          style: 'danger',
        },
      ],
    ],
  }
}

function back(lang: Lang): Button {
  return { text: lang.t('admin-button-broadcasts'), data: actions.openBroadcasts({ page: 0 }) }
}
