import type { Spending } from '#desks/account/spending.ts'
import { broadcastRun } from '#desks/admin/broadcast/run.ts'
import { createBroadcastStore } from '#desks/admin/broadcast/store.ts'
import { adminDesk } from '#desks/admin/index.ts'
import type { Runs } from '#runs/engine.ts'
import { peopleOfDesks } from './admin/people.ts'
import type { Base } from './base.ts'
import { memberGone, STOP } from './rooms.ts'
import type { Surface } from './surface.ts'

export interface AdminParts {
  readonly spending: Pick<Spending, 'spentBy'>
}

/** The admins' desk, handed what it needs of all others: its run first, then, over the runs engine, the desk. */
export function openAdmin(base: Base, surface: Surface, parts: AdminParts) {
  const { config, db, clock, log, limiter, texts } = base
  const { people } = surface
  const store = createBroadcastStore(db)
  return {
    definitions: [
      broadcastRun({ store, api: surface.telegram.bare, limiter, people, texts, clock, log }),
    ],
    desk: (runs: Runs) =>
      adminDesk({
        ...{ db, clock, adminIds: config.access.adminIds },
        rooms: { memberGone, stopped: STOP },
        desks: peopleOfDesks(db),
        spentBy: parts.spending.spentBy,
        billing: undefined,
        broadcasts: { store, runs, api: surface.telegram.api, texts },
      }),
  }
}
