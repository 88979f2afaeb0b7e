import type { Context } from 'grammy'

export interface CommandCall {
  /** Without the slash, in lower case. */
  readonly name: string
  readonly argument: string
}

const COMMAND = /^\/([a-z0-9_]{1,32})(?:@(\w+))?(?:\s+([\s\S]*))?$/i

/** The command a message begins with; undefined for any other text and for another bot's. Phones write `/Menu` too. */
export function commandOf(ctx: Context): CommandCall | undefined {
  const [, name, bot, argument = ''] = COMMAND.exec(ctx.message?.text ?? '') ?? []
  if (name === undefined) return undefined
  if (bot !== undefined && bot.toLowerCase() !== ctx.me.username.toLowerCase()) return undefined
  return { name: name.toLowerCase(), argument: argument.trim() }
}
