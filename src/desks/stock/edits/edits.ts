import { idFrom } from '#core/ids.ts'
import type { Database } from '#db/connection.ts'
import type { Runs } from '#runs/engine.ts'
import type { ChatContext } from '#telegram/context.ts'
import { COMPARE_RUN, type CompareInput, type CompareState } from './compare-run.ts'
import { SEND_RUN, type SendInput } from './send-run.ts'
import { editedBy, targetsOf } from './store.ts'

export type Edits = ReturnType<typeof createEdits>

/** Edits offered to channels: compared when a person asks, sent when a person agrees. */
export function createEdits({
  db,
  runs,
}: {
  readonly db: Database
  readonly runs: Pick<Runs, 'start' | 'show' | 'get'>
}) {
  async function start(
    ctx: ChatContext,
    run: { readonly id: string; readonly kind: string; readonly dedupeKey: string },
    input: CompareInput | SendInput,
  ): Promise<void> {
    const started = await runs.start(db, {
      ...{ ...run, input, chatId: ctx.chatId },
      ...{ workspaceId: ctx.workspace.id, userId: ctx.user.id },
    })
    await runs.show(started)
  }

  return {
    /** Whether an operation leaves something to offer, and channels to offer it to. */
    async isOffered(workspaceId: string, operationId: string): Promise<boolean> {
      const edited = await editedBy(db, workspaceId, operationId)
      if (!edited) return false
      return (await targetsOf(db, workspaceId, edited.product.id)).length > 0
    },

    /** Reads the channels and shows what differs; false when there is nothing to offer any more. */
    async compare(ctx: ChatContext, operationId: string): Promise<boolean> {
      const edited = await editedBy(db, ctx.workspace.id, operationId)
      if (!edited) return false
      const { id: productId, sku } = edited.product
      const id = idFrom(`${COMPARE_RUN}:${ctx.update.update_id}`)
      const run = { id, kind: COMPARE_RUN, dedupeKey: `${COMPARE_RUN}:${productId}` }
      await start(ctx, run, { operationId, productId, sku })
      return true
    },

    /** Sends what a comparison has shown, once; false when that comparison is gone. */
    async send(ctx: ChatContext, readId: string): Promise<boolean> {
      const run = await runs.get(ctx.workspace.id, readId)
      if (run?.kind !== COMPARE_RUN || run.status !== 'completed') return false
      const { operationId, productId, sku } = run.input as CompareInput
      const { offered } = run.state as CompareState
      const open = (offered ?? []).filter(({ lines }) =>
        lines.some(({ obstacle }) => obstacle === null),
      )
      if (open.length === 0) return false
      const id = idFrom(`${SEND_RUN}:${readId}`)
      const input: SendInput = { operationId, productId, sku, offered: open }
      await start(ctx, { id, kind: SEND_RUN, dedupeKey: `${SEND_RUN}:${productId}` }, input)
      return true
    },
  }
}
