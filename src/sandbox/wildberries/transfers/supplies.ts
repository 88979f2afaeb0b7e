import { moscowTime } from '../words.ts'
import type { World } from '../world.ts'
import type { TransferRecord } from './transfers.ts'

/** Accepted: WB moves by itself, so the supply comes into being when its goods have arrived. */
const ACCEPTED = 5

interface VirtualSupply extends TransferRecord {
  readonly supplyId: number
}

/** Moves that have become supplies of the official list, newest first. */
export function transferSupplies({ transfers }: World, sid: string): VirtualSupply[] {
  transfers.settle()
  return transfers.records
    .filter((one): one is VirtualSupply => one.sid === sid && one.supplyId !== null)
    .reverse()
}

const times = ({ at }: VirtualSupply) => ({
  createDate: moscowTime(at),
  factDate: moscowTime(at),
  updatedDate: moscowTime(at),
})

/** A row of the list: a virtual supply (`boxTypeID` 0); what kind of one its details tell. */
export function transferSupplyRow(supply: VirtualSupply) {
  return {
    phone: '+7 900 *** ** **',
    supplyID: supply.supplyId,
    preorderID: null,
    ...times(supply),
    supplyDate: moscowTime(supply.at),
    statusID: ACCEPTED,
    boxTypeID: 0,
  }
}

export function transferSupplyDetails(supply: VirtualSupply, warehouseName: string) {
  return {
    phone: '+7 900 *** ** **',
    statusID: ACCEPTED,
    virtualTypeID: 0,
    boxTypeID: 0,
    ...times(supply),
    warehouseID: supply.targetId,
    warehouseName,
    quantity: supply.count,
    acceptedQuantity: supply.count,
  }
}

export function transferSupplyGoods(supply: VirtualSupply, sizeName: string) {
  return [
    {
      barcode: String(2_000_000_000_000 + supply.chrtId),
      vendorCode: `NM-${supply.nmId}`,
      ...{ nmID: supply.nmId, needKiz: false, tnved: null, techSize: sizeName, color: null },
      ...{ supplierBoxAmount: null, quantity: supply.count, readyForSaleQuantity: null },
      ...{ acceptedQuantity: supply.count, unloadingQuantity: null },
    },
  ]
}
