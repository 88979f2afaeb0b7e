import { dayIn } from '#core/dates.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { MakeAttachment } from '#telegram/attachments/attachment.ts'
import type { ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { SuppliesService } from '../../service.ts'
import type { Theme } from '../../slots/picture/palette.ts'
import type { Scope } from '../../statistics/attempts.ts'
import { drawFigures } from '../../statistics/picture/draw.ts'
import type { Period, StatisticsRoom } from '../../statistics/room.ts'
import { openStatistics } from '../actions.ts'
import { warehousesText } from '../wording.ts'
import { openAttempts, openFigures, sendFigures } from './actions.ts'
import { figuresKind, figuresNotice, figuresOf } from './notices.ts'
import { ATTEMPTS_PAGE, attemptsScreen, figuresScreen, latencyText } from './screens.ts'

export interface StatisticsChatDeps {
  readonly statistics: StatisticsRoom
  readonly service: Pick<SuppliesService, 'get' | 'list' | 'warehouseName'>
  readonly enqueue: (message: OwedMessage) => Promise<void>
}

const USUAL: Period = 30

/** Figures of a monitor and of the shop, their picture, and the attempts behind them. */
export function bringStatistics(desk: Desk, deps: StatisticsChatDeps): void {
  const { statistics, service } = deps

  /** Whose figures; a monitor of another shop is not found. */
  const scopeOf = async (workspaceId: string, monitor: string, lang: Lang) => {
    if (monitor === '') {
      await service.list(workspaceId)
      return { scope: { workspaceId } as Scope, name: lang.t('stats-all-monitors') }
    }
    const { warehouseIds } = await service.get(workspaceId, monitor)
    const name = warehousesText(lang, warehouseIds, service.warehouseName)
    return { scope: { workspaceId, monitorId: monitor } as Scope, name }
  }

  const showFigures = async (ctx: ChatContext, monitor: string, period: Period) => {
    const { scope, name } = await scopeOf(ctx.workspace.id, monitor, ctx.lang)
    const found = await statistics.of(scope, period)
    await ctx.show(figuresScreen(ctx.lang, { statistics: found, period, monitor, name }))
  }

  desk.tap(openStatistics, (ctx, { id }) => showFigures(ctx, id, USUAL))
  desk.tap(openFigures, (ctx, { monitor, days }) =>
    showFigures(ctx, monitor, Number(days) as Period),
  )
  desk.tap(openAttempts, async (ctx, { monitor, filter, page }) => {
    const { scope, name } = await scopeOf(ctx.workspace.id, monitor, ctx.lang)
    const offset = Math.max(0, page) * ATTEMPTS_PAGE
    const found = await statistics.attempts(scope, filter, { offset, limit: ATTEMPTS_PAGE })
    const view = { monitor, name, filter, page: Math.max(0, page), ...found }
    await ctx.show(attemptsScreen(ctx.lang, view, service.warehouseName))
  })
  desk.tap(sendFigures, async (ctx, { monitor, days, theme }) => {
    await scopeOf(ctx.workspace.id, monitor, ctx.lang)
    const { chatId, workspace, update } = ctx
    const of = { workspaceId: workspace.id, monitor, period: Number(days) as Period }
    await deps.enqueue(figuresNotice({ ...of, chatId, updateId: update.update_id }, theme))
    await ctx.toast(ctx.lang.t('toast-slots-picture'))
  })

  const picture =
    (theme: Theme): MakeAttachment =>
    async (id, lang) => {
      const of = figuresOf(id)
      if (!of) return undefined
      const { scope, name } = await scopeOf(of.workspaceId, of.monitor, lang)
      const { figures, outcomes, fromMs, toMs } = await statistics.series(
        ...([scope, of.period, lang.timeZone] as const),
      )
      const say = (text: string) => plainText(text)
      const speed = (ms: number | null) => (ms === null ? '–' : latencyText(lang, ms))
      const [from, to] = [dayIn(lang.timeZone, fromMs), dayIn(lang.timeZone, toMs)]
      const bytes = await drawFigures(
        {
          title: say(lang.t('figures-title')),
          subtitle: say(`${name} · ${lang.dayRange(from, to)}`),
          tiles: [
            {
              label: say(lang.t('figures-tile', { what: 'tried' })),
              value: lang.number(figures.tried),
            },
            {
              label: say(lang.t('figures-tile', { what: 'won' })),
              value: lang.number(figures.won),
            },
            {
              label: say(lang.t('figures-tile', { what: 'median' })),
              value: speed(figures.medianMs),
            },
            { label: say(lang.t('figures-tile', { what: 'p95' })), value: speed(figures.p95Ms) },
          ],
          ...{ from, to, outcomes },
          legend: {
            won: say(lang.t('figures-legend', { what: 'won' })),
            lost: say(lang.t('figures-legend', { what: 'lost' })),
          },
          reasonsTitle: say(lang.t('figures-reasons')),
          reasons: Object.entries(figures.lost)
            .sort(([, one], [, other]) => other - one)
            .map(([reason, count]) => ({
              label: say(lang.t('slot-lost-reason', { reason })),
              value: count,
              text: lang.number(count),
            })),
          none: say(lang.t('figures-none')),
        },
        lang,
        theme,
      )
      return { name: 'figures.png', bytes, mime: 'image/png' }
    }
  desk.attachments = {
    ...desk.attachments,
    [figuresKind('light')]: picture('light'),
    [figuresKind('dark')]: picture('dark'),
  }
}
