/** Telegram and the people in it, in a process of their own: the bench's process is the bot alone. */
import { setTimeout as pause } from 'node:timers/promises'
import { startSandbox } from '#sandbox/server.ts'
import type { Chat } from '#sandbox/telegram/state.ts'

export interface Task {
  /** Buttons to press, one after the other, each by the next person. */
  readonly presses: readonly string[]
  /** Absent: all at once. */
  readonly perSecond?: number
}

/** Milliseconds from tap to answer, and from the first tap to the last answer. */
export interface Result {
  readonly answers: readonly number[]
  readonly tookMs: number
}

export type Message =
  | { readonly kind: 'ready'; readonly apiRoot: string; readonly token: string }
  | { readonly kind: 'gathered' }
  | { readonly kind: 'result'; readonly result: Result }

export type Command =
  | { readonly kind: 'gather'; readonly people: number }
  | { readonly kind: 'press'; readonly task: Task }

const LOOK_MS = 5

const sandbox = await startSandbox()
const { telegram } = sandbox
const crowd: Chat[] = []
const tell = (message: Message) => process.send?.(message)

/** Everybody presses Start and gets the first screen. */
async function gather(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const chat = telegram.people.add({ id: 10_000 + index, first_name: `P${index}` })
    crowd.push(chat)
    telegram.people.say(chat.person.id, '/start')
  }
  const hasScreen = (chat: Chat) => [...chat.messages.values()].some(({ fromBot }) => fromBot)
  while (!crowd.every(hasScreen)) await pause(LOOK_MS)
}

async function press({ presses, perSecond }: Task): Promise<Result> {
  const pressedAt = new Map<string, number>()
  const answers: number[] = []
  const { promise, resolve } = Promise.withResolvers<void>()
  for (const chat of crowd) {
    chat.listeners.clear()
    chat.listeners.add((event) => {
      if (event.type !== 'answer') return
      answers.push(performance.now() - (pressedAt.get(event.toast.queryId) ?? 0))
      if (answers.length === presses.length) resolve()
    })
  }
  const startedAt = performance.now()
  for (const [index, data] of presses.entries()) {
    const dueAt = perSecond ? startedAt + (index * 1_000) / perSecond : 0
    while (performance.now() < dueAt) await pause(1)
    const chat = crowd[index % crowd.length]
    const screen = chat && [...chat.messages.values()].findLast(({ fromBot }) => fromBot)
    if (!screen) throw new Error('a person without a screen')
    const at = performance.now()
    pressedAt.set(telegram.people.press(chat.person.id, screen.id, data), at)
  }
  await promise
  return { answers, tookMs: performance.now() - startedAt }
}

process.on('message', async (command: Command) => {
  if (command.kind === 'gather') {
    await gather(command.people)
    tell({ kind: 'gathered' })
  } else tell({ kind: 'result', result: await press(command.task) })
})
process.on('disconnect', () => process.exit())
tell({ kind: 'ready', apiRoot: telegram.apiRoot, token: telegram.token })
