import { idFrom } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Role } from '#telegram/context.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import {
  enterWorkspace,
  giveWorkspace,
  holdMember,
  insertWorkspace,
  memberOf,
  membersOf,
  nameWorkspace,
  ownedBy,
  rolesOf,
} from '#telegram/identity/members.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import { fullName } from '../team/notices.ts'
import { workspaceGiven } from './notices.ts'

/** Shops a person may own. */
export const MOST_OWNED = 10

export interface WorkspacesDeps {
  readonly db: Database
  readonly enqueue: Enqueue
  readonly memberGone: MemberGone
  /** Deletes a shop with everything in it; see `eraseWorkspace`. */
  readonly erase: (by: Actor) => Promise<string | undefined>
}

export interface OwnWorkspace {
  readonly id: string
  readonly name: string
  readonly role: Role
}

export type Workspaces = ReturnType<typeof createWorkspaces>

/** The shops a person works in: more of them, their names, and whose they are. Every method is safe to repeat. */
export function createWorkspaces({ db, enqueue, memberGone, erase }: WorkspacesDeps) {
  return {
    erase,

    /** Those the person belongs to: the own ones first, then by name. */
    list: (userId: number): Promise<readonly OwnWorkspace[]> => rolesOf(db, userId),

    /** Makes a shop and goes there: its id, or undefined when the person owns as many as they may. `draftId` makes it once. */
    create: (userId: number, draftId: string, name: string): Promise<string | undefined> =>
      db.transaction(async (tx) => {
        const id = idFrom(`workspace:${draftId}`)
        const owned = await ownedBy(tx, userId)
        if (!owned.includes(id)) {
          if (owned.length >= MOST_OWNED) return undefined
          await insertWorkspace(tx, { id, name, ownerId: userId })
        }
        await enterWorkspace(tx, id, userId)
        return id
      }),

    rename: (by: Actor, name: string): Promise<void> =>
      withAuthority(db, by, 'owner', (tx) => nameWorkspace(tx, by.workspaceId, name)),

    /** Goes there; false when the person does not belong to it. */
    enter: (workspaceId: string, userId: number): Promise<boolean> =>
      db.transaction((tx) => enterWorkspace(tx, workspaceId, userId)),

    /** People of the shop besides its owner. */
    helpers: async (workspaceId: string): Promise<number> =>
      (await membersOf(db, workspaceId)).filter(({ role }) => role !== 'owner').length,

    /** A helper whom the owner may give the shop to. */
    async heir(workspaceId: string, userId: number) {
      const member = await memberOf(db, workspaceId, userId)
      return member?.role === 'owner' ? undefined : member
    },

    /**
     * Makes a helper the owner and the owner a manager, all or nothing: keys, runs and messages that were the owner's are
     * the new one's. Whoever gives their only shop away gets an empty one. False when the helper is not there any more.
     */
    handOver: (by: Actor, to: number): Promise<boolean> =>
      withAuthority(db, by, 'owner', async (tx) => {
        const { workspaceId, userId } = by
        // Who is leaving at this moment cannot own it: it would be nobody's.
        if (!(await holdMember(tx, workspaceId, to))) return false
        const [heir, giver] = [
          await memberOf(tx, workspaceId, to),
          await memberOf(tx, workspaceId, userId),
        ]
        if (!heir || !giver || heir.role === 'owner') return false
        const given = await giveWorkspace(tx, { workspaceId, from: userId, to })
        await memberGone(tx, { workspaceId, userId, ownerId: to })
        if ((await ownedBy(tx, userId)).length === 0) {
          const id = idFrom(`workspace-after:${workspaceId}:${userId}:${given.at.getTime()}`)
          await insertWorkspace(tx, { id, name: fullName(giver), ownerId: userId })
        }
        await enqueue(tx, workspaceGiven({ ...given, giver: fullName(giver) }))
        return true
      }),
  }
}
