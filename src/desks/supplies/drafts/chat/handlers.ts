import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { MonitorAnswers } from '../../chat/form.ts'
import type { SuppliesService } from '../../service.ts'
import type { Drafts } from '../drafts.ts'
import {
  askRemoveDraft,
  checkDraft,
  newDraft,
  openDraft,
  openDrafts,
  removeDraft,
  watchDraft,
} from './actions.ts'
import { DRAFT_FORM, type DraftFormDeps, draftForm } from './form.ts'
import { draftScreen, draftsScreen, removeDraftScreen } from './screens.ts'

export interface DraftsChatDeps extends Pick<DraftFormDeps, 'stock' | 'readTable'> {
  readonly drafts: Drafts
  readonly service: Pick<SuppliesService, 'preorders'>
  readonly cabinetUrl: string
  readonly addKeyData: string
  readonly openMonitorForm: (ctx: ChatContext, answers: Partial<MonitorAnswers>) => Promise<void>
}

/** Everything a seller does with drafts of goods. */
export function bringDrafts(desk: Desk, deps: DraftsChatDeps): void {
  const { drafts, cabinetUrl, addKeyData } = deps
  const canManage = ({ role }: ChatContext) => role !== 'viewer'

  const showDrafts = async (ctx: ChatContext): Promise<void> => {
    const [list, keys] = await Promise.all([
      drafts.list(ctx.workspace.id),
      drafts.usable(ctx.workspace.id),
    ])
    const view = { drafts: list, canManage: canManage(ctx), hasKey: keys.length > 0, addKeyData }
    await ctx.show(draftsScreen(ctx.lang, view))
  }

  const showDraft = async (ctx: ChatContext, id: string, note?: string): Promise<void> => {
    const draft = await drafts.get(ctx.workspace.id, id)
    const view = { canManage: canManage(ctx), cabinetUrl, ...(note !== undefined && { note }) }
    await ctx.show(draftScreen(ctx.lang, draft, view))
  }

  const manager = { role: 'manager' } as const
  desk.tap(openDrafts, showDrafts)
  desk.tap(openDraft, (ctx, { id }) => showDraft(ctx, id))
  desk.tap(
    newDraft,
    async (ctx) => {
      const [only, second] = await drafts.usable(ctx.workspace.id)
      if (!only) return showDrafts(ctx)
      await ctx.startForm(DRAFT_FORM, second ? undefined : { credentialId: only.credentialId })
    },
    manager,
  )
  desk.tap(
    checkDraft,
    async (ctx, { id }) => {
      const isSeen = await drafts.look(await drafts.get(ctx.workspace.id, id))
      await showDraft(ctx, id, isSeen ? undefined : ctx.lang.t('draft-not-seen'))
    },
    manager,
  )
  desk.tap(
    watchDraft,
    async (ctx, { id }) => {
      const { preorderId, credentialId } = await drafts.get(ctx.workspace.id, id)
      if (preorderId === null) return showDraft(ctx, id)
      const open = await deps.service.preorders(ctx.workspace.id, credentialId)
      const preorder = open.find((one) => one.preorderId === preorderId)
      if (!preorder) return showDraft(ctx, id, ctx.lang.t('draft-preorder-gone'))
      const { warehouseId, supplyType } = preorder
      await deps.openMonitorForm(ctx, {
        ...(warehouseId !== null && { warehouseIds: [warehouseId] }),
        ...(supplyType && { supplyType }),
        ...{ credentialId, preorderIds: [preorderId], target: 1 },
      })
    },
    manager,
  )
  desk.tap(
    askRemoveDraft,
    async (ctx, { id }) => {
      await ctx.show(removeDraftScreen(ctx.lang, await drafts.get(ctx.workspace.id, id)))
    },
    manager,
  )
  desk.tap(
    removeDraft,
    async (ctx, { id }) => {
      await drafts.remove(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-draft-removed'))
      await showDrafts(ctx)
    },
    manager,
  )
  desk.forms.push(draftForm({ ...deps, showDraft, showDrafts }))
}
