import type { MessageView } from '#sandbox/telegram/chats/view.ts'
import { createPerson, type Person } from '#sandbox/telegram/person.ts'
import type { BoxType } from '#sandbox/wildberries/words.ts'
import type { Shop } from '#test/support/app.ts'

type Locale = 'ru' | 'en'

/** A seller with a cabinet of their own who chats with the bot. */
export interface Seller extends Person {
  readonly sid: string
  /** Text of the bot's latest message. */
  text(): string
  /** Labels of its buttons, a list a row. */
  rows(): string[][]
  /** Messages of the bot with this text, oldest first. */
  all(text: string | RegExp): readonly MessageView[]
  /** Waits for such a message. */
  gets(text: string | RegExp): Promise<MessageView>
  /** A token of this seller's cabinet; sent to nobody yet. */
  token(options?: Parameters<Shop['wb']['issueToken']>[0] | object): Promise<string>
  /** Sends a token and waits until it is connected. */
  connect(): Promise<string>
  /** Sends a cabinet session and waits until it is connected. */
  logIn(lifeMs?: number): Promise<string>
  preorder(warehouseId: number, type?: BoxType): Promise<number>
}

/** Where a seller acts: a {@link Shop}, or processes of their own. */
export interface Place {
  readonly sandbox: { readonly url: string }
  readonly wb: Pick<Shop['wb'], 'addSeller' | 'issueToken' | 'issueSession' | 'addPreorder'>
  /** Lets the seller think for so long, ms. */
  readonly clock: { advance(ms: number): void | Promise<void> }
}

/** What the scenarios read in each language. */
const WORDS = {
  ru: { connected: 'Ключ подключён', session: 'Сессия кабинета подключена' },
  en: { connected: 'Key connected', session: 'WB session connected' },
} as const

/** The bot takes a burst of twenty and then two a second; sellers here think as long as that takes. */
const THINKING_MS = 500
let lastId = 300_000

export async function openSeller(shop: Place, locale: Locale = 'ru'): Promise<Seller> {
  lastId += 1
  const id = lastId
  const firstName = locale === 'ru' ? 'Анна' : 'Emma'
  const { url } = shop.sandbox
  const person = await createPerson({ url, id, firstName, locale, timeoutMs: 180_000 })
  const { sid } = await shop.wb.addSeller({ name: `${firstName} ${id}`, tradeMark: `Shop ${id}` })
  const words = WORDS[locale]
  const think = async () => shop.clock.advance(THINKING_MS)
  const isFrom = (text: string | RegExp) => (message: MessageView) =>
    message.fromBot &&
    (typeof text === 'string' ? message.text.includes(text) : text.test(message.text))

  const seller: Seller = {
    ...person,
    sid,
    say: async (text) => {
      await think()
      return person.say(text)
    },
    tap: async (label, options) => {
      await think()
      return person.tap(label, options)
    },
    press: async (messageId, data) => {
      await think()
      return person.press(messageId, data)
    },
    text: () => person.lastMessage()?.text ?? '',
    rows: () =>
      (person.lastMessage()?.keyboard ?? []).map((row) => row.map((button) => button.text)),
    all: (text) => person.messages().filter(isFrom(text)),
    gets: (text) =>
      person.waitFor(() => seller.all(text).at(-1), { what: `a message with «${text}»` }),
    token: async (options = {}) =>
      (await shop.wb.issueToken({ type: 'personal', ...options, sid })).token,
    async connect() {
      const token = await seller.token()
      await seller.say(token)
      await seller.sees(words.connected)
      return token
    },
    async logIn(lifeMs) {
      const session = await shop.wb.issueSession({ sid, ...(lifeMs && { lifeMs }) })
      await seller.say(session.text)
      await seller.sees(words.session)
      return session.text
    },
    preorder: async (warehouseId, type = 'box') =>
      (await shop.wb.addPreorder({ sid, warehouseId, type })).preorderId,
  }
  return seller
}
