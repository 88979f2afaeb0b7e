import { Agent } from 'undici'
import type { AppError } from '#core/errors.ts'
import { breakerOpen, type Call, createAttempt, type Tried } from './attempt.ts'
import { createBreakers } from './breakers.ts'
import type { HttpOptions } from './options.ts'
import { BREAKER_LEVEL, createReport, httpMetrics } from './telemetry.ts'
import { DEFAULT_TIMEOUT_MS } from './wire-request.ts'

/**
 * What is below every call to the outside: permits, connections, one deadline a try, breaker (time-outs and 5xx only), retry with jitter,
 * typed errors, metrics and a redacted log line a try. Connections are made on use; `close` waits for what is under way, which the
 * time-outs bound, `destroy` ends it.
 */
export function createStack(options: HttpOptions) {
  const { service, clock, limiter, log, lookup } = options
  const metrics = httpMetrics(options.metrics)
  const report = createReport(options, metrics)
  const dispatcher = new Agent({
    connections: options.connections ?? 8,
    allowH2: false,
    headersTimeout: 0,
    bodyTimeout: 0,
    connect: { timeout: options.timeoutMs ?? DEFAULT_TIMEOUT_MS, ...(lookup && { lookup }) },
  })
  const breakers = createBreakers({
    ...options.breaker,
    clock,
    onChange(state, worst) {
      metrics.breaker.set({ service }, BREAKER_LEVEL[worst])
      if (state !== 'half-open') log.warn({ service, breaker: state }, 'breaker changed')
    },
  })
  metrics.breaker.set({ service }, BREAKER_LEVEL.closed)
  const attempt = createAttempt({ options, dispatcher, breakers })

  async function admit<T>(call: Call<T>): Promise<void> {
    const { limits, signal, maxWaitMs = 10_000, isUrgent = false } = call
    signal?.throwIfAborted()
    const breaker = breakers(call.breakerKey)
    if (breaker.state() === 'open') throw breakerOpen(service, breaker)
    if (!limits?.length) return
    await limiter.acquireAll(limits, { maxWaitMs, isUrgent, ...(signal && { signal }) })
  }

  async function tryOnce<T>(call: Call<T>, number: number): Promise<Tried<T>> {
    const entry = report(call, number)
    try {
      await admit(call)
      entry.sent()
      const tried = await attempt(call)
      if (tried.ok) entry.answered(tried.status)
      else if (tried.handedOn) entry.answered(tried.handedOn.status, tried.error.kind)
      else entry.failed(tried.error)
      return tried
    } catch (error) {
      entry.abandoned(error)
      throw error
    }
  }

  /** Milliseconds until the next try, or undefined when there is none. */
  function pauseMs<T>(call: Call<T>, error: AppError, number: number): number | undefined {
    const retry = { ...options.retry, ...call.retry }
    const { times = 3, baseMs = 1_000, maxWaitMs = 10_000, refusedWrites = false } = retry
    const isHarmless = call.idempotent || (refusedWrites && error.kind !== 'unknown-outcome')
    if (!isHarmless || number > times) return undefined
    const asked = error.retryAfterMs
    if (asked !== undefined) return asked <= maxWaitMs ? asked : undefined
    return baseMs * 2 ** (number - 1) * (0.5 + Math.random() / 2)
  }

  return {
    async send<T>(call: Call<T>): Promise<T> {
      for (let number = 1; ; number += 1) {
        const tried = await tryOnce(call, number)
        if (tried.ok) return tried.value
        const pause = tried.mayPass ? pauseMs(call, tried.error, number) : undefined
        if (pause !== undefined) await clock.sleep(pause, call.signal)
        else if (tried.handedOn) return tried.handedOn.value
        else throw tried.error
      }
    },
    breaker: breakers,
    close: () => dispatcher.close(),
    destroy: () => dispatcher.destroy(),
  }
}
