import { Registry } from 'prom-client'
import { onTestFinished } from 'vitest'
import type { Clock } from '#core/clock.ts'
import type { ChannelKey } from '#desks/stock/ports.ts'
import { createBase } from '#integrations/base/base.ts'
import { accountOf } from '#integrations/base/calls.ts'
import type { BucketSpec } from '#platform/limits/limiter.ts'
import { createMemoryLimiter } from '#platform/limits/memory-limiter.ts'
import { silentLog } from '#platform/log/log.ts'
import type { NewProduct } from '#sandbox/base/world.ts'
import { serveBase } from '#test/sandbox/base/serve.ts'
import { runningClock } from '#test/support/clock.ts'

export const live = () => new AbortController().signal

interface Options {
  readonly timeoutMs?: number
  readonly retries?: number
  /** So many calls at once as a test needs by default. */
  readonly limit?: BucketSpec
  readonly clock?: Clock
}

/** The client before any server; two of them share a limiter as two processes do. */
export function baseBefore(baseUrl: string, token: string, options: Options = {}) {
  const { timeoutMs = 2_000, retries = 0, limit = { capacity: 100, refillMs: 1_500 } } = options
  const { clock = runningClock } = options
  const refused: string[] = []
  const shared = {
    baseUrl,
    secrets: {
      open: async () => token,
      refused: async (_id: string, code: string) => void refused.push(code),
    },
    limiter: createMemoryLimiter({ clock }),
    clock,
    log: silentLog,
    timeoutMs,
    retry: { times: retries, baseMs: 10 },
    limit,
  }
  const open = () => {
    const base = createBase({ ...shared, metrics: new Registry() })
    onTestFinished(base.close)
    return base
  }
  const key: ChannelKey = { credentialId: 'credential', accountKey: accountOf(token), facts: {} }
  return { base: open(), other: open(), key, refused }
}

/** The client before a stand-in behind real HTTP, with an account of these products. */
export async function startBase(products: readonly NewProduct[], options: Options = {}) {
  const served = await serveBase()
  const { token, name } = await served.openAccount({ products })
  const account = () => served.sandbox.state().accounts.find((one) => one.token === token)
  return { ...served, ...baseBefore(served.url, token, options), token, name, account }
}
