import type { Retention } from '#db/retention.ts'
import { transferRules } from './rules/schema.ts'
import { transferOrders, transferPlans } from './schema.ts'

export const redistributionRetention: readonly Retention[] = [
  {
    table: transferPlans,
    rows: 'over',
    why: 'The history of moves; a year is as long as a seller looks back.',
    ends: { days: 365, since: transferPlans.endedAt },
  },
  {
    table: transferRules,
    rows: 'deleted by the seller',
    why: 'The buttons of old messages answer that the rule was deleted.',
    ends: { days: 30, since: transferRules.endedAt },
  },
  { table: transferOrders, rows: 'all', why: 'Goes with the plan.' },
]
