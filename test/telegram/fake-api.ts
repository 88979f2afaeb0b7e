import { Api, type ApiClientOptions } from 'grammy'
import type { Update, UserFromGetMe } from 'grammy/types'

export const BOT_INFO: UserFromGetMe = {
  id: 1,
  is_bot: true,
  first_name: 'Prilavok',
  username: 'prilavok_bot',
  can_join_groups: true,
  can_read_all_group_messages: false,
  can_manage_bots: false,
  supports_guest_queries: false,
  supports_inline_queries: false,
  supports_join_request_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
}

/** One call of the Bot API as it was made. */
export interface ApiCall {
  readonly method: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Telegram's "no". */
export class Refusal {
  readonly error_code: number
  readonly description: string
  constructor(code: number, description: string) {
    this.error_code = code
    this.description = description
  }
}

/** A client whose calls are answered here: `answer` may give a result or a {@link Refusal}, or throw as a lost line does. */
export function createFakeApi(answer: (call: ApiCall) => unknown = () => true) {
  const calls: ApiCall[] = []
  const fetch = async (url: string | URL, init?: { body?: unknown }) => {
    const method = String(url).split('/').at(-1) ?? ''
    const call = { method, body: JSON.parse(String(init?.body ?? '{}')) as ApiCall['body'] }
    calls.push(call)
    const json = async () => {
      const result = await answer(call)
      return result instanceof Refusal ? { ok: false, ...result } : { ok: true, result }
    }
    return { json }
  }
  const api = new Api('1:test', { fetch: fetch as unknown as ApiClientOptions['fetch'] & {} })
  return { api, calls }
}

type From = { readonly id: number; readonly first_name: string; readonly language_code?: string }

/** Somebody presses a button of the living screen. */
export function tapUpdate(updateId: number, from: From, data: string): Update {
  const person = { ...from, is_bot: false }
  const chat = { id: from.id, type: 'private', first_name: from.first_name } as const
  return {
    update_id: updateId,
    callback_query: {
      id: `${from.id}:${updateId}`,
      from: person,
      chat_instance: '1',
      data,
      message: { message_id: 1, date: 1, chat, from: BOT_INFO, text: 'screen' },
    },
  }
}

/** Somebody writes to the bot. */
export function textUpdate(updateId: number, from: From, text: string): Update {
  const chat = { id: from.id, type: 'private', first_name: from.first_name } as const
  const person = { ...from, is_bot: false }
  return {
    update_id: updateId,
    message: { message_id: updateId, date: 1, chat, from: person, text },
  }
}
