import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { Registry } from 'prom-client'
import type { AccountKey } from '#core/keys.ts'
import type { WooDeps } from '#integrations/woocommerce/calls.ts'
import { secretText } from '#integrations/woocommerce/secret.ts'
import { createWooCommerce } from '#integrations/woocommerce/woocommerce.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import { createWooSandbox, type WooState } from '#sandbox/woocommerce/index.ts'
import type { WooSettings } from '#sandbox/woocommerce/records.ts'
import { runningClock } from '#test/support/clock.ts'
import { afterFile } from '#test/support/closing.ts'

/** The stand-in for all tests of a file. */
export async function serveWoo() {
  const sandbox = createWooSandbox({ clock: runningClock })
  const app = new Hono().route('/woo', sandbox.app).route('/control', sandbox.control)
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  afterFile(() => {
    if ('closeAllConnections' in server) server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const controller = createServiceController<WooState>(`http://${host}/control`)
  const { world } = sandbox

  return {
    ...{ sandbox, controller, host, origin: `http://${host}`, world },
    /** An empty shop, what opens it, and a client that has it open. */
    open(name: string, settings: Partial<WooSettings> = {}, deps: Partial<WooDeps> = {}) {
      const shop = world.addShop(name, settings)
      const url = `http://${host}/woo/${name}`
      const secret = {
        url,
        login: 'admin',
        password: world.issuePassword(name).replaceAll(' ', ''),
      }
      const refused: string[] = []
      const woo = createWooCommerce({
        secrets: {
          open: async () => secretText(secret),
          refused: async (_id, code) => void refused.push(code),
        },
        limiter: createMemoryLimiter({ clock: runningClock }),
        ...{ clock: runningClock, log: silentLog, metrics: new Registry(), timeoutMs: 5_000 },
        ...{ privateHosts: [host], retry: { times: 0 }, ...deps },
      })
      afterFile(woo.close)
      const facts = { url, hasPermalinks: settings.hasPermalinks ?? true }
      const key: AccountKey = { credentialId: name, accountKey: `${host}/woo/${name}`, facts }
      return { shop, url, secret, woo, key, refused }
    },
  }
}
