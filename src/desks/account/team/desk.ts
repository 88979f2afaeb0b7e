import type { Clock } from '#core/clock.ts'
import { Desk } from '#telegram/desk.ts'
import { bringTeam, type TeamHandlerDeps } from './handlers.ts'
import { createInvites } from './invites.ts'
import { createTeam, type TeamDeps } from './team.ts'

export type TeamDeskDeps = Omit<TeamDeps, 'invites'> &
  Omit<TeamHandlerDeps, 'team'> & { readonly clock: Clock }

/** The workspace's team; its way in is the settings screen. */
export function teamDesk(deps: TeamDeskDeps): Desk {
  const team = createTeam({ ...deps, invites: createInvites(deps) })
  const desk = new Desk('team')
  bringTeam(desk, { ...deps, team })
  return desk
}
