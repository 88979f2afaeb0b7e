import type { Database } from '#db/connection.ts'
import type { ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import { type AuditDeps, createAudit } from './audit/audit.ts'
import { bringAudit } from './audit/handlers.ts'
import { type BroadcastDeps, bringBroadcasts } from './broadcast/handlers.ts'
import * as actions from './chat/actions.ts'
import { adminTaps } from './chat/deps.ts'
import { homeScreen } from './chat/home.ts'
import { bringPeople, type PeopleDeps } from './people/handlers.ts'
import { createPeopleStore } from './people/store.ts'

export interface AdminDeskDeps extends AuditDeps, Omit<PeopleDeps, 'audit' | 'store' | 'extra'> {
  readonly db: Database
  readonly broadcasts: Omit<BroadcastDeps, 'audit' | 'clock'>
}

/** What the installation's admins see and do, all of it in the chat. */
export function adminDesk(deps: AdminDeskDeps): Desk {
  const { db, clock } = deps
  const desk = new Desk('admin')
  const audit = createAudit(deps)
  const tap = adminTaps(desk, audit)
  const people = createPeopleStore(db)

  const home = async (ctx: ChatContext): Promise<void> => {
    await ctx.show(homeScreen(ctx.lang, { people: await people.counts(clock.now()) }))
  }

  desk.slash({
    name: 'admin',
    description: 'command-admin',
    scope: 'admin',
    handle: async (ctx) => {
      audit.require(ctx.user.id)
      await home(ctx)
    },
  })
  tap(actions.openAdmin, home)
  bringPeople(desk, tap, { ...deps, audit, store: people, extra: () => [] })
  bringAudit(tap, audit)
  bringBroadcasts(desk, tap, { ...deps.broadcasts, audit, clock })
  return desk
}
