import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
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
}

/** The client before a stand-in behind real HTTP, with a site and its key. */
export async function startWix(
  catalog: CatalogVersion,
  products: readonly NewProduct[],
  options: Options = {},
) {
  const { timeoutMs = 2_000, retries = 0, limit, callsAMinute = 200 } = options
  const served = await serveWix({ callsAMinute })
  const opened = await served.openSite(catalog, products)
  const refused: string[] = []
  /** What the keys' vault would hold. */
  const vault = { secret: secretText({ siteId: opened.site.id, apiKey: opened.key }) }
  const limiter = createMemoryLimiter({ clock: runningClock })
  const wix = createWix({
    baseUrl: served.url,
    secrets: {
      open: async () => vault.secret,
      refused: async (_id, code) => void refused.push(code),
    },
    limiter,
    clock: runningClock,
    log: silentLog,
    metrics: new Registry(),
    timeoutMs,
    retry: { times: retries, baseMs: 10 },
    ...(limit && { limit }),
  })
  onTestFinished(wix.close)
  const key: ChannelKey = { credentialId: 'credential', accountKey: opened.site.id, facts: {} }
  return { wix, key, refused, vault, ...served, now: () => served.site(opened.site.id) }
}
