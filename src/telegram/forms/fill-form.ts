import type { Conversation, ConversationBuilder } from '@grammyjs/conversations'
import type { Context } from 'grammy'
import type { ChatContext } from '../context.ts'
import { answered, type Draft, isKnown, settled } from './draft.ts'
import type { AnyForm, Field } from './form.ts'
import { listen, type Place, show } from './listen.ts'
import { heard, type Said } from './said.ts'
import { asking, fieldOf } from './survey.ts'

/** What a conversation begins with: a new form, or one whose log is no more. */
export interface Start {
  readonly draft: Draft
  /** The update that brought us here is itself an answer to the question it left off at. */
  readonly inHand: boolean
}

/** Thrown through a form's `fill` when the way turns: Back, the edit of one field, an amended answer. */
class Turned extends Error {
  override readonly name = 'Turned'
}

type Outside = <T>(task: (ctx: ChatContext) => Promise<T>) => Promise<T>

/**
 * The conversation that fills in a form. Whatever reads, shows or does is done outside of it, with the bot's own
 * context, and only what was said comes back: texts, keyboards and faults never enter the log.
 */
export function conversationOf(form: AnyForm): ConversationBuilder<ChatContext, Context> {
  return async (conversation, _ctx, start: Start) => {
    await fill(form, start, conversation, outsideOf(conversation))
  }
}

/** A fault is kept for `around` to throw: the plugin would lose its class, and the conversation with it. */
function outsideOf(conversation: Conversation<ChatContext, Context>): Outside {
  return async <T>(task: (ctx: ChatContext) => Promise<T>) => {
    const result = await conversation.external(
      async (ctx): Promise<{ value?: T; failed?: true }> => {
        try {
          return { value: await task(ctx) }
        } catch (fault) {
          ctx.form.fault = { fault }
          return { failed: true }
        }
      },
    )
    if (result.failed) await conversation.skip({ next: false })
    return result.value as T
  }
}

async function fill(
  form: AnyForm,
  start: Start,
  conversation: Pick<Conversation<ChatContext, Context>, 'wait'>,
  outside: Outside,
): Promise<void> {
  let { draft } = start
  /** Where the update in hand still has to be heard; undefined when it was, null for the summary. */
  let heardAt = start.inHand ? draft.at : undefined
  const passed = new Set<string>()

  const arrive = async (field: Field | undefined, answers: object = {}) => {
    const at = field?.name ?? null
    if (heardAt && heardAt !== at) {
      // Another release asks something else first: what was said to the question there was counts all the same.
      const meant = await fieldOf(form, draft, heardAt)
      if (meant) {
        await hear(meant)
        throw new Turned()
      }
    }
    draft = { ...draft, at }
    if (heardAt === at) return
    const isLost = heardAt !== undefined
    heardAt = undefined
    const place = { form, draft, field, answers }
    await outside(async (ctx) => {
      if (isLost) await ctx.toast(ctx.lang.t('wizard-anew'))
      await show(ctx, place)
    })
  }

  const hear = async (field: Field | undefined, answers: object = {}): Promise<Said> => {
    if (heardAt === undefined) await conversation.wait()
    heardAt = undefined
    const place: Place = { form, draft, field, answers }
    const said = await outside((ctx) => listen(ctx, place))
    draft = heard(draft, field, said)
    return said
  }

  const question = async (field: Field): Promise<unknown> => {
    await arrive(field)
    for (;;) {
      const said = await hear(field)
      if (said.kind === 'answer') return said.value
      if (said.kind === 'leave' || said.kind === 'amend') throw new Turned()
    }
  }

  const ask = asking(async (field) => {
    const { name, preset } = field
    passed.add(name)
    if (name !== draft.at) {
      if (isKnown(draft, name)) return draft.answers[name]
      if (preset) {
        const value = await outside(async (ctx) => preset(ctx))
        draft = answered(draft, name, value)
        return value
      }
    }
    return question(field)
  })

  /** True when the form is over. */
  const summary = async (answers: object): Promise<boolean> => {
    await arrive(undefined, answers)
    for (;;) {
      const said = await hear(undefined, answers)
      if (said.kind === 'leave' || said.kind === 'amend') return false
      if (said.kind === 'done') return true
    }
  }

  for (;;) {
    passed.clear()
    try {
      const answers = await form.fill(ask, draft.given)
      draft = settled(draft, passed)
      if (!form.submit) return await outside(async (ctx) => ctx.form.finish(form.name, draft))
      if (await summary(answers)) return
    } catch (signal) {
      if (!(signal instanceof Turned)) throw signal
    }
  }
}
