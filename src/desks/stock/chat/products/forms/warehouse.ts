import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import type { Ledger } from '../../../ledger/ledger.ts'
import { warehouseRefusalText } from '../refusals.ts'

export const WAREHOUSE_FORM = 'stock-warehouse'
const NAME = { min: 1, max: 60 }

interface WarehouseAnswers {
  /** To be renamed; absent for a new one. */
  readonly warehouseId?: string
  readonly name: string
}

export interface WarehouseFormDeps {
  readonly ledger: Ledger
  readonly showWarehouse: (ctx: ChatContext, id: string) => Promise<void>
  readonly showWarehouses: (ctx: ChatContext) => Promise<void>
}

/** What a warehouse is called: a new one, or one renamed. */
export function warehouseForm(deps: WarehouseFormDeps): Form<WarehouseAnswers> {
  const { ledger } = deps
  const look: TextLook<string> = {
    label: 'stock-field-name',
    question: ({ lang }) => lang.t('stock-warehouse-ask'),
    show: ({ lang }, value) => lang.t('stock-line-name', { value }),
    read: async ({ lang }, text) => {
      const name = readLine(text, NAME)
      return name.ok ? name : fail(warehouseRefusalText(lang, 'name'))
    },
  }
  return {
    name: WAREHOUSE_FORM,
    title: 'stock-warehouse-form',
    role: 'manager',
    fill: async (ask, { warehouseId }) => ({
      ...(warehouseId === undefined ? {} : { warehouseId }),
      name: await ask.text('name', look),
    }),
    submit: async (ctx, { warehouseId, name }, draftId) => {
      const by = actorOf(ctx)
      const done = warehouseId
        ? await ledger.renameWarehouse(by, { id: warehouseId, name })
        : await ledger.addWarehouse(by, { id: draftId, name })
      if (!done.ok) return fail(warehouseRefusalText(ctx.lang, done.error))
      await deps.showWarehouse(ctx, done.value)
      return ok(undefined)
    },
    cancelled: (ctx) => deps.showWarehouses(ctx),
  }
}
