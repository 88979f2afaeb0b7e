import { Hono } from 'hono'
import {
  createPoizonSandbox,
  type PoizonSandboxOptions,
  type PoizonState,
} from '#sandbox/poizon/index.ts'
import type { PlayedKey } from '#sandbox/poizon/records.ts'
import type { NewKey } from '#sandbox/poizon/world.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveApp } from '../serve.ts'

/** Fast enough for no test to wait for the pace. */
const FAST = { rps: 1_000 }

/** The stand-in on a free port, gone with the test. */
export async function servePoizon(options: Partial<PoizonSandboxOptions> = {}) {
  const sandbox = createPoizonSandbox({
    ...{ clock: runningClock, products: 40, pictureSide: 64 },
    ...options,
  })
  const app = new Hono().route('/poizon', sandbox.app).route('/control', sandbox.control)
  const origin = await serveApp(app)
  const controller = createServiceController<PoizonState>(`${origin}/control`)
  const urls = {
    api: `${origin}/poizon/api/dewu`,
    distribution: `${origin}/poizon/open/api/v1`,
    pictures: `${origin}/poizon/cdn`,
  }

  return {
    sandbox,
    controller,
    origin,
    urls,
    issueKey: (made: Partial<NewKey> = {}) => {
      const name = made.name ?? `seller ${sandbox.world.keys.size}`
      return controller.command<PlayedKey>('issue-key', {
        ...made,
        name,
        plan: { ...FAST, ...made.plan },
      })
    },
    /** Calls that reached it, by method. */
    calls: async () => {
      const { calls } = await controller.state()
      return Object.fromEntries(calls.map(({ method, requests }) => [method, requests] as const))
    },
    /** A call as no client of ours would make it. */
    async send(path: string, headers: Record<string, string>, body?: object) {
      const response = await fetch(`${origin}/poizon${path}`, {
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { method: 'POST', body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as Record<string, unknown> }
    },
  }
}
