import { Hono } from 'hono'
import { createServiceController } from '#sandbox/service/controller.ts'
import { createWixSandbox, type WixSandboxOptions, type WixState } from '#sandbox/wix/index.ts'
import type { CatalogVersion, WixSite } from '#sandbox/wix/records.ts'
import type { NewProduct } from '#sandbox/wix/world.ts'
import { runningClock } from '#test/support/clock.ts'
import { serveApp } from '../serve.ts'

/** The stand-in on a free port, gone with the test. */
export async function serveWix(options: Partial<WixSandboxOptions> = {}) {
  const sandbox = createWixSandbox({ clock: runningClock, ...options })
  const app = new Hono().route('/wix', sandbox.app).route('/control', sandbox.control)
  const origin = await serveApp(app)
  const controller = createServiceController<WixState>(`${origin}/control`)

  return {
    sandbox,
    controller,
    url: `${origin}/wix`,
    /** A site with a key of its own. */
    async openSite(catalog: CatalogVersion = 'V1_CATALOG', products: readonly NewProduct[] = []) {
      const name = `site ${sandbox.state().sites.length}`
      const site = await controller.command<WixSite>('add-site', { name, catalog, products })
      const { key } = await controller.command<{ key: string }>('issue-key', { siteIds: [site.id] })
      return { site, key }
    },
    /** The site as it stands now. */
    site(id: string): WixSite {
      const found = sandbox.state().sites.find((one) => one.id === id)
      if (!found) throw new Error('no such site')
      return found
    },
  }
}
