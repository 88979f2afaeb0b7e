import { systemClock } from '#platform/clock.ts'
import { ROOMS } from '#src/app/rooms.ts'
import type { Config } from '#src/config.ts'
import { block, unblock } from '#telegram/identity/block.ts'
import { withDatabase } from './database.ts'

type Say = (line: string) => void

/** `block <telegram id> [reason]`: exit code 0 when the person is shut out. */
export async function blockPerson(
  config: Config,
  [text, ...words]: readonly string[],
  say: Say,
): Promise<number> {
  const id = idOf(text)
  if (id === undefined) return usage('block <telegram id> [reason]', say)
  const person = { id, reason: words.join(' ') || null, at: new Date(systemClock.now()) }
  const isDone = await withDatabase(config, ({ db }) => block(db, person, ROOMS))
  return told(isDone, id, 'is blocked: they are told once, their work is stopped', say)
}

/** `unblock <telegram id>` */
export async function unblockPerson(
  config: Config,
  [text]: readonly string[],
  say: Say,
): Promise<number> {
  const id = idOf(text)
  if (id === undefined) return usage('unblock <telegram id>', say)
  const isDone = await withDatabase(config, ({ db }) => unblock(db, id))
  return told(isDone, id, 'may use the bot again; what was stopped they start themselves', say)
}

function idOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

function usage(words: string, say: Say): number {
  say(`npm run cli -- ${words}`)
  return 1
}

function told(isDone: boolean, id: number, what: string, say: Say): number {
  say(isDone ? `${id} ${what}.` : `Nobody with the Telegram id ${id} has written to this bot.`)
  return isDone ? 0 : 1
}
