import type { Spending } from '#desks/account/spending.ts'
import { adminDesk } from '#desks/admin/index.ts'
import { peopleOfDesks } from './admin/people.ts'
import type { Base } from './base.ts'
import { memberGone, STOP } from './rooms.ts'

export interface AdminParts {
  readonly spending: Pick<Spending, 'spentBy'>
}

/** The admins' desk, handed what it needs of all others. */
export function openAdmin(base: Base, parts: AdminParts) {
  const { config, db, clock } = base
  return {
    desk: adminDesk({
      ...{ db, clock, adminIds: config.access.adminIds },
      rooms: { memberGone, stopped: STOP },
      desks: peopleOfDesks(db),
      spentBy: parts.spending.spentBy,
      billing: undefined,
    }),
  }
}
