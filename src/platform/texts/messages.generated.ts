// Made by `npm run texts` from locales/ru.
export interface Messages {
  'button-back': undefined
  'button-cancel': undefined
  'button-home': undefined
  'button-retry': undefined
  'button-open-bot': undefined
  'toast-old-button': undefined
  'toast-not-yours': undefined
  'toast-need-manager': undefined
  'toast-need-owner': undefined
  'toast-too-fast': undefined
  'toast-private-only': undefined
  'chat-too-fast': undefined
  'chat-private-only': undefined
  'chat-blocked': undefined
  'chat-not-invited': undefined
  'chat-not-understood': undefined
  'chat-cancelled': { what: string | number }
  'chat-nothing-to-cancel': undefined
  'error-screen': { reference: string | number; sentence: string | number }
  'error-internal': undefined
  'error-auth': undefined
  'error-limit': undefined
  'error-unavailable': undefined
  'error-invalid': undefined
  'error-conflict': undefined
  'error-not-found': undefined
  'error-unknown-outcome': undefined
  'home-title': { workspace: string | number }
  'home-welcome': { name: string | number }
  'home-quiet': undefined
  'command-start': undefined
  'command-menu': undefined
  'command-help': undefined
  'command-cancel': undefined
  'help-screen': { commands: string | number }
}

export type MessageKey = keyof Messages
export type MessageArgs<K extends MessageKey> = Messages[K] extends undefined ? [] : [vars: Messages[K]]
