import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { Clock } from '#core/clock.ts'
import type { Transaction } from '#db/connection.ts'
import { channelAccounts, listings } from '../channels/schema.ts'
import { products } from '../ledger/schema.ts'
import type { Mapping, OrderNews, StoredLine } from '../orders/apply.ts'
import { oversellOf } from '../orders/oversell.ts'
import { raiseForProducts } from '../sync/demands.ts'
import type { Issues } from './issues.ts'

/** What an order's offer stands for: what it is linked to, else the product of its SKU at the time of the sale. */
export const linkedProduct: Mapping = async (tx, { accountId, offerId, sku }) => {
  const [listing] = await tx
    .select({ productId: listings.productId, link: listings.link })
    .from(listings)
    .where(and(eq(listings.accountId, accountId), isOffer(offerId)))
  if (listing?.productId) return listing.productId
  // Left alone on purpose, or waiting for a decision: never guessed.
  if (sku === null || (listing && listing.link !== 'new')) return undefined
  const [product] = await tx
    .select({ id: products.id })
    .from(products)
    .innerJoin(channelAccounts, eq(channelAccounts.workspaceId, products.workspaceId))
    .where(
      and(eq(channelAccounts.id, accountId), eq(products.sku, sku), isNull(products.deletedAt)),
    )
  return product?.id
}

/** Allegro's offer id; of Wix `<product>/<variant>`, or a product that has but one. */
function isOffer(offerId: string) {
  const [productId = '', variantId] = offerId.split('/')
  if (variantId !== undefined) {
    return and(eq(listings.parentId, productId), eq(listings.variantId, variantId))
  }
  return or(
    eq(listings.remoteId, offerId),
    and(
      eq(listings.parentId, offerId),
      sql`not exists (select from ${listings} other where other.account_id = ${listings.accountId}
        and other.parent_id = ${offerId} and other.id <> ${listings.id})`,
    ),
  )
}

/** What orders leave to a person: one issue a line, one a product that was oversold. */
export function createOrderNews(deps: {
  readonly issues: Issues
  readonly clock: Clock
}): OrderNews & {
  readonly held: (
    tx: Transaction,
    what: {
      readonly account: { readonly id: string; readonly workspaceId: string }
      readonly orderId: string
      readonly code: string
    },
  ) => Promise<void>
} {
  const { issues, clock } = deps
  const nameOf = async (tx: Transaction, accountId: string): Promise<string> => {
    const [row] = await tx
      .select({ name: channelAccounts.name })
      .from(channelAccounts)
      .where(eq(channelAccounts.id, accountId))
    return row?.name ?? ''
  }
  /** What the channel shows may have changed though the ledger has not. */
  const lookAgain = async (tx: Transaction, { productId }: StoredLine) => {
    if (productId === null) return
    await raiseForProducts(tx, [productId], { trigger: 'order', now: clock.now() })
  }

  return {
    async unmapped(tx, { workspaceId, accountId, lineId, quantity, name, sku }) {
      const account = await nameOf(tx, accountId)
      const about = { workspaceId, accountId, subject: lineId, now: clock.now() }
      const detail = { account, quantity, name, sku }
      await issues.raise(tx, { ...about, kind: 'unmapped-line', detail })
    },
    async proposed(tx, { line }) {
      const { workspaceId, accountId, lineId, productId, quantity, unitsPerOffer, sku } = line
      const account = await nameOf(tx, accountId)
      const about = { workspaceId, accountId, subject: lineId, productId, now: clock.now() }
      const detail = { account, quantity: quantity * unitsPerOffer, sku }
      await issues.raise(tx, { ...about, kind: 'return', detail })
      // The shop may have put them back by itself, which the ledger does not do before a person has seen them.
      await lookAgain(tx, line)
    },
    passedBy: lookAgain,
    async oversold(tx, { line: { workspaceId }, shortages }) {
      for (const { productId } of shortages) {
        const [product] = await tx
          .select({ sku: products.sku })
          .from(products)
          .where(eq(products.id, productId))
        const { missing, crossed } = await oversellOf(tx, workspaceId, productId)
        if (missing === 0) continue
        const line = crossed
          ? `${await nameOf(tx, crossed.accountId)}, ${crossed.orderId ?? crossed.lineId}`
          : null
        const detail = { sku: product?.sku ?? '', short: missing, line }
        const about = { workspaceId, subject: productId, productId, now: clock.now() }
        await issues.raise(tx, { ...about, kind: 'oversell', detail })
      }
    },
    async held(tx, { account, orderId, code }) {
      const { id: accountId, workspaceId } = account
      const name = await nameOf(tx, accountId)
      const about = { workspaceId, accountId, subject: orderId, now: clock.now() }
      const detail = { account: name, line: orderId, code }
      await issues.raise(tx, { ...about, kind: 'order-held', detail })
    },
  }
}
