import { plainText } from '#platform/texts/rich-text.ts'
import { actorOf } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import * as actions from '../actions.ts'
import { tapCause } from './cause.ts'
import type { Presenter } from './present.ts'
import { refusalText } from './refusals.ts'

/** What was done, and taking it back. */
export function bringHistory(
  desk: Desk,
  { ledger, present }: { readonly ledger: Ledger; readonly present: Presenter },
): void {
  desk.tap(actions.openHistory, (ctx, { page, ...view }) => present.history(ctx, view, page))
  desk.tap(actions.openHistoryFilters, (ctx, view) => present.historyFilters(ctx, view))
  desk.tap(actions.openOperation, (ctx, { id }) => present.operation(ctx, id))
  desk.tap(
    actions.undoOperation,
    async (ctx, { id }) => {
      const outcome = await ledger.undo(actorOf(ctx), tapCause(ctx), id)
      if (outcome.ok) return present.operation(ctx, outcome.value.operation.id, { isFresh: true })
      const text = refusalText(ctx.lang, outcome.error, await present.names(ctx))
      await ctx.toast(plainText(text), { dialog: true })
      await present.operation(ctx, id)
    },
    { role: 'manager' },
  )
}
