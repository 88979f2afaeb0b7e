import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Channels } from '../../channels/channels.ts'
import type { ChannelService } from '../../channels/schema.ts'
import type { Decisions } from '../../issues/decisions.ts'
import { ISSUE_LINK } from '../../issues/messages.ts'
import type { OrderIntake } from '../../orders/intake.ts'
import * as actions from './actions.ts'
import { attemptsScreen, inboxScreen, issueScreen, PAGE } from './screens/inbox.ts'
import { ordersScreen } from './screens/orders.ts'

export interface InboxDeps {
  readonly channels: Channels
  readonly decisions: Decisions
  readonly orders: OrderIntake['lines']
  readonly connect: Readonly<Partial<Record<ChannelService, string>>>
  /** Callback data of a product's card. */
  readonly productData: (productId: string) => string
  /** Where an old button leads. */
  readonly back: (ctx: ChatContext) => Promise<void>
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Questions and the history of updates. */
export function bringInbox(desk: Desk, deps: InboxDeps): void {
  const { channels, decisions } = deps
  const manager = { role: 'manager' } as const

  async function inbox(ctx: ChatContext, wanted: number): Promise<void> {
    const read = (page: number) =>
      channels.issues(ctx.workspace.id, { offset: page * PAGE, limit: PAGE })
    let page = Math.max(0, wanted)
    let found = await read(page)
    if (found.items.length === 0 && page > 0) {
      page = Math.max(0, Math.ceil(found.total / PAGE) - 1)
      found = await read(page)
    }
    await ctx.show(inboxScreen(ctx.lang, { ...found, page }))
  }

  async function issue(ctx: ChatContext, id: string): Promise<void> {
    const found = await channels.issue(ctx.workspace.id, id)
    if (!found) {
      await ctx.toast(ctx.lang.t('toast-issue-late'))
      return inbox(ctx, 0)
    }
    const { productId, kind, accountId } = found
    const isChoice = kind === 'several-active' || kind === 'fulfillment'
    const account = await channels.find(ctx.workspace.id, accountId)
    await ctx.show(
      issueScreen(ctx.lang, {
        issue: found,
        candidates: isChoice ? await channels.candidates(found) : [],
        canManage: ctx.role !== 'viewer',
        connectData: account && deps.connect[account.service],
        productData: productId ? deps.productData(productId) : undefined,
      }),
    )
  }

  async function settled(
    ctx: ChatContext,
    outcome: Awaited<ReturnType<Decisions['decide']>>,
    what: string,
  ): Promise<void> {
    if (outcome.ok) await ctx.toast(ctx.lang.t('toast-issue-done', { what }))
    else if (outcome.error === 'late') await ctx.toast(ctx.lang.t('toast-issue-late'))
    else await ctx.toast(ctx.lang.t('toast-issue-refused'), { dialog: true })
    await inbox(ctx, 0)
  }

  desk.links.set(ISSUE_LINK, (ctx, id) => (UUID.test(id) ? issue(ctx, id) : inbox(ctx, 0)))
  desk.tap(actions.openInbox, (ctx, { page }) => inbox(ctx, page))
  desk.tap(actions.openIssue, (ctx, { id }) => issue(ctx, id))
  desk.tap(
    actions.decideIssue,
    async (ctx, { id, what }) => settled(ctx, await decisions.decide(actorOf(ctx), id, what), what),
    manager,
  )
  desk.tap(
    actions.chooseListing,
    async (ctx, { id, listing }) =>
      settled(ctx, await decisions.choose(actorOf(ctx), id, listing), 'one'),
    manager,
  )
  desk.tap(actions.openOrders, async (ctx, { what, page }) => {
    const workspaceId = ctx.workspace.id
    const accounts = await channels.list(workspaceId)
    const names = new Map(accounts.map(({ id, name }) => [id, name]))
    const filter = {
      ...(what === 'unmapped' && { isUnmapped: true }),
      ...(what === 'returns' && { state: 'return-proposed' as const }),
    }
    const offset = Math.max(0, page) * PAGE
    const lines = await deps.orders(workspaceId, filter, { offset, limit: PAGE + 1 })
    await ctx.show(
      ordersScreen(ctx.lang, {
        ...{ what, page: Math.max(0, page), lines: lines.slice(0, PAGE) },
        hasMore: lines.length > PAGE,
        accountOf: (id) => names.get(id) ?? '–',
      }),
    )
  })
  desk.tap(actions.openAttempts, async (ctx, { id, status, page }) => {
    const account = await channels.find(ctx.workspace.id, id)
    if (!account) return deps.back(ctx)
    const at = Math.max(0, page)
    const shown = await channels.attempts(id, status, at)
    await ctx.show(attemptsScreen(ctx.lang, { account, status, page: at, ...shown }))
  })
}
