import { stopRenewals } from '#desks/account/billing/parting.ts'
import { reassignKeys } from '#desks/account/store.ts'
import { reassignRefreshes, stopRefreshes } from '#desks/imports/shops/people.ts'
import { forgetCabinet } from '#desks/supplies/cabinets/people.ts'
import { reassignDrafts, stopDrafts } from '#desks/supplies/drafts/people.ts'
import { reassignMonitors } from '#desks/supplies/monitors/reassign.ts'
import { stopMonitors } from '#desks/supplies/monitors/stop.ts'
import { reassignTransfers, stopTransfers } from '#desks/supplies/redistribution/people.ts'
import { reassignRuns } from '#runs/reassign.ts'
import { stopRuns } from '#runs/stop.ts'
import type { Rooms, WorkspaceStopped } from '#telegram/identity/block.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { reassignMessages } from '#telegram/outbox/reassign.ts'

/** Every room that remembers people. Messages last: the rooms before may just have left some. */
const REASSIGN: readonly MemberGone[] = [
  reassignKeys,
  reassignMonitors,
  reassignTransfers,
  forgetCabinet,
  reassignDrafts,
  reassignRefreshes,
  reassignRuns,
  reassignMessages,
]

export const memberGone: MemberGone = async (tx, gone) => {
  for (const reassign of REASSIGN) await reassign(tx, gone)
}

/** Every room that works for a workspace without being asked each time. */
export const STOP: readonly WorkspaceStopped[] = [
  stopMonitors,
  stopTransfers,
  stopDrafts,
  stopRefreshes,
  stopRuns,
]

/** What happens where somebody is shut out. */
export const ROOMS: Rooms = { memberGone, stopped: STOP, personStopped: stopRenewals }
