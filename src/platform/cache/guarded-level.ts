import { z } from 'zod'
import type { Clock } from '#core/clock.ts'
import type { Log } from '../log/log.ts'
import type { CacheLevel } from './cache.ts'

const Kept = z.object({
  value: z.unknown(),
  life: z.object({
    memorySeconds: z.number(),
    sharedSeconds: z.number().optional(),
    databaseSeconds: z.number().optional(),
  }),
})

export type Kept = z.infer<typeof Kept>

/** A slower level that cannot hurt: what it throws is logged, and it is left in peace for a while. */
export interface GuardedLevel {
  read(key: string): Promise<{ value: Kept; expiresAt: number } | undefined>
  write(key: string, kept: Kept, expiresAt: number): Promise<void>
  delete(key: string): Promise<void>
}

/** A level that failed costs time with each try; this long it is not asked again. */
const REST_MS = 5_000

export function createGuardedLevel(
  name: string,
  level: CacheLevel | undefined,
  { clock, log }: { clock: Clock; log: Log },
): GuardedLevel {
  let restingUntil = 0

  async function guarded<T>(act: (level: CacheLevel) => Promise<T>): Promise<T | undefined> {
    if (!level) return undefined
    try {
      return await act(level)
    } catch (err) {
      restingUntil = clock.now() + REST_MS
      log.warn({ err, level: name }, 'cache level skipped')
      return undefined
    }
  }

  const rests = () => restingUntil > clock.now()

  return {
    async read(key) {
      if (rests()) return undefined
      const found = await guarded((own) => own.read(key))
      if (!found || found.expiresAt <= clock.now()) return undefined
      const kept = Kept.safeParse(found.value)
      return kept.success ? { value: kept.data, expiresAt: found.expiresAt } : undefined
    },
    async write(key, kept, expiresAt) {
      if (!rests()) await guarded((own) => own.write(key, kept, expiresAt))
    },
    // Also while resting: what is not deleted now would be believed later.
    async delete(key) {
      await guarded((own) => own.delete(key))
    },
  }
}
