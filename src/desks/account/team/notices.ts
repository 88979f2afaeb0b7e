import type { Workspace } from '#telegram/context.ts'
import type { Member } from '#telegram/identity/members.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { switchWorkspace } from './actions.ts'
import type { Invite } from './invites.ts'

type Named = Pick<Member, 'firstName' | 'lastName'>

/** First and last name as Telegram has them. */
export function fullName({ firstName, lastName }: Named): string {
  return lastName === null ? firstName : `${firstName} ${lastName}`
}

/** To the owner: the link was used. */
export function helperJoined(
  invite: Invite,
  workspace: Pick<Workspace, 'id' | 'name' | 'ownerId'>,
  member: Member,
): OwedMessage {
  return {
    key: `invite:${invite.id}:joined`,
    chatId: workspace.ownerId,
    workspaceId: workspace.id,
    isLoud: false,
    notice: {
      messageKey: 'notice-team-joined',
      vars: { name: fullName(member), role: member.role, workspace: workspace.name },
      keyboard: [[{ labelKey: 'button-team', data: switchWorkspace({ id: workspace.id }) }]],
    },
  }
}

/** To the owner: a helper left. */
export function helperLeft(workspace: Workspace, member: Member): OwedMessage {
  return {
    key: `${keyOf(workspace, member)}:left`,
    chatId: workspace.ownerId,
    workspaceId: workspace.id,
    isLoud: false,
    notice: {
      messageKey: 'notice-team-left',
      vars: { name: fullName(member), workspace: workspace.name },
      keyboard: [[{ labelKey: 'button-team', data: switchWorkspace({ id: workspace.id }) }]],
    },
  }
}

/** To the helper: the owner took the access back. */
export function helperRemoved(workspace: Workspace, member: Member): OwedMessage {
  return {
    key: `${keyOf(workspace, member)}:removed`,
    chatId: member.userId,
    workspaceId: null,
    isLoud: false,
    notice: { messageKey: 'notice-team-removed', vars: { workspace: workspace.name } },
  }
}

/** Who comes back and goes again is another fact. */
function keyOf(workspace: Workspace, member: Member): string {
  return `team:${workspace.id}:${member.userId}:${member.since.getTime()}`
}
