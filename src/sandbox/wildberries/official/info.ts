import type { Hono } from 'hono'
import { z } from 'zod'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { badRequest } from './answers.ts'
import { type OfficialDeps, officialMethod } from './method.ts'

const goodsList = z
  .array(z.object({ quantity: z.int().min(1).max(999_999), barcode: z.string() }))
  .max(5000)

/** Directory methods of `supplies-api.wildberries.ru`, and the dead twin of the coefficients. */
export function addInfo(app: Hono<SandboxEnv>, deps: OfficialDeps): void {
  const { world } = deps
  const spec = { group: 'info', scope: 'supplies', disabledByNote570: true } as const

  app.get(
    '/api/v1/warehouses',
    officialMethod(deps, { name: 'warehouses', ...spec }, () =>
      Response.json(
        world.table.warehouses().map((warehouse) => ({
          ID: warehouse.id,
          name: warehouse.name,
          address: `${warehouse.name}, учебный адрес, 1`,
          workTime: '24/7',
          isActive: true,
          isTransitActive: warehouse.isSortingCenter,
        })),
      ),
    ),
  )

  app.post(
    '/api/v1/acceptance/options',
    officialMethod(deps, { name: 'options', ...spec }, async ({ context }) => {
      const asked = context.req.query('warehouseID')
      if (asked !== undefined && !/^\d+$/.test(asked)) {
        return badRequest('Неверный формат warehouseID')
      }
      const goods = goodsList.safeParse(await context.req.json().catch(() => undefined))
      if (!goods.success) return badRequest('Неверный формат тела запроса')
      const warehouses = world.table
        .warehouses()
        .filter((warehouse) => asked === undefined || warehouse.id === Number(asked))
        .map((warehouse) => ({
          warehouseID: warehouse.id,
          canBox: true,
          canMonopallet: !warehouse.isSortingCenter,
          canSupersafe: false,
          isBoxOnPallet: false,
        }))
      const result = goods.data.map(({ barcode }) =>
        /^\d{8,14}$/.test(barcode)
          ? { barcode, warehouses }
          : {
              barcode,
              warehouses: null,
              error: {
                title: 'barcode validation error',
                detail: `barcode ${barcode} is not found`,
              },
              isError: true,
            },
      )
      return Response.json({ result, requestId: 'sandbox' })
    }),
  )

  app.get(
    '/api/v1/transit-tariffs',
    officialMethod(deps, { ...spec, name: 'transit', group: 'transit' }, () => {
      const names = world.table.warehouses().map((warehouse) => warehouse.name)
      return Response.json(
        names.slice(1, 6).map((destinationWarehouseName) => ({
          transitWarehouseName: names[0],
          destinationWarehouseName,
          activeFrom: '2026-01-01T00:00:00Z',
          boxTariff: [
            { from: 0, to: 1500, value: 6 },
            { from: 1501, to: 0, value: 4 },
          ],
          palletTariff: 7000,
        })),
      )
    }),
  )
}
