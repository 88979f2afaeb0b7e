import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Cabinets } from '../../cabinets/cabinets.ts'
import { bringCabinets } from '../../cabinets/chat.ts'
import type { RuleService } from '../../redistribution/rules/service.ts'
import type { TransferService } from '../../redistribution/service.ts'
import * as actions from './actions.ts'
import { TRANSFER_FORM, transferForm } from './form.ts'
import type { TransferLookDeps } from './looks.ts'
import { bringRules } from './rules/handlers.ts'
import {
  cancelScreen,
  historyScreen,
  needKeyScreen,
  PAGE,
  quotasScreen,
  transferScreen,
  transfersScreen,
} from './screens.ts'

export interface TransferHandlerDeps extends TransferLookDeps {
  readonly service: TransferService
  readonly rules: RuleService
  readonly cabinets: Cabinets
  readonly cabinetUrl: string
  /** Callback data of "connect a session of the seller account". */
  readonly addSessionData: string
  /** Callback data of "connect a key". */
  readonly addKeyData: string
}

/** Everything a seller does with moves between WB's warehouses. */
export function bringTransfers(desk: Desk, deps: TransferHandlerDeps): void {
  const { service } = deps
  const manager = { role: 'manager' } as const
  const canManage = (ctx: ChatContext) => ctx.role !== 'viewer'

  const showTransfers = async (ctx: ChatContext, asked = 0): Promise<void> => {
    const page = Math.max(0, asked)
    const { id } = ctx.workspace
    const [{ items, total }, key, all] = await Promise.all([
      service.page(id, 'open', { offset: page * PAGE, limit: PAGE }),
      deps.cabinets.chosen(actorOf(ctx)),
      deps.cabinets.list(id),
    ])
    if (page > 0 && items.length === 0) return showTransfers(ctx, 0)
    const canSend = key && (await service.canSend(id, key.credentialId))
    const times = { nextWindow: service.nextWindow(), nowMs: ctx.clock.now() }
    const place = { canSend, cabinet: all.length > 1 ? (key?.name ?? '') : undefined }
    const view = { plans: items, total, page, ...place, canManage: canManage(ctx), ...times }
    await ctx.show(transfersScreen(ctx.lang, view))
  }

  const showTransfer = async (ctx: ChatContext, id: string): Promise<void> => {
    const plan = await service.get(ctx.workspace.id, id)
    const [requests, cabinet] = await Promise.all([
      service.requests(id),
      choice.nameOf(ctx, plan.accountKey),
    ])
    const nowMs = ctx.clock.now()
    const view = { plan, requests, nowMs, cabinet, cabinetUrl: deps.cabinetUrl }
    await ctx.show(transferScreen(ctx.lang, { ...view, canManage: canManage(ctx) }))
  }

  const showQuotas = async (ctx: ChatContext, page: number): Promise<void> => {
    const key = await choice.of(ctx, 'quotas')
    if (!key) return
    const view = await service.quotaView(ctx.workspace.id, key.credentialId)
    const cabinet = await choice.nameOf(ctx, key.accountKey)
    const at = { page, nextWindow: service.nextWindow(), addKeyData: deps.addSessionData, cabinet }
    await ctx.show(quotasScreen(ctx.lang, view, at))
  }

  const startTransfer = async (ctx: ChatContext): Promise<void> => {
    const key = await choice.of(ctx, 'move')
    if (!key) return
    const { credentialId } = key
    const isByBot = await service.canSend(ctx.workspace.id, credentialId)
    await ctx.startForm(TRANSFER_FORM, { isByBot, credentialId })
  }

  const choice = bringCabinets(desk, {
    cabinets: deps.cabinets,
    needKey: (ctx) => ctx.show(needKeyScreen(ctx.lang, deps.addKeyData)),
    backData: actions.openTransfers({ page: 0 }),
    goOn: (ctx, to) => {
      if (to === 'move') return startTransfer(ctx)
      if (to === 'rule') return startRule(ctx)
      return to === 'quotas' ? showQuotas(ctx, 0) : showTransfers(ctx)
    },
  })
  const { startRule } = bringRules(desk, {
    ...deps,
    cabinet: choice.of,
    nameOf: choice.nameOf,
  })

  desk.forms.push(
    transferForm({ ...deps, showTransfer, showTransfers: (ctx) => showTransfers(ctx) }),
  )
  desk.tap(actions.openTransfers, (ctx, { page }) => showTransfers(ctx, page))
  desk.tap(actions.openTransfer, (ctx, { id }) => showTransfer(ctx, id))
  desk.tap(actions.openQuotas, (ctx, { page }) => showQuotas(ctx, page))
  desk.tap(actions.openTransferHistory, async (ctx, { page: asked }) => {
    const page = Math.max(0, asked)
    const at = { offset: page * PAGE, limit: PAGE }
    const { items, total } = await service.page(ctx.workspace.id, 'ended', at)
    await ctx.show(historyScreen(ctx.lang, { plans: items, total, page }))
  })
  desk.tap(actions.newTransfer, startTransfer, manager)
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
