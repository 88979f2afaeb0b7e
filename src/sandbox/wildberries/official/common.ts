import { gzipSync } from 'node:zlib'
import type { Hono } from 'hono'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { moscowTime } from '../words.ts'
import { badRequest } from './answers.ts'
import { type OfficialDeps, officialMethod } from './method.ts'

/** `/ping` of one host; WB limits it for each host by itself. */
export function addPing(app: Hono<SandboxEnv>, deps: OfficialDeps, host: string): void {
  const needs = host === 'supplies' || host === 'analytics' ? ({ scope: host } as const) : {}
  app.get(
    '/ping',
    officialMethod(deps, { name: 'ping', group: 'ping', host, ...needs }, () =>
      Response.json({ TS: moscowTime(deps.world.clock.now()), Status: 'OK' }),
    ),
  )
}

/** Methods of `common-api.wildberries.ru`. */
export function addCommon(app: Hono<SandboxEnv>, deps: OfficialDeps): void {
  const { world } = deps
  let packed = { revision: '', body: new Uint8Array() }

  app.get(
    '/api/v1/seller-info',
    officialMethod(deps, { name: 'seller-info', group: 'seller-info' }, ({ sid }) => {
      const { name, tin, tradeMark } = world.seller(sid)
      return Response.json({ name, sid, tin, tradeMark })
    }),
  )

  app.get(
    '/api/common/v1/tariff-constructor/options',
    officialMethod(deps, { name: 'paid-options', group: 'options', onlyForService: true }, () => {
      const isOn = !world.switches.transferOptionOff
      const option = {
        ...{ id: 1, slug: 'redistributionSellerGoodsOneWarehouse', status: 'active' },
        ...{ name: 'Перераспределение остатков', commissionRate: 0.5, periodDuration: 90 },
        ...{ activatedAt: '2026-09-01T09:00:00Z', expiresAt: null, promotion: null },
      }
      return Response.json({
        ...{ activeOptionCount: isOn ? 1 : 0, activePackageCount: 0 },
        ...{ totalCommissionRate: isOn ? 0.5 : 0, packages: [], options: isOn ? [option] : [] },
      })
    }),
  )

  app.get(
    '/api/tariffs/v1/acceptance/coefficients',
    officialMethod(
      deps,
      { name: 'coefficients', group: 'coefficients', disabledByNote570: true },
      ({ context }) => {
        const asked = context.req.query('warehouseIDs')
        const ids = parseIds(asked)
        if (ids === 'bad') return badRequest('Неверный формат warehouseIDs')
        const { json, revision } = world.table.read(ids)
        const headers = { 'content-type': 'application/json' }
        const wantsGzip = context.req.header('accept-encoding')?.includes('gzip') === true
        if (!wantsGzip) return new Response(json, { headers })
        if (revision === '' || revision !== packed.revision) {
          packed = { revision, body: new Uint8Array(gzipSync(json, { level: 1 })) }
        }
        return new Response(packed.body, { headers: { ...headers, 'content-encoding': 'gzip' } })
      },
    ),
  )
}

function parseIds(text: string | undefined): ReadonlySet<number> | undefined | 'bad' {
  if (text === undefined) return undefined
  return /^\d+(,\d+)*$/.test(text) ? new Set(text.split(',').map(Number)) : 'bad'
}
