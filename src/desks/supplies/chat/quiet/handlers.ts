import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Quiet } from '../../quiet/quiet.ts'
import { muteMonitor, unmuteMonitor } from './actions.ts'

export interface QuietChatDeps {
  readonly quiet: Quiet
  readonly showMonitor: (ctx: ChatContext, id: string) => Promise<void>
}

/** 🔕 until morning, and sound again. */
export function bringQuiet(desk: Desk, { quiet, showMonitor }: QuietChatDeps): void {
  const manager = { role: 'manager' } as const
  desk.tap(
    muteMonitor,
    async (ctx, { id }) => {
      const until = await quiet.mute(actorOf(ctx), id, ctx.lang.timeZone)
      await ctx.toast(ctx.lang.t('toast-monitor-muted', { until: ctx.lang.dateTime(until) }))
      await showMonitor(ctx, id)
    },
    manager,
  )
  desk.tap(
    unmuteMonitor,
    async (ctx, { id }) => {
      await quiet.unmute(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-monitor-unmuted'))
      await showMonitor(ctx, id)
    },
    manager,
  )
}
