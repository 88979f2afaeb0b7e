import { dayIn } from '#core/dates.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import type { Screen } from '#telegram/screen.ts'
import { MOSCOW, type Monitor } from '../monitors/monitor.ts'
import type { KeyRing } from '../ports.ts'
import type { SuppliesService } from '../service.ts'
import {
  askRemoveMonitor,
  confirmHandOver,
  copyMonitor,
  declineHandOver,
  editMonitor,
  newMonitor,
  openMonitor,
  openMonitors,
  pauseMonitor,
  removeMonitor,
  resumeMonitor,
} from './actions.ts'
import { answersOf, MONITOR_FORM, type MonitorAnswers } from './form.ts'
import { cardScreen, feedLine, listScreen, removeScreen } from './screens.ts'

export interface SuppliesHandlerDeps {
  readonly service: SuppliesService
  readonly keys: Pick<KeyRing, 'list'>
  readonly homeData: string
  /** Callback data of "connect a key", for who has none. */
  readonly addKeyData: string
}

/** Everything a seller does with monitors. */
export function createSuppliesHandlers(
  desk: Desk,
  { service, keys, homeData, addKeyData }: SuppliesHandlerDeps,
) {
  const canManage = (ctx: ChatContext) => ctx.role !== 'viewer'

  const showMonitors = async (ctx: ChatContext, page = 0): Promise<void> => {
    const [monitors, feed] = await Promise.all([service.list(ctx.workspace.id), service.feedView()])
    const view = { monitors, page, feed, canManage: canManage(ctx), nowMs: ctx.clock.now() }
    await ctx.show(listScreen(ctx.lang, { ...view, homeData }, service.warehouseName))
  }

  const showMonitor = async (ctx: ChatContext, id: string, known?: Monitor): Promise<void> => {
    const [monitor, feed, counts] = await Promise.all([
      known ?? service.get(ctx.workspace.id, id),
      service.feedView(),
      service.dayCounts(id),
    ])
    const view = { monitor, feed, counts, canManage: canManage(ctx), nowMs: ctx.clock.now() }
    await ctx.show(cardScreen(ctx.lang, view, service.warehouseName))
  }

  /** Opens the form; without a key there is nothing to look with, with one there is nothing to choose. */
  const openForm = async (ctx: ChatContext, answers?: Partial<MonitorAnswers>): Promise<void> => {
    const valid = (await keys.list(ctx.workspace.id)).filter((key) => key.isValid)
    const [only, second] = valid
    if (!only) return ctx.show(needKeyScreen(ctx))
    const known = second ? undefined : { onlyCredentialId: only.credentialId }
    await ctx.startForm(MONITOR_FORM, answers || known ? { ...answers, ...known } : undefined)
  }

  const needKeyScreen = ({ lang }: ChatContext): Screen => ({
    text: lang.t('supplies-need-key'),
    keyboard: [
      [{ text: lang.t('button-connect-key'), data: addKeyData, style: 'primary' }],
      [{ text: lang.t('button-supplies-back'), data: openMonitors({ page: 0 }) }],
    ],
  })

  const today = (ctx: ChatContext) => dayIn(MOSCOW, ctx.clock.now())
  const manager = { role: 'manager' } as const

  desk.tap(openMonitors, (ctx, { page }) => showMonitors(ctx, page))
  desk.tap(openMonitor, (ctx, { id }) => showMonitor(ctx, id))
  desk.tap(newMonitor, (ctx) => openForm(ctx), manager)
  desk.tap(
    pauseMonitor,
    async (ctx, { id }) => {
      await showMonitor(ctx, id, await service.pause(actorOf(ctx), id))
    },
    manager,
  )
  desk.tap(
    resumeMonitor,
    async (ctx, { id }) => {
      await service.resume(actorOf(ctx), id)
      await showMonitor(ctx, id)
    },
    manager,
  )
  desk.tap(
    editMonitor,
    async (ctx, { id }) => {
      const monitor = await service.get(ctx.workspace.id, id)
      const answers = answersOf(monitor, today(ctx))
      await openForm(ctx, { ...answers, monitorId: id })
    },
    manager,
  )
  desk.tap(
    copyMonitor,
    async (ctx, { id }) => {
      const monitor = await service.get(ctx.workspace.id, id)
      // Preorders are asked anew: one preorder serves one monitor.
      const { preorderIds: _taken, target: _target, ...answers } = answersOf(monitor, today(ctx))
      await openForm(ctx, answers)
    },
    manager,
  )
  desk.tap(
    askRemoveMonitor,
    async (ctx, { id }) => {
      const monitor = await service.get(ctx.workspace.id, id)
      await ctx.show(removeScreen(ctx.lang, monitor, service.warehouseName))
    },
    manager,
  )
  desk.tap(
    removeMonitor,
    async (ctx, { id }) => {
      await service.remove(actorOf(ctx), id)
      await ctx.toast(ctx.lang.t('toast-monitor-removed'))
      await showMonitors(ctx)
    },
    manager,
  )
  desk.tap(
    confirmHandOver,
    async (ctx, { booking }) => {
      const answer = await service.confirmHandOver(actorOf(ctx), booking)
      await ctx.toast(ctx.lang.t('toast-hand-over', { answer }), { dialog: true })
    },
    manager,
  )
  desk.tap(
    declineHandOver,
    async (ctx, { booking }) => {
      await service.declineHandOver(actorOf(ctx), booking)
      await ctx.toast(ctx.lang.t('toast-hand-over', { answer: 'declined' }))
    },
    manager,
  )

  /** The desk's line on the home screen. */
  const homeLine = async (ctx: ChatContext): Promise<string | undefined> => {
    const monitors = await service.list(ctx.workspace.id)
    const active = monitors.filter((monitor) => monitor.status === 'active').length
    if (active === 0) return undefined
    const feed = feedLine(ctx.lang, await service.feedView(), ctx.clock.now())
    return ctx.lang.t('home-supplies', { active, feed })
  }

  return { showMonitors, showMonitor, homeLine, openForm }
}
