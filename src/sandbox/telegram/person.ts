import {
  applyEvent,
  type ChatMirror,
  type ChatSnapshot,
  createMirror,
  loadSnapshot,
} from './chat-mirror.ts'
import { readEvents } from './chats/event-stream.ts'
import type { ChatEvent, MessageView } from './chats/view.ts'
import type { Paid } from './payments/buyers.ts'
import type { Toast } from './state.ts'

export interface PersonOptions {
  /** Address of the sandbox, without a slash at the end. */
  readonly url: string
  readonly id: number
  readonly firstName: string
  readonly lastName?: string
  readonly username?: string
  /** `ru`, `en` … */
  readonly locale: string
  /** How long waits may take, 20 s by default. */
  readonly timeoutMs?: number
}

export interface WaitOptions {
  readonly timeoutMs?: number
  /** What is waited for, named when it does not come. */
  readonly what?: string
}

/** Someone who chats with the bot, over the sandbox's HTTP only. Waits by live events, never by sleeping. */
export interface Person {
  readonly id: number
  /** Sends a text; returns the ids of the messages it became. */
  say(text: string): Promise<number[]>
  /**
   * Taps the button with this label on the lowest message that has it, waiting for it to appear, and then for the
   * bot's answer, which is returned (its text is '' when the bot only stops the spinner).
   */
  tap(label: string | RegExp, options?: WaitOptions): Promise<Toast>
  /** Presses without looking at the screen: an old or a forged button. */
  press(messageId: number, data: string): Promise<Toast>
  upload(file: Uint8Array<ArrayBuffer>, name: string, options?: UploadOptions): Promise<number>
  edit(messageId: number, text: string): Promise<void>
  /**
   * Pays: by the link of a button with this label, or the latest invoice in the chat that is not paid. Resolves when Telegram
   * has taken the Stars or has not.
   */
  pay(label?: string | RegExp): Promise<Paid>
  block(): Promise<void>
  unblock(): Promise<void>
  /** All messages of the chat that are not deleted, oldest first. */
  messages(): readonly MessageView[]
  /** Forgets what came before now: {@link news} begins here. Every text and tap does so by itself. */
  attend(): Promise<void>
  /** The bot's messages that came or were edited since the latest text, tap or `attend`, oldest first. */
  news(): readonly MessageView[]
  /** The bot's latest message. */
  lastMessage(): MessageView | undefined
  toasts(): readonly Toast[]
  /** The bot's latest message as text, a line `[label] [label]` for each row of buttons. */
  screen(): string
  /** The first truthy value of `look`, which is asked now and after every change of the chat. */
  waitFor<T>(condition: (person: Person) => T, options?: WaitOptions): Promise<NonNullable<T>>
  /** Waits until the latest message shows this text or button; returns the screen. */
  sees(text: string | RegExp, options?: WaitOptions): Promise<string>
  close(): Promise<void>
}

export interface UploadOptions {
  readonly kind?: 'photo' | 'document'
  readonly caption?: string
}

/** Makes (or takes over) a person of the sandbox and watches their chat. */
export async function createPerson(options: PersonOptions): Promise<Person> {
  const { url, id, timeoutMs = 20_000 } = options
  const chatUrl = `${url}/api/chats/${id}`
  const mirror = createMirror()
  const over = new AbortController()
  const checks = new Set<() => void>()
  let attendedAt = 0

  await post(`${url}/api/people`, {
    id,
    first_name: options.firstName,
    last_name: options.lastName,
    username: options.username,
    language_code: options.locale,
  })
  loadSnapshot(mirror, await get<ChatSnapshot>(chatUrl))
  const watching = watch(chatUrl, mirror, over.signal, () => {
    for (const check of [...checks]) check()
  })

  const waitFor: Person['waitFor'] = (condition, wait = {}) =>
    new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer)
        checks.delete(check)
      }
      const check = () => {
        try {
          const value = condition(person)
          if (!value) return
          stop()
          resolve(value)
        } catch (error) {
          stop()
          reject(error)
        }
      }
      const timer = setTimeout(() => {
        stop()
        const what = wait.what ?? condition.toString()
        reject(new Error(`${options.firstName} waited in vain for ${what}. Now:\n${screen()}`))
      }, wait.timeoutMs ?? timeoutMs)
      checks.add(check)
      check()
    })
  const press = async (messageId: number, data: string, wait?: WaitOptions) => {
    const { query_id, seq } = await post<{ query_id: string; seq: number }>(`${chatUrl}/press`, {
      message_id: messageId,
      data,
    })
    attendedAt = seq
    return waitFor(() => mirror.answered.get(query_id), { what: `an answer to ${data}`, ...wait })
  }
  const lastMessage = () => mirror.messages.findLast((message) => message.fromBot)
  const screen = () => screenOf(lastMessage())

  const person: Person = {
    id,
    waitFor,
    lastMessage,
    screen,
    press,
    messages: () => mirror.messages,
    toasts: () => mirror.toasts,
    async attend() {
      attendedAt = (await get<ChatSnapshot>(chatUrl)).seq
    },
    news: () =>
      mirror.messages.filter(
        ({ id: of, fromBot }) => fromBot && (mirror.changedAt.get(of) ?? 0) > attendedAt,
      ),
    async say(text) {
      const said = await post<{ message_ids: number[]; seq: number }>(`${chatUrl}/send`, { text })
      attendedAt = said.seq
      return said.message_ids
    },
    tap: async (label, wait) => {
      const what = `a button ${label}`
      const found = await waitFor(() => findButton(mirror.messages, label), { what, ...wait })
      return press(found.messageId, found.data, wait)
    },
    sees: (text, wait) =>
      waitFor(() => (matches(screen(), text) ? screen() : undefined), {
        what: `«${text}»`,
        ...wait,
      }),
    upload: async (file, name, { kind = 'document', caption = '' } = {}) => {
      const form = new FormData()
      form.set('file', new File([file], name))
      form.set('kind', kind)
      form.set('caption', caption)
      const response = await fetch(`${chatUrl}/upload`, { method: 'POST', body: form })
      return (await readJson<{ message_id: number }>(response)).message_id
    },
    edit: (messageId, text) => post(`${chatUrl}/edit`, { message_id: messageId, text }),
    pay: async (label) => {
      const body = await waitFor(
        () =>
          label === undefined ? findInvoice(mirror.messages) : findLink(mirror.messages, label),
        { what: label === undefined ? 'an invoice' : `a link to pay ${label}` },
      )
      return post<Paid>(`${chatUrl}/pay`, body)
    },
    block: () => post(`${chatUrl}/block`, {}),
    unblock: () => post(`${chatUrl}/unblock`, {}),
    close: async () => {
      over.abort()
      await watching
    },
  }
  return person
}

async function watch(
  chatUrl: string,
  mirror: ChatMirror,
  signal: AbortSignal,
  changed: () => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const event of readEvents(`${chatUrl}/events?after=${mirror.seq}`, signal)) {
        if (event.name === 'reload') loadSnapshot(mirror, await get<ChatSnapshot>(chatUrl))
        else applyEvent(mirror, JSON.parse(event.data) as ChatEvent)
        changed()
      }
    } catch {
      // The sandbox went away: whoever waits is told by their own time-out.
      return
    }
  }
}

function findButton(messages: readonly MessageView[], label: string | RegExp) {
  for (const message of [...messages].reverse()) {
    for (const button of message.keyboard.flat()) {
      if (!('callback_data' in button)) continue
      const hit = typeof label === 'string' ? button.text === label : label.test(button.text)
      if (hit) return { messageId: message.id, data: button.callback_data }
    }
  }
  return undefined
}

function findInvoice(messages: readonly MessageView[]) {
  const open = messages.findLast(({ invoice }) => invoice && !invoice.isPaid)
  return open && { message_id: open.id }
}

function findLink(messages: readonly MessageView[], label: string | RegExp) {
  for (const button of messages.toReversed().flatMap(({ keyboard }) => keyboard.flat())) {
    const hit = typeof label === 'string' ? button.text === label : label.test(button.text)
    if (hit && 'url' in button && button.url.includes('/$')) return { link: button.url }
  }
  return undefined
}

/** A message as text, a line `[label] [label]` for each row of its buttons. */
export function screenOf(message: MessageView | undefined): string {
  if (!message) return ''
  const rows = message.keyboard.map((row) => row.map((button) => `[${button.text}]`).join(' '))
  return [message.text, ...rows].join('\n')
}

const matches = (shown: string, text: string | RegExp) =>
  typeof text === 'string' ? shown.includes(text) : text.test(shown)

async function get<T>(url: string): Promise<T> {
  return readJson<T>(await fetch(url))
}

async function post<T>(url: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  return readJson<T>(await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) }))
}

async function readJson<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  throw new Error(`${response.url}: ${response.status} ${await response.text()}`)
}
