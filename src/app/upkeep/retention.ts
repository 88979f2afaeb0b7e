import { backupRetention } from '#db/backup/retention.ts'
import { cacheRetention } from '#db/cache/retention.ts'
import { figuresRetention } from '#db/figures/retention.ts'
import type { Retention } from '#db/retention.ts'
import { accountRetention } from '#desks/account/retention.ts'
import { adminRetention } from '#desks/admin/retention.ts'
import { campaignsRetention } from '#desks/campaigns/retention.ts'
import { CREATE_RUN } from '#desks/campaigns/run.ts'
import { importsRetention } from '#desks/imports/retention.ts'
import { stockRetention } from '#desks/stock/retention.ts'
import { suppliesRetention } from '#desks/supplies/retention.ts'
import { runsRetention } from '#runs/retention.ts'
import { telegramRetention } from '#telegram/retention.ts'

/** How long every table's rows stay; docs/retention.md is this table. */
export const RETENTION: readonly Retention[] = [
  ...telegramRetention,
  ...runsRetention([CREATE_RUN]),
  ...accountRetention,
  ...suppliesRetention,
  ...campaignsRetention,
  ...stockRetention,
  ...importsRetention,
  ...adminRetention,
  ...figuresRetention,
  ...cacheRetention,
  ...backupRetention,
]
