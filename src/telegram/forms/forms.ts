import { conversations, createConversation } from '@grammyjs/conversations'
import { Composer, type Context } from 'grammy'
import { AppError } from '#core/errors.ts'
import { commandOf } from '../bot/command.ts'
import type { ChatContext } from '../context.ts'
import { openHome } from '../home/actions.ts'
import { hasRole } from '../identity/authority.ts'
import type { Screens } from '../screens/screens.ts'
import { formDesk, isOfConversation, newDraftId, refusalOf, tagIn } from './buttons.ts'
import { conversationOf } from './fill-form.ts'
import type { AnyForm } from './form.ts'
import type { FormRecord } from './record.ts'
import { resumeScreen, titleOf } from './screens.ts'
import { openSession } from './session.ts'
import { createFormStore, type FormStoreDeps } from './store.ts'
import { begin, shownOnly, survey } from './survey.ts'

export interface FormsDeps extends FormStoreDeps {
  readonly forms: readonly AnyForm[]
  readonly screens: Pick<Screens, 'digestAt'>
  /** Of the code that runs: the log of another release is not replayed. */
  readonly release: string
  /** Commands never answer a question. */
  readonly isCommand: (name: string) => boolean
}

export type Forms = ReturnType<typeof createForms>

/** All desks' forms: one conversation a chat, one sealed row between any two updates. */
export function createForms(deps: FormsDeps) {
  const store = createFormStore(deps)
  const byName = new Map(deps.forms.map((form) => [form.name, form]))

  /** Whether the update may speak to a form at all; a command never does. */
  const mayBeHeard = (ctx: ChatContext): boolean => {
    const data = ctx.callbackQuery?.data
    if (data !== undefined) return isOfConversation(data)
    if (!ctx.message && !ctx.editedMessage) return false
    const command = commandOf(ctx)
    return command === undefined || !deps.isCommand(command.name)
  }

  /** Decides whether it does: a press by its tag, a message only while the question is what the chat shows. */
  const judge = async (ctx: ChatContext): Promise<void> => {
    const record = await ctx.form.load()
    const form = record && byName.get(record.form)
    const data = ctx.callbackQuery?.data
    ctx.form.refusal = refusalOf(ctx, record, form, data === undefined ? undefined : tagIn(data))
    if (ctx.form.refusal || !record) return
    const isOnScreen = async () =>
      record.screen === (await deps.screens.digestAt(ctx.chatId, ctx.update.update_id))
    ctx.form.isHeard = data !== undefined || record.screen === undefined || (await isOnScreen())
    if (ctx.form.isHeard) ctx.form.long = record.long
  }

  const start = async (
    ctx: ChatContext,
    name: string,
    given: Readonly<Record<string, unknown>> = {},
  ): Promise<void> => {
    const form = byName.get(name)
    if (!form) throw new AppError({ kind: 'internal', code: 'form.unknown', vars: { name } })
    if (!hasRole(ctx.role, form.role ?? 'viewer')) {
      const menu = { text: ctx.lang.t('button-home'), data: openHome({}) }
      return ctx.show({ text: ctx.lang.t('wizard-forbidden'), keyboard: [[menu]] })
    }
    const record = await ctx.form.load()
    // The same update again, after a crash: what it started is there already.
    if (record?.updateId === ctx.update.update_id) return
    const isLeft = record?.form === name && record.draft.phase !== 'done'
    if (Object.keys(given).length === 0 && isLeft) {
      const steps = await survey(form, record.draft)
      const hasEntries = steps.some(({ value }) => value !== undefined)
      if (hasEntries || Object.keys(record.draft.ticked).length > 0) {
        return ctx.show(await resumeScreen(ctx, form, record.draft))
      }
    }
    const draft = await begin(form, newDraftId(ctx, form), given)
    ctx.form.next = { form: name, start: { draft, inHand: false } }
  }

  /** From the answers, taking the update in hand for one. */
  const goOn = async (ctx: ChatContext, { form: name, draft }: FormRecord) => {
    const form = byName.get(name)
    if (!form) return
    const start = { draft: await shownOnly(ctx, form, draft), inHand: true }
    ctx.form.next = { form: name, start }
  }

  const composer = new Composer<ChatContext>()

  // The row is written only when everything below was done: a repeat of the update starts from the same state.
  composer.use(async (ctx, next) => {
    ctx.form = openSession(ctx, store)
    ctx.startForm = (name, given) => start(ctx, name, given)
    if (mayBeHeard(ctx)) {
      if ((await ctx.form.load())?.updateId === ctx.update.update_id) return
      await judge(ctx)
    }
    try {
      await next()
      if (ctx.form.fault) throw ctx.form.fault.fault
    } catch (error) {
      await ctx.form.saveDoubt()
      throw error
    }
    await ctx.form.save()
  })

  composer.use(
    conversations<ChatContext, Context>({
      storage: {
        type: 'context',
        version: deps.release,
        adapter: {
          read: (ctx) => ctx.form.log,
          write: (ctx, log) => ctx.form.write(log),
          delete: (ctx) => ctx.form.write(undefined),
        },
      },
    }),
  )

  // Entered last, whoever asked for it: by then every conversation is known to the plugin and none is active.
  composer.use(async (ctx, next) => {
    try {
      await next()
    } catch (error) {
      const record = await ctx.form.load()
      if (!record || !ctx.form.log || !isBadReplay(error)) throw error
      deps.log.warn({ form: record.form }, 'a log could not be replayed')
      ctx.form.forgetLog()
      await goOn(ctx, record)
    }
    const { next: wanted } = ctx.form
    if (!wanted || ctx.form.fault) return
    await ctx.conversation.exitAll()
    await ctx.conversation.enter(wanted.form, wanted.start)
  })

  // The one that is active goes last: it takes the update, and all others must be known to whoever enters one of them.
  const known = deps.forms.map((form) => ({
    name: form.name,
    conversation: createConversation(conversationOf(form), { id: form.name }),
  }))
  composer.lazy(async (ctx) => {
    const active = ctx.form.isHeard ? (await ctx.form.load())?.form : undefined
    return known
      .toSorted((left, right) => Number(left.name === active) - Number(right.name === active))
      .map(({ conversation }) => conversation)
  })

  // The log was of another release, or too long to keep: the form goes on from its answers.
  composer.use(async (ctx, next) => {
    const record = ctx.form.isHeard ? await ctx.form.load() : undefined
    await (record ? goOn(ctx, record) : next())
  })

  return {
    composer,
    desk: formDesk(byName),

    /** Drops the form under way; its title, or undefined when there was none. Shows nothing. */
    async cancel(ctx: ChatContext): Promise<string | undefined> {
      const record = await ctx.form.load()
      const form = record && byName.get(record.form)
      if (!form || record.draft.phase === 'done') return undefined
      ctx.form.drop()
      return titleOf(ctx, form)
    },
  }
}

/** Told by its words: the plugin has no class for it. */
const isBadReplay = (error: unknown) =>
  error instanceof Error && error.message.startsWith('Bad replay')
