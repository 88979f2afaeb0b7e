import type { Component } from '#platform/lifecycle.ts'
import type { Base } from './base.ts'

const EVERY_MS = 3_600_000

/** Removes what nobody will ask for again, every hour, by one worker of all. */
export function createMaintenance(
  { queues, log }: Pick<Base, 'queues' | 'log'>,
  sweeps: Readonly<Record<string, () => Promise<unknown>>>,
): Component {
  const queue = queues.open('maintenance')
  return {
    name: 'maintenance',
    async start() {
      await queue.process(async () => {
        for (const [name, sweep] of Object.entries(sweeps)) {
          await sweep().catch((error) => log.error({ err: error, sweep: name }, 'sweep failed'))
        }
        return { kind: 'done' }
      })
      await queue.schedule({ id: 'hourly', everyMs: EVERY_MS })
    },
    stop: () => queue.close(),
  }
}
