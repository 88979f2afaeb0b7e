import type { BotCommand } from 'grammy/types'
import { badRequest } from '../bot/failure.ts'
import { emit } from '../chats/view.ts'
import { isRecord, jsonOf, type Params, textOf } from '../requests/params.ts'
import type { Chat, State } from '../state.ts'
import type { Methods } from './method.ts'

const MAX_COMMANDS = 100
const MAX_DESCRIPTION = 256

export const commandMethods: Methods = {
  setMyCommands: (params, { state }) => {
    const commands = readCommands(jsonOf(params, 'commands'))
    state.bot.commands.set(keyOf(params, state), commands)
    announce(state)
    return true
  },
  getMyCommands: (params, { state }) => state.bot.commands.get(keyOf(params, state)) ?? [],
  deleteMyCommands: (params, { state }) => {
    state.bot.commands.delete(keyOf(params, state))
    announce(state)
    return true
  },
}

/** The commands a person sees: the narrowest scope that has some, their language before the general list. */
export function commandsFor(state: State, chat: Chat): readonly BotCommand[] {
  const { id, language_code: language = '' } = chat.person
  for (const scope of [`chat:${id}`, 'all_private_chats', 'default']) {
    const found =
      state.bot.commands.get(`${scope}/${language}`) ?? state.bot.commands.get(`${scope}/`)
    if (found && found.length > 0) return found
  }
  return []
}

function announce(state: State): void {
  for (const chat of state.chats.values()) emit(state, chat, { type: 'state' })
}

function keyOf(params: Params, state: State): string {
  const language = textOf(params, 'language_code')
  if (language !== '' && !/^[a-z]{2}$/.test(language)) {
    throw badRequest('invalid language code specified')
  }
  const scope = jsonOf(params, 'scope')
  if (scope === undefined) return `default/${language}`
  if (!isRecord(scope)) throw badRequest("can't parse BotCommandScope: object expected")
  if (scope.type === 'chat') {
    if (!state.chats.has(Number(scope.chat_id))) throw badRequest('chat not found')
    return `chat:${scope.chat_id}/${language}`
  }
  const known = [
    'default',
    'all_private_chats',
    'all_group_chats',
    'all_chat_administrators',
  ].includes(String(scope.type))
  if (!known) throw badRequest("can't parse BotCommandScope: unsupported type specified")
  return `${scope.type}/${language}`
}

function readCommands(value: unknown): BotCommand[] {
  if (!Array.isArray(value)) throw badRequest("can't parse commands list: array expected")
  if (value.length > MAX_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  return value.map((one: unknown) => {
    const command = isRecord(one) ? String(one.command ?? '').replace(/^\//, '') : ''
    const description = isRecord(one) ? String(one.description ?? '').trim() : ''
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw badRequest('BOT_COMMAND_INVALID')
    if (description.length < 1) throw badRequest('command description must be non-empty')
    if (description.length > MAX_DESCRIPTION) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    return { command, description }
  })
}
