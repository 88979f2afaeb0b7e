import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import type { Credential } from '../store.ts'
import { addKey, openKey } from './actions.ts'
import { serviceEntry } from './services.ts'

/** "WB no longer accepts this key": once for each time it broke. */
export function keyRefused(key: Credential): OwedMessage {
  return {
    key: `key:${key.id}:refused:${key.checkedAt?.getTime() ?? 0}`,
    chatId: key.addedBy,
    workspaceId: key.workspaceId,
    isLoud: false,
    notice: {
      messageKey: key.service === 'wb-cabinet' ? 'notice-session-ended' : 'notice-key-refused',
      vars: { service: key.service, name: key.name, mask: key.mask },
      keyboard: [
        [{ labelKey: 'button-key-reconnect', data: addKey({ service: serviceEntry(key).word }) }],
        [{ labelKey: 'button-key-open', data: openKey({ id: key.id }) }],
      ],
    },
  }
}

/** Once for each announced `distance` (days ahead); `days` are those really left. */
export function keyExpiresSoon(key: Credential, distance: number, days: number): OwedMessage {
  const endDay = key.expiresAt?.getTime() ?? 0
  return {
    key: `key:${key.id}:expires:${distance}`,
    chatId: key.addedBy,
    workspaceId: key.workspaceId,
    isLoud: false,
    notice: {
      messageKey: 'notice-key-expires',
      vars: { service: key.service, name: key.name, mask: key.mask, days, endDay },
      keyboard: [
        [{ labelKey: 'button-key-reconnect', data: addKey({ service: serviceEntry(key).word }) }],
      ],
    },
  }
}

export function keyExpired(key: Credential): OwedMessage {
  return {
    key: `key:${key.id}:expired`,
    chatId: key.addedBy,
    workspaceId: key.workspaceId,
    isLoud: false,
    notice: {
      messageKey: 'notice-key-expired',
      vars: { service: key.service, name: key.name, mask: key.mask },
      keyboard: [
        [{ labelKey: 'button-key-reconnect', data: addKey({ service: serviceEntry(key).word }) }],
      ],
    },
  }
}
