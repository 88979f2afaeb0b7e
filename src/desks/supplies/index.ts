import type { Desk } from '#telegram/desk.ts'
import { actorOf } from '#telegram/turn.ts'
import { openMonitors } from './chat/actions.ts'
import { createSuppliesHandlers, type SuppliesHandlerDeps } from './chat/handlers.ts'
import { monitorWizard } from './chat/wizard.ts'

/** The Supplies desk of the chat: monitors, their cards and their wizard. */
export function suppliesDesk(
  deps: SuppliesHandlerDeps & { readonly cabinetAllowed: boolean },
): Desk {
  const { service, keys } = deps
  const chat = createSuppliesHandlers(deps)
  return {
    name: 'supplies',
    menu: {
      label: 'button-menu-supplies',
      data: openMonitors({ page: 0 }),
      row: 0,
      line: chat.homeLine,
    },
    commands: [
      {
        name: 'supplies',
        description: 'command-supplies',
        handle: (turn) => chat.showMonitors(turn),
      },
    ],
    handlers: chat.handlers,
    wizards: [
      monitorWizard({
        warehouseName: service.warehouseName,
        searchWarehouses: service.searchWarehouses,
        keys: (workspaceId) => keys.list(workspaceId),
        preorders: service.preorders,
        cabinetAllowed: deps.cabinetAllowed,
        create: async (turn, draft, draftId) => {
          await service.create({ ...actorOf(turn), chatId: turn.chatId }, draft, draftId)
        },
        edit: (turn, id, draft) => service.edit(actorOf(turn), id, draft),
        showMonitor: chat.showMonitor,
        showMonitors: (turn) => chat.showMonitors(turn),
      }),
    ],
  }
}
