import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { TransferService } from '../../redistribution/service.ts'
import * as actions from './actions.ts'
import { TRANSFER_FORM, transferForm } from './form.ts'
import type { TransferLookDeps } from './looks.ts'
import {
  cancelScreen,
  historyScreen,
  PAGE,
  quotasScreen,
  transferScreen,
  transfersScreen,
} from './screens.ts'

export interface TransferHandlerDeps extends TransferLookDeps {
  readonly service: TransferService
  readonly cabinetUrl: string
  /** Callback data of "connect a session of the seller account". */
  readonly addSessionData: string
  /** What who has no key is shown instead of the form. */
  readonly needKey: (ctx: ChatContext) => Promise<void>
}

/** Everything a seller does with moves between WB's warehouses. */
export function bringTransfers(desk: Desk, deps: TransferHandlerDeps): void {
  const { service } = deps
  const manager = { role: 'manager' } as const
  const canManage = (ctx: ChatContext) => ctx.role !== 'viewer'

  const showTransfers = async (ctx: ChatContext, asked = 0): Promise<void> => {
    const page = Math.max(0, asked)
    const { id } = ctx.workspace
    const [{ items, total }, canSend] = await Promise.all([
      service.page(id, 'open', { offset: page * PAGE, limit: PAGE }),
      service.canSend(id),
    ])
    if (page > 0 && items.length === 0) return showTransfers(ctx, 0)
    const times = { nextWindow: service.nextWindow(), nowMs: ctx.clock.now() }
    const view = { plans: items, total, page, canSend, canManage: canManage(ctx), ...times }
    await ctx.show(transfersScreen(ctx.lang, view))
  }

  const showTransfer = async (ctx: ChatContext, id: string): Promise<void> => {
    const plan = await service.get(ctx.workspace.id, id)
    const requests = await service.requests(id)
    const { cabinetUrl } = deps
    const nowMs = ctx.clock.now()
    await ctx.show(
      transferScreen(ctx.lang, { plan, requests, nowMs, canManage: canManage(ctx), cabinetUrl }),
    )
  }

  desk.forms.push(
    transferForm({ ...deps, showTransfer, showTransfers: (ctx) => showTransfers(ctx) }),
  )
  desk.tap(actions.openTransfers, (ctx, { page }) => showTransfers(ctx, page))
  desk.tap(actions.openTransfer, (ctx, { id }) => showTransfer(ctx, id))
  desk.tap(actions.openQuotas, async (ctx, { page }) => {
    const view = await service.quotaView(ctx.workspace.id)
    const at = { page, nextWindow: service.nextWindow(), addKeyData: deps.addSessionData }
    await ctx.show(quotasScreen(ctx.lang, view, at))
  })
  desk.tap(actions.openTransferHistory, async (ctx, { page: asked }) => {
    const page = Math.max(0, asked)
    const at = { offset: page * PAGE, limit: PAGE }
    const { items, total } = await service.page(ctx.workspace.id, 'ended', at)
    await ctx.show(historyScreen(ctx.lang, { plans: items, total, page }))
  })
  desk.tap(
    actions.newTransfer,
    async (ctx) => {
      const { id } = ctx.workspace
      const key = await service.account(id, null)
      if (!key) return deps.needKey(ctx)
      const isByBot = await service.canSend(id, key.credentialId)
      await ctx.startForm(TRANSFER_FORM, { isByBot, credentialId: key.credentialId })
    },
    manager,
  )
  desk.tap(
    actions.raiseTransfer,
    async (ctx, { id }) => {
      await service.raise(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-transfer', { what: 'first' }))
      await showTransfer(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.askCancelTransfer,
    async (ctx, { id }) => {
      const plan = await service.get(ctx.workspace.id, id)
      if (plan.endedAt !== null) return showTransfer(ctx, id)
      await ctx.show(cancelScreen(ctx.lang, plan))
    },
    manager,
  )
  desk.tap(
    actions.cancelTransfer,
    async (ctx, { id }) => {
      const what = await service.cancel(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-transfer', { what }))
      await showTransfer(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.confirmTransfer,
    async (ctx, { id }) => {
      const what = await service.confirm(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-transfer', { what }))
      await showTransfer(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.declineTransfer,
    async (ctx, { id }) => {
      await service.decline(actorOf(ctx), id)
      await showTransfer(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.sayTransfer,
    async (ctx, { id, what }) => {
      const answer = await service.say(actorOf(ctx), id, what === 'there')
      await ctx.toast(ctx.lang.t('toast-transfer', { what: answer }))
    },
    manager,
  )
}
