import { plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../context.ts'
import type { Command, Desk } from '../desk.ts'
import { inRows } from '../keyboard.ts'
import type { Screen } from '../screen.ts'
import { openHelp, openHome } from './actions.ts'

type Topic = Pick<Desk, 'name' | 'help' | 'menu' | 'commands'>

/** How the bot works, and a button for what each desk has to say; or one desk's words, by its name or a command of its. */
export function helpScreen(ctx: ChatContext, desks: readonly Topic[], topic: string): Screen {
  const asked = topic.trim().replace(/^\//, '').toLowerCase()
  const desk = desks.find(
    (one) => one.help !== undefined && (one.name === asked || one.commands.has(asked)),
  )
  return desk ? topicScreen(ctx, desk) : contents(ctx, desks)
}

function contents({ lang, user }: ChatContext, desks: readonly Topic[]): Screen {
  const commands = desks.flatMap((desk) => [...desk.commands.values()])
  const topics = desks.flatMap(({ name, help, menu }) =>
    help && menu ? [{ text: lang.say(menu.label, {}), data: openHelp({ topic: name }) }] : [],
  )
  return {
    text: lang.t('help-screen', { commands: commandList(lang, commands, user.isAdmin) }),
    keyboard: [...inRows(topics, 2), [{ text: lang.t('button-home'), data: openHome({}) }]],
  }
}

function topicScreen({ lang }: ChatContext, { help, menu }: Topic): Screen {
  const open = menu ? [{ text: lang.say(menu.label, {}), data: menu.data }] : []
  return {
    text: help ? lang.say(help, {}) : '',
    keyboard: [
      open,
      [
        { text: lang.t('button-help-all'), data: openHelp({ topic: '' }) },
        { text: lang.t('button-home'), data: openHome({}) },
      ],
    ],
  }
}

function commandList(
  lang: ChatContext['lang'],
  commands: readonly Command[],
  isAdmin: boolean,
): string {
  return commands
    .filter(({ scope, description }) => description && (scope !== 'admin' || isAdmin))
    .map(({ name, description }) => {
      const words = description ? plainText(lang.say(description, {})) : ''
      return `/${name} · ${words}`
    })
    .join('\n')
}
