import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { newId } from '#core/ids.ts'
import { credentials } from '#desks/account/schema.ts'
import { USUAL_RULES } from '#desks/stock/channels/rules.ts'
import { channelAccounts } from '#desks/stock/channels/schema.ts'
import { tellIssue } from '#desks/stock/issues/alerts.ts'
import { createIssues } from '#desks/stock/issues/issues.ts'
import { toldOfKey } from '#src/app/keys/told-of-key.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { seat } from '#test/support/seat.ts'

const OWNER = 7

test.each([
  ['was refused, of which its owner heard', 'invalid', OWNER, 0],
  ['somebody else added', 'invalid', 8, 1],
  ['works', 'active', OWNER, 1],
] as const)(
  'a channel that stands still by a key that %s',
  async (_what, status, addedBy, told) => {
    const { db } = await freshDatabase()
    const clock = createTestClock()
    const [workspaceId, key, account] = [1, 2, 3].map(() => newId(clock.now()))
    if (!workspaceId || !key || !account) throw new Error('no ids')
    await seat(db, { workspaceId, userId: OWNER })
    await db.insert(credentials).values({
      ...{
        id: key,
        workspaceId,
        service: 'wix',
        accountKey: 'site',
        fingerprint: 'x',
        name: 'Key',
      },
      ...{ mask: '…4f2a', secret: Buffer.from('x'), keyVersion: 1, addedBy, status, facts: {} },
    })
    const at = new Date(clock.now())
    await db.insert(channelAccounts).values({
      ...{ id: account, workspaceId, service: 'wix', credentialId: key, accountKey: 'site' },
      ...{ name: 'Site', rules: USUAL_RULES, armedAt: at, armedBy: OWNER },
      ...{ nextSyncAt: at, createdAt: at },
    })
    const issues = createIssues({ tell: (tx, issue) => tellIssue(tx, issue, toldOfKey) })
    const raise = (kind: 'disconnected' | 'account-failed') =>
      db.transaction((tx) =>
        issues.raise(tx, {
          ...{ workspaceId, accountId: account, kind, subject: '', now: clock.now() },
          detail: { account: 'Site', code: 'wix.auth' },
        }),
      )
    await raise('disconnected')
    expect(await db.$count(outbox, eq(outbox.chatId, OWNER))).toBe(told)
    await raise('account-failed')
    expect(await db.$count(outbox, eq(outbox.chatId, OWNER))).toBe(told + 1)
  },
)
