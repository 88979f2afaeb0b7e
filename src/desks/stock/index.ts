import { sentFileOf } from '#telegram/bot/sent.ts'
import type { ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import { openStock } from './chat/actions.ts'
import type { ProductsDeps } from './chat/products/deps.ts'
import { createForm } from './chat/products/forms/create.ts'
import { editForm } from './chat/products/forms/edit.ts'
import { IMPORT_FORM, importForm } from './chat/products/forms/import.ts'
import { bundleForm } from './chat/products/forms/lists/bundle.ts'
import { stocktakeForm } from './chat/products/forms/lists/stocktake.ts'
import { moveForm } from './chat/products/forms/move.ts'
import { pictureForm } from './chat/products/forms/picture.ts'
import { searchForm } from './chat/products/forms/search.ts'
import { warehouseForm } from './chat/products/forms/warehouse.ts'
import { bringProducts } from './chat/products/handlers.ts'
import { bringHistory } from './chat/products/history-handlers.ts'
import { stockLines } from './chat/products/line.ts'
import { bringPhotos } from './chat/products/photo.ts'
import { createPresenter } from './chat/products/present.ts'
import { WHOLE } from './chat/products/view.ts'
import { bringWarehouses } from './chat/products/warehouse-handlers.ts'

const TABLE = /\.(?:xlsx|xls|csv|tsv)$/i

/** The Stock desk of the chat around products: catalogue, card, operations, history, warehouses, tables. */
export function stockDesk(deps: ProductsDeps): Desk {
  const { ledger, readFile } = deps
  const desk = new Desk('stock')
  const present = createPresenter(deps)
  const parts = { ledger, present }
  const showOperation = (ctx: ChatContext, id: string) =>
    present.operation(ctx, id, { isFresh: true })
  const showProduct = (ctx: ChatContext, id: string) => present.card(ctx, id)
  const showHome = present.home

  bringProducts(desk, { ...deps, present })
  bringHistory(desk, parts)
  bringWarehouses(desk, parts)
  bringPhotos(desk, { ...parts, readFile })
  desk.line = stockLines(parts)
  desk.help = 'help-stock'
  desk.menu = {
    label: 'button-menu-stock',
    data: openStock({}),
    row: 0,
    line: present.homeLine,
  }
  desk.slash({ name: 'stock', description: 'command-stock', handle: (ctx) => present.home(ctx) })
  desk.forms.push(
    createForm({ ledger, showOperation, showHome }),
    moveForm({
      ...{ ledger, showOperation, showProduct },
      showCatalogue: (ctx) => present.catalogue(ctx, WHOLE),
    }),
    editForm({ ledger, showOperation, showProduct }),
    pictureForm({ ledger, readFile, enqueue: deps.enqueue, showOperation, showProduct }),
    bundleForm({ ledger, showOperation, showProduct, showHome }),
    stocktakeForm({ ledger, showOperation, showHome }),
    importForm({ ledger, readFile, showOperation, showHome }),
    warehouseForm({
      ledger,
      showWarehouse: present.warehouse,
      showWarehouses: present.warehouses,
    }),
    searchForm({ ledger, showCatalogue: present.catalogue }),
  )

  // A table that is sent without being asked for is meant to be read.
  desk.on('message:document', async (ctx, next) => {
    const file = sentFileOf(ctx.message)
    if (!file || !TABLE.test(file.name)) return next()
    await ctx.startForm(IMPORT_FORM, { file })
  })
  return desk
}
