import { z } from 'zod'
import type { SupplyRow } from '#desks/supplies/ports.ts'
import type { SupplyType } from '#desks/supplies/slot.ts'

/** A row of `POST /api/v1/supplies`, which names at least one of its ids (dev.wildberries.ru/openapi/orders-fbw). */
export const supplyListRow = z
  .object({
    supplyID: z.number().nullish(),
    preorderID: z.number().nullish(),
    createDate: z.string().nullish(),
    supplyDate: z.string().nullish(),
    statusID: z.number().nullish(),
    boxTypeID: z.number().nullish(),
  })
  .refine(({ supplyID, preorderID }) => (supplyID ?? preorderID ?? null) !== null, 'no id')

/** The part of `GET /api/v1/supplies/{ID}` that is of use here. */
export const supplyDetails = z.object({
  boxTypeID: z.number().nullish(),
  virtualTypeID: z.number().nullish(),
  warehouseID: z.number().nullish(),
  warehouseName: z.string().nullish(),
})

/** Our word for `boxTypeID` of a supply; a virtual one (0) may be a QR supply, which only its details tell. */
export function listSupplyType(
  boxTypeID: number | null | undefined,
  virtualTypeID?: number | null,
): SupplyType | undefined {
  if (boxTypeID === 1 || boxTypeID === 2) return 'box'
  if (boxTypeID === 5) return 'mono'
  if (boxTypeID === 6) return 'super-safe'
  return boxTypeID === 0 && virtualTypeID === 4 ? 'qr' : undefined
}

export function toSupplyRow(row: z.infer<typeof supplyListRow>): SupplyRow {
  return {
    preorderId: row.preorderID ?? null,
    supplyId: row.supplyID ?? null,
    statusId: row.statusID ?? null,
    supplyType: listSupplyType(row.boxTypeID),
    supplyDay: row.supplyDate?.slice(0, 10) ?? null,
    createdAt: row.createDate ?? null,
  }
}

/** The supply that a refusal to show a booked preorder names. */
export function namedSupply(detail: string, preorderId: number): number | undefined {
  const numbers = (detail.match(/\d{5,}/g) ?? []).map(Number)
  return numbers.find((number) => number !== preorderId)
}
