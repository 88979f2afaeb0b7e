import { badRequest } from '../bot/failure.ts'
import { jsonOf, textOf } from '../requests/params.ts'
import type { State } from '../state.ts'
import type { Method, Methods } from './method.ts'

/** A text of the bot's profile by language: set, or removed when empty. */
function setter(
  field: string,
  limit: number,
  texts: (state: State) => Map<string, string>,
): Method {
  return (params, { state }) => {
    const value = textOf(params, field)
    const language = textOf(params, 'language_code')
    if ([...value].length > limit) throw badRequest(`bot ${field.replace('_', ' ')} is too long`)
    if (value === '') texts(state).delete(language)
    else texts(state).set(language, value)
    return true
  }
}

function getter(field: string, texts: (state: State) => Map<string, string>): Method {
  return (params, { state }) => ({
    [field]: inLanguage(texts(state), textOf(params, 'language_code')),
  })
}

/** A profile text in a language, else the general one. */
export function inLanguage(texts: ReadonlyMap<string, string>, language: string): string {
  return texts.get(language) ?? texts.get('') ?? ''
}

const names = (state: State) => state.bot.names
const descriptions = (state: State) => state.bot.descriptions
const shortDescriptions = (state: State) => state.bot.shortDescriptions

export const profileMethods: Methods = {
  getMe: (_params, { state }) => state.bot.me,
  setMyName: setter('name', 64, names),
  getMyName: getter('name', names),
  setMyDescription: setter('description', 512, descriptions),
  getMyDescription: getter('description', descriptions),
  setMyShortDescription: setter('short_description', 120, shortDescriptions),
  getMyShortDescription: getter('short_description', shortDescriptions),
  setChatMenuButton: (params, { state }) => {
    state.bot.menuButton = jsonOf(params, 'menu_button') ?? { type: 'default' }
    return true
  },
  getChatMenuButton: (_params, { state }) => state.bot.menuButton,
  logOut: () => true,
  close: () => true,
}
