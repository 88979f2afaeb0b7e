import { Api } from 'grammy'
import { createTransport, type TransportOptions } from './transport.ts'

export interface TelegramOptions extends TransportOptions {
  readonly token: string
}

export interface Telegram {
  /** For screens: short 429s are waited out, harmless calls repeated. */
  readonly api: Api
  /** For the notifier, cards and polling, which have their own patience: every fault is thrown at once. */
  readonly bare: Api
  close(): Promise<void>
}

/** A tap must not hang for longer: what Telegram asks beyond it is thrown. */
const SCREEN_PATIENCE_MS = 5_000
const SCREEN_ATTEMPTS = 4

/** grammY's clients over one pool. The token stays in the address and never reaches an error or a log. */
export function createTelegram({ token, ...options }: TelegramOptions): Telegram {
  const transport = createTransport(options)
  const client = (maxRetryAfterMs: number, attempts: number) =>
    new Api(token, {
      apiRoot: options.apiRoot,
      fetch: transport.fetchWith({ maxRetryAfterMs, attempts }),
    })
  return {
    api: client(SCREEN_PATIENCE_MS, SCREEN_ATTEMPTS),
    bare: client(0, 1),
    close: transport.close,
  }
}
