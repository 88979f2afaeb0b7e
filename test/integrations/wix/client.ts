import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { Clock } from '#core/clock.ts'
import type { ChannelKey } from '#desks/stock/ports.ts'
import { secretText } from '#integrations/wix/secret.ts'
import { createWix } from '#integrations/wix/wix.ts'
import type { BucketSpec } from '#platform/limits/limiter.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { CatalogVersion } from '#sandbox/wix/records.ts'
import type { NewProduct } from '#sandbox/wix/world.ts'
import { serveWix } from '#test/sandbox/wix/serve.ts'
import { runningClock } from '#test/support/clock.ts'

export const live = () => new AbortController().signal

interface Options {
  readonly timeoutMs?: number
  readonly retries?: number
  readonly limit?: BucketSpec
  /** Of the client; the stand-in's is 200 a minute. */
  readonly callsAMinute?: number
  /** Of stand-in and client. */
  readonly clock?: Clock
}

/** The client before a stand-in behind real HTTP, with a site and its key. */
export async function startWix(
  catalog: CatalogVersion,
  products: readonly NewProduct[],
  options: Options = {},
) {
  const {
    timeoutMs = 2_000,
    retries = 0,
    limit,
    callsAMinute = 200,
    clock = runningClock,
  } = options
  const served = await serveWix({ callsAMinute, clock })
  const opened = await served.openSite(catalog, products)
  const refused: string[] = []
  /** What the keys' vault would hold. */
  const vault = { secret: secretText({ siteId: opened.site.id, apiKey: opened.key }) }
  /** Secrets of other sites, by credential. */
  const others = new Map<string, string>()
  const limiter = createMemoryLimiter({ clock })
  const wix = createWix({
    baseUrl: served.url,
    secrets: {
      open: async (id) => others.get(id) ?? vault.secret,
      refused: async (_id, code) => void refused.push(code),
    },
    limiter,
    clock,
    log: silentLog,
    metrics: new Registry(),
    timeoutMs,
    retry: { times: retries, baseMs: 10 },
    ...(limit && { limit }),
  })
  onTestFinished(wix.close)
  const key: ChannelKey = { credentialId: 'credential', accountKey: opened.site.id, facts: {} }
  /** Another site's key. */
  async function openAnother(of: CatalogVersion, sold: readonly NewProduct[]): Promise<ChannelKey> {
    const { site, key: apiKey } = await served.openSite(of, sold)
    const credentialId = `credential-${site.id}`
    others.set(credentialId, secretText({ siteId: site.id, apiKey }))
    return { credentialId, accountKey: site.id, facts: {} }
  }
  return {
    wix,
    key,
    refused,
    vault,
    openAnother,
    ...served,
    now: () => served.site(opened.site.id),
  }
}
