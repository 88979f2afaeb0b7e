import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { addDays, dayIn } from '#core/dates.ts'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'
import { createWildberriesSandbox } from '#sandbox/wildberries/sandbox.ts'
import { runningClock } from '#test/support/clock.ts'

/** A seller with a key, a cabinet session and preorders. */
export interface BenchSeller {
  readonly sid: string
  readonly token: string
  readonly session: string
  readonly preorders: readonly number[]
  readonly warehouseId: number
}

export type FromWb =
  | { readonly kind: 'ready'; readonly url: string; readonly sellers: readonly BenchSeller[] }
  | { readonly kind: 'done' }
/** Opens the sellers' warehouses in so many days. */
export interface ToWb {
  readonly inDays: number
  readonly warehouseIds: readonly number[]
}

const SELLERS = 200
/** 6 for monitors that wait, twice 1 and 5 for slots that open, 1 for the naive way. */
const PREORDERS = 19

/** Wildberries in a process of its own: 90 warehouses, 200 sellers. */
async function main(send: (message: FromWb) => void): Promise<void> {
  const sandbox = createWildberriesSandbox({
    ...{ clock: runningClock, warehouseCount: 90, background: 'lively' },
  })
  const app = new Hono().route('/wb', sandbox.app).route('/control', sandbox.control)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const controller = createWildberriesController(`${origin}/control`)
  const ids = sandbox.world.table.warehouses().map(({ id }) => id)
  const sellers: BenchSeller[] = []
  for (let number = 0; number < SELLERS; number++) {
    const { sid } = sandbox.world.addSeller()
    const warehouseId = ids[number % ids.length] ?? 507
    const { token } = await controller.issueToken({ sid, type: 'personal' })
    const { text } = await controller.issueSession({ sid })
    const preorders = Array.from({ length: PREORDERS }, () => {
      return sandbox.world.addPreorder({ sid, warehouseId, type: 'box' }).preorderId
    })
    sellers.push({ sid, token, session: text, preorders, warehouseId })
  }
  process.on('message', ({ inDays, warehouseIds }: ToWb) => {
    const day = addDays(dayIn('Europe/Moscow', runningClock.now()), inDays)
    for (const warehouseId of warehouseIds)
      sandbox.world.table.open({ warehouseId, type: 'box', day, coefficient: 0, capacity: 10_000 })
    send({ kind: 'done' })
  })
  process.on('disconnect', () => process.exit())
  send({ kind: 'ready', url: `${origin}/wb`, sellers })
}

if (process.send) await main((message) => process.send?.(message))
