import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import * as actions from '../actions.ts'
import type { ImportsRoom, ProductFilter } from '../deps.ts'
import { pageOf } from '../parts.ts'
import { canManage } from '../present.ts'
import { askerOf } from '../run/handlers.ts'
import {
  type CameFrom,
  detachScreen,
  holdsAskScreen,
  holdsScreen,
  importedScreen,
  productScreen,
} from './screens.ts'

const manager = { role: 'manager' } as const
const SEARCH_FORM = 'imports-search'
const LENGTH = { max: 60 }

/** What stands in shops: the list, a card, prices that wait. */
export function bringImported(
  desk: Desk,
  deps: {
    readonly imports: ImportsRoom
    readonly home: (ctx: ChatContext) => Promise<void>
  },
): void {
  const { imports, home } = deps

  async function list(
    ctx: ChatContext,
    is: ProductFilter,
    q: string,
    wanted: number,
  ): Promise<void> {
    const words = q === '' ? undefined : await imports.searchOf(actorOf(ctx), q)
    const text = words ?? ''
    const found = await pageOf(wanted, (slice) =>
      imports.products(ctx.workspace.id, { text, is }, slice),
    )
    await ctx.show(importedScreen(ctx.lang, { ...found, is, text, q: text === '' ? '' : q }))
  }

  async function card(ctx: ChatContext, id: string, came: CameFrom): Promise<void> {
    const found = await imports.product(ctx.workspace.id, id)
    if (!found) return gone(ctx)
    await ctx.show(productScreen(ctx.lang, { card: found, ...came, canManage: canManage(ctx) }))
  }

  async function gone(ctx: ChatContext): Promise<void> {
    await ctx.toast(ctx.lang.t('toast-not-yours'))
    await home(ctx)
  }

  async function holds(ctx: ChatContext, wanted: number): Promise<void> {
    const at = ctx.clock.now()
    const found = await pageOf(wanted, (slice) => imports.holds(ctx.workspace.id, slice))
    await ctx.show(holdsScreen(ctx.lang, { ...found, at, canManage: canManage(ctx) }))
  }

  desk.tap(actions.openImported, (ctx, { is, q, page }) => list(ctx, is, q, page))
  desk.tap(actions.startImportedSearch, (ctx) => ctx.startForm(SEARCH_FORM))
  desk.tap(actions.openProduct, (ctx, { id, ...came }) => card(ctx, id, came))
  desk.tap(
    actions.refreshProduct,
    async (ctx, { id }) => {
      const isThere = await imports.refresh(askerOf(ctx), { productId: id })
      if (!isThere) return gone(ctx)
      await ctx.toast(ctx.lang.t('toast-imports-refresh'))
    },
    manager,
  )
  desk.tap(
    actions.askDetach,
    async (ctx, { id, ...came }) => {
      const found = await imports.product(ctx.workspace.id, id)
      await (found ? ctx.show(detachScreen(ctx.lang, { card: found, ...came })) : gone(ctx))
    },
    manager,
  )
  desk.tap(
    actions.detachProduct,
    async (ctx, { id, from, q, page }) => {
      const isThere = await imports.detach(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t(isThere ? 'toast-imports-detached' : 'toast-not-yours'))
      await (from === 'holds' ? holds(ctx, page) : list(ctx, from, q, page))
    },
    manager,
  )

  desk.tap(actions.openHolds, (ctx, { page }) => holds(ctx, page))
  desk.tap(
    actions.decideHold,
    async (ctx, { id, what }) => {
      const count = await imports.decide(askerOf(ctx), { id }, what)
      await ctx.toast(ctx.lang.t('toast-imports-decided', { what, count }))
      await holds(ctx, 0)
    },
    manager,
  )
  desk.tap(
    actions.askHolds,
    async (ctx, { what, until }) => {
      const found = await imports.holds(ctx.workspace.id, { offset: 0, limit: 1 })
      await (found.total === 0
        ? holds(ctx, 0)
        : ctx.show(holdsAskScreen(ctx.lang, { what, until, holds: found })))
    },
    manager,
  )
  desk.tap(
    actions.decideHolds,
    async (ctx, { what, until }) => {
      const count = await imports.decide(askerOf(ctx), { until }, what)
      await ctx.toast(ctx.lang.t('toast-imports-decided', { what, count }))
      await holds(ctx, 0)
    },
    manager,
  )

  const look: TextLook<string> = {
    label: 'imports-find-label',
    question: ({ lang }) => lang.t('imports-search-ask'),
    show: ({ lang }, text) => lang.t('imports-find-line', { text }),
    read: async (ctx, text) => {
      const line = readLine(text, LENGTH)
      const filter = { text: line.ok ? line.value : '', is: 'all' } as const
      const { total } = await imports.products(ctx.workspace.id, filter, { offset: 0, limit: 1 })
      if (!line.ok || total === 0) return fail(ctx.lang.t('imports-search-none'))
      await list(ctx, 'all', await imports.keepSearch(actorOf(ctx), line.value), 0)
      return ok(line.value)
    },
  }
  const search: Form<{ text: string }> = {
    name: SEARCH_FORM,
    title: 'imports-search-title',
    fill: async (ask) => ({ text: await ask.text('text', look) }),
    cancelled: (ctx) => list(ctx, 'all', '', 0),
  }
  desk.forms.push(search)
}
