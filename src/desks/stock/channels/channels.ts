import { and, desc, eq } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database } from '#db/connection.ts'
import type { Runs } from '#runs/engine.ts'
import type { ChatContext } from '#telegram/context.ts'
import { candidatesOf } from '../issues/decisions.ts'
import type { Issue } from '../issues/issues.ts'
import { findIssue, listIssues } from '../issues/store.ts'
import { raiseForAccount } from '../sync/demands.ts'
import { planFor } from '../sync/pass/plan.ts'
import { plannedChanges, rowOf } from '../sync/preview.ts'
import { PREVIEW_RUN, type PreviewInput } from '../sync/preview-run.ts'
import { SYNC_RUN, type SyncInput } from '../sync/run.ts'
import { type AttemptStatus, syncAttempts } from '../sync/schema.ts'
import type { StockReader } from '../sync/stock-reader.ts'
import type { Accounts, Connected } from './accounts.ts'
import { accountFigures } from './figures.ts'
import type { ChannelRules } from './rules.ts'
import { listings } from './schema.ts'
import { type ChannelAccount, findAccount, linkedListings, listAccounts } from './store.ts'

export interface ChannelsServiceDeps {
  readonly db: Database
  readonly clock: Clock
  readonly stock: StockReader
  readonly accounts: Accounts
  readonly runs: Pick<Runs, 'start' | 'show'>
  /** Accounts that a workspace's working keys open. */
  readonly connected: (workspaceId: string) => Promise<readonly Connected[]>
  readonly warehouses: (workspaceId: string) => Promise<readonly { id: string; name: string }[]>
}

export type Channels = ReturnType<typeof createChannels>

/** Attempts a page; failed ones come with the channel's words. */
const ATTEMPTS = { all: 10, completed: 10, pending: 10, skipped: 10, failed: 5 } as const

/** What the chat reads of channels, and the runs it starts. */
export function createChannels(deps: ChannelsServiceDeps) {
  const { db, clock, stock, accounts, runs } = deps

  async function start(ctx: ChatContext, kind: string, id: string, key: string, input: object) {
    const started = await runs.start(db, {
      ...{ id, kind, input, chatId: ctx.chatId },
      workspaceId: ctx.workspace.id,
      userId: ctx.user.id,
      dedupeKey: key,
    })
    await runs.show(started)
  }

  return {
    /** Accounts of keys added since appear here. */
    async list(workspaceId: string): Promise<ChannelAccount[]> {
      const known = await listAccounts(db, workspaceId)
      const news = (await deps.connected(workspaceId)).filter(
        // A key that works again revives its account, as another one does.
        ({ credentialId }) =>
          !known.some((one) => one.credentialId === credentialId && one.keyRefusedAt === null),
      )
      for (const one of news) await db.transaction((tx) => accounts.connect(tx, one))
      return news.length > 0 ? listAccounts(db, workspaceId) : known
    },
    find: (workspaceId: string, id: string) => findAccount(db, id, workspaceId),
    figures: (id: string) => accountFigures(db, id),
    warehouses: deps.warehouses,
    issues: (workspaceId: string, page: { offset: number; limit: number }) =>
      listIssues(db, workspaceId, page),
    issue: (workspaceId: string, id: string) => findIssue(db, workspaceId, id),
    candidates: (issue: Issue) => candidatesOf(db, issue),

    preview: (ctx: ChatContext, account: ChannelAccount, id: string) => {
      const { id: accountId, name, workspaceId, armedAt } = account
      const input: PreviewInput = { accountId, workspaceId, name, isArmed: armedAt !== null }
      return start(ctx, PREVIEW_RUN, id, `stock.preview:${accountId}`, input)
    },
    /** A page of what a push would change now, and how many there are. */
    async planned(account: ChannelAccount, page: { offset: number; limit: number }) {
      const changes = await plannedChanges({ db, stock, clock }, account)
      const items = changes.slice(page.offset, page.offset + page.limit).map(rowOf)
      return { items, total: changes.length }
    },
    async sync(
      ctx: ChatContext,
      chosen: readonly ChannelAccount[],
      {
        id,
        isApproved = false,
        isAll = false,
      }: { id: string; isApproved?: boolean; isAll?: boolean },
    ): Promise<void> {
      const accountIds = chosen.map((account) => account.id)
      const name = isAll ? '' : (chosen[0]?.name ?? '')
      const input: SyncInput = { accountIds, name, trigger: 'person', isApproved }
      const about = isAll ? ctx.workspace.id : (accountIds[0] ?? '')
      await start(ctx, SYNC_RUN, id, `stock.sync:${about}`, input)
    },

    /** Listings that would change at once under other rules. */
    async effect(account: ChannelAccount, rules: ChannelRules): Promise<number> {
      const linked = await linkedListings(db, account.id)
      const raisedAt = new Date(clock.now())
      const demands = [...new Set(linked.flatMap(({ productId }) => productId ?? []))].map(
        (productId) => ({ productId, version: 0, trigger: 'rules' as const, tries: 0, raisedAt }),
      )
      const plan = await planFor({ db, stock }, { ...account, rules }, demands)
      return plan.changes.length
    },
    rulesChanged: (id: string) => raiseForAccount(db, id, { trigger: 'rules', now: clock.now() }),

    /** A page of what was written to an account, or was not. */
    async attempts(accountId: string, status: AttemptStatus | 'all', page: number) {
      const most = ATTEMPTS[status]
      const rows = await db
        .select({ attempt: syncAttempts, sku: listings.sku })
        .from(syncAttempts)
        .innerJoin(listings, eq(listings.id, syncAttempts.listingId))
        .where(
          and(
            eq(syncAttempts.accountId, accountId),
            status === 'all' ? undefined : eq(syncAttempts.status, status),
          ),
        )
        .orderBy(desc(syncAttempts.id))
        .offset(page * most)
        .limit(most + 1)
      return {
        items: rows.slice(0, most).map(({ attempt, sku }) => ({ ...attempt, sku })),
        hasMore: rows.length > most,
      }
    },
  }
}
