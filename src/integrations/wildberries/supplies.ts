import { z } from 'zod'
import type { SupplyRow } from '#desks/supplies/ports.ts'
import type { SupplyType } from '#desks/supplies/slot.ts'

export const supplyList = z.array(
  z.object({
    supplyID: z.number().nullable(),
    preorderID: z.number(),
    createDate: z.string(),
    supplyDate: z.string().nullable(),
    statusID: z.number(),
    boxTypeID: z.number(),
  }),
)

export const supplyDetails = z.object({
  boxTypeID: z.number(),
  virtualTypeID: z.number().nullish(),
  warehouseID: z.number().nullish(),
  warehouseName: z.string().nullish(),
})

/** Our word for `boxTypeID` of a supply; a virtual one (0) may be a QR supply, which only its details tell. */
export function listSupplyType(
  boxTypeID: number,
  virtualTypeID?: number | null,
): SupplyType | undefined {
  if (boxTypeID === 1 || boxTypeID === 2) return 'box'
  if (boxTypeID === 5) return 'mono'
  if (boxTypeID === 6) return 'super-safe'
  return boxTypeID === 0 && virtualTypeID === 4 ? 'qr' : undefined
}

export function toSupplyRow(row: z.infer<typeof supplyList>[number]): SupplyRow {
  return {
    preorderId: row.preorderID,
    supplyId: row.supplyID,
    statusId: row.statusID,
    supplyType: listSupplyType(row.boxTypeID),
    supplyDay: row.supplyDate?.slice(0, 10) ?? null,
    createdAt: row.createDate,
  }
}

/** The supply that a refusal to show a booked preorder names. */
export function namedSupply(detail: string, preorderId: number): number | undefined {
  const numbers = (detail.match(/\d{5,}/g) ?? []).map(Number)
  return numbers.find((number) => number !== preorderId)
}
