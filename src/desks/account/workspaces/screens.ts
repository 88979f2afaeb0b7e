import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Workspace } from '#telegram/context.ts'
import { fitLabel, inRows, shortened } from '#telegram/keyboard.ts'
import { pager } from '#telegram/pager.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openSettings } from '../settings/actions.ts'
import { openMember, openTeam } from '../team/actions.ts'
import { fullName } from '../team/notices.ts'
import * as actions from './actions.ts'
import { MOST_OWNED, type OwnWorkspace } from './workspaces.ts'

const PAGE = 8
/** A name that leaves room for the rest of a phone's line. */
const NAME_LENGTH = 28

export interface WorkspacesView {
  readonly all: readonly OwnWorkspace[]
  readonly here: Workspace
  /** Counted from 0; beyond the end it is the last one. */
  readonly page: number
}

/** The shops a person works in, the present one marked. */
export function workspacesScreen(lang: Lang, { all, here, page: wanted }: WorkspacesView): Screen {
  const pages = Math.max(1, Math.ceil(all.length / PAGE))
  const page = Math.min(Math.max(0, wanted), pages - 1)
  const shown = all.slice(page * PAGE, (page + 1) * PAGE)
  const lines = shown.map(({ id, name, role }) =>
    lang.t('workspaces-line', {
      ...{ name: shortened(name, NAME_LENGTH), role },
      here: id === here.id ? 'yes' : 'no',
    }),
  )
  const others = shown
    .filter(({ id }) => id !== here.id)
    .map(({ id, name }) => ({
      text: label(lang.t('button-team-switch', { workspace: name })),
      data: actions.enterWorkspace({ id }),
    }))
  const isOwner = all.some(({ id, role }) => id === here.id && role === 'owner')
  const owned = all.filter(({ role }) => role === 'owner').length
  const mayMake = owned < MOST_OWNED
  const more: Button[] = [
    ...(mayMake ? [{ text: lang.t('button-workspace-new'), data: actions.newWorkspace({}) }] : []),
    ...(isOwner
      ? [
          {
            text: lang.t('button-workspace-name'),
            data: actions.renameWorkspace({ id: here.id }),
          },
        ]
      : []),
  ]
  return {
    text: [lang.t('workspaces-title'), ...lines, '', lang.t('workspaces-about')].join('\n'),
    keyboard: [
      ...inRows(others, 2),
      ...pager({ page, pages }, (to) => actions.openWorkspaces({ page: to })),
      ...(more.length > 0 ? [more] : []),
      ...(isOwner && owned > 1
        ? [
            [
              {
                text: lang.t('button-workspace-end'),
                data: actions.endWorkspace({ id: here.id }),
              },
            ],
          ]
        : []),
      [
        { text: lang.t('button-team'), data: openTeam({ page: 0 }) },
        { text: lang.t('button-back'), data: openSettings({}) },
      ],
    ],
  }
}

type Heir = Parameters<typeof fullName>[0] & { readonly userId: number }

/** Says what goes over and what stays; the safe choice first. */
export function handOverScreen(lang: Lang, { id, name }: Workspace, heir: Heir): Screen {
  const { userId } = heir
  const vars = {
    workspace: shortened(name, NAME_LENGTH),
    name: shortened(fullName(heir), NAME_LENGTH),
  }
  return {
    text: lang.t('workspace-give-ask', vars),
    keyboard: [
      [{ text: lang.t('button-workspace-keep'), data: openMember({ userId }) }],
      [
        {
          text: lang.t('button-workspace-give'),
          data: actions.handOver({ id, userId }),
          style: 'danger',
        },
      ],
    ],
  }
}

function label(markup: string): string {
  return fitLabel(plainText(markup))
}
