import { and, eq, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import { fail, ok, type Result } from '#core/result.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { type CatalogDeps, relink } from '../channels/catalog.ts'
import { channelAccounts, linkDecisions, listings } from '../channels/schema.ts'
import { findAccount } from '../channels/store.ts'
import type { decideIssue } from '../chat/channels/actions.ts'
import { raiseForAccount, raiseForProducts } from '../sync/demands.ts'
import { syncDemands } from '../sync/schema.ts'
import type { Issue } from './issues.ts'
import { DECISIONS } from './messages.ts'
import { findIssue } from './store.ts'

export type Decision = Parameters<typeof decideIssue>[0]['what']

export interface DecisionsDeps extends CatalogDeps {
  readonly clock: Clock
  /** Changes what is on hand by `delta` pieces; false when that is not possible. */
  readonly adjust: (
    tx: Transaction,
    by: Actor,
    change: { readonly productId: string; readonly delta: number; readonly ref: string },
  ) => Promise<boolean>
  /** The goods of a cancelled sale came back, or did not; false when that is not possible any more. */
  readonly settleReturn: (by: Actor, issue: Issue, isBack: boolean) => Promise<boolean>
  /** Starts the push that a guard had stopped; a repeat starts no second one. */
  readonly sendHeld: (
    by: Actor,
    account: { readonly id: string; readonly name: string },
    ref: string,
  ) => Promise<void>
}

export type Decisions = ReturnType<typeof createDecisions>

/** What a person decides about an issue: carried out and the issue ended in one transaction. */
export function createDecisions(deps: DecisionsDeps) {
  const { db, clock, issues } = deps

  async function act(tx: Transaction, by: Actor, issue: Issue, what: Decision): Promise<boolean> {
    const now = clock.now()
    const { accountId, productId, subject, detail } = issue
    const isListing = and(eq(listings.accountId, accountId), eq(listings.remoteId, subject))
    const again = async () => {
      if (productId) await raiseForProducts(tx, [productId], { trigger: 'person', now })
    }
    switch (what) {
      case 'ours':
        // What we had written no longer counts, so nothing looks like a change made there.
        await tx.update(listings).set({ pushed: null, pushedAt: null }).where(isListing)
        await again()
        return true
      case 'theirs': {
        const delta = Number(detail.shown) - Number(detail.wanted)
        const ref = `issue:${issue.id}`
        return productId ? deps.adjust(tx, by, { productId, delta, ref }) : false
      }
      case 'again':
        await tx
          .update(channelAccounts)
          .set({ retryAt: null, failures: 0 })
          .where(eq(channelAccounts.id, accountId))
        if (productId) await again()
        else await raiseForAccount(tx, accountId, { trigger: 'person', now })
        return true
      case 'off':
        await tx
          .update(listings)
          .set({ rules: sql`${listings.rules} || '{"isPaused":true}'::jsonb` })
          .where(isListing)
        return true
      case 'drop':
        await tx.delete(syncDemands).where(eq(syncDemands.accountId, accountId))
        await release(tx, accountId)
        return true
      case 'send':
        await release(tx, accountId)
        return true
      case 'mirror':
      case 'none':
        await decideLink(tx, by, issue, { decision: what, remoteId: null })
        return true
      // Done before, in a transaction of its own, and again without effect.
      case 'return':
      case 'keep':
        return true
    }
  }

  async function decideLink(
    tx: Transaction,
    by: Actor,
    { accountId, subject }: Issue,
    decided: { readonly decision: 'one' | 'mirror' | 'none'; readonly remoteId: string | null },
  ): Promise<void> {
    const values = { ...decided, decidedBy: by.userId, decidedAt: new Date(clock.now()) }
    await tx
      .insert(linkDecisions)
      .values({ accountId, sku: subject, ...values })
      .onConflictDoUpdate({ target: [linkDecisions.accountId, linkDecisions.sku], set: values })
  }

  const settle = (
    by: Actor,
    id: string,
    work: (tx: Transaction, issue: Issue) => Promise<boolean>,
  ): Promise<Result<Issue, 'late' | 'refused'>> =>
    withAuthority(db, by, 'manager', async (tx) => {
      const issue = await findIssue(tx, by.workspaceId, id)
      if (!issue || issue.resolvedAt) return fail('late' as const)
      if (!(await work(tx, issue))) return fail('refused' as const)
      const { workspaceId, accountId, kind, subject } = issue
      const about = { workspaceId, accountId, kinds: [kind], subjects: [subject] }
      await issues.resolve(tx, { ...about, resolution: 'decided', now: clock.now() })
      return ok(issue)
    })

  /** New links follow from the decision; read and written after it, since they may be thousands. */
  async function relinked({ accountId, subject }: Issue): Promise<void> {
    const account = await findAccount(db, accountId)
    if (!account) return
    const { links } = await relink(deps, account, [subject])
    const products = links.flatMap(({ productId }) => productId ?? [])
    await raiseForProducts(db, products, { trigger: 'person', now: clock.now() })
  }

  return {
    async decide(
      by: Actor,
      id: string,
      what: Decision,
    ): Promise<Result<Issue, 'late' | 'refused'>> {
      const asked = await findIssue(db, by.workspaceId, id)
      if (!asked || asked.resolvedAt) return fail('late')
      if (!DECISIONS[asked.kind].includes(what)) return fail('refused')
      const isReturn = what === 'return' || what === 'keep'
      if (isReturn && !(await deps.settleReturn(by, asked, what === 'return')))
        return fail('refused')
      const settled = await settle(by, id, (tx, issue) => act(tx, by, issue, what))
      if (!settled.ok) return settled
      const issue = settled.value
      if (what === 'mirror' || what === 'none') await relinked(issue)
      const account = what === 'send' ? await findAccount(db, issue.accountId) : undefined
      if (account) await deps.sendHeld(by, account, `issue:${issue.id}`)
      return settled
    },

    /** Of several listings of one SKU this one is the product's. */
    async choose(
      by: Actor,
      id: string,
      listingId: string,
    ): Promise<Result<Issue, 'late' | 'refused'>> {
      const settled = await settle(by, id, async (tx, issue) => {
        const [listing] = await tx
          .select({ remoteId: listings.remoteId, isFulfillment: listings.isFulfillment })
          .from(listings)
          .where(and(eq(listings.id, listingId), eq(listings.accountId, issue.accountId)))
        if (!listing || listing.isFulfillment) return false
        await decideLink(tx, by, issue, { decision: 'one', remoteId: listing.remoteId })
        return true
      })
      if (settled.ok) await relinked(settled.value)
      return settled
    },
  }
}

async function release(tx: Transaction, accountId: string): Promise<void> {
  await tx
    .update(channelAccounts)
    .set({ heldAt: null, held: null })
    .where(eq(channelAccounts.id, accountId))
}

/** Listings a person may choose from. */
export function candidatesOf(db: Database, issue: Issue) {
  return db
    .select()
    .from(listings)
    .where(
      and(
        eq(listings.accountId, issue.accountId),
        eq(listings.sku, issue.subject),
        eq(listings.isFulfillment, false),
      ),
    )
    .orderBy(listings.state, listings.remoteId)
    .limit(8)
}
