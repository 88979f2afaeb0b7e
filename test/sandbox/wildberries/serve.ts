import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { onTestFinished } from 'vitest'
import { createWildberriesController } from '#sandbox/wildberries/controller.ts'
import {
  createWildberriesSandbox,
  type WildberriesSandboxOptions,
} from '#sandbox/wildberries/sandbox.ts'

/** A sandbox on a free port, gone with the test. */
export async function serveWildberries(options: WildberriesSandboxOptions = {}) {
  const sandbox = createWildberriesSandbox(options)
  const app = new Hono().route('/wb', sandbox.app).route('/control', sandbox.control)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(async () => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    sandbox,
    url: `${origin}/wb`,
    controlUrl: `${origin}/control`,
    controller: createWildberriesController(`${origin}/control`),
  }
}
