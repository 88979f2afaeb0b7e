import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { badRequest } from './answers.ts'
import { type OfficialDeps, officialMethod } from './method.ts'

const MOST = 250_000
const ids = z.array(z.int()).default([])
const body = z
  .object({
    ...{ nmIds: ids, chrtIds: ids },
    limit: z.int().min(1).max(MOST).default(MOST),
    offset: z.int().min(0).default(0),
  })
  .default({ nmIds: [], chrtIds: [], limit: MOST, offset: 0 })

/** Release note 570 masks where goods are. */
const MASK = { warehouseId: -999_999, warehouseName: 'Склад WB', regionName: 'Склад WB' }

/** Stock by size of `seller-analytics-api.wildberries.ru`. */
export function addStocks(app: Hono<SandboxEnv>, deps: OfficialDeps): void {
  const { world } = deps
  const spec = { name: 'stocks', group: 'stocks', scope: 'analytics', notForBase: true } as const

  app.post(
    '/api/analytics/v1/stocks-report/wb-warehouses',
    officialMethod(deps, spec, async ({ context, sid }) => {
      const text = await context.req.text()
      const asked = body.safeParse(text === '' ? undefined : parsed(text))
      if (!asked.success) return badRequest('Неверный формат тела запроса')
      const { nmIds, chrtIds, limit, offset } = asked.data
      const own = world.transfers.stock.filter(
        (row) =>
          row.sid === sid &&
          (nmIds.length === 0 || nmIds.includes(row.nmId)) &&
          (chrtIds.length === 0 || chrtIds.includes(row.chrtId)),
      )
      const rows = world.switches.maskWarehouses ? masked(own) : own.map(placed(world))
      if (rows.length === 0) return new Response(null, { status: 204 })
      return Response.json({ data: { items: rows.slice(offset, offset + limit) } })
    }),
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

type Row = OfficialDeps['world']['transfers']['stock'][number]
const inWay = { inWayToClient: 0, inWayFromClient: 0 }

/** One row a size, wherever its pieces are. */
function masked(own: readonly Row[]): object[] {
  return [...Map.groupBy(own, ({ chrtId }) => chrtId).values()].map((rows) => ({
    ...{ nmId: rows[0]?.nmId, chrtId: rows[0]?.chrtId, ...MASK },
    ...{ quantity: rows.reduce((sum, { count }) => sum + count, 0), ...inWay },
  }))
}

const placed =
  (world: OfficialDeps['world']) =>
  ({ nmId, chrtId, warehouseId, count }: Row) => ({
    ...{ nmId, chrtId, warehouseId },
    warehouseName: world.table.warehouse(warehouseId)?.name ?? '',
    ...{ regionName: 'Центральный', quantity: count, ...inWay },
  })
