import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import { type AppError, toAppError } from '#core/errors.ts'
import { requestFields } from '../log/context.ts'
import { type Tally, tallyOf } from '../metrics/tally.ts'
import type { Call } from './attempt.ts'
import type { BreakerState } from './breaker.ts'
import type { HttpOptions } from './options.ts'

export interface HttpMetrics {
  /** Tries; `outcome` is 'ok', 'aborted' or the kind of the error. */
  readonly requests: Counter<'service' | 'route' | 'outcome'>
  readonly seconds: Histogram<'service' | 'route'>
  readonly breaker: Gauge<'service'>
}

export const BREAKER_LEVEL: Readonly<Record<BreakerState, number>> = {
  closed: 0,
  'half-open': 0.5,
  open: 1,
}

const BREAKER = 'http_client_breaker_open'

const known = new WeakMap<Registry, HttpMetrics>()

/** The metrics all HTTP clients of a registry share. */
export function httpMetrics(registry: Registry): HttpMetrics {
  const metrics = known.get(registry) ?? register(registry)
  known.set(registry, metrics)
  return metrics
}

function register(registry: Registry): HttpMetrics {
  const registers = [registry]
  return {
    requests: new Counter({
      name: 'http_client_requests_total',
      help: 'Calls to outside services by outcome, each try counted',
      labelNames: ['service', 'route', 'outcome'],
      registers,
    }),
    seconds: new Histogram({
      name: 'http_client_duration_seconds',
      help: 'From dispatch to the end of the answer, each try measured',
      labelNames: ['service', 'route'],
      buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
      registers,
    }),
    breaker: new Gauge({
      name: BREAKER,
      help: 'Breaker of a service: 0 closed, 0.5 trying, 1 open',
      labelNames: ['service'],
      registers,
    }),
  }
}

/** The record of one try. Says nothing of headers, query or bodies: that is where secrets are. */
export interface Entry {
  /** Permits are there, the request goes out: the duration counts from here. */
  sent(): void
  /** `outcome` is a kind of error where a refusal was handed on. */
  answered(status: number, outcome?: string): void
  failed(error: AppError): void
  /** Given up by the caller, or never begun for want of permits or because the breaker is open. */
  abandoned(reason: unknown): void
}

/** States of the breakers that report to a registry, by service. */
export async function breakerLevels(registry: Registry): Promise<Record<string, BreakerState>> {
  const gauge = await registry.getSingleMetric(BREAKER)?.get()
  return Object.fromEntries(
    (gauge?.values ?? []).map(({ labels, value }) => [
      String(labels.service),
      value === BREAKER_LEVEL.closed
        ? 'closed'
        : value === BREAKER_LEVEL.open
          ? 'open'
          : 'half-open',
    ]),
  )
}

/** Upper ends of the time spans that calls are counted by, ms. */
const SPANS = [50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000]
/** Its calls are made for everybody, and nobody pays for them. */
const OF_THE_CHAT = /^telegram/

/** The same by the hour, for all processes together, and on whose behalf. */
function tallyCall(
  tally: Tally | undefined,
  { service, outcome, ms }: { service: string; outcome: string; ms: number | undefined },
): void {
  if (!tally) return
  tally.add({ name: 'http.calls', service, label: outcome })
  const userId = requestFields()?.userId
  if (typeof userId === 'number' && !OF_THE_CHAT.test(service))
    tally.add({ name: 'user.calls', service, userId })
  if (ms === undefined) return
  const span = SPANS.find((end) => ms <= end) ?? SPANS.at(-1)
  tally.add({ name: 'http.ms', service }, ms)
  tally.add({ name: 'http.span', service, label: String(span) })
}

export function createReport(
  { service, log, metrics: registry }: HttpOptions,
  metrics: HttpMetrics,
) {
  return <T>({ method, route, signal }: Call<T>, attempt: number): Entry => {
    let sentAt: number | undefined

    function count(outcome: string) {
      const ms = sentAt === undefined ? undefined : Math.round(performance.now() - sentAt)
      metrics.requests.inc({ service, route, outcome })
      tallyCall(tallyOf(registry), { service, outcome, ms })
      if (ms !== undefined) metrics.seconds.observe({ service, route }, ms / 1_000)
      return { service, method, route, outcome, attempt, ms }
    }

    return {
      sent() {
        sentAt = performance.now()
      },
      answered: (status, outcome = 'ok') => log.debug({ ...count(outcome), status }, 'call'),
      failed: (error) =>
        log.warn({ ...count(error.kind), code: error.code, err: error }, 'call failed'),
      abandoned(reason) {
        const { kind, code } = toAppError(reason)
        log.debug({ ...count(signal?.aborted ? 'aborted' : kind), code }, 'call not made')
      },
    }
  }
}
