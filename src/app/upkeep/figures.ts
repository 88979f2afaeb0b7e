import { isOutage } from '#db/faults.ts'
import { keepErrors } from '#db/figures/errors.ts'
import { addPart, noteLevel, type Part } from '#db/figures/hours.ts'
import { reportProcess } from '#db/figures/processes.ts'
import type { ProcessReport } from '#db/figures/schema.ts'
import { breakerLevels } from '#platform/http/telemetry.ts'
import type { Component } from '#platform/lifecycle.ts'
import type { RecentErrors } from '#platform/log/recent-errors.ts'
import type { Sum, Tally } from '#platform/metrics/tally.ts'
import { createRounds } from '#platform/rounds.ts'
import type { Base } from '../base.ts'
import { lookAround } from './dependencies.ts'

const EVERY_MS = 5_000
const SIZE_EVERY_MS = 600_000
const HOUR_MS = 3_600_000

/**
 * Brings what this process counted, its latest errors and its state to the database every few seconds. What could not be
 * brought is brought next time; nothing waits for it and nothing fails with it.
 */
export function createFigures(
  base: Base,
  options: {
    /** Name of this process, unique among all that run. */
    readonly owner: string
    readonly tally: Tally
    readonly errors: RecentErrors
  },
): Component {
  const { db, clock, log, metrics, config, database } = base
  const { owner, tally, errors } = options
  const startedAt = clock.now()
  let seq = 0
  let pending: Part | undefined
  let sizedAt = Number.NEGATIVE_INFINITY

  const bringSums = async () => {
    if (!pending) {
      const sums: Sum[] = tally.cut()
      if (sums.length === 0) return
      seq += 1
      pending = { process: owner, seq, sums }
    }
    await addPart(db, pending, clock.now())
    pending = undefined
  }

  const bringErrors = async () => {
    const drained = errors.drain()
    try {
      await keepErrors(db, drained)
    } catch (error) {
      errors.giveBack(drained)
      throw error
    }
    for (const { code } of drained) tally.add({ name: 'errors', label: code })
  }

  const report = async () => {
    const breakers = await breakerLevels(metrics)
    const state: ProcessReport = { breakers, memory: process.memoryUsage().rss }
    const of = { id: owner, roles: config.roles, startedAt, now: clock.now(), report: state }
    await reportProcess(db, of)
  }

  const measure = async () => {
    const now = clock.now()
    if (now - sizedAt < SIZE_EVERY_MS) return
    const { rows } = await database.pool.query<{ bytes: string }>(
      'select pg_database_size(current_database()) as bytes',
    )
    const hour = new Date(Math.floor(now / HOUR_MS) * HOUR_MS)
    await noteLevel(db, 'db.bytes', Number(rows[0]?.bytes ?? 0), hour)
    sizedAt = now
  }

  const bring = async () => {
    try {
      await bringErrors()
      await bringSums()
      await report()
      await measure()
      await lookAround(base, tally, { isDatabaseThere: true })
    } catch (error) {
      // An error of its own would be brought, too, and come again with each round.
      log.warn({ err: error }, 'figures not brought')
      if (isOutage(error)) await lookAround(base, tally, { isDatabaseThere: false })
    }
  }

  const rounds = createRounds({
    ...{ round: bring, everyMs: EVERY_MS, clock, log },
    fault: 'figures not brought',
  })
  return {
    name: 'figures',
    async start() {
      rounds.start()
    },
    async stop() {
      await rounds.stop()
      await bring()
    },
  }
}
