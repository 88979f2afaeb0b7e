import type { Action, ActionValues } from '#telegram/action.ts'
import { unhandled } from '#telegram/bot/middlewares/unhandled.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Audit } from '../audit/audit.ts'

/** Registers a button of the admins: pressed by anybody else it is as unknown as any old button. */
export type AdminTap = <P>(
  action: Action<P>,
  handle: (ctx: ChatContext, values: ActionValues<P>) => Promise<void>,
) => void

export function adminTaps(desk: Desk, audit: Pick<Audit, 'isAdmin'>): AdminTap {
  return (action, handle) => {
    desk.tap(action, (ctx, values) =>
      audit.isAdmin(ctx.user.id) ? handle(ctx, values) : unhandled(ctx),
    )
  }
}
