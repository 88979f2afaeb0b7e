import { and, eq, inArray, isNull, ne, or, type SQL, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Database, Transaction } from '#db/connection.ts'
import { type Actor, withAuthority } from '#telegram/identity/authority.ts'
import { products } from '../ledger/schema.ts'
import { raiseForProducts } from '../sync/demands.ts'
import type { ListingRules } from './rules.ts'
import { channelAccounts, listings } from './schema.ts'

/** Listings named when words fit several. */
const NAMED = 4

export type Links = ReturnType<typeof createLinks>

/** Links between listings and products that a person makes and unmakes. Ids of other workspaces change nothing. */
export function createLinks({ db, clock }: { readonly db: Database; readonly clock: Clock }) {
  const raise = (tx: Transaction, productId: string) =>
    raiseForProducts(tx, [productId], { trigger: 'person', now: clock.now() })

  const isLiving = async (tx: Transaction, { workspaceId }: Actor, productId: string) =>
    (await tx.$count(
      products,
      and(
        eq(products.id, productId),
        eq(products.workspaceId, workspaceId),
        isNull(products.deletedAt),
      ),
    )) > 0

  const ofWorkspace = (db_: Database | Transaction, workspaceId: string) =>
    inArray(
      listings.accountId,
      db_
        .select({ id: channelAccounts.id })
        .from(channelAccounts)
        .where(eq(channelAccounts.workspaceId, workspaceId)),
    )

  return {
    lookAgain: (by: Actor, productId: string): Promise<void> =>
      withAuthority(db, by, 'manager', async (tx) => {
        if (await isLiving(tx, by, productId)) await raise(tx, productId)
      }),

    /** A listing switched off keeps its product, so that it can be switched on again. */
    switchListing: (
      by: Actor,
      about: { readonly productId: string; readonly listingId: string; readonly isOn: boolean },
    ): Promise<void> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const { productId, listingId, isOn } = about
        if (!(await isLiving(tx, by, productId))) return
        await tx
          .update(listings)
          .set({
            link: isOn ? 'manual' : 'off',
            productId,
            rules: sql`${listings.rules} - 'isPaused'`,
          })
          .where(
            and(
              eq(listings.id, listingId),
              or(isNull(listings.productId), eq(listings.productId, productId)),
              ofWorkspace(tx, by.workspaceId),
            ),
          )
        await raise(tx, productId)
      }),

    /** A listing of the workspace that stands for this product. */
    async find(workspaceId: string, about: { productId: string; listingId: string }) {
      const [row] = await db
        .select()
        .from(listings)
        .where(
          and(
            eq(listings.id, about.listingId),
            eq(listings.productId, about.productId),
            ofWorkspace(db, workspaceId),
          ),
        )
      return row
    },

    /** What differs for one listing; false when it is gone or another's. */
    setRules: (
      by: Actor,
      about: { readonly productId: string; readonly listingId: string },
      rules: ListingRules,
    ): Promise<boolean> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const changed = await tx
          .update(listings)
          .set({ rules })
          .where(
            and(
              eq(listings.id, about.listingId),
              eq(listings.productId, about.productId),
              ofWorkspace(tx, by.workspaceId),
            ),
          )
          .returning({ id: listings.id })
        if (changed.length > 0) await raise(tx, about.productId)
        return changed.length > 0
      }),

    /**
     * Links the listing with this number to a product, or the only one without a product whose name has these words (variants of Wix have
     * no number that people see). Otherwise the names of those that may be meant, none where no channel of the workspace has it.
     */
    link: (
      by: Actor,
      about: { readonly productId: string; readonly offer: string },
    ): Promise<'linked' | readonly string[]> =>
      withAuthority(db, by, 'manager', async (tx) => {
        const { productId, offer } = about
        if (!(await isLiving(tx, by, productId))) return []
        const ours = and(eq(listings.isFulfillment, false), ofWorkspace(tx, by.workspaceId))
        const write = async (which: SQL) => {
          const linked = await tx
            .update(listings)
            .set({ link: 'manual', productId })
            .where(and(which, ours))
            .returning({ id: listings.id })
          if (linked.length > 0) await raise(tx, productId)
          return linked.length > 0
        }
        if (await write(eq(listings.remoteId, offer))) return 'linked'
        const isNamed = sql`strpos(lower(${listings.name}), lower(${offer})) > 0`
        const named = await tx
          .select({ id: listings.id, name: listings.name })
          .from(listings)
          .where(and(isNamed, isNull(listings.productId), ne(listings.state, 'gone'), ours))
          .orderBy(listings.name)
          .limit(NAMED)
        const [only, other] = named
        if (only && !other && (await write(eq(listings.id, only.id)))) return 'linked'
        return named.map(({ name }) => name)
      }),
  }
}
