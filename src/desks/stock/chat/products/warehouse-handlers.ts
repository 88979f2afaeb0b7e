import { plainText } from '#platform/texts/rich-text.ts'
import { actorOf } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import * as actions from '../actions.ts'
import { WAREHOUSE_FORM } from './forms/warehouse.ts'
import type { Presenter } from './present.ts'
import { warehouseRefusalText } from './refusals.ts'

const manager = { role: 'manager' } as const

/** Where goods lie: the list, and what is done with one of them. */
export function bringWarehouses(
  desk: Desk,
  { ledger, present }: { readonly ledger: Ledger; readonly present: Presenter },
): void {
  desk.tap(actions.openWarehouses, (ctx) => present.warehouses(ctx))
  desk.tap(actions.openWarehouse, (ctx, { id }) => present.warehouse(ctx, id))
  desk.tap(actions.addWarehouse, (ctx) => ctx.startForm(WAREHOUSE_FORM), manager)
  desk.tap(
    actions.renameWarehouse,
    async (ctx, { id }) => {
      const all = await ledger.warehouses(ctx.workspace.id)
      await (all.some((one) => one.id === id)
        ? ctx.startForm(WAREHOUSE_FORM, { warehouseId: id })
        : present.warehouse(ctx, id))
    },
    manager,
  )
  desk.tap(
    actions.makeDefault,
    async (ctx, { id }) => {
      const done = await ledger.makeDefaultWarehouse(actorOf(ctx), { id })
      await ctx.toast(
        plainText(
          done.ok ? ctx.lang.t('toast-stock-main') : warehouseRefusalText(ctx.lang, done.error),
        ),
      )
      await present.warehouse(ctx, id)
    },
    manager,
  )
  desk.tap(
    actions.archiveWarehouse,
    async (ctx, { id }) => {
      const done = await ledger.archiveWarehouse(actorOf(ctx), { id })
      if (done.ok) {
        await ctx.toast(ctx.lang.t('toast-stock-archived'))
        return present.warehouses(ctx)
      }
      await ctx.toast(plainText(warehouseRefusalText(ctx.lang, done.error)), { dialog: true })
      await present.warehouse(ctx, id)
    },
    manager,
  )
}
