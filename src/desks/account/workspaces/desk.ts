import { actorOf, type ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import * as actions from './actions.ts'
import {
  END_FORM,
  endWorkspaceForm,
  NAME_FORM,
  NEW_FORM,
  nameWorkspaceForm,
  newWorkspaceForm,
} from './forms.ts'
import { handOverScreen, workspacesScreen } from './screens.ts'
import { createWorkspaces, type WorkspacesDeps } from './workspaces.ts'

const OWNER = { role: 'owner' } as const

/** The shops a person works in; its way in is the settings screen. */
export function workspacesDesk(deps: WorkspacesDeps): Desk {
  const workspaces = createWorkspaces(deps)
  const desk = new Desk('workspaces')

  /** `here`: the shop by now, which this turn may have changed. */
  const show = async (ctx: ChatContext, page = 0, hereId = ctx.workspace.id): Promise<void> => {
    const all = await workspaces.list(ctx.user.id)
    const found = all.find(({ id }) => id === hereId)
    const here = { ...ctx.workspace, id: hereId, name: found?.name ?? ctx.workspace.name }
    await ctx.show(workspacesScreen(ctx.lang, { all, here, page }))
  }

  /** What a button speaks of is gone, or was never theirs. */
  const showGone = async (ctx: ChatContext): Promise<void> => {
    await ctx.toast(ctx.lang.t('toast-not-yours'))
    await show(ctx)
  }

  desk.tap(actions.openWorkspaces, (ctx, { page }) => show(ctx, page))
  desk.tap(actions.newWorkspace, (ctx) => ctx.startForm(NEW_FORM))
  desk.tap(
    actions.renameWorkspace,
    (ctx, { id }) => (id === ctx.workspace.id ? ctx.startForm(NAME_FORM) : showGone(ctx)),
    OWNER,
  )
  desk.tap(
    actions.endWorkspace,
    async (ctx, { id }) => {
      const owned = (await workspaces.list(ctx.user.id)).filter(({ role }) => role === 'owner')
      if (id !== ctx.workspace.id) return showGone(ctx)
      if (owned.length < 2) {
        await ctx.toast(ctx.lang.t('toast-workspace-last'), { dialog: true })
        return show(ctx)
      }
      const { name } = ctx.workspace
      await ctx.startForm(END_FORM, { id, name, helpers: await workspaces.helpers(id) })
    },
    OWNER,
  )
  desk.tap(actions.enterWorkspace, async (ctx, { id }) => {
    if (!(await workspaces.enter(id, ctx.user.id))) return showGone(ctx)
    await show(ctx, 0, id)
  })
  desk.tap(
    actions.askHandOver,
    async (ctx, { id, userId }) => {
      const heir = id === ctx.workspace.id ? await workspaces.heir(id, userId) : undefined
      if (heir) await ctx.show(handOverScreen(ctx.lang, ctx.workspace, heir))
      else await showGone(ctx)
    },
    OWNER,
  )
  desk.tap(
    actions.handOver,
    async (ctx, { id, userId }) => {
      const isGiven = id === ctx.workspace.id && (await workspaces.handOver(actorOf(ctx), userId))
      if (!isGiven) return showGone(ctx)
      await ctx.toast(ctx.lang.t('toast-workspace-given'))
      await show(ctx)
    },
    OWNER,
  )
  const form = { workspaces, show: (ctx: ChatContext, id?: string) => show(ctx, 0, id) }
  desk.forms.push(newWorkspaceForm(form), nameWorkspaceForm(form), endWorkspaceForm(form))
  return desk
}
