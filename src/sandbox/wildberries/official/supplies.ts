import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import type { Preorder } from '../records.ts'
import {
  transferSupplies,
  transferSupplyDetails,
  transferSupplyGoods,
  transferSupplyRow,
} from '../transfers/supplies.ts'
import { moscowTime } from '../words.ts'
import { badRequest, notFound } from './answers.ts'
import { type OfficialCall, type OfficialDeps, officialMethod } from './method.ts'
import { dayOf, detailsOf, statusOf, supplyRow } from './supply-rows.ts'

const dateFilter = z.object({
  from: z.string(),
  till: z.string(),
  type: z.string(),
})
const listBody = z.object({
  dates: z.array(dateFilter).optional(),
  statusIDs: z.array(z.number()).optional(),
})
const DATE_TYPES = ['factDate', 'createDate', 'supplyDate', 'updatedDate']

/** Supplies of `supplies-api.wildberries.ru`: list, details, goods, packages. */
export function addSupplies(app: Hono<SandboxEnv>, deps: OfficialDeps): void {
  const { world } = deps
  const spec = { group: 'supplies', scope: 'supplies' } as const

  app.post(
    '/api/v1/supplies',
    officialMethod(deps, { name: 'supplies', ...spec }, async ({ context, sid }) => {
      const limit = numberOf(context.req.query('limit'), 1000)
      const offset = numberOf(context.req.query('offset'), 0)
      if (limit === undefined || limit < 1 || limit > 1000)
        return badRequest('Неверный формат limit')
      if (offset === undefined) return badRequest('Неверный формат offset')
      const parsed = listBody.safeParse(await context.req.json().catch(() => ({})))
      if (!parsed.success) return badRequest('Неверный формат тела запроса')
      const fault = faultOf(parsed.data)
      if (fault !== undefined) return badRequest(fault)
      const rows = [...world.preorders.values()]
        .filter((preorder) => preorder.sid === sid && matches(preorder, parsed.data))
        .sort((a, b) => b.createdAt - a.createdAt || b.preorderId - a.preorderId)
        .map(supplyRow)
      const moved = transferSupplies(world, sid)
        .map(transferSupplyRow)
        .filter((row) => holds(parsed.data, row, row.statusID))
      return Response.json([...moved, ...rows].slice(offset, offset + limit))
    }),
  )

  app.get(
    '/api/v1/supplies/:id',
    officialMethod(deps, { name: 'supply', ...spec }, (call) => {
      const moved = movedOf(call)
      const name = (id: number) => world.table.warehouse(id)?.name ?? ''
      if (moved) return Response.json(transferSupplyDetails(moved, name(moved.targetId)))
      const found = find(call)
      return found instanceof Response
        ? found
        : Response.json(detailsOf(found, world.table.warehouse(found.warehouseId)?.name ?? ''))
    }),
  )

  app.get(
    '/api/v1/supplies/:id/goods',
    officialMethod(deps, { name: 'goods', ...spec }, (call) => {
      const limit = numberOf(call.context.req.query('limit'), 100)
      const offset = numberOf(call.context.req.query('offset'), 0)
      if (limit === undefined || limit > 1000) return badRequest('Неверный формат limit')
      if (offset === undefined) return badRequest('Неверный формат offset')
      const moved = movedOf(call)
      if (moved) {
        const size = world.transfers.stock.find(({ chrtId }) => chrtId === moved.chrtId)
        return Response.json(transferSupplyGoods(moved, size?.sizeName ?? '0'))
      }
      const found = find(call)
      if (found instanceof Response) return found
      const rows = found.goods.slice(offset, offset + limit).map((goods, index) => ({
        barcode: goods.barcode,
        vendorCode: `SKU-${offset + index + 1}`,
        nmID: 100_200_300 + offset + index,
        needKiz: false,
        tnved: null,
        techSize: '0',
        color: null,
        supplierBoxAmount: null,
        quantity: goods.quantity,
        readyForSaleQuantity: null,
        acceptedQuantity: null,
        unloadingQuantity: null,
      }))
      return Response.json(rows)
    }),
  )

  app.get(
    '/api/v1/supplies/:id/package',
    officialMethod(deps, { name: 'package', ...spec }, (call) => {
      const found = find(call)
      if (found instanceof Response) return found
      const quantity = found.goods.reduce((sum, goods) => sum + goods.quantity, 0)
      const box = { packageCode: `WB_${found.preorderId}`, quantity, barcodes: found.goods }
      return Response.json(found.supplyId === null ? [] : [box])
    }),
  )

  /** A move asked for by the id of its supply. */
  function movedOf({ context, sid }: OfficialCall) {
    if (context.req.query('isPreorderID') === 'true') return undefined
    const id = numberOf(context.req.param('id'), 0)
    return transferSupplies(world, sid).find(({ supplyId }) => supplyId === id)
  }

  /** A supply by its id, or a preorder by its own; asking for a booked preorder names the supply. */
  function find({ context, sid }: OfficialCall): Preorder | Response {
    const id = numberOf(context.req.param('id'), 0)
    if (id === undefined) return badRequest('Неверный формат ID')
    const byPreorder = context.req.query('isPreorderID') === 'true'
    const found = [...world.preorders.values()].find(
      (preorder) =>
        preorder.sid === sid && (byPreorder ? preorder.preorderId : preorder.supplyId) === id,
    )
    if (found === undefined) return notFound(`поставка ${id} не найдена`)
    if (byPreorder && found.supplyId !== null) {
      return badRequest(`Для заказа ${id} уже создана поставка ${found.supplyId}`)
    }
    return found
  }
}

function faultOf(body: z.infer<typeof listBody>): string | undefined {
  for (const filter of body.dates ?? []) {
    if (!DATE_TYPES.includes(filter.type)) return 'Неверный формат Type'
    if (dayOf(filter.from) === undefined || dayOf(filter.till) === undefined) {
      return 'Неверный формат даты, ожидается ISO Date: 2006-01-02'
    }
  }
  const bad = (body.statusIDs ?? []).findIndex((id) => !Number.isInteger(id) || id < 1 || id > 6)
  return bad < 0 ? undefined : `Неверный формат StatusIDs[${bad}]`
}

type Days = Readonly<Record<string, string | null>>

function matches(preorder: Preorder, body: z.infer<typeof listBody>): boolean {
  const days = {
    createDate: moscowTime(preorder.createdAt),
    updatedDate: moscowTime(preorder.updatedAt),
    supplyDate: preorder.supplyDay,
    factDate: null,
  }
  return holds(body, days, statusOf(preorder))
}

function holds(body: z.infer<typeof listBody>, days: object, status: number): boolean {
  const dates: Days = { ...days }
  const inDates = (body.dates ?? []).every((filter) => {
    const day = dates[filter.type]?.slice(0, 10) ?? null
    return day !== null && day >= filter.from.slice(0, 10) && day <= filter.till.slice(0, 10)
  })
  const statuses = body.statusIDs ?? []
  return inDates && (statuses.length === 0 || statuses.includes(status))
}

/** A whole number ≥ 0 of a query or path; undefined when it is something else. */
function numberOf(text: string | undefined, absent: number): number | undefined {
  if (text === undefined) return absent
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}
