import type { Database, Transaction } from '#db/connection.ts'
import type { Role, Workspace } from '#telegram/context.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import {
  addMember,
  changeRole,
  dropMember,
  enterWorkspace,
  holdOwner,
  type Member,
  memberOf,
  membersOf,
  workspacesOf,
} from '#telegram/identity/members.ts'
import type { Person } from '#telegram/identity/person.ts'
import type { Enqueue } from '#telegram/outbox/enqueue.ts'
import type { HelperRole, Invitation, Invite, Invites } from './invites.ts'
import { helperJoined, helperLeft, helperRemoved } from './notices.ts'

/** Helpers and open links together: as many as one screen shows. */
const MOST_HELPERS = 9

export interface TeamDeps {
  readonly db: Database
  readonly invites: Invites
  readonly people: { find(id: number): Promise<Person | undefined> }
  readonly enqueue: Enqueue
  readonly memberGone: MemberGone
}

/** A person's team as they may see it, and the other workspaces they belong to. */
export interface TeamView {
  readonly workspace: Workspace
  readonly userId: number
  readonly role: Role
  readonly members: readonly Member[]
  readonly invites: readonly Invite[]
  readonly others: readonly { readonly id: string; readonly name: string }[]
}

export type Acceptance =
  | { readonly kind: 'joined'; readonly workspaceName: string; readonly role: Role }
  | { readonly kind: 'unknown' | 'own' | 'used' | 'expired' }

export type Team = ReturnType<typeof createTeam>

/** Who helps in a workspace. Every method is safe to repeat and sees only the workspace it is given. */
export function createTeam({ db, invites, people, enqueue, memberGone }: TeamDeps) {
  const join = async (tx: Transaction, found: Invitation, userId: number): Promise<Acceptance> => {
    const { invite, workspace } = found
    const workspaceId = workspace.id
    if (workspace.ownerId === userId) return { kind: 'own' }
    const before = await memberOf(tx, workspaceId, userId)
    if (!before) {
      if (invite.usedBy !== null) return { kind: 'used' }
      if (invites.isExpired(invite)) return { kind: 'expired' }
      await invites.use(tx, invite.id, userId)
      await addMember(tx, { workspaceId, userId, role: invite.role })
    }
    await enterWorkspace(tx, workspaceId, userId)
    const member = before ?? (await memberOf(tx, workspaceId, userId))
    if (member && !before) await enqueue(tx, helperJoined(invite, workspace, member))
    return { kind: 'joined', workspaceName: workspace.name, role: member?.role ?? invite.role }
  }

  /** Takes a helper out; what they were told of goes to the owner from then on. */
  const takeOut = async (tx: Transaction, workspace: Workspace, userId: number) => {
    const member = await memberOf(tx, workspace.id, userId)
    if (!member || !(await dropMember(tx, workspace.id, userId))) return undefined
    // It may have been given away since this turn began.
    const ownerId = (await holdOwner(tx, workspace.id)) ?? workspace.ownerId
    await memberGone(tx, { workspaceId: workspace.id, userId, ownerId })
    return { member, workspace: { ...workspace, ownerId } }
  }

  return {
    async view(userId: number): Promise<TeamView | undefined> {
      const person = await people.find(userId)
      if (!person) return undefined
      const { workspace, role } = person
      const [members, open, all] = await Promise.all([
        membersOf(db, workspace.id),
        invites.list(db, workspace.id),
        workspacesOf(db, userId),
      ])
      const others = all.filter(({ id }) => id !== workspace.id)
      return { workspace, userId, role, members, invites: open, others }
    },

    member: (workspaceId: string, userId: number) => memberOf(db, workspaceId, userId),

    async invitation(workspaceId: string, id: string): Promise<Invite | undefined> {
      return (await invites.list(db, workspaceId)).find((invite) => invite.id === id)
    },

    /** Undefined when the team is as large as it may be. */
    invite: (by: Actor, role: HelperRole, updateId: number) =>
      withAuthority(db, by, 'owner', async (tx) => {
        const { workspaceId } = by
        const helpers = (await membersOf(tx, workspaceId)).filter((one) => one.role !== 'owner')
        const open = await invites.list(tx, workspaceId)
        const others = open.filter((invite) => invite.updateId !== updateId)
        if (helpers.length + others.length >= MOST_HELPERS) return undefined
        return invites.create(tx, { workspaceId, role, updateId })
      }),

    revoke: (by: Actor, id: string) =>
      withAuthority(db, by, 'owner', (tx) => invites.revoke(tx, by.workspaceId, id)),

    /** Takes an invitation: joins its workspace and goes there. */
    accept: (code: string, userId: number): Promise<Acceptance> =>
      db.transaction(async (tx) => {
        const found = await invites.find(tx, code)
        return found ? join(tx, found, userId) : { kind: 'unknown' }
      }),

    /** False when the person does not belong there. */
    enter: (workspaceId: string, userId: number): Promise<boolean> =>
      db.transaction((tx) => enterWorkspace(tx, workspaceId, userId)),

    /** False for the owner and for strangers. */
    changeRole: (by: Actor, userId: number, role: HelperRole): Promise<boolean> =>
      withAuthority(db, by, 'owner', (tx) => changeRole(tx, by.workspaceId, userId, role)),

    /** The owner's removal of a helper; false for the owner and for strangers. */
    remove: (by: Actor, workspace: Workspace, userId: number): Promise<boolean> =>
      withAuthority(db, by, 'owner', async (tx) => {
        const gone = await takeOut(tx, workspace, userId)
        if (gone) await enqueue(tx, helperRemoved(gone.workspace, gone.member))
        return gone !== undefined
      }),

    /** A helper's own leave; false for the owner and for who left before. */
    leave: (workspace: Workspace, userId: number): Promise<boolean> =>
      db.transaction(async (tx) => {
        const gone = await takeOut(tx, workspace, userId)
        if (gone) await enqueue(tx, helperLeft(gone.workspace, gone.member))
        return gone !== undefined
      }),
  }
}
