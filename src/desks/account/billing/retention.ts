import { isNull } from 'drizzle-orm'
import type { Retention } from '#db/retention.ts'
import {
  planPeriods,
  promoCodes,
  promoUses,
  referralCodes,
  referrals,
  starCursor,
  starInvoices,
  starPayments,
} from './schema.ts'

const MONEY = 'Money is accounted for, and refunds are asked about later.'

export const billingRetention: readonly Retention[] = [
  {
    table: starInvoices,
    rows: 'not paid',
    why: 'An offer holds for a day; a late payment still finds it.',
    ends: { days: 90, since: starInvoices.createdAt, where: isNull(starInvoices.paidAt) },
  },
  { table: starInvoices, rows: 'paid', why: MONEY },
  { table: starPayments, rows: 'all', why: MONEY },
  { table: planPeriods, rows: 'all', why: MONEY },
  { table: promoCodes, rows: 'all', why: 'A code is made once.' },
  { table: promoUses, rows: 'all', why: 'A code works once a person.' },
  { table: referralCodes, rows: 'all', why: 'Links stay good.' },
  { table: referrals, rows: 'all', why: 'A newcomer counts once.' },
  { table: starCursor, rows: 'all', why: 'One row: how far transactions were compared.' },
]
