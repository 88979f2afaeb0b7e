import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import type { Clock } from '#core/clock.ts'
import { systemClock } from '#platform/clock.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import {
  createWordstatSandbox,
  type WordstatSandboxOptions,
  type WordstatState,
} from '#sandbox/wordstat/index.ts'

/** The stand-in on a free port, gone with the test. */
export async function serveWordstat(
  options: Omit<WordstatSandboxOptions, 'clock'> & { clock?: Clock } = {},
) {
  const sandbox = createWordstatSandbox({ clock: systemClock, ...options })
  const app = new Hono()
    .route('/wordstat', sandbox.app)
    .route('/direct/live/v4/json', sandbox.live)
    .route('/control', sandbox.control)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    sandbox,
    urls: {
      cloud: `${origin}/wordstat/cloud`,
      oauth: `${origin}/wordstat/oauth`,
      direct: `${origin}/direct`,
    },
    controller: createServiceController<WordstatState>(`${origin}/control`),
  }
}
