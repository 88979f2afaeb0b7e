import { eq, sql } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
import { baseLinks, baseProducts } from './base/schema.ts'
import { channelAccounts, linkDecisions, listings } from './channels/schema.ts'
import { stockIssues } from './issues/schema.ts'
import {
  balances,
  bundleParts,
  movements,
  operations,
  productPictures,
  products,
  reservations,
  stockWarehouses,
} from './ledger/schema.ts'
import { orderCursors, orderEffects, orderLines, orderTroubles } from './orders/schema.ts'
import { channelCommands, skuLeases, syncAttempts, syncDemands } from './sync/schema.ts'

const repeats = 'Late news of an order is recognised by its line; services repeat news for 60 days.'

const ofAccount = 'Goes with the channel.'

export const stockRetention: readonly Retention[] = [
  {
    table: products,
    rows: 'all',
    why: 'Deleted by the seller; a tombstone stays, by which the history is read.',
  },
  {
    table: productPictures,
    rows: 'replaced, or of products that were deleted',
    why: 'As long as the edit or deletion can be undone.',
    ends: { days: 31, since: productPictures.replacedAt },
  },
  { table: bundleParts, rows: 'all', why: 'Go with the bundle.' },
  { table: stockWarehouses, rows: 'all', why: 'Put away by the seller; the history names them.' },
  { table: balances, rows: 'all', why: 'One a product and warehouse.' },
  { table: operations, rows: 'all', why: 'The books: who did what, and when.' },
  { table: movements, rows: 'all', why: 'The books: every balance is their sum.' },
  {
    table: reservations,
    rows: 'committed or released, and nothing owed',
    why: repeats,
    ends: {
      days: 365,
      since: reservations.at,
      where: sql`${reservations.state} <> 'held' and (${reservations.state} <> 'committed' or ${reservations.short} = 0)`,
    },
  },
  {
    table: orderLines,
    rows: 'whose goods have left or were let go',
    why: repeats,
    ends: { days: 365, since: orderLines.updatedAt, where: sql`${orderLines.state} <> 'bought'` },
  },
  {
    table: orderEffects,
    rows: 'all',
    why: 'Longer than the line, whose state says the same.',
    ends: { days: 400, since: orderEffects.at },
  },
  { table: orderCursors, rows: 'all', why: 'One an account and stream.' },
  {
    table: orderTroubles,
    rows: 'all',
    why: 'The listings have tried again every night by then.',
    ends: { days: 30, since: orderTroubles.updatedAt },
  },
  {
    table: channelAccounts,
    rows: 'all',
    why: 'Disconnected by the seller, together with what is in it.',
  },
  { table: linkDecisions, rows: 'all', why: ofAccount },
  {
    table: listings,
    rows: 'gone from the channel',
    why: 'What is shown again within a quarter of a year keeps its link and rules.',
    ends: { days: 90, since: listings.seenAt, where: eq(listings.state, 'gone') },
  },
  {
    table: stockIssues,
    rows: 'resolved',
    why: 'The message that told of it is corrected long before.',
    ends: { days: 90, since: stockIssues.resolvedAt },
  },
  {
    table: syncDemands,
    rows: 'all',
    why: 'One a product and account, ended by the pass that finds it in step.',
  },
  { table: skuLeases, rows: 'all', why: 'One a product and account.' },
  {
    table: channelCommands,
    rows: 'all',
    why: 'Allegro forgets commands after a week.',
    ends: { days: 30, since: channelCommands.createdAt },
  },
  {
    table: syncAttempts,
    rows: 'all',
    why: 'Who asks why a number was what it was asks within a quarter of a year.',
    ends: { days: 90, since: syncAttempts.at },
  },
  { table: baseLinks, rows: 'all', why: 'One a key of Base.' },
  {
    table: baseProducts,
    rows: 'all',
    why: 'One a product of the catalogue; what is no longer there goes with the next import.',
  },
]
