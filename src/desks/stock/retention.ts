import { sql } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
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
    why: 'A late event of an order is recognised by its line; services repeat events for 60 days.',
    ends: {
      days: 365,
      since: reservations.at,
      where: sql`${reservations.state} <> 'held' and (${reservations.state} <> 'committed' or ${reservations.short} = 0)`,
    },
  },
]
