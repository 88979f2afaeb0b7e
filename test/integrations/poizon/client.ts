import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { Clock } from '#core/clock.ts'
import type { AccountKey } from '#core/keys.ts'
import type { Priority, SourceCall, SourceName, SourceQuota } from '#desks/imports/ports.ts'
import { createPoizon } from '#integrations/poizon/poizon.ts'
import { accountOf, type PoizonSecret, secretText } from '#integrations/poizon/secret.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { PoizonSandboxOptions } from '#sandbox/poizon/index.ts'
import type { NewKey } from '#sandbox/poizon/world.ts'
import { servePoizon } from '#test/sandbox/poizon/serve.ts'
import { runningClock } from '#test/support/clock.ts'

export const asking = (priority: Priority = 'interactive'): SourceCall => ({
  priority,
  signal: new AbortController().signal,
})

/** A meter in memory; `limit` calls are left to people. */
function countingQuota(limit: number | null = null): SourceQuota & { used: () => number } {
  let used = 0
  return {
    spend: async () => {
      used += 1
    },
    add: async (_account, calls) => {
      used += calls
    },
    left: async () => ({ used, limit, renewsAt: 0 }),
    used: () => used,
  }
}

interface Options {
  readonly timeoutMs?: number
  readonly retries?: number
  readonly clock?: Clock
  readonly quotaLimit?: number
  /** Calls a second the client keeps to; more than any test makes by default. */
  readonly rps?: number
}

export function poizonBefore(
  urls: { readonly api: string; readonly distribution: string },
  secret: PoizonSecret,
  options: Options = {},
) {
  const { timeoutMs = 2_000, retries = 0, clock = runningClock, rps = 1_000 } = options
  const refused: string[] = []
  const quota = countingQuota(options.quotaLimit)
  const shared = {
    ...{ urls, quota, clock, timeoutMs, log: silentLog },
    limiter: createMemoryLimiter({ clock }),
    secrets: {
      open: async () => secretText(secret),
      refused: async (_id: string, code: string) => void refused.push(code),
    },
    retry: { times: retries, baseMs: 10 },
  }
  const open = () => {
    const poizon = createPoizon({ ...shared, metrics: new Registry() })
    onTestFinished(poizon.close)
    return poizon
  }
  const poizon = open()
  const key: AccountKey = {
    credentialId: 'credential',
    accountKey: accountOf(secret),
    facts: { source: secret.source, rps },
  }
  return { poizon, other: open(), source: poizon.source, key, quota, refused, secret }
}

/** The client before a stand-in behind real HTTP, with a key of its own. */
export async function startPoizon(
  name: SourceName = 'poizon-api',
  options: Options & { plan?: NewKey['plan']; sandbox?: Partial<PoizonSandboxOptions> } = {},
) {
  const served = await servePoizon(options.sandbox)
  const { key: apiKey } = await served.issueKey({ source: name, plan: options.plan })
  const header = name === 'distribution' ? 'access-token' : 'x-api-key'
  const secret = { source: name, header, baseUrl: null, clientId: null, apiKey } as const
  return { ...served, ...poizonBefore(served.urls, secret, options) }
}
