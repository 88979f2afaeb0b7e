import type { Preorder } from '../records.ts'
import { type BoxType, LIST_BOX_TYPE_ID } from '../words.ts'

export const SUPPLY_TYPE_BY_CABINET_ID: Record<number, BoxType> = {
  2: 'box',
  5: 'mono',
  6: 'super-safe',
  0: 'qr',
}

const BOX_TYPE_NAMES: Record<BoxType, string> = {
  box: 'Короба',
  mono: 'Монопаллеты',
  'super-safe': 'Суперсейф',
  qr: 'QR-поставка с коробами',
}

/** A row of the cabinet's own list: −1 not planned, 2 planned. */
export function supplyLine(preorder: Preorder, warehouseName: string) {
  return {
    preorderId: preorder.preorderId,
    supplyId: preorder.supplyId,
    statusId: preorder.supplyId === null ? -1 : 2,
    statusName: preorder.supplyId === null ? 'Не запланировано' : 'Запланировано',
    boxTypeId: LIST_BOX_TYPE_ID[preorder.type],
    boxTypeName: BOX_TYPE_NAMES[preorder.type],
    warehouseId: preorder.warehouseId,
    warehouseName,
    supplyDate: preorder.supplyDay === null ? null : `${preorder.supplyDay}T00:00:00Z`,
    detailsQuantity: preorder.goods.reduce((sum, goods) => sum + goods.quantity, 0),
    acceptanceCost: 0,
    paidAcceptanceCoefficient: preorder.coefficient ?? 0,
    rejectReason: null,
    hasPass: false,
    hasBoxes: false,
  }
}
