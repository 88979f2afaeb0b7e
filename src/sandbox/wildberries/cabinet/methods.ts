import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { addDays, isDay } from '#core/dates.ts'
import { HORIZON_DAYS, moscowDay } from '../words.ts'
import type { RefusalReason, World } from '../world.ts'
import { type Method, method } from './method.ts'
import { type RpcAnswer, refused } from './rpc.ts'
import { SUPPLY_TYPE_BY_CABINET_ID, supplyLine } from './supply-line.ts'

/** Calls that plan something and may demand an anti-bot token. */
export const COMMIT_METHODS = ['plan/add', 'plan/update', 'transfer/order']

const id = z.number().int()
const day = z.string().refine((text) => isDay(text.slice(0, 10)))
const goods = z.array(z.object({ barcode: z.string(), quantity: z.int().min(1) }))

/** The supply manager's methods by `area/verb`. */
export function cabinetMethods(world: World): ReadonlyMap<string, Method> {
  const noDraft = refused('error.draft_not_found', 'draft not found')
  const noSupply = refused('error.supply_not_found', 'supply not found')

  /** A new draft reaches the replicas late. */
  function draftOf(draftId: string, sid: string) {
    const draft = world.drafts.get(draftId)
    const isVisible =
      draft?.sid === sid && world.clock.now() >= draft.createdAt + world.switches.draftReplicaLagMs
    return isVisible ? draft : undefined
  }

  function preorderOf(wish: { preorderID?: number | null; supplyID?: number | null }, sid: string) {
    return [...world.preorders.values()].find(
      (preorder) =>
        preorder.sid === sid &&
        (wish.supplyID == null
          ? preorder.preorderId === wish.preorderID
          : preorder.supplyId === wish.supplyID),
    )
  }

  const warehouseName = (warehouseId: number) => world.table.warehouse(warehouseId)?.name ?? ''

  return new Map<string, Method>([
    [
      'draft/create',
      method(z.object({}), (_params, sid) => {
        const at = world.clock.now()
        const draftId = randomUUID()
        world.drafts.set(draftId, { draftId, sid, createdAt: at, updatedAt: at, goods: [] })
        return { result: { draftID: draftId } }
      }),
    ],
    [
      'draft/UpdateDraftGoods',
      method(z.object({ draftID: z.string(), barcodes: goods }), (params, sid) => {
        const draft = draftOf(params.draftID, sid)
        if (draft === undefined) return noDraft
        draft.goods = params.barcodes
        return { result: {} }
      }),
    ],
    [
      'draft/listDraftGoods',
      method(z.object({ draftID: z.string() }), (params, sid) => {
        const draft = draftOf(params.draftID, sid)
        if (draft === undefined) return noDraft
        const quantity = draft.goods.reduce((sum, item) => sum + item.quantity, 0)
        return { result: { goods: draft.goods, total: draft.goods.length, quantity } }
      }),
    ],
    [
      'supply/create',
      method(z.object({ draftID: z.string(), boxTypeID: id, warehouseId: id }), (params, sid) => {
        const draft = draftOf(params.draftID, sid)
        if (draft === undefined) return noDraft
        const type = SUPPLY_TYPE_BY_CABINET_ID[params.boxTypeID]
        const warehouse = world.table.warehouse(params.warehouseId)
        if (type === undefined || warehouse === undefined || draft.goods.length === 0) {
          return refused('error.invalid_params', 'box type, warehouse or goods are wrong', -32602)
        }
        const made = world.addPreorder({ sid, warehouseId: warehouse.id, type, goods: draft.goods })
        world.drafts.delete(draft.draftId)
        const { boxTypeId, boxTypeName } = supplyLine(made, warehouse.name)
        return { result: { ids: [{ Id: made.preorderId, boxTypeId, boxTypeName }] } }
      }),
    ],
    [
      'supply/getAcceptanceCosts',
      method(
        z.object({
          dateFrom: day,
          dateTo: day,
          preorderID: id.nullish(),
          supplyId: id.nullish(),
        }),
        (params, sid) => {
          const preorder = preorderOf(
            { preorderID: params.preorderID ?? null, supplyID: params.supplyId ?? null },
            sid,
          )
          if (preorder === undefined) return noSupply
          const from = moscowDay(world.clock.now())
          const costs = Array.from({ length: HORIZON_DAYS }, (_, offset) => addDays(from, offset))
            .filter(
              (date) => date >= params.dateFrom.slice(0, 10) && date <= params.dateTo.slice(0, 10),
            )
            .map((date) => {
              const { warehouseId, type } = preorder
              const coefficient = world.table.coefficient({ warehouseId, type, day: date })
              const quantity = preorder.goods.reduce((sum, item) => sum + item.quantity, 0)
              const cost = coefficient < 0 ? 0 : Math.round(coefficient * quantity * 10)
              return { date: `${date}T00:00:00Z`, coefficient, cost }
            })
          world.table.served()
          return { result: { costs } }
        },
      ),
    ],
    [
      'plan/add',
      method(
        z.object({ preOrderId: id, deliveryDate: day, warehouseId: id.nullish() }),
        ({ preOrderId, deliveryDate, warehouseId }, sid) => {
          const answer = world.book({
            sid,
            preorderId: preOrderId,
            day: deliveryDate.slice(0, 10),
            ...(warehouseId == null ? {} : { warehouseId }),
            via: 'cabinet',
          })
          if (!answer.ok) return planRefused(answer.reason)
          const boxTypeId = 2
          return {
            result: { id: { supplyId: answer.supplyId, boxTypeId, preorders: [preOrderId] } },
          }
        },
      ),
    ],
    [
      'plan/update',
      method(
        z.object({ supplyID: id.nullish(), supplyId: id.nullish(), deliveryDate: day }),
        (params, sid) => {
          const supplyID = params.supplyID ?? params.supplyId ?? -1
          const preorder = preorderOf({ supplyID }, sid)
          if (preorder === undefined) return noSupply
          const { preorderId } = preorder
          const wish = { sid, preorderId, day: params.deliveryDate.slice(0, 10) }
          const answer = world.book({ ...wish, via: 'cabinet', kind: 'move' })
          return answer.ok ? { result: { success: true } } : planRefused(answer.reason)
        },
      ),
    ],
    [
      'supply/listSupplies',
      method(
        z.object({
          statusIDs: z.array(id).optional(),
          limit: z.int().min(1).max(1000).optional(),
          offset: z.int().min(0).optional(),
        }),
        ({ statusIDs = [], limit = 100, offset = 0 }, sid) => {
          const supplies = [...world.preorders.values()]
            .filter((preorder) => preorder.sid === sid)
            .map((preorder) => supplyLine(preorder, warehouseName(preorder.warehouseId)))
            .filter((line) => statusIDs.length === 0 || statusIDs.includes(line.statusId))
            .reverse()
          return { result: { supplies: supplies.slice(offset, offset + limit) } }
        },
      ),
    ],
    [
      'supply/supplyDetails',
      method(z.object({ preorderID: id.nullish(), supplyID: id.nullish() }), (params, sid) => {
        const preorder = preorderOf(
          { preorderID: params.preorderID ?? null, supplyID: params.supplyID ?? null },
          sid,
        )
        if (preorder === undefined) return noSupply
        const line = supplyLine(preorder, warehouseName(preorder.warehouseId))
        return { result: { supply: line, goods: preorder.goods, total: preorder.goods.length } }
      }),
    ],
    [
      'warehouse/getWarehouseFilterItems',
      method(z.object({}), () => ({
        result: {
          items: world.table
            .warehouses()
            .map((item) => ({ warehouseID: item.id, warehouseName: item.name })),
        },
      })),
    ],
    [
      'preorder/delete',
      method(z.object({ preorderId: id }), ({ preorderId }, sid) => {
        const preorder = preorderOf({ preorderID: preorderId }, sid)
        if (preorder === undefined) return noSupply
        if (preorder.supplyId !== null) return planRefused('already-planned')
        world.preorders.delete(preorderId)
        return { result: {} }
      }),
    ],
  ])
}

const REFUSAL_TEXT: Record<RefusalReason, string> = {
  'no-such-preorder': 'preorder is not found',
  'already-planned': 'preorder is planned already',
  'other-warehouse': 'preorder is for another warehouse',
  closed: 'the date is not available for planning',
  'price-risen': 'acceptance cost has changed',
}

/** The real codes are not published: one for all, so a client must not read meaning into them. */
function planRefused(reason: RefusalReason): RpcAnswer {
  return refused('error.plan_date_unavailable', REFUSAL_TEXT[reason])
}
