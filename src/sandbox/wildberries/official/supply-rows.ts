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

function dates(preorder: Preorder) {
  return {
    createDate: moscowTime(preorder.createdAt),
    supplyDate: preorder.supplyDay === null ? null : `${preorder.supplyDay}T00:00:00+03:00`,
    factDate: null,
    updatedDate: moscowTime(preorder.updatedAt),
  }
}

/** A row of the official list. */
export function supplyRow(preorder: Preorder) {
  return {
    phone: '+7 900 *** ** **',
    supplyID: preorder.supplyId,
    preorderID: preorder.preorderId,
    ...dates(preorder),
    statusID: statusOf(preorder),
    boxTypeID: LIST_BOX_TYPE_ID[preorder.type],
    ...(preorder.type === 'box' ? { isBoxOnPallet: false } : {}),
  }
}

/** One supply or preorder in full. */
export function detailsOf(preorder: Preorder, warehouseName: string) {
  const quantity = preorder.goods.reduce((sum, goods) => sum + goods.quantity, 0)
  return {
    phone: '+7 900 *** ** **',
    statusID: statusOf(preorder),
    ...(preorder.type === 'qr' ? { virtualTypeID: 4 } : {}),
    boxTypeID: LIST_BOX_TYPE_ID[preorder.type],
    ...dates(preorder),
    warehouseID: preorder.warehouseId,
    warehouseName,
    actualWarehouseID: null,
    actualWarehouseName: null,
    transitWarehouseID: null,
    transitWarehouseName: null,
    acceptanceCost: 0,
    paidAcceptanceCoefficient: preorder.coefficient ?? 0,
    rejectReason: null,
    supplierAssignName: '',
    storageCoef: null,
    deliveryCoef: null,
    quantity,
    readyForSaleQuantity: 0,
    acceptedQuantity: 0,
    unloadingQuantity: 0,
    depersonalizedQuantity: null,
    ...(preorder.type === 'box' ? { isBoxOnPallet: false } : {}),
  }
}
