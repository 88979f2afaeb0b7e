import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
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
export function bringTeam(desk: Desk, { team, botUsername, chrome }: TeamHandlerDeps): void {
  /** The team of the workspace the person is in by now, which this turn may have changed. */
  const showTeam = async (ctx: ChatContext, page = 0): Promise<void> => {
    const view = await team.view(ctx.user.id)
    if (view) await ctx.show(teamScreen(ctx.lang, view, page))
  }

  /** What a button speaks of is gone, or was never this workspace's. */
  const showGone = async (ctx: ChatContext): Promise<void> => {
    await ctx.toast(ctx.lang.t('toast-not-yours'))
    await showTeam(ctx)
  }

  const helperOf = async (ctx: ChatContext, userId: number) => {
    const member = await team.member(ctx.workspace.id, userId)
    return member?.role === 'owner' ? undefined : member
  }

  const showMember = async (ctx: ChatContext, userId: number): Promise<void> => {
    const member = await helperOf(ctx, userId)
    if (member) await ctx.show(memberScreen(ctx.lang, member, ctx.workspace.id))
    else await showGone(ctx)
  }

  const invite = async (ctx: ChatContext, role: 'manager' | 'viewer'): Promise<void> => {
    const made = await team.invite(actorOf(ctx), role, ctx.update.update_id)
    if (!made) {
      await ctx.toast(ctx.lang.t('toast-team-full'), { dialog: true })
      return showTeam(ctx)
    }
    const link = `https://t.me/${botUsername()}?start=${INVITE_LINK}_${made.code}`
    await ctx.show(linkScreen(ctx.lang, made.invite, link))
  }

  const accept = async (ctx: ChatContext, code: string): Promise<void> => {
    const { lang } = ctx
    const outcome = await team.accept(code, ctx.user.id)
    switch (outcome.kind) {
      case 'joined':
        return ctx.show(joinedScreen(lang, outcome, chrome.homeData))
      case 'own':
        return ctx.home(lang.t('team-link-own'))
      case 'used':
        return ctx.home(lang.t('team-link-used'))
      case 'expired':
        return ctx.home(lang.t('team-link-expired'))
      case 'unknown':
        return ctx.home(lang.t('team-link-unknown'))
    }
  }

  desk.tap(actions.openTeam, (ctx, { page }) => showTeam(ctx, page))
  desk.tap(actions.inviteHelper, (ctx, { role }) => invite(ctx, role), OWNER)
  desk.tap(
    actions.openInvite,
    async (ctx, { id }) => {
      const found = await team.invitation(ctx.workspace.id, id)
      if (found) await ctx.show(inviteScreen(ctx.lang, found))
      else await showGone(ctx)
    },
    OWNER,
  )
  desk.tap(
    actions.revokeInvite,
    async (ctx, { id }) => {
      const isRevoked = await team.revoke(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t(isRevoked ? 'toast-team-revoked' : 'toast-not-yours'))
      await showTeam(ctx)
    },
    OWNER,
  )
  desk.tap(actions.openMember, (ctx, { userId }) => showMember(ctx, userId), OWNER)
  desk.tap(
    actions.changeMemberRole,
    async (ctx, { userId, role }) => {
      await team.changeRole(actorOf(ctx), userId, role)
      await showMember(ctx, userId)
    },
    OWNER,
  )
  desk.tap(
    actions.askRemoveMember,
    async (ctx, { userId }) => {
      const member = await helperOf(ctx, userId)
      if (member) await ctx.show(removeMemberScreen(ctx.lang, member))
      else await showGone(ctx)
    },
    OWNER,
  )
  desk.tap(
    actions.removeMember,
    async (ctx, { userId }) => {
      const isRemoved = await team.remove(actorOf(ctx), ctx.workspace, userId)
      await ctx.toast(ctx.lang.t(isRemoved ? 'toast-team-removed' : 'toast-not-yours'))
      await showTeam(ctx)
    },
    OWNER,
  )
  desk.tap(actions.switchWorkspace, async (ctx, { id }) => {
    if (!(await team.enter(id, ctx.user.id))) return showGone(ctx)
    await showTeam(ctx)
  })
  desk.tap(actions.askLeave, async (ctx) => {
    if (ctx.role === 'owner') await showTeam(ctx)
    else await ctx.show(leaveScreen(ctx.lang, ctx.workspace))
  })
  desk.tap(actions.leaveWorkspace, async (ctx, { id }) => {
    // The first tap of two has already brought the person home.
    const isLeft = id === ctx.workspace.id && (await team.leave(ctx.workspace, ctx.user.id))
    if (isLeft) await ctx.toast(ctx.lang.t('toast-team-left'))
    await showTeam(ctx)
  })

  desk.links.set(INVITE_LINK, accept)
}
