import type { Database } from '#db/connection.ts'
import { errorCodes } from '#db/figures/errors.ts'
import { sumsOf } from '#db/figures/hours.ts'
import type { ChatContext } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import { type AccessDeps, bringAccess } from './access/handlers.ts'
import { type AuditDeps, createAudit } from './audit/audit.ts'
import { bringAudit } from './audit/handlers.ts'
import { type BroadcastDeps, bringBroadcasts } from './broadcast/handlers.ts'
import * as actions from './chat/actions.ts'
import { adminTaps } from './chat/deps.ts'
import { homeScreen } from './chat/home.ts'
import { bringFigures, type FiguresDeps } from './figures/handlers.ts'
import { bringMachine, type MachineDeps } from './machine/handlers.ts'
import { bringPeople, type PeopleDeps } from './people/handlers.ts'
import { bringPlans, type PlanDeps } from './people/plans.ts'
import { createPeopleStore } from './people/store.ts'
import { sinceOf } from './period.ts'
import { bringPromos } from './promos/handlers.ts'

type Own = 'audit' | 'clock' | 'db'

export interface AdminDeskDeps extends AuditDeps {
  readonly db: Database
  readonly people: Omit<PeopleDeps, Own | 'store' | 'extra'>
  readonly plans: Omit<PlanDeps, Own | 'showPerson'>
  readonly access: Omit<AccessDeps, Own>
  readonly broadcasts: Omit<BroadcastDeps, Own>
  readonly figures: Omit<FiguresDeps, Own | 'billing'>
  readonly machine: Omit<MachineDeps, Own>
}

/** What the installation's admins see and do, all of it in the chat. */
export function adminDesk(deps: AdminDeskDeps): Desk {
  const { db, clock } = deps
  const desk = new Desk('admin')
  desk.isForAdmins = true
  const audit = createAudit(deps)
  const tap = adminTaps(desk, audit)
  const people = createPeopleStore(db)

  const home = async (ctx: ChatContext): Promise<void> => {
    const now = clock.now()
    const [counts, active, codes, [updates]] = await Promise.all([
      people.counts(now),
      deps.figures.figures.activity(),
      errorCodes(db, sinceOf('hour', now)),
      sumsOf(db, 'updates', sinceOf('day', now)),
    ])
    const errors = codes.reduce((sum, { count }) => sum + count, 0)
    const sells = deps.plans.billing !== undefined
    const view = { people: counts, active, errors, updates: updates?.value ?? 0, sells }
    await ctx.show(homeScreen(ctx.lang, view))
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
  const plans = bringPlans(desk, tap, {
    ...{ ...deps.plans, audit, clock, db },
    showPerson: (ctx, userId) => showPerson(ctx, userId),
  })
  const { showPerson } = bringPeople(desk, tap, {
    ...{ ...deps.people, audit, clock, store: people },
    extra: plans.rows,
  })
  bringAccess(desk, tap, { ...deps.access, audit, clock, db })
  bringPromos(desk, tap, { audit, clock, billing: deps.plans.billing, home })
  bringAudit(tap, { audit, db })
  bringBroadcasts(desk, tap, { ...deps.broadcasts, audit, clock })
  bringFigures(desk, tap, { ...deps.figures, clock, billing: deps.plans.billing })
  bringMachine(desk, tap, { ...deps.machine, audit, clock, db })
  return desk
}
