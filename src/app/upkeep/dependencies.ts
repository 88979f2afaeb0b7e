import { LOOKS } from '#db/figures/uptime.ts'
import { breakerLevels } from '#platform/http/telemetry.ts'
import type { Tally } from '#platform/metrics/tally.ts'
import type { Base } from '../base.ts'

/** One look at what this process stands on: a service that is not called because it is away, Redis, the database. */
export async function lookAround(
  { metrics, redis }: Pick<Base, 'metrics' | 'redis'>,
  tally: Tally,
  { isDatabaseThere }: { readonly isDatabaseThere: boolean },
): Promise<void> {
  const note = (service: string, isThere: boolean) =>
    tally.add({ name: LOOKS, service, label: isThere ? 'there' : 'away' })
  note('PostgreSQL', isDatabaseThere)
  if (redis) note('Redis', redis.status === 'ready')
  for (const [service, state] of Object.entries(await breakerLevels(metrics)))
    note(service, state !== 'open')
}
