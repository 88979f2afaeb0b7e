import type { Api } from 'grammy'
import type { BotCommand, BotCommandScope } from 'grammy/types'
import type { Log } from '#platform/log/log.ts'
import type { Locale } from '#platform/texts/lang.ts'
import type { MessageKey } from '#platform/texts/messages.generated.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import type { Texts } from '#platform/texts/texts.ts'
import { isRefused } from '../api/faults.ts'
import type { Registry } from '../registry.ts'

export interface CommandListOptions {
  readonly api: Api
  readonly texts: Texts
  readonly registry: Registry
  readonly adminIds: readonly number[]
  readonly log: Log
}

/** Telegram's language codes and the language their readers get; undefined stands for all others. */
const LANGUAGES: readonly [code: 'ru' | 'uk' | 'be' | 'kk' | 'en' | undefined, locale: Locale][] = [
  [undefined, 'en'],
  ['en', 'en'],
  ['ru', 'ru'],
  ['uk', 'ru'],
  ['be', 'ru'],
  ['kk', 'ru'],
]

/** Makes Telegram's command lists what the desks say: by language, and with admin commands for admins. Never throws. */
export async function publishCommands(options: CommandListOptions): Promise<void> {
  const { api, adminIds, log } = options
  const scopes: BotCommandScope[] = [
    { type: 'all_private_chats' },
    ...adminIds.map((chat_id) => ({ type: 'chat', chat_id }) as const),
  ]
  for (const scope of scopes) {
    for (const [code, locale] of LANGUAGES) {
      const wanted = commandsFor(options, locale, scope.type === 'chat')
      const place = { scope, ...(code ? { language_code: code } : {}) }
      try {
        const present = await api.getMyCommands(place)
        if (isSame(present, wanted)) continue
        await api.setMyCommands(wanted, place)
      } catch (error) {
        // An admin who never wrote to the bot has no chat yet, and a list is no reason not to start.
        if (isRefused(error)) log.debug({ err: error }, 'command list refused')
        else log.warn({ err: error }, 'command list not published')
      }
    }
  }
}

function commandsFor(options: CommandListOptions, locale: Locale, isAdmin: boolean): BotCommand[] {
  const lang = options.texts.lang(locale, 'UTC')
  const describe = (command: string, key: MessageKey) => ({
    command,
    description: plainText(lang.say(key, {})),
  })
  const desks = options.registry.commands
    .filter(({ scope }) => scope !== 'admin' || isAdmin)
    .flatMap(({ name, description }) => (description ? [describe(name, description)] : []))
  return [
    describe('menu', 'command-menu'),
    ...desks,
    describe('help', 'command-help'),
    describe('cancel', 'command-cancel'),
  ]
}

function isSame(present: readonly BotCommand[], wanted: readonly BotCommand[]): boolean {
  const linesOf = (list: readonly BotCommand[]) =>
    list.map(({ command, description }) => `${command} ${description}`).join('\n')
  return linesOf(present) === linesOf(wanted)
}
