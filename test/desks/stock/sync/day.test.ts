import { sql } from 'drizzle-orm'
import { expect, onTestFinished, test } from 'vitest'
import { createStepClock } from '#sandbox/clock.ts'
import { START_MS } from '#test/support/moments.ts'
import { auditDay } from './day/audit.ts'
import { createChance } from './day/chance.ts'
import { createEngine } from './day/engine.ts'
import { openTown } from './day/town.ts'

const ROUNDS = 10
const ACTS = 16
/** The day runs this much faster than the tests do. */
const HURRY_MS = 400
const EVERY_MS = 15
/** Looks until everything has settled. */
const LOOKS = 40

/** One day a seed; DAY_SEEDS names others. */
const SEEDS = (process.env.DAY_SEEDS ?? '9').split(',').map(Number)

test.each(SEEDS)(
  'a day of purchases, faults and deaths leaves every channel true (seed %i)',
  async (seed) => {
    const chance = createChance(seed)
    const clock = createStepClock({ startMs: START_MS })
    const hurry = setInterval(() => clock.advance(HURRY_MS), EVERY_MS)
    onTestFinished(() => clearInterval(hurry))
    const town = await openTown({ chance, clock, skus: 12 })
    const { shop, accounts } = town
    const { db } = shop
    const begunAt = clock.now()
    /** What the database's own time would bring: nobody waits two minutes here. */
    const expire = () =>
      db.execute(sql`update sku_leases set locked_until = now() - interval '1 second'`)

    for (let round = 0; round < ROUNDS; round += 1) {
      town.weather()
      const engines = [createEngine(shop), createEngine(shop)] as const
      for (const engine of engines) if (chance.is(0.7)) engine.dieAfter(chance.int(1, 150))
      const passes = accounts.flatMap((id) => {
        const both = chance.is(0.2)
        const [one, other] = engines
        const first = chance.one(engines)
        return both ? [one.pass(id), other.pass(id)] : [first.pass(id)]
      })
      const working = Promise.allSettled(passes)
      for (let n = 0; n < ACTS; n += 1) await town.act()
      await working
      await expire()
    }

    town.clear()
    // Whoever was refused for pace may come again.
    clock.advance(120_000)
    const engine = createEngine(shop)
    const left = async () => {
      const { rows } = await db.execute(sql`
      select (select count(*) from sync_demands) + (select count(*) from channel_commands where state <> 'ended') as n`)
      return Number(rows[0]?.n)
    }
    for (const id of accounts) await engine.pass(id).catch(() => {})
    for (const id of accounts) await engine.sweep(id, begunAt)
    for (let look = 0; look < LOOKS; look += 1) {
      clock.advance(120_000)
      await expire()
      for (const id of accounts) await engine.pass(id).catch(() => undefined)
      if (look > 3 && (await left()) === 0) break
    }
    const { workspaceId } = shop.owner
    const channels = town.books()
    const { faults } = await auditDay(db, { workspaceId, channels, hands: town.hands })
    expect(faults).toEqual([])
    expect(channels.every(({ lines }) => lines.length > 0)).toBe(true)
  },
)
