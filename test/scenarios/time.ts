import { createPostgresBackend, Queue } from 'bullmq'
import { sql } from 'drizzle-orm'
import { afterAll, inject } from 'vitest'
import { QUEUE_SCHEMA } from '#platform/queue/backend.ts'
import type { Shop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'

/** Real milliseconds between two moves of the clock while something is waited for: each wakes every loop of the product. */
const PACE_MS = 25

export interface Time {
  /** Moves the shop's clock on, and looks whether anything waited for that. */
  pass(ms: number): Promise<void>
  /** Lets time go by, `stepMs` a look, until the condition holds. */
  until<T>(
    condition: () => T | Promise<T>,
    options?: { readonly stepMs?: number; readonly what?: string },
  ): Promise<NonNullable<T>>
}

/** Time of a shop. Its queue wakes parked runs by the machine's own clock, so it is told when the shop's was moved. */
export function openTime(shop: Shop): Time {
  let queue: Queue | undefined
  afterAll(async () => queue?.close())

  async function open(): Promise<Queue> {
    const { rows } = await shop.db.execute<{ name: string }>(sql`select current_database() as name`)
    const url = new URL(inject('databaseServer'))
    url.pathname = `/${rows[0]?.name}`
    const connection = { connectionString: url.href, schema: QUEUE_SCHEMA, max: 1 }
    return new Queue('runs', { connection } as never, createPostgresBackend as never)
  }

  async function pass(ms: number): Promise<void> {
    shop.clock.advance(ms)
    queue ??= await open()
    await queue.promoteJobs()
  }
  return {
    pass,
    until: (condition, { stepMs = 2_000, what } = {}) => {
      let movedAt = Number.NEGATIVE_INFINITY
      const look = async () => {
        if (performance.now() >= movedAt + PACE_MS) {
          await pass(stepMs)
          movedAt = performance.now()
        }
        return condition()
      }
      return waitFor(look, { what: what ?? condition.toString() })
    },
  }
}
