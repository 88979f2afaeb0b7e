import { plainText } from '#platform/texts/rich-text.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import * as actions from '../actions.ts'
import type { Asker, ImportShop, ItemFilter, RunPreview } from '../deps.ts'
import type { FindPresenter } from '../find/present.ts'
import { pageOf } from '../parts.ts'
import { canManage } from '../present.ts'
import type { ImportsChatDeps } from '../services.ts'
import {
  agree,
  chooseShop,
  openPreview,
  openPreviewOf,
  openPriceTable,
  startRun,
} from './actions.ts'
import { batchesScreen, batchScreen, cancelScreen, rollbackScreen } from './batches.ts'
import { legalScreen, previewScreen, priceTableScreen, shopChoiceScreen } from './preview.ts'
import { startedScreen } from './started.ts'

const manager = { role: 'manager' } as const

/** Who asks, known by the tap that asks. */
export const askerOf = (ctx: ChatContext): Asker => ({
  ...actorOf(ctx),
  ...{ chatId: ctx.chatId, ref: `update:${ctx.update.update_id}` },
})

export interface RunHandlersDeps
  extends Pick<ImportsChatDeps, 'finds' | 'imports' | 'catalogue' | 'sourceKey'> {
  readonly present: Pick<FindPresenter, 'gone' | 'list'>
  readonly home: (ctx: ChatContext) => Promise<void>
}

/** From what is ticked to a run. */
export function bringRuns(desk: Desk, deps: RunHandlersDeps): void {
  const { finds, imports, catalogue, present } = deps

  /** The person's own search, a shop and what would be done; undefined when one of them is gone, which was told. */
  async function about(
    ctx: ChatContext,
    find: string,
    shopId: string,
  ): Promise<{ shops: readonly ImportShop[]; shop: ImportShop; preview: RunPreview } | undefined> {
    const { id } = ctx.workspace
    const shops = await imports.shops(id)
    const shop = shops.find((one) => one.id === shopId)
    const isOwn = shop && (await finds.find(actorOf(ctx), find))
    const preview = isOwn && (await imports.preview(id, shopId, find))
    if (shop && preview) return { shops, shop, preview }
    await present.gone(ctx)
    return undefined
  }

  async function showPreview(ctx: ChatContext, find: string, shopId: string): Promise<void> {
    const key = await deps.sourceKey(ctx.workspace.id)
    const found = key && (await about(ctx, find, shopId))
    if (!found) return key ? undefined : present.gone(ctx)
    const { shop, shops, preview } = found
    const { quota, downForMs } = await catalogue.state(key)
    const otherShops = shops.length - 1
    await ctx.show(previewScreen(ctx.lang, { find, shop, otherShops, preview, quota, downForMs }))
  }

  async function choose(ctx: ChatContext, find: string, isAsked: boolean): Promise<void> {
    const shops = await imports.shops(ctx.workspace.id)
    const [only, other] = shops
    if (!only) {
      await ctx.toast(ctx.lang.t('toast-imports-no-shop'), { dialog: true })
      return deps.home(ctx)
    }
    if (!other && !isAsked) return showPreview(ctx, find, only.id)
    await ctx.show(shopChoiceScreen(ctx.lang, { find, shops }))
  }

  async function start(ctx: ChatContext, find: string, shopId: string): Promise<void> {
    if (!(await finds.find(actorOf(ctx), find))) return present.gone(ctx)
    const started = await imports.start(askerOf(ctx), shopId, find)
    if (!started.ok) {
      await ctx.toast(plainText(ctx.lang.say(started.error, {})), { dialog: true })
      return present.list(ctx, find, 'tick', 0)
    }
    // What has begun is not begun once more from the same list.
    await finds.untickAll(actorOf(ctx), find)
    await ctx.show(startedScreen(ctx.lang, started.value.batchId))
  }

  desk.tap(openPreview, (ctx, { find }) => choose(ctx, find, false), manager)
  desk.tap(chooseShop, (ctx, { find }) => choose(ctx, find, true), manager)
  desk.tap(openPreviewOf, (ctx, { find, shop }) => showPreview(ctx, find, shop), manager)
  desk.tap(
    openPriceTable,
    async (ctx, { find, shop, page }) => {
      const found = await about(ctx, find, shop)
      if (found) await ctx.show(priceTableScreen(ctx.lang, { ...found, find, page }))
    },
    manager,
  )
  desk.tap(
    startRun,
    async (ctx, { find, shop }) => {
      const { total } = await imports.batches(ctx.workspace.id, { offset: 0, limit: 1 })
      if (total > 0) return start(ctx, find, shop)
      const found = await about(ctx, find, shop)
      const count = found?.preview.products.length ?? 0
      if (found) await ctx.show(legalScreen(ctx.lang, { find, shop, count }))
    },
    manager,
  )
  desk.tap(agree, (ctx, { find, shop }) => start(ctx, find, shop), manager)
}

/** Batches: how far they are, stopped, gone on with, taken back. */
export function bringBatches(
  desk: Desk,
  { imports, home }: Pick<RunHandlersDeps, 'imports' | 'home'>,
): void {
  const list = async (ctx: ChatContext, wanted: number) => {
    const shown = await pageOf(wanted, (slice) => imports.batches(ctx.workspace.id, slice))
    await ctx.show(batchesScreen(ctx.lang, shown))
  }
  const gone = async (ctx: ChatContext) => {
    await ctx.toast(ctx.lang.t('toast-not-yours'))
    await home(ctx)
  }

  async function card(
    ctx: ChatContext,
    id: string,
    filter: ItemFilter = 'all',
    wanted = 0,
  ): Promise<void> {
    const batch = await imports.batch(ctx.workspace.id, id)
    if (!batch) return gone(ctx)
    const items = await pageOf(wanted, (slice) =>
      imports.items(ctx.workspace.id, id, filter, slice),
    )
    await ctx.show(batchScreen(ctx.lang, { ...items, batch, filter, canManage: canManage(ctx) }))
  }

  desk.tap(actions.openBatches, (ctx, { page }) => list(ctx, page))
  desk.tap(actions.openBatch, (ctx, { id, filter, page }) => card(ctx, id, filter, page))
  desk.tap(actions.sendReport, async (ctx, { id }) => {
    const isOwed = await imports.report(askerOf(ctx), id)
    if (!isOwed) return gone(ctx)
    await ctx.toast(ctx.lang.t('toast-imports-report'))
  })
  for (const [action, deed] of [
    [actions.pauseBatch, 'pause'],
    [actions.resumeBatch, 'resume'],
  ] as const) {
    desk.tap(
      action,
      async (ctx, { id }) => {
        const isDone = await imports[deed](actorOf(ctx), id)
        await ctx.toast(ctx.lang.t('toast-imports-batch', { deed: isDone ? deed : 'late' }))
        await card(ctx, id)
      },
      manager,
    )
  }
  desk.tap(
    actions.askCancel,
    async (ctx, { id }) => {
      const batch = await imports.batch(ctx.workspace.id, id)
      await (batch ? ctx.show(cancelScreen(ctx.lang, batch)) : gone(ctx))
    },
    manager,
  )
  desk.tap(
    actions.cancelBatch,
    async (ctx, { id, drafts }) => {
      const isDone = await imports.cancel(actorOf(ctx), id, drafts)
      await ctx.toast(ctx.lang.t('toast-imports-batch', { deed: isDone ? 'cancel' : 'late' }))
      await card(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.askRollback,
    async (ctx, { id }) => {
      const { id: workspaceId } = ctx.workspace
      const [batch, plan] = await Promise.all([
        imports.batch(workspaceId, id),
        imports.rollbackPlan(workspaceId, id),
      ])
      if (!batch || !plan) return gone(ctx)
      if (batch.rollbackUntil === null) {
        await ctx.toast(ctx.lang.t('toast-imports-batch', { deed: 'late' }))
        return card(ctx, id)
      }
      await ctx.show(rollbackScreen(ctx.lang, { batch, plan }))
    },
    manager,
  )
  desk.tap(
    actions.rollbackBatch,
    async (ctx, { id }) => {
      const isDone = await imports.rollback(askerOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-imports-batch', { deed: isDone ? 'rollback' : 'late' }))
      await card(ctx, id)
    },
    manager,
  )
}
