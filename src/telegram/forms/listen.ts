import { sentFileOf } from '../bot/sent.ts'
import type { ChatContext } from '../context.ts'
import * as actions from './actions.ts'
import type { Drawn } from './bodies.ts'
import { type Draft, tagOf } from './draft.ts'
import type { AnyForm, Field } from './form.ts'
import { heard, type Said } from './said.ts'
import { stepScreen, summaryScreen } from './screens.ts'
import { fieldOf } from './survey.ts'
import { answerOf, readPress } from './taps.ts'
import { certainFault, readSent, readWords } from './texts.ts'
import { typedWords } from './typed.ts'

const STAY: Said = { kind: 'stay' }

/** The form in hand, as it is at the moment. */
export interface Place {
  readonly form: AnyForm
  readonly draft: Draft
  /** The question on the screen; undefined at the summary. */
  readonly field: Field | undefined
  /** All answers, at the summary. */
  readonly answers: object
}

/** Shows where the form is, and keeps it so. `fault`: the sentence above the question. */
export async function show(
  ctx: ChatContext,
  { form, draft, field, answers }: Place,
  drawn: Drawn & { readonly fault?: string } = {},
): Promise<void> {
  const screen = field
    ? await stepScreen(ctx, form, draft, field, drawn)
    : await summaryScreen(ctx, form, draft, answers, drawn.fault)
  await ctx.show(screen)
  ctx.form.keep(form.name, draft)
}

/** What this update says to the place. Where it stays, the place is shown anew. */
export async function listen(ctx: ChatContext, place: Place): Promise<Said> {
  const data = ctx.callbackQuery?.data
  if (data === undefined) return listenToWords(ctx, place)
  if (!place.field) return listenAtSummary(ctx, place, data)
  const { said, drawn } = await readPress({ ctx, ...place, field: place.field }, data)
  const view = drawn?.view
  const next = { ...place, draft: heard(place.draft, place.field, said) }
  if (said.kind === 'select' && view) {
    const ticked = next.draft.ticked[place.field.name] ?? []
    const ids = ticked.filter((id) => typeof id === 'number')
    await show(ctx, next, { view: { ...view, ticked: ids } })
  } else if (isStill(said)) await show(ctx, next, drawn)
  return said
}

const isStill = ({ kind }: Said) => kind !== 'answer' && kind !== 'leave' && kind !== 'done'

async function listenAtSummary(ctx: ChatContext, place: Place, data: string): Promise<Said> {
  if (actions.confirm.parse(data)) return submit(ctx, place)
  const { form, draft } = place
  const edited = actions.edit.parse(data)
  const field = edited && (await fieldOf(form, draft, edited.field))
  if (field && draft.phase === 'asking') return { kind: 'leave', to: field.name }
  // A button of a question that was answered: its press led here already, or is an old one.
  await show(ctx, place)
  return STAY
}

/** An answer that is certain leaves the summary open; after a doubt the same submit can only be repeated or left. */
async function submit(ctx: ChatContext, place: Place): Promise<Said> {
  const { form, draft, answers } = place
  let sentence: string | undefined
  try {
    const result = await form.submit?.(ctx, answers, draft.draftId)
    sentence = result?.ok === false ? result.error : undefined
  } catch (error) {
    sentence = certainFault(ctx, error)
    // The form stays as it was, and that screen leads back to it.
    const back = actions.resume({ tag: tagOf(draft), how: 'on' })
    if (sentence !== undefined && (await ctx.ownScreen?.(error, back))) {
      const reopened: Said = { kind: 'reopen' }
      ctx.form.keep(form.name, heard(draft, undefined, reopened))
      return reopened
    }
    if (sentence === undefined) {
      ctx.form.doubt(form.name, { ...draft, phase: 'submitting' })
      throw error
    }
  }
  if (sentence === undefined) {
    ctx.form.finish(form.name, draft)
    return { kind: 'done' }
  }
  const said: Said = { kind: 'reopen' }
  await show(ctx, { ...place, draft: heard(draft, undefined, said) }, { fault: sentence })
  return said
}

async function listenToWords(ctx: ChatContext, place: Place): Promise<Said> {
  const { form, draft, field } = place
  const refuse = async (fault: string): Promise<Said> => {
    await ctx.removeIncoming()
    await show(ctx, place, { fault })
    return STAY
  }
  const sent = ctx.message && sentFileOf(ctx.message)
  if (sent && field?.kind === 'text' && field.receive) {
    const reading = await readSent(ctx, { receive: field.receive }, sent)
    if (reading.kind === 'fault') return refuse(reading.sentence)
    if (reading.kind === 'value') return answerOf({ ctx, form, draft, field }, reading.value)
  }
  const words = typedWords(ctx, draft)
  if (words.kind === 'fault') return refuse(words.sentence)
  const name = words.field ?? (field || draft.phase !== 'asking' ? undefined : form.typed)
  const meant = name === undefined ? field : await fieldOf(form, draft, name)
  if (!meant) return refuse(ctx.lang.t('wizard-review-text'))
  const isTyped = !words.isFile || (meant.kind === 'text' && meant.takesFiles)
  if (!isTyped) return refuse(ctx.lang.t('form-send-text'))
  const reading = await readWords(ctx, meant, words.text)
  if (reading.kind === 'fault') return refuse(reading.sentence)
  if (meant.name !== field?.name) {
    if (reading.kind === 'search') return refuse(ctx.lang.t('wizard-choose'))
    const said: Said = { kind: 'amend', field: meant.name, value: reading.value }
    // A summary is shown anew by the way there, with what the answer changes.
    if (field) await show(ctx, { ...place, draft: heard(draft, field, said) })
    return said
  }
  if (reading.kind === 'value') {
    return answerOf({ ctx, form, draft, field: meant }, reading.value, ctx.msgId)
  }
  await ctx.removeIncoming()
  const said: Said = { kind: 'search', query: reading.query }
  await show(ctx, { ...place, draft: heard(draft, field, said) })
  return said
}
