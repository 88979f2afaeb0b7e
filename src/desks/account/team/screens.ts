import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Workspace } from '#telegram/context.ts'
import { fitLabel, inRows, shortened } from '#telegram/keyboard.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import { openSettings } from '../settings/actions.ts'
import { askHandOver } from '../workspaces/actions.ts'
import * as actions from './actions.ts'
import type { Invite } from './invites.ts'
import { fullName } from './notices.ts'
import type { TeamView } from './team.ts'

/** Other workspaces offered at once. */
const PAGE = 6
/** A name that leaves room for the rest of a phone's line. */
const NAME_LENGTH = 28

type Member = TeamView['members'][number]

/** Members, open links, and the way into the person's other workspaces (`page` from 0). */
export function teamScreen(lang: Lang, view: TeamView, page: number): Screen {
  const isOwner = view.role === 'owner'
  const helpers = view.members.filter(({ role }) => role !== 'owner')
  const rows: Button[][] = isOwner ? ownerRows(lang, view, helpers) : []
  rows.push(...otherRows(lang, view.others, page))
  if (!isOwner) rows.push([{ text: lang.t('button-team-leave'), data: actions.askLeave({}) }])
  rows.push([{ text: lang.t('button-back'), data: openSettings({}) }])
  const lines = [
    lang.t('team-title', { workspace: shortName(view.workspace.name) }),
    ...view.members.map((member) => memberLine(lang, member, view.userId)),
    ...(isOwner
      ? view.invites.map((invite) => lang.t('team-invite', inviteVars(lang, invite)))
      : []),
    ...(isOwner ? [lang.t('team-roles')] : []),
    ...(view.others.length > 0 ? [lang.t('team-others')] : []),
  ]
  return { text: lines.join('\n'), keyboard: rows }
}

function ownerRows(lang: Lang, view: TeamView, helpers: readonly Member[]): Button[][] {
  const people = helpers.map((member) => ({
    text: fitLabel(fullName(member)),
    data: actions.openMember({ userId: member.userId }),
  }))
  const links = view.invites.map((invite) => ({
    text: label(lang.t('button-team-link', { role: invite.role, day: lastDay(lang, invite) })),
    data: actions.openInvite({ id: invite.id }),
  }))
  return [
    ...inRows([...people, ...links], 2),
    (['manager', 'viewer'] as const).map((role) => ({
      text: lang.t(role === 'manager' ? 'button-team-manager' : 'button-team-viewer'),
      data: actions.inviteHelper({ role }),
    })),
  ]
}

function otherRows(lang: Lang, others: TeamView['others'], wanted: number): Button[][] {
  const pages = Math.max(1, Math.ceil(others.length / PAGE))
  const page = Math.min(Math.max(0, wanted), pages - 1)
  const rows = inRows(
    others.slice(page * PAGE, (page + 1) * PAGE).map(({ id, name }) => ({
      text: label(lang.t('button-team-switch', { workspace: name })),
      data: actions.switchWorkspace({ id }),
    })),
    2,
  )
  if (pages === 1) return rows
  const turnTo = (to: number, text: string) => ({
    text,
    data: actions.openTeam({ page: (to + pages) % pages }),
  })
  return [...rows, [turnTo(page - 1, '‹'), turnTo(page + 1, '›')]]
}

/** A new link: the only time it is seen. */
export function linkScreen(lang: Lang, invite: Invite, link: string): Screen {
  const share = new URL('https://t.me/share/url')
  share.searchParams.set('url', link)
  return {
    text: lang.t('team-link', { ...inviteVars(lang, invite), link }),
    keyboard: [
      [
        { text: lang.t('button-team-copy'), copy: link, style: 'primary' },
        { text: lang.t('button-team-share'), url: share.href },
      ],
      [teamBack(lang)],
    ],
  }
}

/** An open link, which can only be revoked. */
export function inviteScreen(lang: Lang, invite: Invite): Screen {
  const revoke = {
    text: lang.t('button-team-revoke'),
    data: actions.revokeInvite({ id: invite.id }),
  }
  return {
    text: lang.t('team-link-open', inviteVars(lang, invite)),
    keyboard: [[teamBack(lang)], [{ ...revoke, style: 'danger' }]],
  }
}

export function memberScreen(lang: Lang, member: Member, workspaceId: string): Screen {
  const { userId } = member
  const other = member.role === 'manager' ? 'viewer' : 'manager'
  return {
    text: lang.t('team-member', {
      name: shortName(fullName(member)),
      role: member.role,
      since: lang.dateTime(member.since.getTime()),
    }),
    keyboard: [
      [
        {
          text: lang.t(other === 'manager' ? 'button-team-promote' : 'button-team-demote'),
          data: actions.changeMemberRole({ userId, role: other }),
        },
        {
          text: lang.t('button-workspace-give'),
          data: askHandOver({ id: workspaceId, userId }),
        },
      ],
      [
        {
          text: lang.t('button-team-remove'),
          data: actions.askRemoveMember({ userId }),
          style: 'danger',
        },
        teamBack(lang),
      ],
    ],
  }
}

/** Says what a removal takes and what stays; the safe choice first. */
export function removeMemberScreen(lang: Lang, member: Member): Screen {
  const { userId } = member
  return {
    text: lang.t('team-remove-ask', { name: shortName(fullName(member)) }),
    keyboard: [
      [{ text: lang.t('button-team-keep'), data: actions.openMember({ userId }) }],
      [
        {
          text: lang.t('button-team-remove'),
          data: actions.removeMember({ userId }),
          style: 'danger',
        },
      ],
    ],
  }
}

export function leaveScreen(lang: Lang, { id, name }: Workspace): Screen {
  return {
    text: lang.t('team-leave-ask', { workspace: shortName(name) }),
    keyboard: [
      [{ text: lang.t('button-team-stay'), data: actions.openTeam({ page: 0 }) }],
      [
        {
          text: lang.t('button-team-leave'),
          data: actions.leaveWorkspace({ id }),
          style: 'danger',
        },
      ],
    ],
  }
}

/** The invitation was taken. */
export function joinedScreen(
  lang: Lang,
  joined: { readonly workspaceName: string; readonly role: string },
  homeData: string,
): Screen {
  const { role } = joined
  return {
    text: lang.t('team-joined', { workspace: shortName(joined.workspaceName), role }),
    keyboard: [[{ text: lang.t('button-home'), data: homeData, style: 'primary' }]],
  }
}

function memberLine(lang: Lang, member: Member, reader: number): string {
  return lang.t('team-line', {
    name: shortName(fullName(member)),
    role: member.role,
    self: member.userId === reader ? 'yes' : 'no',
  })
}

function inviteVars(lang: Lang, { role, expiresAt }: Invite) {
  return { role, until: lang.dateTime(expiresAt.getTime()) }
}

function lastDay(lang: Lang, { expiresAt }: Invite): string {
  return lang.day(dayIn(lang.timeZone, expiresAt.getTime()))
}

function shortName(name: string): string {
  return shortened(name, NAME_LENGTH)
}

function label(markup: string): string {
  return fitLabel(plainText(markup))
}

function teamBack(lang: Lang): Button {
  return { text: lang.t('button-team-back'), data: actions.openTeam({ page: 0 }) }
}
