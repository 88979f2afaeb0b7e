import type { Clock } from '#core/clock.ts'
import type { MessageView } from '#sandbox/telegram/chats/view.ts'
import {
  createPerson,
  type Person,
  type PersonOptions,
  screenOf,
} from '#sandbox/telegram/person.ts'
import type { Toast } from '#sandbox/telegram/state.ts'

/** Longest wait for anything on a screen, ms. */
const PATIENCE_MS = 15_000
/** The bot takes a burst of twenty taps and then two a second: an actor is a little slower. */
const BURST = 15
const PACE_MS = 550
const LINE = 96

/** Somebody who acts in the tour and whose chat is printed as it goes. */
export interface Actor {
  readonly person: Person
  /** Sends a text; `shown` stands in the transcript in its place. */
  say(text: string, shown?: string): Promise<void>
  tap(label: string | RegExp): Promise<Toast>
  /**
   * Waits for a message with this text or button that came or was edited since the actor's latest act (or since the step
   * began), and prints what is new in the chat. What stood there before proves nothing.
   */
  sees(text: string | RegExp): Promise<MessageView>
  /** How many messages with this text are in the chat. */
  count(text: string): number
  /** A step begins: what stands in the chat is old news. */
  attend(): Promise<void>
  close(): Promise<void>
}

/** Puts a person into the sandbox, prints under `print` what is said in the chat. */
export async function createActor(
  options: PersonOptions,
  { clock, print }: { readonly clock: Clock; readonly print: (line: string) => void },
): Promise<Actor> {
  const person = await createPerson({ timeoutMs: PATIENCE_MS, ...options })
  const printed = new Map<number, string>()
  let dueAt = 0

  const speak = (who: string, lines: readonly string[]) => {
    for (const [index, line] of lines.entries())
      print(`${index === 0 ? `  ${who.padEnd(6)} ` : ' '.repeat(9)}${line}`)
  }
  const keepPace = async () => {
    const now = clock.now()
    dueAt = Math.max(dueAt + PACE_MS, now - BURST * PACE_MS)
    if (dueAt > now) await clock.sleep(dueAt - now)
  }
  const printNews = () => {
    for (const message of person.messages()) {
      if (!message.fromBot) continue
      const lines = [...message.text.split('\n'), ...keyboardLines(message)].filter(Boolean)
      const now = lines.join('\n')
      if (printed.get(message.id) === now) continue
      printed.set(message.id, now)
      speak('bot', lines)
    }
  }

  return {
    person,
    async say(text, shown = text) {
      await keepPace()
      speak(options.firstName, shown.split('\n'))
      await person.say(text)
    },
    async tap(label) {
      await keepPace()
      const pressed = await person.waitFor(() => labelOf(person, label), {
        what: `a button ${label}`,
      })
      speak(options.firstName, [`▸ ${pressed}`])
      const toast = await person.tap(label)
      if (toast.text) speak('bot', [`(${toast.text})`])
      return toast
    },
    async sees(text) {
      const seen = await person.waitFor(() => person.news().findLast(shows(text)), {
        what: `«${text}» on a new or changed message`,
      })
      printNews()
      return seen
    },
    count: (text) =>
      person.messages().filter((one) => one.fromBot && one.text.includes(text)).length,
    attend: person.attend,
    close: person.close,
  }
}

const shows = (text: string | RegExp) => (message: MessageView) =>
  typeof text === 'string' ? screenOf(message).includes(text) : text.test(screenOf(message))

function labelOf(person: Person, label: string | RegExp): string | undefined {
  const labels = person.messages().flatMap(({ keyboard }) => keyboard.flat().map((b) => b.text))
  return labels.findLast((text) => (typeof label === 'string' ? text === label : label.test(text)))
}

/** Rows share a line while they fit; a calendar's weeks stay a line each, without brackets. */
function keyboardLines({ keyboard }: MessageView): string[] {
  const lines: string[] = []
  let line = ''
  for (const row of keyboard) {
    const isWeek = row.length === 7
    const text = isWeek
      ? row.map((button) => button.text.padStart(3)).join(' ')
      : row.map((button) => `[${button.text}]`).join(' ')
    const isRoom = !isWeek && line !== '' && line.length + text.length < LINE
    if (isRoom) line = `${line} ${text}`
    else {
      lines.push(line)
      line = text
    }
    if (isWeek) {
      lines.push(line)
      line = ''
    }
  }
  return [...lines, line].filter(Boolean)
}
