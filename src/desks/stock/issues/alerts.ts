import { isDeepStrictEqual } from 'node:util'
import { and, eq, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import type { Log } from '#platform/log/log.ts'
import { createRounds } from '#platform/rounds.ts'
import type { Lang } from '#platform/texts/lang.ts'
import type { Cards } from '#telegram/cards/cards.ts'
import { groupOf } from '#telegram/groups/groups.ts'
import { members, workspaces } from '#telegram/identity/schema.ts'
import { enqueue } from '#telegram/outbox/enqueue.ts'
import { renderNotice } from '#telegram/outbox/notice.ts'
import { outbox } from '#telegram/outbox/schema.ts'
import { channelAccounts } from '../channels/schema.ts'
import type { Issue } from './issues.ts'
import { isLoud, issueNotice } from './messages.ts'
import { type IssueKind, stockIssues } from './schema.ts'

export interface AlertsDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly cards: Cards
  /** Of a person, or of the owner of a shop. */
  readonly lang: (
    reader: { readonly userId: number } | { readonly workspaceId: string },
  ) => Promise<Lang>
}

/** Stated by the comparison itself as long as nothing is written to the channel. */
const ONLY_ARMED: readonly IssueKind[] = ['several-active', 'fulfillment', 'no-sku']

const LOOK_MS = 3_000
const AT_ONCE = 20

/** Chat of whoever was told that this key was refused; undefined: nobody, or it works. */
export type KeyNotice = (tx: Transaction, credentialId: string) => Promise<number | undefined>

/**
 * Owes an issue's message to the group that is bound, else to whoever switched the channel on, else to the owner. Who was told that the
 * channel's key was refused is not told once more that the channel stands still.
 */
export async function tellIssue(
  tx: Transaction,
  issue: Issue,
  keyNotice: KeyNotice = async () => undefined,
): Promise<void> {
  const { workspaceId, accountId, kind, id } = issue
  const [account] = await tx
    .select({
      armedAt: channelAccounts.armedAt,
      credentialId: channelAccounts.credentialId,
      userId: members.userId,
    })
    .from(channelAccounts)
    .leftJoin(
      members,
      and(
        eq(members.userId, channelAccounts.armedBy),
        eq(members.workspaceId, channelAccounts.workspaceId),
      ),
    )
    .where(eq(channelAccounts.id, accountId))
  if (ONLY_ARMED.includes(kind) && !account?.armedAt) return
  const [shop] = await tx
    .select({ ownerId: workspaces.ownerId })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
  const group = await groupOf(tx, workspaceId)
  const chatId = group?.chatId ?? account?.userId ?? shop?.ownerId
  if (chatId === undefined) return
  if (kind === 'disconnected' && account && !group) {
    if ((await keyNotice(tx, account.credentialId)) === chatId) return
  }
  const message = { key: keyOf(id), chatId, workspaceId, isLoud: isLoud(issue) }
  await enqueue(tx, { ...message, notice: issueNotice(issue, group ? { bot: group.bot } : {}) })
}

const keyOf = (id: string) => `stock-issue:${id}`

async function isAnyDirty(db: Database): Promise<boolean> {
  const dirty = eq(stockIssues.isDirty, true)
  return (
    (await db.select({ id: stockIssues.id }).from(stockIssues).where(dirty).limit(1)).length > 0
  )
}

/** Keeps messages of issues true where they stand: counted up, told to be over. */
export function createAlerts({ db, clock, log, cards, lang }: AlertsDeps) {
  /** A group that became a supergroup has other messages: what is still open there is told anew where people are now. */
  async function tellAnew(): Promise<void> {
    const rows = await db
      .select({ issue: stockIssues, chatId: outbox.chatId, row: outbox.id })
      .from(stockIssues)
      .innerJoin(outbox, eq(outbox.key, sql`'stock-issue:' || ${stockIssues.id}`))
      .where(
        and(
          ...[stockIssues.isDirty, isNull(stockIssues.resolvedAt), isNull(outbox.messageId)],
          ...[eq(outbox.status, 'sent'), lt(outbox.chatId, 0)],
        ),
      )
      .limit(AT_ONCE)
    for (const { issue, chatId, row } of rows) {
      const group = await groupOf(db, issue.workspaceId)
      if (group?.chatId !== chatId) continue
      const { workspaceId } = issue
      const message = { key: keyOf(issue.id), chatId, workspaceId, isLoud: isLoud(issue) }
      await db.transaction(async (tx) => {
        const isLost = and(eq(outbox.id, row), isNull(outbox.messageId))
        const gone = await tx.delete(outbox).where(isLost).returning({ id: outbox.id })
        if (gone.length === 0) return
        await enqueue(tx, { ...message, notice: issueNotice(issue, { bot: group.bot }) })
      })
    }
  }

  /** A message as it should read now; undefined in a group that is not ours any more: it keeps its last word. */
  async function draw(issue: Issue, chatId: number) {
    const open = await db.$count(
      stockIssues,
      and(eq(stockIssues.alertId, issue.id), isNull(stockIssues.resolvedAt)),
    )
    const others = open - (issue.resolvedAt ? 0 : 1)
    const group = chatId < 0 ? await groupOf(db, issue.workspaceId) : undefined
    if (chatId < 0 && group?.chatId !== chatId) return undefined
    const notice = issueNotice(issue, {
      ...{ more: Math.max(0, others), isOver: open === 0 },
      ...(group && { bot: group.bot }),
    })
    const reader = group ? { workspaceId: issue.workspaceId } : { userId: chatId }
    return { screen: renderNotice(notice, await lang(reader)), threadId: group?.threadId ?? null }
  }

  async function refresh(): Promise<void> {
    if (!(await isAnyDirty(db))) return
    await tellAnew()
    const rows = await db
      .select({ id: stockIssues.id, chatId: outbox.chatId, messageId: outbox.messageId })
      .from(stockIssues)
      .innerJoin(outbox, eq(outbox.key, sql`'stock-issue:' || ${stockIssues.id}`))
      .where(and(stockIssues.isDirty, isNotNull(outbox.messageId)))
      .limit(AT_ONCE)
    for (const { id, chatId, messageId } of rows) {
      const isIt = eq(stockIssues.id, id)
      // Cleared as it is read: what changes from here on makes it dirty again.
      const [issue] = await db
        .update(stockIssues)
        .set({ isDirty: false })
        .where(and(isIt, stockIssues.isDirty))
        .returning()
      const shown = issue && (await draw(issue, chatId))
      if (!shown) continue
      const { screen, threadId } = shown
      const again = () => db.update(stockIssues).set({ isDirty: true }).where(isIt)
      try {
        await cards.update({ chatId, messageId, threadId, screen, final: true })
        // Another process may have shown what came meanwhile before this edit arrived.
        const [now] = await db.select().from(stockIssues).where(isIt)
        const due = now && (await draw(now, chatId))
        if (due && !isDeepStrictEqual(due.screen, screen)) await again()
      } catch (error) {
        log.warn({ err: error, issueId: id }, 'alert not updated')
        await again()
      }
    }
    // Nobody was told of these: there is no message to correct.
    const silent = sql`not exists (select from ${outbox} where ${outbox.key} = 'stock-issue:' || ${stockIssues.id}
      and (${outbox.messageId} is not null or ${outbox.status} = 'pending'))`
    await db.update(stockIssues).set({ isDirty: false }).where(and(stockIssues.isDirty, silent))
  }

  const { start, stop } = createRounds({
    ...{ round: refresh, everyMs: LOOK_MS, clock, log },
    fault: 'alerts not refreshed',
  })
  return { refresh, start, stop }
}
