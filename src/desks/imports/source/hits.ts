import { eq, sql } from 'drizzle-orm'
import { Counter, type Registry } from 'prom-client'
import type { Clock } from '#core/clock.ts'
import { dayIn } from '#core/dates.ts'
import type { Database } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { catalogueHits } from '../quota/schema.ts'

const ZONE = 'Europe/Moscow'
/** Between writes while there is something to write. */
const FLUSH_MS = 5_000

type Level = (typeof catalogueHits.$inferSelect)['level']

export type Hits = ReturnType<typeof createHits>

/** How lookups were served, by Moscow day: gathered in memory, written every few seconds. */
export function createHits(deps: {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Registry
}) {
  const { db, clock, log } = deps
  const closing = new AbortController()
  /** Day and level → lookups not written yet. */
  let gathered = new Map<string, { readonly day: string; readonly level: Level; count: number }>()
  let timer: Promise<void> | undefined
  const counter = new Counter({
    name: 'import_catalogue_lookups_total',
    help: 'Lookups of cards, prices, searches, brands and categories by where they were found',
    labelNames: ['level'],
    registers: [deps.metrics],
  })

  async function flush(): Promise<void> {
    const rows = [...gathered.values()]
    gathered = new Map()
    if (rows.length === 0) return
    await db
      .insert(catalogueHits)
      .values(rows)
      .onConflictDoUpdate({
        target: [catalogueHits.day, catalogueHits.level],
        set: { count: sql`${catalogueHits.count} + excluded.count` },
      })
  }

  let writing = Promise.resolve()
  /** One write after the other; figures are not worth a failure: what could not be written is lost. */
  const quietly = () => {
    writing = writing.then(flush).catch((err: unknown) => {
      log.warn({ err }, 'figures of the catalogue are not written')
    })
    return writing
  }

  async function later(): Promise<void> {
    await clock.sleep(FLUSH_MS, closing.signal).catch(() => undefined)
    timer = undefined
    await quietly()
  }

  return {
    count(level: Level): void {
      counter.inc({ level })
      const day = dayIn(ZONE, clock.now())
      const place = `${day} ${level}`
      const row = gathered.get(place) ?? { day, level, count: 0 }
      row.count += 1
      gathered.set(place, row)
      timer ??= later()
    },
    /** Of all processes, as far as they have written. */
    async today() {
      await quietly()
      const rows = await db
        .select()
        .from(catalogueHits)
        .where(eq(catalogueHits.day, dayIn(ZONE, clock.now())))
      const of = (level: Level) => rows.find((row) => row.level === level)?.count ?? 0
      return {
        hits: { memory: of('memory'), shared: of('shared'), database: of('database') },
        misses: of('miss'),
        stale: of('stale'),
      }
    },
    async close(): Promise<void> {
      closing.abort()
      await timer
      await quietly()
    },
  }
}
