// Made by `npm run texts` from locales/ru.
export interface Messages {
  'button-back': undefined
  'button-cancel': undefined
  'button-home': undefined
  'error-internal': undefined
}

export type MessageKey = keyof Messages
export type MessageArgs<K extends MessageKey> = Messages[K] extends undefined ? [] : [vars: Messages[K]]
