import type { Lang } from '#platform/texts/lang.ts'
import type { WarehouseRefusal } from '../../ledger/warehouses.ts'
import type { Refusal } from '../../ledger/writing/operation.ts'

/** Names for what a refusal tells of by id. */
export interface Names {
  readonly warehouse: (id: string) => string
}

/** Why nothing was changed, and what to do about it. */
export function refusalText(lang: Lang, refusal: Refusal, names: Names): string {
  switch (refusal.reason) {
    case 'negative':
      return lang.t('stock-refused-negative', {
        sku: refusal.sku,
        warehouse: names.warehouse(refusal.warehouseId),
        onHand: refusal.onHand,
        wanted: -refusal.delta,
      })
    case 'sku-taken':
      return lang.t('stock-refused-sku', { sku: refusal.sku })
    case 'field':
      return lang.t('stock-refused-field', { field: refusal.field, problem: refusal.problem })
    case 'orders-open':
      return lang.t('stock-refused-orders', { pieces: refusal.pieces })
    case 'changed-since':
      return lang.t('stock-refused-changed')
    default:
      return lang.t('stock-refused', { reason: refusal.reason })
  }
}

export const warehouseRefusalText = (lang: Lang, refusal: WarehouseRefusal): string =>
  lang.t('stock-warehouse-refused', { reason: refusal })
