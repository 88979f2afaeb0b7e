import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import { createWix } from '#integrations/wix/wix.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import { runningClock } from '#test/support/clock.ts'

/** The client before any server, without repeats. */
export async function wixBefore(baseUrl: string) {
  const wix = createWix({
    baseUrl,
    secrets: { open: async () => 'site IST.key', refused: async () => undefined },
    limiter: createMemoryLimiter({ clock: runningClock }),
    clock: runningClock,
    log: silentLog,
    metrics: new Registry(),
    retry: { times: 0 },
  })
  onTestFinished(wix.close)
  return { wix, key: { credentialId: 'credential', accountKey: 'site', facts: {} } }
}
