import type { Database } from '#db/connection.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import { namesOf } from '../people/names.ts'
import type { Audit } from './audit.ts'
import { auditScreen, PAGE } from './screens.ts'

/** The book of deeds. */
export function bringAudit(
  tap: AdminTap,
  { audit, db }: { readonly audit: Audit; readonly db: Database },
): void {
  tap(actions.openAudit, async (ctx, { userId, looks, page }) => {
    const of = userId === 0 ? {} : { userId }
    const wish = { ...of, withLooks: looks === '1', offset: page * PAGE, limit: PAGE + 1 }
    const rows = await audit.list(wish)
    const names = await namesOf(
      db,
      rows.flatMap((row) => [row.adminId, row.userId ?? row.adminId]),
    )
    await ctx.show(auditScreen(ctx.lang, { userId, looks, page, rows, names }))
  })
}
