import { and, eq, ne } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { type Day, dayIn } from '#core/dates.ts'
import { idFrom } from '#core/ids.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { baseLinks } from '../base/schema.ts'
import type { Issues } from '../issues/issues.ts'
import { type ChannelRules, USUAL_RULES } from './rules.ts'
import { type ChannelService, channelAccounts } from './schema.ts'
import { type ChannelAccount, findAccount } from './store.ts'

export interface AccountsDeps {
  readonly db: Database
  readonly clock: Clock
  readonly issues: Issues
  /** Default interval of new accounts, min. */
  readonly syncMinutes: number
}

/** What a key opened, as the desk needs it. */
export interface Connected {
  readonly workspaceId: string
  readonly service: ChannelService
  readonly credentialId: string
  readonly accountKey: string
  readonly name: string
  readonly catalog: 'v1' | 'v3' | null
}

/** From this hour in Moscow on an account is compared whole, once a night. */
const NIGHT_HOUR = 3

/** The day that the night's comparison counts for: it begins at that hour. */
export const nightOf = (now: number): Day => dayIn('Europe/Moscow', now - NIGHT_HOUR * 3_600_000)

export type Accounts = ReturnType<typeof createAccounts>

/** A workspace's accounts at channels: connected with their key, armed, paused, given rules. */
export function createAccounts({ db, clock, issues, syncMinutes }: AccountsDeps) {
  const change = (
    by: Actor,
    id: string,
    set: (account: ChannelAccount, tx: Transaction) => Partial<ChannelAccount> | undefined,
  ): Promise<Result<ChannelAccount, 'gone' | 'late'>> =>
    withAuthority(db, by, 'manager', async (tx) => {
      const isIt = and(eq(channelAccounts.id, id), eq(channelAccounts.workspaceId, by.workspaceId))
      // Of two who change it at once the second goes on from what the first has left.
      const [account] = await tx.select().from(channelAccounts).where(isIt).for('update')
      if (!account) return fail('gone')
      const values = set(account, tx)
      if (!values) return fail('late')
      const [row] = await tx.update(channelAccounts).set(values).where(isIt).returning()
      return row ? ok(row) : fail('gone')
    })

  return {
    /** Makes the account of a key, or gives an account its new key: what was set up stays. In the transaction that saves the key. */
    async connect(tx: Transaction, one: Connected): Promise<string> {
      const now = new Date(clock.now())
      const { workspaceId, service, accountKey, credentialId, name, catalog } = one
      const [row] = await tx
        .insert(channelAccounts)
        .values({
          id: idFrom(`channel:${workspaceId}:${service}:${accountKey}`),
          ...{ workspaceId, service, accountKey, credentialId, name, catalog, syncMinutes },
          rules: USUAL_RULES,
          nextSyncAt: now,
          createdAt: now,
        })
        .onConflictDoUpdate({
          target: [
            channelAccounts.workspaceId,
            channelAccounts.service,
            channelAccounts.accountKey,
          ],
          set: {
            credentialId,
            catalog,
            failures: 0,
            retryAt: null,
            failureCode: null,
            keyRefusedAt: null,
          },
        })
        .returning({ id: channelAccounts.id })
      if (!row) throw new Error('an account was neither made nor found')
      const about = { workspaceId, accountId: row.id, now: clock.now() }
      await issues.resolve(tx, { ...about, kinds: ['disconnected'], resolution: 'linked-again' })
      return row.id
    },

    /** A person is being shown what would be written. */
    previewed: (id: string) =>
      db
        .update(channelAccounts)
        .set({ previewedAt: new Date(clock.now()) })
        .where(eq(channelAccounts.id, id)),

    /** From now on its orders count and its numbers are ours to write. What was just compared is not due again: the push that was seen goes out first. */
    arm: (by: Actor, id: string) =>
      change(by, id, ({ armedAt, otherWriter, previewedAt, syncMinutes: minutes }) => {
        if (otherWriter || !previewedAt) return undefined
        const released = { heldAt: null, held: null }
        if (armedAt) return released
        const now = clock.now()
        return {
          ...released,
          ...{ armedAt: new Date(now), armedBy: by.userId, comparedOn: nightOf(now) },
          nextSyncAt: new Date(now + minutes * 60_000),
        }
      }),
    pause: (by: Actor, id: string) => change(by, id, () => ({ pausedAt: new Date(clock.now()) })),
    resume: (by: Actor, id: string) => change(by, id, () => ({ pausedAt: null, retryAt: null })),
    /** A held push is let through or sent away; either way the account works again. */
    release: (by: Actor, id: string) =>
      change(by, id, ({ heldAt }) => (heldAt ? { heldAt: null, held: null } : undefined)),
    rename: (by: Actor, id: string, name: string) => change(by, id, () => ({ name })),
    setRules: (by: Actor, id: string, rules: Partial<ChannelRules>) =>
      change(by, id, (account) => ({ rules: { ...account.rules, ...rules } })),
    setInterval: (by: Actor, id: string, minutes: number) =>
      change(by, id, () => ({ syncMinutes: minutes, nextSyncAt: new Date(clock.now()) })),
    /** The same interval for all of them; false for an account that is gone. */
    setIntervals: (by: Actor, id: string): Promise<boolean> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const account = await findAccount(tx, id, by.workspaceId)
        if (!account) return false
        await tx
          .update(channelAccounts)
          .set({ syncMinutes: account.syncMinutes, nextSyncAt: new Date(clock.now()) })
          .where(
            and(
              eq(channelAccounts.workspaceId, by.workspaceId),
              ne(channelAccounts.syncMinutes, account.syncMinutes),
            ),
          )
        return true
      }),
    /** Somebody else writes the same numbers, or has stopped to. Ours no longer go to Base then: the two would feed each other. */
    setOtherWriter: (by: Actor, id: string, who: string | null) =>
      withAuthority(db, by, 'manager', async (tx) => {
        const { workspaceId } = by
        const [row] = await tx
          .update(channelAccounts)
          .set({ otherWriter: who })
          .where(and(eq(channelAccounts.id, id), eq(channelAccounts.workspaceId, workspaceId)))
          .returning()
        if (!row) return fail('gone' as const)
        const about = { workspaceId, accountId: id, now: clock.now() }
        if (who === null) {
          const ended = { ...about, kinds: ['other-writer'] as const, resolution: 'decided' }
          await issues.resolve(tx, ended)
          return ok(row)
        }
        const detail = { account: row.name }
        await issues.raise(tx, { ...about, kind: 'other-writer', subject: who, detail })
        const off = { pushTo: null, pushDueAt: null }
        await tx.update(baseLinks).set(off).where(eq(baseLinks.workspaceId, workspaceId))
        return ok(row)
      }),

    /** Forgets an account with its links and history; nothing is written to the channel. */
    remove: (by: Actor, id: string) =>
      withAuthority(db, by, 'owner', async (tx) => {
        const rows = await tx
          .delete(channelAccounts)
          .where(and(eq(channelAccounts.id, id), eq(channelAccounts.workspaceId, by.workspaceId)))
          .returning({ id: channelAccounts.id })
        return rows.length > 0
      }),
  }
}
