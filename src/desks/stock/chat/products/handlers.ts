import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import { fileNotice, type StockFile } from '../../notices.ts'
import * as actions from '../actions.ts'
import { tapCause } from './cause.ts'
import type { ProductsDeps } from './deps.ts'
import { CREATE_FORM } from './forms/create.ts'
import { EDIT_FORM } from './forms/edit.ts'
import { IMPORT_FORM } from './forms/import.ts'
import { BUNDLE_FORM } from './forms/lists/bundle.ts'
import { STOCKTAKE_FORM } from './forms/lists/stocktake.ts'
import { MOVE_FORM, type MoveStart } from './forms/move.ts'
import { PICTURE_FORM } from './forms/picture.ts'
import { SEARCH_FORM } from './forms/search.ts'
import type { Presenter } from './present.ts'
import { refusalText } from './refusals.ts'
import { editScreen } from './screens/card.ts'
import { removalScreen } from './screens/removal.ts'

const manager = { role: 'manager' } as const
const owner = { role: 'owner' } as const

/** The catalogue, the card and everything done with one product. */
export function bringProducts(
  desk: Desk,
  deps: ProductsDeps & { readonly present: Presenter },
): void {
  const { ledger, present } = deps

  const send = async (
    ctx: ChatContext,
    what: StockFile,
    product?: { readonly id: string; readonly name: string; readonly sku: string },
  ) => {
    const { chatId, workspace, update } = ctx
    const of = { workspaceId: workspace.id, chatId, updateId: update.update_id }
    await deps.enqueue(fileNotice({ ...of, ...(product ? { product } : {}) }, what))
    await ctx.toast(ctx.lang.t('toast-stock-file'))
  }

  desk.tap(actions.openStock, (ctx) => present.home(ctx))
  desk.tap(actions.openCatalogue, (ctx, { view }) => present.catalogue(ctx, view))
  desk.tap(actions.openFilters, (ctx, { view }) => present.filters(ctx, view))
  desk.tap(actions.startSearch, (ctx) => ctx.startForm(SEARCH_FORM))
  desk.tap(actions.openProduct, (ctx, { id, view }) => present.card(ctx, id, view))
  desk.tap(actions.addProduct, (ctx) => ctx.startForm(CREATE_FORM), manager)
  desk.tap(actions.startImport, (ctx) => ctx.startForm(IMPORT_FORM), manager)
  desk.tap(
    actions.startBundle,
    async (ctx, { id }) => {
      if (id === '' || (await present.living(ctx, id)))
        await ctx.startForm(BUNDLE_FORM, { productId: id })
    },
    manager,
  )
  desk.tap(
    actions.startStocktake,
    async (ctx) => {
      const places = (await ledger.warehouses(ctx.workspace.id)).map((one) => one.id)
      await ctx.startForm(STOCKTAKE_FORM, { places })
    },
    manager,
  )
  desk.tap(actions.exportTable, (ctx, { what }) => send(ctx, what))

  desk.tap(
    actions.startMove,
    async (ctx, { id, kind }) => {
      if (!(await present.living(ctx, id))) return
      const warehouses = await ledger.warehouses(ctx.workspace.id)
      const start: MoveStart = {
        kinds: [kind],
        candidates: [id],
        places: warehouses.map((one) => one.id),
      }
      await ctx.startForm(MOVE_FORM, { ...start })
    },
    manager,
  )
  desk.tap(
    actions.openEdit,
    async (ctx, { id }) => {
      const product = await present.living(ctx, id)
      if (product) await ctx.show(editScreen(ctx.lang, product))
    },
    manager,
  )
  desk.tap(
    actions.startEdit,
    async (ctx, { id, field }) => {
      if (await present.living(ctx, id)) await ctx.startForm(EDIT_FORM, { productId: id, field })
    },
    manager,
  )
  desk.tap(
    actions.startPicture,
    async (ctx, { id }) => {
      if (await present.living(ctx, id)) await ctx.startForm(PICTURE_FORM, { productId: id })
    },
    manager,
  )
  desk.tap(
    actions.removePicture,
    async (ctx, { id }) => {
      const edit = { productId: id, edit: { picture: null } }
      const outcome = await ledger.edit(actorOf(ctx), tapCause(ctx), edit)
      if (outcome.ok) return present.operation(ctx, outcome.value.operation.id, { isFresh: true })
      await present.card(ctx, id)
    },
    manager,
  )
  desk.tap(actions.sendPicture, async (ctx, { id }) => {
    const product = await present.living(ctx, id)
    if (product?.pictureId) await send(ctx, 'picture', product)
    else if (product) await present.card(ctx, id)
  })
  desk.tap(actions.sendChart, async (ctx, { id, theme }) => {
    const product = await present.living(ctx, id)
    if (product) await send(ctx, theme === 'dark' ? 'chart-dark' : 'chart', product)
  })
  desk.tap(
    actions.setSync,
    async (ctx, { id, on }) => {
      const edit = { productId: id, edit: { isSyncEnabled: on === '1' } }
      const outcome = await ledger.edit(actorOf(ctx), tapCause(ctx), edit)
      if (outcome.ok || outcome.error.reason === 'unchanged')
        await ctx.toast(ctx.lang.t('toast-stock-sync', { on: Number(on) }))
      await present.card(ctx, id)
    },
    manager,
  )
  desk.tap(actions.exportProduct, async (ctx, { id }) => {
    const product = await present.living(ctx, id)
    if (product) await send(ctx, 'xlsx', product)
  })
  desk.tap(
    actions.askRemove,
    async (ctx, { id }) => {
      const facts = await ledger.removalFacts(ctx.workspace.id, id)
      await (facts ? ctx.show(removalScreen(ctx.lang, facts)) : present.card(ctx, id))
    },
    owner,
  )
  desk.tap(
    actions.removeProduct,
    async (ctx, { id }) => {
      const outcome = await ledger.remove(actorOf(ctx), tapCause(ctx), id)
      if (outcome.ok) return present.operation(ctx, outcome.value.operation.id, { isFresh: true })
      if (outcome.error.reason !== 'product-gone') {
        const text = refusalText(ctx.lang, outcome.error, await present.names(ctx))
        await ctx.toast(text, { dialog: true })
      }
      await present.card(ctx, id)
    },
    owner,
  )
}
