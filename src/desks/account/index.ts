import { Desk } from '#telegram/desk.ts'
import { openKeys } from './keys/actions.ts'
import { connectForm, renameForm } from './keys/forms.ts'
import { createKeyHandlers, type KeyHandlerDeps } from './keys/handlers.ts'
import { openSettings } from './settings/actions.ts'
import { createSettingsHandlers, type SettingsDeps } from './settings/handlers.ts'

/** Keys and settings. */
export function accountDesk(deps: KeyHandlerDeps & SettingsDeps): Desk[] {
  const keysDesk = new Desk('keys')
  const keys = createKeyHandlers(keysDesk, deps)
  keysDesk.help = 'help-keys'
  keysDesk.menu = { label: 'button-menu-keys', data: openKeys({}), row: 2 }
  keysDesk.slash({ name: 'keys', description: 'command-keys', handle: (ctx) => keys.showKeys(ctx) })
  keysDesk.forms.push(connectForm({ keys: deps.keys, ...keys }), renameForm(deps.keys))
  keysDesk.secrets.push(keys.takeSecret)

  const settingsDesk = new Desk('settings')
  const settings = createSettingsHandlers(settingsDesk, deps)
  settingsDesk.help = 'help-settings'
  settingsDesk.menu = { label: 'button-menu-settings', data: openSettings({}), row: 2 }
  settingsDesk.slash({
    name: 'settings',
    description: 'command-settings',
    handle: (ctx) => settings.showSettings(ctx),
  })

  return [keysDesk, settingsDesk]
}
