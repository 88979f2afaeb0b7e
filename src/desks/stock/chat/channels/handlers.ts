import { idFrom } from '#core/ids.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Accounts } from '../../channels/accounts.ts'
import type { Channels } from '../../channels/channels.ts'
import type { ChannelService } from '../../channels/schema.ts'
import type { ChannelAccount } from '../../channels/store.ts'
import * as actions from './actions.ts'
import { bringArming } from './arming.ts'
import { bringInbox, type InboxDeps } from './inbox-handlers.ts'
import { RENAME_CHANNEL, renameForm } from './rename-form.ts'
import { RULES_FORM, rulesAnswers, rulesForm } from './rules-form.ts'
import {
  channelScreen,
  channelsScreen,
  intervalScreen,
  isInterval,
  removeChannelScreen,
} from './screens/accounts.ts'
import { PLANNED, plannedScreen } from './screens/planned.ts'

export interface ChannelsDeps extends Omit<InboxDeps, 'back'> {
  readonly accounts: Accounts
  readonly channels: Channels
  /** Callback data of "connect an account" for each service that is offered. */
  readonly connect: Readonly<Partial<Record<ChannelService, string>>>
  readonly deskData: string
  /** Has the shop a key of Base, which may change the stock of its channels by itself? */
  readonly hasBase: (workspaceId: string) => Promise<boolean>
}

/** Channels in the chat: connect, compare, switch on, pause, rules, how often, history, questions. */
export function bringChannels(desk: Desk, deps: ChannelsDeps): void {
  const { accounts, channels } = deps
  const manager = { role: 'manager' } as const
  const owner = { role: 'owner' } as const

  async function list(ctx: ChatContext): Promise<void> {
    const { workspace } = ctx
    const view = {
      accounts: await channels.list(workspace.id),
      issues: (await channels.issues(workspace.id, { offset: 0, limit: 1 })).total,
      canManage: ctx.role !== 'viewer',
      connect: deps.connect,
      deskData: deps.deskData,
    }
    await ctx.show(channelsScreen(ctx.lang, view))
  }

  /** An old button of a channel that is gone leads to the list. */
  async function about(
    ctx: ChatContext,
    id: string,
    work: (account: ChannelAccount) => Promise<void>,
  ): Promise<void> {
    const account = await channels.find(ctx.workspace.id, id)
    if (account) return work(account)
    await ctx.toast(ctx.lang.t('toast-channel-gone'))
    await list(ctx)
  }

  const card = (ctx: ChatContext, id: string) =>
    about(ctx, id, async (account) => {
      const figures = await channels.figures(id)
      const isOwner = ctx.role === 'owner'
      const connect = deps.connect[account.service]
      const view = { account, figures, canManage: ctx.role !== 'viewer', isOwner, connect }
      await ctx.show(channelScreen(ctx.lang, view))
    })

  /** One tap, one run: also when the tap is handled again. */
  const runId = (ctx: ChatContext, what: string) => idFrom(`${what}:${ctx.update.update_id}`)

  desk.tap(actions.openChannels, list)
  desk.tap(actions.openChannel, (ctx, { id }) => card(ctx, id))
  desk.tap(
    actions.checkChannel,
    (ctx, { id }) =>
      about(ctx, id, (account) => channels.preview(ctx, account, runId(ctx, 'stock.preview'))),
    manager,
  )
  desk.tap(actions.openPlanned, (ctx, { id, page: wanted }) =>
    about(ctx, id, async (account) => {
      const read = (page: number) =>
        channels.planned(account, { offset: page * PLANNED, limit: PLANNED })
      let page = Math.max(0, wanted)
      let found = await read(page)
      if (found.items.length === 0 && page > 0) {
        page = Math.max(0, Math.ceil(found.total / PLANNED) - 1)
        found = await read(page)
      }
      const canManage = ctx.role !== 'viewer'
      await ctx.show(plannedScreen(ctx.lang, { account, ...found, page, canManage }))
    }),
  )
  bringArming(desk, {
    ...{ accounts, about, card, hasBase: deps.hasBase },
    sync: (ctx, account) =>
      channels.sync(ctx, [account], { id: runId(ctx, 'stock.sync'), isApproved: true }),
  })
  desk.tap(
    actions.syncChannel,
    (ctx, { id }) =>
      about(ctx, id, (account) => channels.sync(ctx, [account], { id: runId(ctx, 'stock.sync') })),
    manager,
  )
  desk.tap(
    actions.syncAll,
    async (ctx) => {
      const all = await channels.list(ctx.workspace.id)
      await channels.sync(ctx, all, { id: runId(ctx, 'stock.sync'), isAll: true })
    },
    manager,
  )
  desk.tap(
    actions.pauseChannel,
    (ctx, { id, on }) =>
      about(ctx, id, async () => {
        await accounts[on === '1' ? 'pause' : 'resume'](actorOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-channel-paused', { on: Number(on) }))
        await card(ctx, id)
      }),
    manager,
  )
  desk.tap(
    actions.setWriter,
    (ctx, { id, on }) =>
      about(ctx, id, async () => {
        await accounts.setOtherWriter(actorOf(ctx), id, on === '1' ? 'base' : null)
        await ctx.toast(ctx.lang.t('toast-channel-writer', { on: Number(on) }))
        await card(ctx, id)
      }),
    manager,
  )
  desk.tap(
    actions.openRules,
    (ctx, { id }) =>
      about(ctx, id, (account) => ctx.startForm(RULES_FORM, { ...rulesAnswers(account) })),
    manager,
  )
  desk.tap(
    actions.openInterval,
    (ctx, { id }) =>
      about(ctx, id, async (account) => {
        const all = await channels.list(ctx.workspace.id)
        const others = all.filter((one) => one.syncMinutes !== account.syncMinutes).length
        await ctx.show(intervalScreen(ctx.lang, account, others))
      }),
    manager,
  )
  desk.tap(
    actions.setIntervals,
    (ctx, { id }) =>
      about(ctx, id, async ({ syncMinutes: minutes }) => {
        await accounts.setIntervals(actorOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-channel-interval', { minutes }))
        await card(ctx, id)
      }),
    manager,
  )
  desk.tap(
    actions.setInterval,
    (ctx, { id, minutes }) =>
      about(ctx, id, async () => {
        if (isInterval(minutes)) {
          await accounts.setInterval(actorOf(ctx), id, minutes)
          await ctx.toast(ctx.lang.t('toast-channel-interval', { minutes }))
        }
        await card(ctx, id)
      }),
    manager,
  )
  desk.tap(
    actions.renameChannel,
    (ctx, { id }) => about(ctx, id, () => ctx.startForm(RENAME_CHANNEL, { id })),
    manager,
  )
  desk.tap(
    actions.askRemoveChannel,
    (ctx, { id }) => about(ctx, id, (account) => ctx.show(removeChannelScreen(ctx.lang, account))),
    owner,
  )
  desk.tap(
    actions.removeChannel,
    (ctx, { id }) =>
      about(ctx, id, async () => {
        await accounts.remove(actorOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-channel-removed'))
        await list(ctx)
      }),
    owner,
  )

  bringInbox(desk, { ...deps, back: list })
  desk.forms.push(
    renameForm({
      rename: (ctx, id, name) => accounts.rename(actorOf(ctx), id, name),
      show: card,
    }),
    rulesForm({
      accounts,
      account: (ctx, id) => channels.find(ctx.workspace.id, id),
      warehouses: (ctx) => channels.warehouses(ctx.workspace.id),
      effect: channels.effect,
      changed: channels.rulesChanged,
      show: card,
    }),
  )
}
