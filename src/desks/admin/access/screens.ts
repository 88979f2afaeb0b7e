import type { Lang } from '#platform/texts/lang.ts'
import { fitLabel } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import * as actions from '../chat/actions.ts'
import { adminBack } from '../chat/parts.ts'
import type { EntryLink } from './entries.ts'

export type AccessMode = 'open' | 'invite' | 'allow-list'

export interface AccessView {
  readonly mode: AccessMode
  /** People let in by the admins. */
  readonly admitted: number
  readonly links: readonly EntryLink[]
}

/** People a link may let in. */
export const PLACES = [1, 10, 100] as const

/** Who may come in at all, and what lets people in. */
export function accessScreen(lang: Lang, { mode, admitted, links }: AccessView): Screen {
  const made = links.map((link): Button[] => [
    {
      text: lang.t('admin-button-entry', {
        used: link.used,
        places: link.places,
        until: lang.dateTime(link.expiresAt.getTime()),
      }),
      data: actions.openEntry({ id: link.id }),
    },
  ])
  const create = PLACES.map(
    (places): Button => ({
      text: lang.t('admin-button-entry-new', { places }),
      data: actions.createEntry({ places }),
    }),
  )
  return {
    text: [
      lang.t('admin-access-title'),
      lang.t('admin-access-mode', { mode }),
      lang.t('admin-access-admitted', { admitted }),
      ...(mode === 'open' ? [lang.t('admin-access-open')] : []),
    ].join('\n'),
    keyboard: [
      ...made,
      create,
      ...(admitted === 0
        ? []
        : [[{ text: lang.t('admin-button-admitted'), data: actions.openAdmitted({ page: 0 }) }]]),
      [{ text: lang.t('admin-button-admit'), data: actions.startAdmit({}) }, adminBack(lang)],
    ],
  }
}

/** People on a page. */
export const PAGE = 8

/** Whom the admins let in, the last first; one more than a page when there are more. A tap asks whether it should end. */
export function admittedScreen(
  lang: Lang,
  view: {
    readonly ids: readonly number[]
    /** Of those who have written. */
    readonly names: ReadonlyMap<number, string>
    readonly page: number
  },
): Screen {
  const { ids, names, page } = view
  const pages = ids.length > PAGE ? page + 2 : page + 1
  return {
    text: lang.t(ids.length === 0 ? 'admin-admitted-none' : 'admin-admitted-title'),
    keyboard: [
      ...ids.slice(0, PAGE).map((userId): Button[] => [
        {
          text: fitLabel([names.get(userId), userId].filter(Boolean).join(' · '), 36),
          data: actions.askExpel({ userId }),
        },
      ]),
      ...pager({ page, pages, isCounted: false }, (to) => actions.openAdmitted({ page: to })),
      [accessBack(lang)],
    ],
  }
}

/** Says what it changes in this mode; the safe choice first. */
export function expelScreen(
  lang: Lang,
  view: { readonly userId: number; readonly name: string | undefined; readonly mode: AccessMode },
): Screen {
  const { userId, name, mode } = view
  return {
    text: lang.t('admin-expel-ask', { who: [name, userId].filter(Boolean).join(' · '), mode }),
    keyboard: [
      [{ text: lang.t('admin-button-later'), data: actions.openAdmitted({ page: 0 }) }],
      [
        {
          text: lang.t('admin-button-expel'),
          data: actions.expelPerson({ userId }),
          style: 'danger',
        },
      ],
    ],
  }
}

/** A new link: the only time it is seen. */
export function entryScreen(
  lang: Lang,
  { url, places, until }: { readonly url: string; readonly places: number; readonly until: number },
): Screen {
  const share = new URL('https://t.me/share/url')
  share.searchParams.set('url', url)
  return {
    text: lang.t('admin-entry-new', { url, places, until: lang.dateTime(until) }),
    keyboard: [
      [
        { text: lang.t('button-team-copy'), copy: url, style: 'primary' },
        { text: lang.t('button-team-share'), url: share.href },
      ],
      [accessBack(lang)],
    ],
  }
}

/** An open link, which can only be revoked. */
export function openEntryScreen(lang: Lang, link: EntryLink): Screen {
  return {
    text: lang.t('admin-entry-open', {
      used: link.used,
      places: link.places,
      until: lang.dateTime(link.expiresAt.getTime()),
    }),
    keyboard: [
      [accessBack(lang)],
      [
        {
          text: lang.t('button-team-revoke'),
          data: actions.revokeEntry({ id: link.id }),
          style: 'danger',
        },
      ],
    ],
  }
}

function accessBack(lang: Lang): Button {
  return { text: lang.t('admin-button-access-back'), data: actions.openAccess({}) }
}
