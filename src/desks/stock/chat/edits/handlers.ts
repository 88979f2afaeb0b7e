import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Edits } from '../../edits/edits.ts'
import { compareEdit, sendEdit } from '../channels/actions.ts'

const manager = { role: 'manager' } as const

/** An edit offered to channels: what differs, sent or not now. */
export function bringEdits(
  desk: Desk,
  { edits, back }: { readonly edits: Edits; readonly back: (ctx: ChatContext) => Promise<void> },
): void {
  const late = async (ctx: ChatContext) => {
    await ctx.toast(ctx.lang.t('toast-edits-late'))
    await back(ctx)
  }
  desk.tap(
    compareEdit,
    async (ctx, { operation }) => {
      if (!(await edits.compare(ctx, operation))) await late(ctx)
    },
    manager,
  )
  desk.tap(
    sendEdit,
    async (ctx, { run }) => {
      if (!(await edits.send(ctx, run))) await late(ctx)
    },
    manager,
  )
}
