import type { Spending } from '#desks/account/spending.ts'
import { createEntries } from '#desks/admin/access/entries.ts'
import { broadcastRun } from '#desks/admin/broadcast/run.ts'
import { createBroadcastStore } from '#desks/admin/broadcast/store.ts'
import { adminDesk } from '#desks/admin/index.ts'
import type { PersonalLimits } from '#desks/admin/people/limits.ts'
import type { BackUpNow, BillingForAdmins } from '#desks/admin/ports.ts'
import type { Runs } from '#runs/engine.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import type { Base } from '../base.ts'
import { ROOMS } from '../rooms.ts'
import type { Surface } from '../surface.ts'
import { figuresOfDesks } from './admin/figures.ts'
import { machineOf } from './admin/machine.ts'
import { peopleOfDesks } from './admin/people.ts'

/** Stands for the whole installation in what was spent. */
const EVERYBODY = 0

export interface AdminParts {
  readonly spending: Pick<Spending, 'spentBy'>
  readonly limits: PersonalLimits
  readonly billing: BillingForAdmins | undefined
  readonly backups: {
    readonly now: BackUpNow
    lastDoneAt(): Promise<number | undefined>
  }
  readonly botUsername: () => string
}

/** The admins' desk, handed what it needs of all others: its run first, then, over the runs engine, the desk. */
export function openAdmin(base: Base, surface: Surface, parts: AdminParts) {
  const { config, db, database, redis, clock, log, limiter, texts, queues } = base
  const { people } = surface
  const { spending, limits, billing, backups, botUsername } = parts
  const { spentBy } = spending
  const store = createBroadcastStore(db)
  return {
    definitions: [
      broadcastRun({ store, api: surface.telegram.bare, limiter, people, texts, clock, log }),
    ],
    desk: (runs: Runs) =>
      adminDesk({
        ...{ db, clock, adminIds: config.access.adminIds },
        people: {
          ...{ rooms: ROOMS, enqueue },
          desks: peopleOfDesks(db),
          ...{ spentBy, billing },
        },
        plans: { limits, spentBy, billing },
        access: {
          entries: createEntries({ db, clock }),
          mode: config.access.mode,
          botUsername,
        },
        broadcasts: { store, runs, api: surface.telegram.api, texts },
        figures: {
          figures: figuresOfDesks(db, clock),
          enqueue: (...messages) => enqueue(db, ...messages),
        },
        machine: {
          machine: machineOf({ database, redis, clock }),
          queues: queues.all,
          spent: () => spentBy(EVERYBODY),
          backUp: backups.now,
          backedUpAt: backups.lastDoneAt,
        },
      }),
  }
}
