import { dayIn } from '#core/dates.ts'
import type { ActionHandler } from '#telegram/desk.ts'
import { on } from '#telegram/desk.ts'
import type { Screen } from '#telegram/screen.ts'
import { actorOf, type Turn } from '#telegram/turn.ts'
import { MOSCOW } from '../monitors/monitor.ts'
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
  openStatistics,
  pauseMonitor,
  removeMonitor,
  resumeMonitor,
} from './actions.ts'
import { cardScreen, feedLine, listScreen, removeScreen, statisticsScreen } from './screens.ts'
import { answersOf, MONITOR_WIZARD } from './wizard.ts'
import type { MonitorAnswers } from './wizard-fields.ts'

export interface SuppliesHandlerDeps {
  readonly service: SuppliesService
  readonly keys: Pick<KeyRing, 'list'>
  readonly homeData: string
  /** Callback data of "connect a key", for who has none. */
  readonly addKeyData: string
}

/** Everything a seller does with monitors. */
export function createSuppliesHandlers({
  service,
  keys,
  homeData,
  addKeyData,
}: SuppliesHandlerDeps) {
  const canManage = (turn: Turn) => turn.role !== 'viewer'

  const showMonitors = async (turn: Turn, page = 0): Promise<void> => {
    const [monitors, feed] = await Promise.all([
      service.list(turn.workspace.id),
      service.feedView(),
    ])
    const view = { monitors, page, feed, canManage: canManage(turn), nowMs: turn.clock.now() }
    await turn.show(listScreen(turn.lang, { ...view, homeData }, service.warehouseName))
  }

  const showMonitor = async (turn: Turn, id: string): Promise<void> => {
    const [monitor, feed, counts] = await Promise.all([
      service.get(turn.workspace.id, id),
      service.feedView(),
      service.dayCounts(id),
    ])
    const view = { monitor, feed, counts, canManage: canManage(turn), nowMs: turn.clock.now() }
    await turn.show(cardScreen(turn.lang, view, service.warehouseName))
  }

  /** Opens the wizard; without a key there is nothing to look with, with one there is nothing to choose. */
  const startWizard = async (turn: Turn, answers?: Partial<MonitorAnswers>): Promise<void> => {
    const valid = (await keys.list(turn.workspace.id)).filter((key) => key.isValid)
    const [only, second] = valid
    if (!only) return turn.show(needKeyScreen(turn))
    const known = second ? undefined : { onlyCredentialId: only.credentialId }
    await turn.startWizard(MONITOR_WIZARD, answers || known ? { ...answers, ...known } : undefined)
  }

  const needKeyScreen = ({ lang }: Turn): Screen => ({
    text: lang.t('supplies-need-key'),
    keyboard: [
      [{ text: lang.t('button-connect-key'), data: addKeyData, style: 'primary' }],
      [{ text: lang.t('button-supplies-back'), data: openMonitors({ page: 0 }) }],
    ],
  })

  const today = (turn: Turn) => dayIn(MOSCOW, turn.clock.now())
  const manager = { role: 'manager' } as const

  const handlers: readonly ActionHandler[] = [
    on(openMonitors, (turn, { page }) => showMonitors(turn, page)),
    on(openMonitor, (turn, { id }) => showMonitor(turn, id)),
    on(openStatistics, async (turn, { id }) => {
      const monitor = await service.get(turn.workspace.id, id)
      await turn.show(statisticsScreen(turn.lang, monitor, await service.statistics(monitor)))
    }),
    on(newMonitor, (turn) => startWizard(turn), manager),
    on(
      pauseMonitor,
      async (turn, { id }) => {
        await service.pause(actorOf(turn), id)
        await showMonitor(turn, id)
      },
      manager,
    ),
    on(
      resumeMonitor,
      async (turn, { id }) => {
        await service.resume(actorOf(turn), id)
        await showMonitor(turn, id)
      },
      manager,
    ),
    on(
      editMonitor,
      async (turn, { id }) => {
        const monitor = await service.get(turn.workspace.id, id)
        const answers = answersOf(monitor, today(turn))
        await startWizard(turn, { ...answers, monitorId: id })
      },
      manager,
    ),
    on(
      copyMonitor,
      async (turn, { id }) => {
        const monitor = await service.get(turn.workspace.id, id)
        // Preorders are asked anew: one preorder serves one monitor.
        const { preorderIds: _taken, target: _target, ...answers } = answersOf(monitor, today(turn))
        await startWizard(turn, answers)
      },
      manager,
    ),
    on(
      askRemoveMonitor,
      async (turn, { id }) => {
        const monitor = await service.get(turn.workspace.id, id)
        await turn.show(removeScreen(turn.lang, monitor, service.warehouseName))
      },
      manager,
    ),
    on(
      removeMonitor,
      async (turn, { id }) => {
        await service.remove(actorOf(turn), id)
        await turn.toast(turn.lang.t('toast-monitor-removed'))
        await showMonitors(turn)
      },
      manager,
    ),
    on(
      confirmHandOver,
      async (turn, { booking }) => {
        const answer = await service.confirmHandOver(actorOf(turn), booking)
        await turn.toast(turn.lang.t('toast-hand-over', { answer }), { dialog: true })
      },
      manager,
    ),
    on(
      declineHandOver,
      async (turn, { booking }) => {
        await service.declineHandOver(actorOf(turn), booking)
        await turn.toast(turn.lang.t('toast-hand-over', { answer: 'declined' }))
      },
      manager,
    ),
  ]

  /** The desk's line on the home screen. */
  const homeLine = async (turn: Turn): Promise<string | undefined> => {
    const monitors = await service.list(turn.workspace.id)
    const active = monitors.filter((monitor) => monitor.status === 'active').length
    if (active === 0) return undefined
    const feed = feedLine(turn.lang, await service.feedView(), turn.clock.now())
    return turn.lang.t('home-supplies', { active, feed })
  }

  return { handlers, showMonitors, showMonitor, homeLine }
}
