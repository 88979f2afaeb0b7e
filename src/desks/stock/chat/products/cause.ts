import type { ChatContext } from '#telegram/context.ts'
import type { Cause } from '../../ledger/ledger.ts'

/** What a deed is known by in the ledger: repeated with the same `ref` it is done once. */
export const causeOf = ({ lang }: ChatContext, ref: string): Cause => ({
  ref,
  mainName: lang.t('stock-warehouse-first'),
})

/** Of a tap: the update that brought it. */
export const tapCause = (ctx: ChatContext): Cause => causeOf(ctx, `update:${ctx.update.update_id}`)
