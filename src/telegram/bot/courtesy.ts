import type { BucketSpec, Limiter } from '#platform/limits/limiter.ts'
import type { Log } from '#platform/log/log.ts'

/** A person is told to slow down, or to go elsewhere, once a burst and not at every message. */
const NOTICE: BucketSpec = { capacity: 1, refillMs: 30_000 }

export type Courtesy = ReturnType<typeof createCourtesy>

/** Buckets of a chat. They are a courtesy: when their store is away, people are let in. */
export function createCourtesy({ limiter, log }: { limiter: Limiter; log: Log }) {
  const take = async (key: string, spec: BucketSpec): Promise<boolean> => {
    try {
      return (await limiter.take(key, spec)).ok
    } catch (error) {
      log.warn({ err: error }, 'pace not known')
      return true
    }
  }
  const block = async (key: string, forMs: number): Promise<void> => {
    await limiter.block(key, forMs).catch((error) => log.warn({ err: error }, 'pace not known'))
  }
  return {
    take,
    /** Leaves nothing in a bucket for so long. */
    block,
    mayTell: (chatId: number) => take(`chat-notice:${chatId}`, NOTICE),
  }
}
