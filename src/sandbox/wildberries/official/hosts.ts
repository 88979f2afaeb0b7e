import { Hono } from 'hono'
import type { SandboxEnv } from '#sandbox/service/play-fault.ts'
import { plainError } from './answers.ts'
import { addCommon, addPing } from './common.ts'
import { addDrafts } from './drafts.ts'
import { addInfo } from './info.ts'
import type { OfficialDeps } from './method.ts'
import { addStocks } from './stocks.ts'
import { addSupplies } from './supplies.ts'

/** One official host as an app of its own. */
export function officialHost(
  host: 'common' | 'supplies' | 'analytics',
  deps: OfficialDeps,
): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>()
  addPing(app, deps, host)
  if (host === 'common') addCommon(app, deps)
  if (host === 'analytics') addStocks(app, deps)
  if (host === 'supplies') {
    addInfo(app, deps)
    addSupplies(app, deps)
    addDrafts(app, deps)
  }
  app.all('*', (context) =>
    plainError(404, 'path not found', `Please consult the docs: ${context.req.path}`, 'ag'),
  )
  return app
}
