import type { Context } from 'hono'
import type { z } from 'zod'
import type { SandboxEnv } from '../service/play-fault.ts'
import { FilterError } from './filters.ts'
import { exhausted, problem, violation, violationOf } from './problems.ts'
import type { CatalogVersion, WixSite } from './records.ts'
import type { WixWorld } from './world.ts'

/** What a method works on. */
export interface Asked<T> {
  readonly site: WixSite
  readonly body: T
  readonly context: Context<SandboxEnv>
}

export interface GatedMethod<T> {
  /** In faults and figures. */
  readonly name: string
  readonly group: 'read' | 'write'
  /** Sites with this catalogue only. */
  readonly catalog?: CatalogVersion
  readonly input?: z.ZodType<T>
  readonly act: (asked: Asked<T>) => Response
}

/** What every call passes before anything is done: faults, the key, the site, its limit, its catalogue, the body's shape. */
export function createGate(world: WixWorld) {
  const { interceptor, keys, sites, windows } = world

  /** The site a call is for, or why it is refused. */
  function admitted({ req }: Context<SandboxEnv>): WixSite | Response {
    const allowed = keys.get(req.header('authorization') ?? '')
    if (!allowed) return problem(401, 'UNAUTHENTICATED', 'the API key is not known')
    const siteId = req.header('wix-site-id')
    const isSiteCall = siteId !== undefined && req.header('wix-account-id') === undefined
    const site = sites.get(siteId ?? '')
    if (!isSiteCall || !site || !allowed.includes(site.id)) {
      return problem(403, 'PERMISSION_DENIED', 'the call must name one site that the key opens')
    }
    const quota = { calls: world.callsAMinute, windowMs: 60_000 }
    return windows.take(site.id, [quota]) > 0 ? exhausted() : site
  }

  return <T = unknown>({ name, group, catalog, input, act }: GatedMethod<T>) =>
    async (context: Context<SandboxEnv>): Promise<Response> => {
      const text = await context.req.text()
      const account = context.req.header('wix-site-id') ?? 'nobody'
      return interceptor.pass(context, { method: name, groups: [group], account }, () => {
        const site = admitted(context)
        if (site instanceof Response) return site
        if (catalog !== undefined && site.catalogVersion !== catalog) {
          return problem(428, 'CATALOG_VERSION_MISMATCH', `the site has ${site.catalogVersion}`)
        }
        const body = input?.safeParse(parsed(text))
        if (body && !body.success) return violationOf(body.error)
        try {
          return act({ site, body: body?.data as T, context })
        } catch (error) {
          if (error instanceof FilterError) return violation('filter', error.message)
          throw error
        }
      })
    }
}

function parsed(text: string): unknown {
  try {
    return text === '' ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
