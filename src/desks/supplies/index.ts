import type { Desk } from '#telegram/desk.ts'
import { openMonitors } from './chat/actions.ts'
import { createSuppliesHandlers, type SuppliesHandlerDeps } from './chat/handlers.ts'
import { monitorWizard } from './chat/wizard.ts'
import { reassignMonitors } from './monitors/reassign.ts'

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
    memberGone: reassignMonitors,
    wizards: [
      monitorWizard({
        warehouseName: service.warehouseName,
        searchWarehouses: service.searchWarehouses,
        keys: (workspaceId) => keys.list(workspaceId),
        preorders: service.preorders,
        cabinetAllowed: deps.cabinetAllowed,
        create: async (turn, draft, draftId) => {
          const who = {
            workspaceId: turn.workspace.id,
            userId: turn.user.id,
            chatId: turn.chatId,
          }
          await service.create(who, draft, draftId)
        },
        edit: (turn, id, draft) => service.edit(turn.workspace.id, id, draft),
        showMonitor: chat.showMonitor,
        showMonitors: (turn) => chat.showMonitors(turn),
      }),
    ],
  }
}
