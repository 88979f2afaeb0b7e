import { randomBytes } from 'node:crypto'
import type { Message, Update } from 'grammy/types'
import type { Database } from '#db/connection.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { createTexts } from '#platform/texts/texts.ts'
import type { Action } from '#telegram/action.ts'
import type { ReadFile } from '#telegram/api/api.ts'
import { isNavigation } from '#telegram/bot/middlewares/navigation.ts'
import type { ChatContext, Role } from '#telegram/context.ts'
import type { Desk } from '#telegram/desk.ts'
import { createForms } from '#telegram/forms/forms.ts'
import type { Person } from '#telegram/identity/person.ts'
import type { Screen } from '#telegram/screen.ts'
import { createTestClock } from '#test/support/clock.ts'
import { tapUpdate, textUpdate } from './fake-api.ts'
import { createFakeChat, type Memory } from './fake-chat.ts'
import { onlyPerson, ownerOf } from './person.ts'

export const SHOP = '018f0000-0000-7000-8000-000000000001'
export const STRANGER = '018f0000-0000-7000-8000-000000000002'

const texts = createTexts({ localesDir: 'locales' })
let chats = 5000

export interface FakeSellerOptions {
  readonly db: Database
  readonly lang: Lang
  /** Made anew for every update. */
  readonly desks: () => readonly Desk[]
  readonly actions?: readonly Action[]
  readonly readFile?: ReadFile
  /** Looks at every screen and toast. */
  readonly check?: (seen: {
    readonly screens: readonly Screen[]
    readonly toasts: readonly string[]
  }) => void
}

/** Somebody who presses what they see, in front of a bot that is built anew for every update. */
export function createFakeSeller(options: FakeSellerOptions) {
  const { db, lang } = options
  const clock = createTestClock(Date.UTC(2026, 10, 20, 9))
  const chatId = ++chats
  const from = { id: chatId, first_name: 'Ася', language_code: lang.locale }
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const memory: Memory = new Map([[chatId, { screens: [], toasts: [], removed: [] }]])
  const { screens, toasts, removed } = memory.get(chatId) ?? {
    screens: [],
    toasts: [],
    removed: [],
  }
  let updateId = 100
  let role: Role = 'owner'
  let workspaceId = SHOP
  let release = 'first'
  let deliveries = 1

  const person = (): Person => {
    const { workspace, ...owner } = ownerOf(chatId, lang.locale, lang.timeZone)
    return { ...owner, role, workspace: { ...workspace, id: workspaceId } }
  }
  const boot = () => {
    const desks = options.desks()
    return createFakeChat({
      ...{ clock, texts, memory, desks },
      ...(options.actions && { actions: options.actions }),
      ...(options.readFile && { readFile: options.readFile }),
      people: onlyPerson(person),
      forms: (shown) =>
        createForms({
          ...{ db, vault, clock, release, screens: shown, log: silentLog },
          forms: desks.flatMap(({ forms }) => forms),
          isCommand: (name) => isNavigation(name) || desks.some((desk) => desk.commands.has(name)),
        }),
    })
  }
  const act = async (update: Update) => {
    // The bot takes a burst of twenty and then two a second.
    await clock.advance(500)
    const before = { screens: screens.length, toasts: toasts.length }
    for (let delivery = 0; delivery < deliveries; delivery += 1) await boot().handle(update)
    options.check?.({
      screens: screens.slice(before.screens),
      toasts: toasts.slice(before.toasts),
    })
  }
  const screen = (): Screen => screens.at(-1) ?? { text: '' }
  const buttons = () => (screen().keyboard ?? []).flat()
  const dataOf = (label: string): string => {
    const found =
      buttons().find(({ text }) => plainText(text) === label) ??
      buttons().find(({ text }) => plainText(text).includes(label))
    if (found?.data) return found.data
    throw new Error(
      `no button ${label} on: ${buttons()
        .map(({ text }) => text)
        .join(' | ')}`,
    )
  }
  const message = (extra: Partial<Message>): Update => {
    const update = textUpdate(updateId, from, '')
    const { text: _none, ...bare } = update.message ?? {}
    return { update_id: updateId, message: { ...bare, ...extra } } as Update
  }

  return {
    ...{ chatId, lang, clock, toasts, removed, vault, screen, buttons, dataOf },
    lines: () => plainText(screen().text).split('\n'),
    labels: () => (screen().keyboard ?? []).map((row) => row.map(({ text }) => plainText(text))),
    context: () => ({ ...person(), lang, clock }) as unknown as ChatContext,
    become: (next: Role) => {
      role = next
    },
    moveTo: (id: string) => {
      workspaceId = id
    },
    /** The next updates meet other code. */
    deploy: (next: string) => {
      release = next
    },
    /** How often each update is delivered from now on. */
    deliver: (times: number) => {
      deliveries = times
    },
    async say(text: string) {
      updateId += 1
      await act(textUpdate(updateId, from, text))
    },
    /** A message of another kind than text. */
    async send(extra: Partial<Message>) {
      updateId += 1
      await act(message(extra))
    },
    /** Rewrites the message that was sent so many updates ago. */
    async edit(ago: number, text: string) {
      const id = updateId - ago
      updateId += 1
      const { message: edited } = textUpdate(id, from, text)
      await act({ update_id: updateId, edited_message: { ...edited, edit_date: 2 } } as Update)
    },
    /** Presses the button with this label, or one whose label has these words. */
    async tap(label: string) {
      const data = dataOf(label)
      updateId += 1
      await act(tapUpdate(updateId, from, data))
    },
    /** A button of any screen; `again`: the very update of the last press, as after a crash. */
    async press(data: string, { again = false } = {}) {
      if (!again) updateId += 1
      await act(tapUpdate(updateId, from, data))
    },
    /** The last text once more, as after a crash before it was marked done. */
    repeat: (text: string) => act(textUpdate(updateId, from, text)),
  }
}
