import { z } from 'zod'
import { type Method, method } from '../cabinet/method.ts'
import { refused } from '../cabinet/rpc.ts'
import type { World } from '../world.ts'
import type { TransferRefusal } from './transfers.ts'

const id = z.number().int()
const orderParams = z.object({
  transfers: z
    .array(
      z.object({
        nmID: id,
        srcOfficeID: id,
        items: z.array(z.object({ dstOfficeID: id, chrtID: id, count: z.int().min(1) })).min(1),
      }),
    )
    .min(1),
})

/** The real words are not published; a client may read a meaning into them but must not need it. */
const WORDS: Record<TransferRefusal, readonly [trKey: string, cause: string]> = {
  'no-such-stock': ['error.not_enough_stock', ''],
  'already-in-process': ['error.requestAlreadyInProcess', ''],
  cooldown: ['error.transfer_cooldown', ''],
  'source-quota': ['error.exceeded-quota', 'srcOffice'],
  'target-quota': ['error.exceeded-quota', 'dstOffice'],
  'below-lot': ['error.transfer_min_lot', ''],
  'option-off': ['error.option_not_activated', ''],
}

/** `goods-return/…/transfer/…`: today's stock control of the cabinet. */
export function stockControlMethods({ transfers, table }: World): ReadonlyMap<string, Method> {
  const nameOf = (warehouseId: number) => table.warehouse(warehouseId)?.name ?? ''
  return new Map<string, Method>([
    [
      'transfer/AvailableLimits',
      method(z.object({}), () => ({
        result: {
          data: {
            quotas: table.warehouses().map((warehouse) => {
              const left = transfers.quotas.left(warehouse.id)
              const { id: officeID, name: officeName } = warehouse
              return { officeID, officeName, srcQuota: left.source, dstQuota: left.target }
            }),
          },
        },
      })),
    ],
    [
      'transfer/list',
      method(z.object({ nmIDs: z.array(id) }), ({ nmIDs }, sid) => ({
        result: {
          transfers: nmIDs.map((nmID) => ({
            nmID,
            chrts: transfers
              .stockOf(sid)
              .filter((row) => row.nmId === nmID && row.count > 0)
              .map((row) => ({
                chrtID: row.chrtId,
                sizeName: row.sizeName,
                count: row.count,
                warehouseID: row.warehouseId,
                warehouseName: nameOf(row.warehouseId),
                dstWarehouseIDs: transfers.targetsOf(sid, row),
              })),
          })),
        },
      })),
    ],
    [
      'transfer/order',
      method(orderParams, (params, sid) => {
        const lines = params.transfers.flatMap(({ nmID, srcOfficeID, items }) =>
          items.map(({ dstOfficeID, chrtID, count }) => ({
            ...{ nmId: nmID, chrtId: chrtID, count },
            ...{ sourceId: srcOfficeID, targetId: dstOfficeID },
          })),
        )
        const reason = transfers.order(sid, lines, 'stock-control')
        if (reason === undefined) return { result: { file: 'UEsDBA==', mime: 'application/xlsx' } }
        const [trKey, cause] = WORDS[reason]
        return refused(trKey, `${reason} ${cause}`.trim())
      }),
    ],
  ])
}
