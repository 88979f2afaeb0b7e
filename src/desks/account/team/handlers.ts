import type { ActionHandler, Desk } from '#telegram/desk.ts'
import { on } from '#telegram/desk.ts'
import { actorOf, type Turn } from '#telegram/turn.ts'
import type { Chrome } from '../keys/screens.ts'
import * as actions from './actions.ts'
import { INVITE_LINK } from './invites.ts'
import {
  inviteScreen,
  joinedScreen,
  leaveScreen,
  linkScreen,
  memberScreen,
  removeMemberScreen,
  teamScreen,
} from './screens.ts'
import type { Team } from './team.ts'

export interface TeamHandlerDeps {
  readonly team: Team
  /** The bot's own name, known once Telegram was asked. */
  readonly botUsername: () => string
  readonly chrome: Chrome
}

const OWNER = { role: 'owner' } as const

/** Members, invitations and the way between workspaces. */
export function createTeamHandlers({ team, botUsername, chrome }: TeamHandlerDeps) {
  /** The team of the workspace the person is in by now, which this turn may have changed. */
  const showTeam = async (turn: Turn, page = 0): Promise<void> => {
    const view = await team.view(turn.user.id)
    if (view) await turn.show(teamScreen(turn.lang, view, page))
  }

  /** What a button speaks of is gone, or was never this workspace's. */
  const showGone = async (turn: Turn): Promise<void> => {
    await turn.toast(turn.lang.t('toast-not-yours'))
    await showTeam(turn)
  }

  const helperOf = async (turn: Turn, userId: number) => {
    const member = await team.member(turn.workspace.id, userId)
    return member?.role === 'owner' ? undefined : member
  }

  const showMember = async (turn: Turn, userId: number): Promise<void> => {
    const member = await helperOf(turn, userId)
    if (member) await turn.show(memberScreen(turn.lang, member))
    else await showGone(turn)
  }

  const invite = async (turn: Turn, role: 'manager' | 'viewer'): Promise<void> => {
    const made = await team.invite(actorOf(turn), role, turn.updateId)
    if (!made) {
      await turn.toast(turn.lang.t('toast-team-full'), { dialog: true })
      return showTeam(turn)
    }
    const link = `https://t.me/${botUsername()}?start=${INVITE_LINK}_${made.code}`
    await turn.show(linkScreen(turn.lang, made.invite, link))
  }

  const accept = async (turn: Turn, code: string): Promise<void> => {
    const { lang } = turn
    const outcome = await team.accept(code, turn.user.id)
    switch (outcome.kind) {
      case 'joined':
        return turn.show(joinedScreen(lang, outcome, chrome.homeData))
      case 'own':
        return turn.home(lang.t('team-link-own'))
      case 'used':
        return turn.home(lang.t('team-link-used'))
      case 'expired':
        return turn.home(lang.t('team-link-expired'))
      case 'unknown':
        return turn.home(lang.t('team-link-unknown'))
    }
  }

  const handlers: readonly ActionHandler[] = [
    on(actions.openTeam, (turn, { page }) => showTeam(turn, page)),
    on(actions.inviteHelper, (turn, { role }) => invite(turn, role), OWNER),
    on(
      actions.openInvite,
      async (turn, { id }) => {
        const found = await team.invitation(turn.workspace.id, id)
        if (found) await turn.show(inviteScreen(turn.lang, found))
        else await showGone(turn)
      },
      OWNER,
    ),
    on(
      actions.revokeInvite,
      async (turn, { id }) => {
        const isRevoked = await team.revoke(actorOf(turn), id)
        await turn.toast(turn.lang.t(isRevoked ? 'toast-team-revoked' : 'toast-not-yours'))
        await showTeam(turn)
      },
      OWNER,
    ),
    on(actions.openMember, (turn, { userId }) => showMember(turn, userId), OWNER),
    on(
      actions.changeMemberRole,
      async (turn, { userId, role }) => {
        await team.changeRole(actorOf(turn), userId, role)
        await showMember(turn, userId)
      },
      OWNER,
    ),
    on(
      actions.askRemoveMember,
      async (turn, { userId }) => {
        const member = await helperOf(turn, userId)
        if (member) await turn.show(removeMemberScreen(turn.lang, member))
        else await showGone(turn)
      },
      OWNER,
    ),
    on(
      actions.removeMember,
      async (turn, { userId }) => {
        const isRemoved = await team.remove(actorOf(turn), turn.workspace, userId)
        await turn.toast(turn.lang.t(isRemoved ? 'toast-team-removed' : 'toast-not-yours'))
        await showTeam(turn)
      },
      OWNER,
    ),
    on(actions.switchWorkspace, async (turn, { id }) => {
      if (!(await team.enter(id, turn.user.id))) return showGone(turn)
      await showTeam(turn)
    }),
    on(actions.askLeave, async (turn) => {
      if (turn.role === 'owner') await showTeam(turn)
      else await turn.show(leaveScreen(turn.lang, turn.workspace))
    }),
    on(actions.leaveWorkspace, async (turn, { id }) => {
      // The first tap of two has already brought the person home.
      const isLeft = id === turn.workspace.id && (await team.leave(turn.workspace, turn.user.id))
      if (isLeft) await turn.toast(turn.lang.t('toast-team-left'))
      await showTeam(turn)
    }),
  ]

  const startLinks: Desk['startLinks'] = { [INVITE_LINK]: accept }

  return { handlers, startLinks }
}
