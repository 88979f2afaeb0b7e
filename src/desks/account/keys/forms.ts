import { fail, ok } from '#core/result.ts'
import { actorOf, type ChatContext } from '#telegram/context.ts'
import type { Form, TextLook } from '#telegram/forms/form.ts'
import { readLine } from '#telegram/input/line.ts'
import type { Origin } from './actions.ts'
import type { AddOutcome } from './adding.ts'
import type { Keys } from './keys.ts'
import { codeButton, keyScreen } from './screens.ts'
import { type ServiceWord, serviceEntry } from './services.ts'

export const CONNECT_FORM = 'key-connect'
export const RENAME_FORM = 'key-name'
const NAME_LENGTH = 30

interface Connect {
  readonly word: ServiceWord
  /** The screen of another desk where it began. */
  readonly from?: Origin | undefined
}

interface Rename {
  readonly id: string
}

export interface ConnectDeps {
  readonly keys: Keys
  readonly showOutcome: (ctx: ChatContext, outcome: AddOutcome, isDeleted: boolean) => Promise<void>
  /** How to get a key of the service, with the link to a new code. */
  readonly showHow: (ctx: ChatContext, word: ServiceWord, from?: Origin) => Promise<void>
}

/**
 * One question: the key, or the code that stands for it. What was typed leaves the chat at once and is tried while it is
 * read, so that it is kept by nobody.
 */
export function connectForm({ keys, showOutcome, showHow }: ConnectDeps): Form<Connect> {
  const look = (word: ServiceWord): TextLook<true> => {
    const { service } = serviceEntry({ word })
    return {
      label: 'key-connect-label',
      show: ({ lang }) => lang.t('key-connect-value'),
      question: ({ lang }) => lang.t('key-connect-question', { service }),
      buttons: ({ lang, workspace }) => {
        const link = keys.link(service, { workspaceId: workspace.id })
        return link === undefined ? [] : [[codeButton(lang, link)]]
      },
      read: async (ctx, text) => {
        const isDeleted = await ctx.removeIncoming()
        const outcome = await keys.add(actorOf(ctx), service, text.trim(), ctx.update.update_id)
        if (outcome.kind === 'rejected') return fail(ctx.lang.say(outcome.messageKey, {}))
        await showOutcome(ctx, outcome, isDeleted)
        return ok(true)
      },
    }
  }
  return {
    name: CONNECT_FORM,
    title: 'key-connect-title',
    role: 'manager',
    async fill(ask, { word = 'wb', from }) {
      await ask.text('code', look(word))
      return { word, from }
    },
    cancelled: (ctx, { word = 'wb', from }) => showHow(ctx, word, from),
  }
}

/** One question: what to call the key. */
export function renameForm(keys: Keys): Form<Rename> {
  const look = (id: string): TextLook<string> => ({
    label: 'key-rename-label',
    show: ({ lang }, name) => lang.t('key-rename-value', { name }),
    question: ({ lang }) => lang.t('key-rename-question'),
    read: async (ctx, text) => {
      const name = readLine(text, { max: NAME_LENGTH })
      if (!name.ok) return fail(ctx.lang.t('key-rename-wrong', { max: NAME_LENGTH }))
      await keys.rename(actorOf(ctx), id, name.value)
      await ctx.show(keyScreen(ctx.lang, await keys.get(ctx.workspace.id, id), true))
      return name
    },
  })
  return {
    name: RENAME_FORM,
    title: 'key-rename-title',
    role: 'manager',
    async fill(ask, { id = '' }) {
      await ask.text('name', look(id))
      return { id }
    },
  }
}
