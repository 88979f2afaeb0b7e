import { and, asc, count, eq, inArray, isNotNull, lte, ne, sql } from 'drizzle-orm'
import type { Database, Transaction } from '#db/connection.ts'
import { lockName } from '#db/lock.ts'
import { prepared } from '#db/prepared.ts'
import type { MemberGone } from '#telegram/identity/member-gone.ts'
import { credentials } from './schema.ts'

export type Credential = typeof credentials.$inferSelect
export type NewCredential = typeof credentials.$inferInsert
type Reader = Database | Transaction

/** Keys of a workspace, the default one first, then by age. */
export function listCredentials(
  db: Reader,
  workspaceId: string,
  service?: string,
): Promise<Credential[]> {
  return db
    .select()
    .from(credentials)
    .where(
      and(
        eq(credentials.workspaceId, workspaceId),
        service === undefined ? undefined : eq(credentials.service, service),
      ),
    )
    .orderBy(sql`${credentials.isDefault} desc`, asc(credentials.createdAt))
}

/** Keys of several workspaces, in the order of {@link listCredentials}. */
export async function listCredentialsOf(
  db: Reader,
  workspaceIds: readonly string[],
  services: readonly string[],
): Promise<Credential[]> {
  if (workspaceIds.length === 0) return []
  return selectOf(db).execute({ workspaceIds: [...workspaceIds], services: [...services] })
}

/** Read before every booking, and every few seconds for all who watch. */
const selectOf = prepared((db) =>
  db
    .select()
    .from(credentials)
    .where(
      and(
        sql`${credentials.workspaceId} = any(${sql.placeholder('workspaceIds')}::uuid[])`,
        sql`${credentials.service} = any(${sql.placeholder('services')}::text[])`,
      ),
    )
    .orderBy(sql`${credentials.isDefault} desc`, asc(credentials.createdAt))
    .prepare('credentials-of'),
)

/** A key by id; without a workspace only for work that acts for the system itself. */
export async function findCredential(
  db: Reader,
  id: string,
  workspaceId?: string,
): Promise<Credential | undefined> {
  const [row] = await db
    .select()
    .from(credentials)
    .where(
      and(
        eq(credentials.id, id),
        workspaceId === undefined ? undefined : eq(credentials.workspaceId, workspaceId),
      ),
    )
  return row
}

/** Keys a test may say something new about: all of one workspace, or the working ones of everybody. */
export function listCheckable(db: Reader, workspaceId: string | null): Promise<Credential[]> {
  return db
    .select()
    .from(credentials)
    .where(
      and(
        ne(credentials.status, 'expired'),
        workspaceId === null
          ? ne(credentials.status, 'invalid')
          : eq(credentials.workspaceId, workspaceId),
      ),
    )
    .orderBy(asc(credentials.createdAt))
}

export async function countAddedBy(db: Reader, userId: number, service: string): Promise<number> {
  const [row] = await db
    .select({ value: count() })
    .from(credentials)
    .where(and(eq(credentials.addedBy, userId), eq(credentials.service, service)))
  return row?.value ?? 0
}

/** Active keys of all workspaces that may serve the shared feed: shared ones, and those of the watchers. */
export function listFeedCredentials(
  db: Reader,
  service: string,
  watching: readonly string[],
): Promise<Credential[]> {
  return db
    .select()
    .from(credentials)
    .where(
      and(
        eq(credentials.service, service),
        eq(credentials.status, 'active'),
        watching.length === 0
          ? eq(credentials.isShared, true)
          : sql`(${credentials.isShared} or ${inArray(credentials.workspaceId, [...watching])})`,
      ),
    )
}

/** Keys whose life ends before `until` and that still count, tested or not. */
export function listExpiring(db: Reader, until: Date): Promise<Credential[]> {
  return db
    .select()
    .from(credentials)
    .where(
      and(
        inArray(credentials.status, ['active', 'unchecked']),
        isNotNull(credentials.expiresAt),
        lte(credentials.expiresAt, until),
      ),
    )
}

/** Makes changes to a workspace's keys of a service wait for each other until the transaction ends. */
export function lockCredentials(tx: Transaction, workspaceId: string, service: string) {
  return lockName(tx, `credentials:${workspaceId}:${service}`)
}

/** Makes workspaces that want the same account wait for each other until the transaction ends. */
export function lockAccount(tx: Transaction, service: string, accountKey: string) {
  return lockName(tx, `account:${service}:${accountKey}`)
}

/** The workspace whose key of this account was accepted first. */
export async function ownerOf(
  db: Reader,
  service: string,
  accountKey: string,
): Promise<string | undefined> {
  const [row] = await db
    .select({ workspaceId: credentials.workspaceId })
    .from(credentials)
    .where(
      and(
        eq(credentials.service, service),
        eq(credentials.accountKey, accountKey),
        isNotNull(credentials.checkedAt),
      ),
    )
    .orderBy(asc(credentials.createdAt), asc(credentials.id))
    .limit(1)
  return row?.workspaceId
}

export async function insertCredential(
  tx: Transaction,
  values: NewCredential,
): Promise<Credential> {
  const [row] = await tx.insert(credentials).values(values).returning()
  if (!row) throw new Error('an inserted key was not returned')
  return row
}

export async function deleteCredential(tx: Transaction, id: string): Promise<void> {
  await tx.delete(credentials).where(eq(credentials.id, id))
}

export async function updateCredential(
  db: Reader,
  id: string,
  values: Partial<NewCredential>,
): Promise<Credential | undefined> {
  const [row] = await db.update(credentials).set(values).where(eq(credentials.id, id)).returning()
  return row
}

/** Puts a secret in the place of the one with this fingerprint; undefined when that is not the stored one any more. */
export async function replaceSecret(
  db: Database,
  id: string,
  used: string,
  next: Pick<NewCredential, 'secret' | 'keyVersion' | 'fingerprint' | 'expiresAt'>,
): Promise<Credential | undefined> {
  const [row] = await db
    .update(credentials)
    .set(next)
    .where(and(eq(credentials.id, id), eq(credentials.fingerprint, used)))
    .returning()
  return row
}

/**
 * Takes a key out of use; undefined when somebody did so before: one notice, not two. `used`: fingerprint of the secret
 * that was refused, where another one may have taken its place meanwhile.
 */
export async function deactivate(
  db: Reader,
  id: string,
  status: 'invalid' | 'expired',
  reason: string,
  used?: string,
): Promise<Credential | undefined> {
  const [row] = await db
    .update(credentials)
    .set({ status, reason })
    .where(
      and(
        eq(credentials.id, id),
        inArray(credentials.status, ['active', 'unchecked', 'unproven']),
        used === undefined ? undefined : eq(credentials.fingerprint, used),
      ),
    )
    .returning()
  return row
}

/** Keys stay with the workspace; what happens to them is told to its owner. */
export const reassignKeys: MemberGone = async (tx, { workspaceId, userId, ownerId }) => {
  await tx
    .update(credentials)
    .set({ addedBy: ownerId })
    .where(and(eq(credentials.workspaceId, workspaceId), eq(credentials.addedBy, userId)))
}
