import { randomBytes } from 'node:crypto'
import { expect } from 'vitest'
import type { Database } from '#db/connection.ts'
import { createVault } from '#platform/crypto/aes-vault.ts'
import { silentLog } from '#platform/log/log.ts'
import type { Lang } from '#platform/texts/lang.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { actionNameOf } from '#telegram/action.ts'
import type { Button, Screen } from '#telegram/screen.ts'
import type { Role, Turn } from '#telegram/turn.ts'
import { createWizards } from '#telegram/wizard/engine.ts'
import type { AnyWizard } from '#telegram/wizard/wizard.ts'
import { createTestClock } from '#test/support/clock.ts'

let chats = 1000

export interface SellerOptions {
  readonly db: Database
  readonly lang: Lang
  readonly wizards: readonly AnyWizard[]
}

/** Somebody who presses what they see. The engine is made anew for every update, as after a restart. */
export function createSeller({ db, lang, wizards: first }: SellerOptions) {
  const clock = createTestClock()
  const chatId = ++chats
  const vault = createVault({ current: { version: 1, key: randomBytes(32) } })
  const toasts: string[] = []
  let wizards = first
  let screen: Screen = { text: '' }
  let removed = 0
  let updateId = 100
  let role: Role = 'owner'
  let userId = chatId
  let workspaceId = '018f0000-0000-7000-8000-000000000001'

  const engine = () => createWizards({ db, vault, clock, log: silentLog, wizards })
  const turnOf = (text?: string): Turn => ({
    updateId,
    chatId,
    user: {
      id: userId,
      firstName: 'Ася',
      lastName: null,
      username: null,
      locale: lang.locale,
      timeZone: lang.timeZone,
      isAdmin: false,
      createdAt: new Date(0),
    },
    workspace: { id: workspaceId, name: 'Shop', ownerId: chatId },
    role,
    lang,
    clock,
    text,
    show: async (shown) => {
      fitsPhone(shown)
      screen = shown
    },
    toast: async (toast) => {
      expect(toast.length).toBeLessThanOrEqual(200)
      toasts.push(toast)
    },
    removeIncoming: async () => {
      removed += 1
      return true
    },
    startWizard: (id, values) => engine().start(turnOf(), id, values),
    home: async () => {
      screen = { text: 'home' }
    },
  })
  const buttons = () => (screen.keyboard ?? []).flat()

  const press = async (data: string) => {
    const handler = engine().handlers.find(({ action }) => action.name === actionNameOf(data))
    if (!handler) throw new Error(`nobody handles ${data}`)
    await handler.handle(turnOf(), data)
  }
  const dataOf = (label: string) => {
    const found = buttons().find(({ text }) => plainText(text) === label)
    if (!found?.data)
      throw new Error(
        `no button ${label} on: ${buttons()
          .map(({ text }) => text)
          .join('|')}`,
      )
    return found.data
  }

  return {
    clock,
    toasts,
    lines: () => plainText(screen.text).split('\n'),
    labels: () => (screen.keyboard ?? []).map((row) => row.map(({ text }) => text)),
    buttons,
    dataOf,
    removed: () => removed,
    reinstall: (next: readonly AnyWizard[]) => {
      wizards = next
    },
    /** Another role, or another person in the same chat. */
    become: (next: Role, id = chatId) => {
      role = next
      userId = id
    },
    moveTo: (id: string) => {
      workspaceId = id
    },
    async start(id: string, values?: Readonly<Record<string, unknown>>) {
      updateId += 1
      await engine().start(turnOf(), id, values)
    },
    async say(text: string) {
      updateId += 1
      return engine().handleText(turnOf(text), text)
    },
    async tap(label: string) {
      updateId += 1
      await press(dataOf(label))
    },
    /** A button of a screen that is no longer shown. */
    async tapData(data: string) {
      updateId += 1
      await press(data)
    },
    /** The last update once more, as after a crash before it was marked done. */
    async repeat(work: { text: string } | { data: string }) {
      if ('text' in work) await engine().handleText(turnOf(work.text), work.text)
      else await press(work.data)
    },
    cancel: () => engine().cancel(turnOf()),
  }
}

export type Seller = ReturnType<typeof createSeller>

/** No scrolling, no cut labels, nothing Telegram refuses. */
function fitsPhone({ text, keyboard = [] }: Screen): void {
  expect(plainText(text).split('\n').length).toBeLessThanOrEqual(14)
  expect(plainText(text).trim()).not.toBe('')
  for (const row of keyboard) {
    expect(row.length).toBeGreaterThan(0)
    expect(row.length).toBeLessThanOrEqual(isGrid(row) ? 7 : 3)
    for (const button of row) {
      expect(button.text.trim()).not.toBe('')
      expect(button.text.length).toBeLessThanOrEqual(row.length === 1 ? 40 : 20)
      expect(Buffer.byteLength(button.data ?? '')).toBeLessThanOrEqual(64)
    }
  }
}

const isGrid = (row: readonly Button[]) => row.length === 7
