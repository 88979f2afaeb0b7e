import { isDay } from '#core/dates.ts'
import type { Preorder } from '../records.ts'
import { LIST_BOX_TYPE_ID, moscowTime } from '../words.ts'

/** 1 not planned, 2 planned. */
export function statusOf(preorder: Preorder): number {
  return preorder.supplyId === null ? 1 : 2
}

/** `2006-01-02`, with or without a time after it. */
export function dayOf(text: string): string | undefined {
  const day = text.slice(0, 10)
  return isDay(day) ? day : undefined
}

function supplyDate({ supplyDay }: Preorder): string | undefined {
  return supplyDay === null ? undefined : `${supplyDay}T00:00:00+03:00`
}

/** A row of the official list. */
export function supplyRow(preorder: Preorder) {
  return {
    phone: '+7 900 *** ** **',
    supplyID: preorder.supplyId,
    preorderID: preorder.preorderId,
    createDate: moscowTime(preorder.createdAt),
    supplyDate: supplyDate(preorder) ?? null,
    factDate: null,
    updatedDate: moscowTime(preorder.updatedAt),
    statusID: statusOf(preorder),
    boxTypeID: LIST_BOX_TYPE_ID[preorder.type],
    ...(preorder.type === 'box' ? { isBoxOnPallet: false } : {}),
  }
}

/** One supply or preorder in full. Nothing is null: what there is not is left out, as the description's types ask. */
export function detailsOf(preorder: Preorder, warehouseName: string) {
  const quantity = preorder.goods.reduce((sum, goods) => sum + goods.quantity, 0)
  const planned = supplyDate(preorder)
  return {
    phone: '+7 900 *** ** **',
    statusID: statusOf(preorder),
    ...(preorder.type === 'qr' ? { virtualTypeID: 4 } : {}),
    boxTypeID: LIST_BOX_TYPE_ID[preorder.type],
    createDate: moscowTime(preorder.createdAt),
    ...(planned === undefined ? {} : { supplyDate: planned }),
    updatedDate: moscowTime(preorder.updatedAt),
    warehouseID: preorder.warehouseId,
    warehouseName,
    actualWarehouseName: '',
    transitWarehouseName: '',
    acceptanceCost: 0,
    paidAcceptanceCoefficient: preorder.coefficient ?? 0,
    rejectReason: '',
    supplierAssignName: '',
    quantity,
    readyForSaleQuantity: 0,
    acceptedQuantity: 0,
    unloadingQuantity: 0,
    depersonalizedQuantity: 0,
    ...(preorder.type === 'box' ? { isBoxOnPallet: false } : {}),
  }
}
