import { sweepRetention } from '#db/retention.ts'
import type { Component } from '#platform/lifecycle.ts'
import type { Base } from '../base.ts'
import { RETENTION } from './retention.ts'

const EVERY_MS = 3_600_000

/** Removes what nobody will ask for again, every hour, by one worker of all. */
export function createMaintenance({
  queues,
  db,
  clock,
  log,
}: Pick<Base, 'queues' | 'db' | 'clock' | 'log'>): Component {
  const queue = queues.open('maintenance')
  return {
    name: 'maintenance',
    async start() {
      await queue.process(async () => {
        await sweepRetention({ db, log, rules: RETENTION }, clock.now())
        return { kind: 'done' }
      })
      await queue.schedule({ id: 'hourly', everyMs: EVERY_MS })
    },
    stop: () => queue.close(),
  }
}
