import { actorOf } from '#telegram/context.ts'
import { Desk } from '#telegram/desk.ts'
import type { Cabinets } from './cabinets/cabinets.ts'
import { openMonitors } from './chat/actions.ts'
import { monitorForm } from './chat/form.ts'
import { createSuppliesHandlers, type SuppliesHandlerDeps } from './chat/handlers.ts'
import { bringQuiet, type QuietChatDeps } from './chat/quiet/handlers.ts'
import { bringTransfers } from './chat/redistribution/handlers.ts'
import { bringSlots, type SlotsChatDeps } from './chat/slots/handlers.ts'
import { bringStatistics, type StatisticsChatDeps } from './chat/statistics/handlers.ts'
import { bringDrafts, type DraftsChatDeps } from './drafts/chat/handlers.ts'
import { type ModelReader, monitorLines } from './lines/take.ts'
import { bringListed, type ListedChatDeps } from './listed/handlers.ts'
import type { RuleService } from './redistribution/rules/service.ts'
import type { TransferService } from './redistribution/service.ts'

/** Wildberries has some hundred warehouses. */
const ALL = 1_000

/** The Supplies desk of the chat: monitors, their cards and their form. */
export function suppliesDesk(
  deps: SuppliesHandlerDeps &
    Pick<SlotsChatDeps, 'cabinetAllowed' | 'slots' | 'enqueue'> &
    Pick<QuietChatDeps, 'quiet'> &
    Pick<StatisticsChatDeps, 'statistics'> & {
      /** Reads lines that the parser is unsure of. */
      readonly readByModel: ModelReader
      readonly transfers: TransferService
      readonly rules: RuleService
      readonly cabinets: Cabinets
      /** Where links to the seller account lead. */
      readonly cabinetUrl: string
      /** Callback data of "connect a session of the seller account". */
      readonly addSessionData: string
      readonly drafts: Omit<DraftsChatDeps, 'service' | 'openMonitorForm'>
      readonly listed: Omit<ListedChatDeps, 'service'>
    },
): Desk {
  const { service, keys } = deps
  const desk = new Desk('supplies')
  const chat = createSuppliesHandlers(desk, deps)
  desk.help = 'help-supplies'
  bringSlots(desk, { ...deps, openForm: chat.openForm })
  bringQuiet(desk, { ...deps, showMonitor: chat.showMonitor })
  bringStatistics(desk, deps)
  bringDrafts(desk, { ...deps.drafts, service, openMonitorForm: chat.openForm })
  bringListed(desk, { ...deps.listed, service })
  desk.menu = {
    label: 'button-menu-supplies',
    data: openMonitors({ page: 0 }),
    row: 0,
    line: chat.homeLine,
  }
  desk.line = monitorLines({
    warehouses: async () => (await service.searchWarehouses('', 0, ALL)).items,
    openForm: chat.openForm,
    byModel: deps.readByModel,
  })
  desk.slash({
    name: 'supplies',
    description: 'command-supplies',
    handle: (ctx) => chat.showMonitors(ctx),
  })
  desk.forms.push(
    monitorForm({
      warehouseName: service.warehouseName,
      searchWarehouses: service.searchWarehouses,
      keys: (workspaceId) => keys.list(workspaceId),
      preorders: service.preorders,
      preorderPlaces: service.preorderPlaces,
      cabinetAllowed: deps.cabinetAllowed,
      create: async (ctx, draft, draftId) => {
        await service.create({ ...actorOf(ctx), chatId: ctx.chatId }, draft, draftId)
      },
      edit: (ctx, id, draft) => service.edit(actorOf(ctx), id, draft),
      showMonitor: chat.showMonitor,
      showMonitors: (ctx) => chat.showMonitors(ctx),
    }),
  )
  bringTransfers(desk, {
    ...deps,
    service: deps.transfers,
    warehouseName: service.warehouseName,
    searchWarehouses: service.searchWarehouses,
  })
  return desk
}
