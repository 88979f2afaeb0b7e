import { escapeMarkup, plainText } from '#platform/texts/rich-text.ts'
import type { ChatContext } from '../context.ts'
import { fitLabel, inRows, inThirds } from '../keyboard.ts'
import type { Button, Keyboard, Screen } from '../screen.ts'
import * as actions from './actions.ts'
import { type Body, bodyOf, type Drawn, placeOf } from './bodies.ts'
import { type Draft, isKnown, tagOf } from './draft.ts'
import type { AnyForm, Field } from './form.ts'
import { asked, before, type Step, survey } from './survey.ts'

/** A screen fits a phone without scrolling. */
const MAX_LINES = 14
const LINE_LENGTH = 72

export const titleOf = (ctx: ChatContext, form: AnyForm) => plainText(ctx.lang.say(form.title, {}))

/** A question: title and place, what was entered so far, the fault, the question, the answers, the way out. */
export async function stepScreen(
  ctx: ChatContext,
  form: AnyForm,
  draft: Draft,
  field: Field,
  drawn: Drawn & { readonly fault?: string } = {},
): Promise<Screen> {
  const steps = await survey(form, draft)
  const body = await bodyOf(ctx, draft, field, drawn)
  const below = [
    ...faultLines(drawn.fault),
    ...(await field.question(ctx)).split('\n'),
    ...body.lines,
  ]
  const text = [
    stepTitle(ctx, form, steps, field),
    ...(await enteredLines(ctx, steps, MAX_LINES - 1 - below.length, field)),
    ...below,
  ].join('\n')
  return { text, keyboard: [...body.rows, ...wayOut(ctx, form, draft, steps, field, body)] }
}

function stepTitle(
  ctx: ChatContext,
  form: AnyForm,
  steps: readonly Step[],
  { name, label }: Field,
): string {
  const title = titleOf(ctx, form)
  const way = asked(steps)
  const step = way.findIndex(({ field }) => field.name === name) + 1
  if (way.length === 1 && step > 0) return ctx.lang.t('wizard-only', { title })
  return step > 0
    ? ctx.lang.t('wizard-step', { title, step, total: way.length })
    : ctx.lang.t('wizard-edit', { title, label: plainText(ctx.lang.say(label, {})) })
}

const faultLines = (fault: string | undefined) => (fault === undefined ? [] : [`⚠️ ${fault}`])

/** One line an answer; when there are more than fit, those up to the present question are kept. */
async function enteredLines(
  ctx: ChatContext,
  steps: readonly Step[],
  room: number,
  present?: Field,
): Promise<string[]> {
  const known = steps.filter(({ value }) => value !== undefined)
  const lines = await Promise.all(
    known.map(async ({ field, value }) => cutLine(await field.show(ctx, value as never))),
  )
  if (lines.length <= room) return lines
  const names = steps.map(({ field }) => field.name)
  const place = present ? names.indexOf(present.name) : Number.POSITIVE_INFINITY
  const passed = known.filter(({ field }) => names.indexOf(field.name) <= place).length
  const end = Math.max(passed, room)
  return room < 1 ? [] : ['…', ...lines.slice(end - room + 1, end)]
}

function cutLine(line: string): string {
  const flat = line.replaceAll('\n', ' · ')
  const plain = plainText(flat)
  if (plain.length <= LINE_LENGTH) return flat
  return `${escapeMarkup(plain.slice(0, LINE_LENGTH - 1))}…`
}

function wayOut(
  ctx: ChatContext,
  form: AnyForm,
  draft: Draft,
  steps: readonly Step[],
  field: Field,
  body: Body,
): Keyboard {
  const { lang } = ctx
  const to = (way: 'back' | 'skip' | 'next', text: string): Button => ({
    text,
    data: actions.navigate({ ...placeOf(draft, field), to: way }),
  })
  const hasAnswer = draft.answers[field.name] !== undefined
  const canGoOn = isKnown(draft, field.name) && !body.hasDone
  const next = canGoOn ? [to('next', lang.t('wizard-next'))] : []
  const skip = field.optional
    ? [to('skip', hasAnswer ? lang.t('wizard-clear') : lang.say(field.skip ?? 'wizard-skip', {}))]
    : []
  const isFirst = before(form, draft, steps, field.name) === undefined
  const back = isFirst ? [] : [to('back', lang.t('button-back'))]
  const stop: Button = {
    text: lang.t('button-cancel'),
    data: actions.cancel({ tag: tagOf(draft) }),
  }
  if (body.hasBack) return [[stop]]
  const rows =
    next.length > 0
      ? [
          [...skip, ...next],
          [...back, stop],
        ]
      : [[...back, ...skip, stop]]
  return rows.filter((row) => row.length > 0)
}

/** Everything entered, one ✎ a field, the final button. An unfinished submit can only be repeated or left. */
export async function summaryScreen(
  ctx: ChatContext,
  form: AnyForm,
  draft: Draft,
  answers: object,
  fault?: string,
): Promise<Screen> {
  const { lang } = ctx
  const tag = tagOf(draft)
  const steps = await survey(form, draft)
  const isUnfinished = draft.phase === 'submitting'
  const said = await form.note?.(ctx, answers)
  const note = typeof said === 'string' ? { text: said, isRefused: false } : said
  const below = [
    ...(note?.text ? note.text.split('\n') : []),
    ...(isUnfinished ? [lang.t('wizard-unfinished')] : faultLines(fault)),
  ]
  const text = [
    lang.t('wizard-review', { title: titleOf(ctx, form) }),
    ...(await enteredLines(ctx, steps, MAX_LINES - 1 - below.length)),
    ...below,
  ].join('\n')
  const edits = steps.map(
    ({ field }): Button => ({
      text: fitLabel(`✎ ${plainText(lang.say(field.label, {}))}`),
      data: actions.edit({ tag, field: field.name }),
    }),
  )
  const confirm = lang.say(form.confirm ?? 'button-save', {})
  return {
    text,
    keyboard: [
      ...(note?.isRefused && !isUnfinished
        ? []
        : [[{ text: confirm, data: actions.confirm({ tag }), style: 'success' as const }]]),
      ...(isUnfinished ? [] : edits.length > 4 ? inThirds(edits) : inRows(edits, 2)),
      [{ text: lang.t('button-cancel'), data: actions.cancel({ tag }) }],
    ],
  }
}

/** What was left unfinished: go on or start anew. */
export async function resumeScreen(ctx: ChatContext, form: AnyForm, draft: Draft): Promise<Screen> {
  const { lang } = ctx
  const tag = tagOf(draft)
  const steps = await survey(form, draft)
  const go = actions.resume({ tag, how: 'on' })
  return {
    text: [
      lang.t('wizard-resume', { title: titleOf(ctx, form) }),
      ...(await enteredLines(ctx, steps, MAX_LINES - 2)),
      lang.t('wizard-resume-question'),
    ].join('\n'),
    keyboard: [
      [
        { text: lang.t('wizard-resume-go'), data: go, style: 'primary' },
        { text: lang.t('wizard-resume-new'), data: actions.resume({ tag, how: 'new' }) },
      ],
      [{ text: lang.t('button-cancel'), data: actions.cancel({ tag }) }],
    ],
  }
}
