import { openDatabase } from '#db/connection.ts'
import { migrate } from '#db/migrate.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { connectDesk } from '#test/desks/imports/connected.ts'
import { scriptArgs, startChild } from '#test/processes/child.ts'
import { startDatabaseServer } from '#test/processes/database.ts'
import { shiftedClock } from '#test/runs/support.ts'
import { closeAll } from '#test/support/closing.ts'

/** What a shop takes over a call, ms; uploads took half a second where they were measured, other calls a tenth. */
const SHOP_MS = 100
const TIMEOUT_MS = 30_000

/** The desk on a database of its own, before the stand-ins in a process of theirs. */
export async function openFloor(of: { readonly rps: number; readonly products: number }) {
  const sandbox = await startChild({
    args: [...(await scriptArgs('cli')), 'sandbox'],
    readyWhen: 'The sandbox is at',
  })
  const url = /http:\/\/[^\s]+/.exec(sandbox.greeting)?.[0] ?? ''
  const poizon = createServiceController(`${url}/services/poizon`)
  const woo = createServiceController(`${url}/services/woocommerce`)
  const { spuIds } = await poizon.command<{ spuIds: readonly (string | number)[] }>(
    'add-products',
    { count: of.products },
  )
  const { key: apiKey } = await poizon.command<{ key: string }>('issue-key', {
    ...{ name: 'bench', plan: { rps: 1_000, callsAMonth: 1_000_000 } },
  })
  await woo.command('shop', { id: 'bench' })
  const { password } = await woo.command<{ password: string }>('issue-password', { shop: 'bench' })
  await woo.latency(SHOP_MS)
  const server = await startDatabaseServer()
  await migrate(server.url, { withQueue: false })
  const database = openDatabase({ url: server.url, log, max: 10 })
  const stands = {
    ...{ poizonUrl: `${url}/poizon`, apiKey, rps: of.rps, shopUrl: `${url}/woo/bench` },
    password: password.replaceAll(' ', ''),
  }
  const desk = await connectDesk(stands, { database, clock: shiftedClock(), timeoutMs: TIMEOUT_MS })
  const dump = () => woo.command<{ media: readonly unknown[] }>('dump', { shop: 'bench' })

  return {
    spuIds: spuIds.map(String),
    bring: desk.bring,
    /** From now on the client keeps to another pace. */
    async pace(rps: number): Promise<void> {
      Object.assign(desk.sourceKey.facts, { rps })
    },
    media: async () => (await dump()).media.length,
    async cardCalls(): Promise<number> {
      const { calls } = await poizon.state()
      return calls
        .filter(({ method }) => /^product|^price/.test(method))
        .reduce((sum, { requests }) => sum + requests, 0)
    },
    /** Milliseconds, the second time. */
    async preview(count: number): Promise<number> {
      const ids = spuIds.slice(0, count).map(String)
      const findId = await desk.desk.find(ids)
      const look = () => desk.desk.imports.preview(desk.desk.workspaceId, desk.shopId, findId)
      await look()
      const startedAt = performance.now()
      await look()
      return performance.now() - startedAt
    },
    async close(): Promise<void> {
      await closeAll()
      await database.close()
      await server.stop()
      await sandbox.end('SIGTERM')
    },
  }
}
