import { setTimeout as pause } from 'node:timers/promises'
import { createPerson, type Person } from '#sandbox/telegram/person.ts'

/** Slower than this nobody is told to slow down. */
const PACE_MS = 600
/** Beyond this an act counts as lost: longer than any retry or take-over takes. */
const PATIENCE_MS = 90_000
/** A run whose workers die every other second goes on when one lives long enough to take it over. */
export const RUN_PATIENCE_MS = 240_000

/** The bot said that it could not; the person knows. */
export class Told extends Error {}

export interface Actor {
  readonly id: number
  readonly person: Person
  say(text: string): Promise<void>
  /** Presses the lowest button with this label. */
  press(label: RegExp): Promise<void>
  /** Presses a button of an earlier screen by its data, on the newest message of the bot, at once. */
  pressData(data: string): Promise<void>
  /** Waits for a screen; throws {@link Told} when an error screen comes instead. */
  sees(what: RegExp, timeoutMs?: number): Promise<string>
}

/** Somebody with a phone: acts at a person's pace and waits for what the bot shows, never pressing twice. */
export async function createActor(url: string, id: number): Promise<Actor> {
  const person = await createPerson({ url, id, firstName: `Продавец ${id}`, locale: 'ru' })

  const post = async (messageId: number, data: string): Promise<boolean> => {
    const answer = await fetch(`${url}/api/chats/${id}/press`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ message_id: messageId, data }),
    })
    return answer.ok
  }
  const wait = { timeoutMs: PATIENCE_MS }

  const pressData = async (data: string): Promise<void> => {
    const message = await person.waitFor(() => person.lastMessage(), wait)
    if (!(await post(message.id, data))) await pressData(data)
  }

  return {
    id,
    person,
    async say(text) {
      await pause(PACE_MS)
      await person.say(text)
    },
    async press(label) {
      await pause(PACE_MS)
      // The screen may be replaced by a new message between the look and the press.
      for (let isPressed = false; !isPressed; ) {
        const what = `the button ${label}`
        const { messageId, data } = await person.waitFor(() => buttonOf(person, label), {
          ...wait,
          what,
        })
        isPressed = await post(messageId, data)
      }
    },
    pressData,
    sees: (what, timeoutMs = PATIENCE_MS) =>
      person.waitFor(
        () => {
          const screen = person.screen()
          if (what.test(screen)) return screen
          if (/^⚠️.*\n.*Код для поддержки/.test(screen)) throw new Told(screen)
          return undefined
        },
        { timeoutMs, what: String(what) },
      ),
  }
}

function buttonOf(person: Person, label: RegExp) {
  for (const message of person.messages().toReversed()) {
    for (const button of message.keyboard.flat()) {
      if ('callback_data' in button && label.test(button.text))
        return { messageId: message.id, data: button.callback_data }
    }
  }
  return undefined
}
