import type { Clock } from '#core/clock.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import * as actions from '../chat/actions.ts'
import type { AdminTap } from '../chat/deps.ts'
import { PERIODS, type Period, sinceOf } from '../period.ts'
import type { BillingForAdmins, Figures } from '../ports.ts'
import { daysPicture, funnelPicture } from './pictures.ts'
import { businessScreen, funnelScreen } from './screens.ts'

export interface FiguresDeps {
  readonly figures: Figures
  /** Absent where nothing is sold. */
  readonly billing: Pick<BillingForAdmins, 'stars'> | undefined
  readonly clock: Clock
  readonly enqueue: (...messages: readonly OwedMessage[]) => Promise<void>
}

const KINDS = { days: 'admin-days', funnel: 'admin-funnel' } as const

/** Who comes, how far, and what is made. */
export function bringFigures(desk: Desk, tap: AdminTap, deps: FiguresDeps): void {
  const { figures, clock } = deps

  const showFunnel = async (ctx: ChatContext, period: Period): Promise<void> => {
    const [activity, funnel] = await Promise.all([
      figures.activity(),
      figures.funnel(sinceOf(period, clock.now())),
    ])
    await ctx.show(funnelScreen(ctx.lang, { period, activity, funnel }))
  }

  tap(actions.openFunnel, (ctx, { period }) => showFunnel(ctx, period))
  tap(actions.openBusiness, async (ctx, { period }) => {
    const since = sinceOf(period, clock.now())
    const [made, stars] = await Promise.all([figures.business(since), deps.billing?.stars(since)])
    await ctx.show(businessScreen(ctx.lang, { period, figures: made, stars }))
  })
  tap(actions.sendPicture, async (ctx, { of, period }) => {
    await deps.enqueue({
      key: `admin:picture:${ctx.update.update_id}`,
      chatId: ctx.chatId,
      workspaceId: null,
      isLoud: true,
      notice: {
        messageKey: of === 'days' ? 'admin-picture-days' : 'admin-picture-funnel',
        vars: {},
        attachment: { kind: KINDS[of], id: period, as: 'photo' },
      },
    })
    await ctx.toast(ctx.lang.t('admin-toast-picture'))
  })

  desk.attachments = {
    ...desk.attachments,
    [KINDS.days]: async (_id, lang) => daysPicture(lang, await figures.activity()),
    [KINDS.funnel]: async (id, lang) => {
      const period = PERIODS.find((one) => one === id) ?? 'month'
      return funnelPicture(lang, period, await figures.funnel(sinceOf(period, clock.now())))
    },
  }
}
