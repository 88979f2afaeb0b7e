import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import { AppError } from '#core/errors.ts'
import type { ChannelKey, WixCatalog } from '#desks/stock/ports.ts'
import type { WixCalls, WixRequest } from './calls.ts'

/** Sites are moved from V1 to V3 one by one, and never back. */
const LIFE_MS = 24 * 3_600_000

const VERSIONS = { V1_CATALOG: 'v1', V3_CATALOG: 'v3', STORES_NOT_INSTALLED: null } as const
const version = z.object({
  catalogVersion: z.enum(['V1_CATALOG', 'V3_CATALOG', 'STORES_NOT_INSTALLED']),
})

/** The call that tells which catalogue a site has. */
export const versionRequest = (signal: AbortSignal) => ({
  method: 'GET' as const,
  path: '/stores/v3/provision/version',
  schema: version.transform(({ catalogVersion }): WixCatalog => VERSIONS[catalogVersion]),
  idempotent: true,
  signal,
})

export type WixCatalogs = ReturnType<typeof createCatalogs>

/** Which catalogue each site has, asked once a day, and again when a call is refused for the wrong one. */
export function createCatalogs({ calls, clock }: { calls: WixCalls; clock: Clock }) {
  const known = new Map<string, { readonly catalog: WixCatalog; readonly until: number }>()

  async function ask(key: ChannelKey, signal: AbortSignal): Promise<WixCatalog> {
    const catalog = await calls.call(key, versionRequest(signal))
    known.set(key.accountKey, { catalog, until: clock.now() + LIFE_MS })
    return catalog
  }

  return {
    async of(key: ChannelKey, signal: AbortSignal): Promise<WixCatalog> {
      const site = known.get(key.accountKey)
      if (site && site.until > clock.now()) return site.catalog
      return ask(key, signal)
    },
    /** A call that only sites with this catalogue take. Throws `wix.other_catalog` when the site has moved. */
    async call<T>(key: ChannelKey, catalog: 'v1' | 'v3', request: WixRequest<T>): Promise<T> {
      try {
        return await calls.call(key, request)
      } catch (thrown) {
        // 428 also stands for rules of the shop: only the version tells which it was.
        if (!(thrown instanceof AppError) || thrown.code !== 'wix.precondition') throw thrown
        if ((await ask(key, request.signal)) === catalog) throw thrown
        throw new AppError({ kind: 'conflict', code: 'wix.other_catalog', cause: thrown })
      }
    },
  }
}
