import { Counter, Histogram, type Registry } from 'prom-client'
import type { PassResult } from './pass/pass.ts'

/** What passes came to, by account: one slow or failing account must be seen among many. */
export function syncMetrics(registry: Registry) {
  const listings = new Counter({
    name: 'stock_listings_total',
    help: 'Listings looked at in passes, by account and what came of it',
    labelNames: ['account', 'result'],
    registers: [registry],
  })
  const passes = new Counter({
    name: 'stock_passes_total',
    help: 'Passes over an account: done, held by a guard, or failed as a whole',
    labelNames: ['account', 'result'],
    registers: [registry],
  })
  const seconds = new Histogram({
    name: 'stock_pass_seconds',
    help: 'How long a pass over an account took, waits for permits and reports included',
    labelNames: ['account'],
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600],
    registers: [registry],
  })

  return {
    passed(account: string, result: PassResult, ms: number): void {
      passes.inc({ account, result: result.held ? 'held' : 'done' })
      seconds.observe({ account }, ms / 1_000)
      listings.inc({ account, result: 'updated' }, result.written)
      listings.inc({ account, result: 'failed' }, result.failed)
      for (const [reason, count] of Object.entries(result.skipped)) {
        listings.inc({ account, result: reason }, count)
      }
    },
    failed(account: string): void {
      passes.inc({ account, result: 'failed' })
    },
  }
}
