import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { ServiceKey, WordstatProvider } from '#desks/campaigns/ports.ts'
import { createCloudWordstat } from '#integrations/wordstat/cloud.ts'
import { createOauthWordstat } from '#integrations/wordstat/oauth.ts'
import { createReportsWordstat } from '#integrations/wordstat/reports.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { makeCloudKey, makeToken } from '#sandbox/wordstat/accounts.ts'
import type { WordstatSandboxOptions } from '#sandbox/wordstat/index.ts'
import { serveWordstat } from '#test/sandbox/wordstat/serve.ts'
import { runningClock } from '#test/support/clock.ts'

export const live = () => new AbortController().signal

/** A key of the provider, with an account of its own for each name. */
export function keyFor(provider: WordstatProvider, name = 'seller'): ServiceKey {
  const secret = provider === 'cloud' ? makeCloudKey(name) : makeToken(name)
  return { credentialId: `credential-${name}`, accountKey: name, secret, facts: {} }
}

/** All three clients with limits of their own before a stand-in behind real HTTP. */
export async function startClients(
  options: Omit<WordstatSandboxOptions, 'clock'> & { timeoutMs?: number; retries?: number } = {},
) {
  const { timeoutMs = 2_000, retries = 0, ...sandboxOptions } = options
  const served = await serveWordstat(sandboxOptions)
  const shared = {
    clock: runningClock,
    limiter: createMemoryLimiter({ clock: runningClock }),
    log: silentLog,
    metrics: new Registry(),
    timeoutMs,
    retry: { times: retries, baseMs: 10 },
  }
  const cloud = createCloudWordstat({ ...shared, baseUrl: served.urls.cloud })
  const oauth = createOauthWordstat({ ...shared, baseUrl: served.urls.oauth })
  const reports = createReportsWordstat({ ...shared, baseUrl: served.urls.direct, pollMs: 5 })
  onTestFinished(async () => {
    await Promise.all([cloud.close(), oauth.close(), reports.close()])
  })
  return { ...served, providers: { cloud, oauth, reports } }
}
