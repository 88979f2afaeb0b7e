import type { Desk } from '#telegram/desk.ts'
import { openKeys, openPlan, openSettings } from './actions.ts'
import { createKeyHandlers, type KeyHandlerDeps } from './keys/handlers.ts'
import { connectWizard, renameWizard } from './keys/wizard.ts'
import { createSettingsHandlers, type SettingsDeps } from './settings/handlers.ts'

/** Keys, settings, plan. */
export function accountDesk(deps: KeyHandlerDeps & SettingsDeps): Desk[] {
  const keys = createKeyHandlers(deps)
  const settings = createSettingsHandlers(deps)
  return [
    {
      name: 'keys',
      menu: { label: 'button-menu-keys', data: openKeys({}), row: 2 },
      commands: [
        { name: 'keys', description: 'command-keys', handle: (turn) => keys.showKeys(turn) },
      ],
      handlers: keys.handlers,
      wizards: [connectWizard({ keys: deps.keys, ...keys }), renameWizard(deps.keys)],
      secrets: [keys.takeSecret],
    },
    {
      name: 'settings',
      menu: { label: 'button-menu-settings', data: openSettings({}), row: 2 },
      commands: [
        {
          name: 'settings',
          description: 'command-settings',
          handle: (turn) => settings.showSettings(turn),
        },
      ],
      handlers: settings.handlers,
    },
    {
      name: 'plan',
      menu: {
        label: 'button-menu-plan',
        data: openPlan({}),
        row: 2,
        line: async (turn) => {
          const left = await deps.allowance.left(turn.workspace.id)
          return turn.lang.t('home-trial', { left })
        },
      },
      commands: [
        { name: 'plan', description: 'command-plan', handle: (turn) => settings.showPlan(turn) },
      ],
    },
  ]
}
