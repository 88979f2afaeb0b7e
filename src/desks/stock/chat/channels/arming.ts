import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Accounts } from '../../channels/accounts.ts'
import type { ChannelAccount } from '../../channels/store.ts'
import * as actions from './actions.ts'
import { writerScreen } from './screens/accounts.ts'

export interface ArmingDeps {
  readonly accounts: Pick<Accounts, 'arm' | 'setOtherWriter'>
  readonly about: (
    ctx: ChatContext,
    id: string,
    work: (account: ChannelAccount) => Promise<void>,
  ) => Promise<void>
  readonly card: (ctx: ChatContext, id: string) => Promise<void>
  readonly sync: (ctx: ChatContext, account: ChannelAccount) => Promise<void>
  readonly hasBase: (workspaceId: string) => Promise<boolean>
}

/** An account is switched on after its comparison was seen, and only when nobody else writes its numbers: two would undo each other. */
export function bringArming(
  desk: Desk,
  { accounts, about, card, sync, hasBase }: ArmingDeps,
): void {
  const manager = { role: 'manager' } as const

  async function arm(ctx: ChatContext, account: ChannelAccount): Promise<void> {
    const armed = await accounts.arm(actorOf(ctx), account.id)
    if (armed.ok) return sync(ctx, account)
    const { lang } = ctx
    if (account.otherWriter) await ctx.toast(lang.t('toast-channel-two-writers'), { dialog: true })
    else await ctx.toast(lang.t('toast-channel-check-first'))
    await card(ctx, account.id)
  }

  desk.tap(
    actions.armChannel,
    (ctx, { id }) =>
      about(ctx, id, async (account) => {
        // Base can change what stands on Allegro; Wix it cannot.
        const isAsked = account.service === 'allegro' && !account.armedAt && !account.otherWriter
        if (!isAsked || !(await hasBase(ctx.workspace.id))) return arm(ctx, account)
        await ctx.show(writerScreen(ctx.lang, account))
      }),
    manager,
  )
  desk.tap(
    actions.answerWriter,
    (ctx, { id, base }) =>
      about(ctx, id, async (account) => {
        if (base === '0') return arm(ctx, account)
        await accounts.setOtherWriter(actorOf(ctx), id, 'base')
        await ctx.toast(ctx.lang.t('toast-channel-two-writers'), { dialog: true })
        await card(ctx, id)
      }),
    manager,
  )
}
