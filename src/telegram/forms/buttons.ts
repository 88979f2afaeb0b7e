import { idFrom } from '#core/ids.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { type Action, actionNameOf } from '../action.ts'
import type { ChatContext } from '../context.ts'
import { Desk } from '../desk.ts'
import { hasRole } from '../identity/authority.ts'
import * as actions from './actions.ts'
import { tagOf } from './draft.ts'
import type { AnyForm } from './form.ts'
import type { FormRecord } from './record.ts'
import type { Refusal } from './session.ts'
import { begin } from './survey.ts'

const { inert, cancel, resume, ...questions } = actions
/** Buttons that a conversation reads; the others work without one. */
const OF_CONVERSATION = Object.values(questions) as unknown as readonly Action[]
const NAMES = new Set(OF_CONVERSATION.map(({ name }) => name))

/** Whether callback data is that of a question or of the summary. */
export const isOfConversation = (data: string) => NAMES.has(actionNameOf(data) ?? '')

/** The tag in callback data of a form. */
export const tagIn = (data: string) => data.split('.')[3] ?? ''

/** Every button that forms draw: those a conversation did not take are old ones, and are told so. */
export function formDesk(byName: ReadonlyMap<string, AnyForm>): Desk {
  const desk = new Desk('forms')
  for (const action of OF_CONVERSATION)
    desk.tap(action, (ctx) => refuse(ctx, ctx.form.refusal ?? 'gone'))

  /** The form that a button belongs to; a press of an old one is answered. */
  const ownerOf = async (ctx: ChatContext, tag: string) => {
    const record = await ctx.form.load()
    const form = record && byName.get(record.form)
    const refusal = refusalOf(ctx, record, form, tag)
    if (refusal) await refuse(ctx, refusal)
    return refusal || !form || !record ? undefined : { form, record }
  }

  return desk
    .tap(inert, async () => {})
    .tap(cancel, async (ctx, { tag }) => {
      const owner = await ownerOf(ctx, tag)
      if (!owner) return
      const { form, record } = owner
      ctx.form.drop()
      const title = plainText(ctx.lang.say(form.title, {}))
      await ctx.toast(ctx.lang.t('wizard-cancelled', { title }))
      await (form.cancelled ? form.cancelled(ctx, record.draft.given) : ctx.home())
    })
    .tap(resume, async (ctx, { tag, how }) => {
      const owner = await ownerOf(ctx, tag)
      if (!owner) return
      const { form, record } = owner
      const draft = how === 'on' ? record.draft : await begin(form, newDraftId(ctx, form), {})
      ctx.form.next = { form: form.name, start: { draft, inHand: false } }
    })
}

async function refuse(ctx: ChatContext, refusal: Refusal): Promise<void> {
  await ctx.toast(ctx.lang.t(`wizard-${refusal}`), { dialog: refusal === 'forbidden' })
}

/** One update starts a form once, however often it is handled. */
export const newDraftId = (ctx: ChatContext, { name }: AnyForm) =>
  idFrom(`form:${name}:${ctx.chatId}:${ctx.update.update_id}`)

/** Why the form in hand takes no answer; undefined when it does. `tag`: of the button that was pressed. */
export function refusalOf(
  ctx: ChatContext,
  record: FormRecord | undefined,
  form: AnyForm | undefined,
  tag: string | undefined,
): Refusal | undefined {
  if (!record || !form || (tag !== undefined && tagOf(record.draft) !== tag)) return 'gone'
  if (record.draft.phase === 'done') return 'finished'
  return hasRole(ctx.role, form.role ?? 'viewer') ? undefined : 'forbidden'
}
