import type { Day } from '#core/dates.ts'
import type { Warehouse } from './warehouses.ts'
import { type BoxType, FEED_BOX_TYPE_ID } from './words.ts'

export interface RowFrame {
  readonly middle: string
  readonly end: string
}

/** The parts of a row that do not depend on day and price; storage terms are texts, as WB gives them. */
export function rowFrame(warehouse: Warehouse, type: BoxType): RowFrame {
  const boxTypeID = FEED_BOX_TYPE_ID[type]
  const percent = 100 + (warehouse.id % 12) * 5
  const terms =
    boxTypeID === undefined
      ? {
          storageCoef: null,
          deliveryCoef: null,
          deliveryBaseLiter: null,
          deliveryAdditionalLiter: null,
          storageBaseLiter: null,
          storageAdditionalLiter: null,
        }
      : {
          boxTypeID,
          storageCoef: String(percent),
          deliveryCoef: String(percent + 30),
          deliveryBaseLiter: '80,5',
          deliveryAdditionalLiter: '24,5',
          storageBaseLiter: type === 'mono' ? '41,25' : '0,12',
          storageAdditionalLiter: type === 'mono' ? null : '0,12',
        }
  const place = JSON.stringify({ warehouseID: warehouse.id, warehouseName: warehouse.name })
  const rest = JSON.stringify({ ...terms, isSortingCenter: warehouse.isSortingCenter })
  return { middle: place.slice(1, -1), end: rest.slice(1) }
}

/** -1 is closed whatever `allowUnload` says. */
export function renderRow(frame: RowFrame, day: Day, coefficient: number): string {
  return `{"date":"${day}T00:00:00Z","coefficient":${coefficient},${frame.middle},"allowUnload":${coefficient >= 0},${frame.end}`
}
