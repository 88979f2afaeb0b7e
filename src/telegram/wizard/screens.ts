import { escapeMarkup, plainText } from '#platform/texts/rich-text.ts'
import { fitLabel, inRows } from '../keyboard.ts'
import type { Button, Keyboard, Screen } from '../screen.ts'
import type { Turn } from '../turn.ts'
import { cancel, confirm, edit, navigate, resume } from './actions.ts'
import { before, canGoOn } from './kernel.ts'
import { type AnyField, applicable, asked, hasValue, tagOf, type WizardState } from './state.ts'
import type { AnyWizard } from './wizard.ts'

/** A screen fits a phone without scrolling. */
const MAX_LINES = 14
const LINE_LENGTH = 72

/** What a field adds to its question: lines below it and the buttons that answer it. */
export interface Body {
  readonly lines: readonly string[]
  readonly rows: Keyboard
  /** Its own Done also leads on, so no second "next" is drawn. */
  readonly hasDone?: boolean
  /** Its own Back leads to the step itself. */
  readonly hasBack?: boolean
}

const titleOf = (turn: Turn, wizard: AnyWizard) => plainText(turn.lang.say(wizard.title, {}))

/** A step: title and place, what was entered so far, the fault, the question, the answers, the way out. */
export async function stepScreen(
  turn: Turn,
  wizard: AnyWizard,
  state: WizardState,
  field: AnyField,
  body: Body,
): Promise<Screen> {
  const below = [
    // The calendar is a new try: what was wrong with typed days is over.
    ...(body.hasBack ? [] : faultLines(state)),
    ...(await field.question(turn, state.values)).split('\n'),
    ...body.lines,
  ]
  const text = [
    stepTitle(turn, wizard, state, field),
    ...enteredLines(turn, wizard, state, field, MAX_LINES - 1 - below.length),
    ...below,
  ].join('\n')
  return { text, keyboard: [...body.rows, ...wayOut(turn, wizard, state, field, body)] }
}

function stepTitle(turn: Turn, wizard: AnyWizard, state: WizardState, field: AnyField): string {
  const title = titleOf(turn, wizard)
  const fields = asked(wizard, state.values)
  const step = fields.indexOf(field) + 1
  if (fields.length === 1 && step > 0) return turn.lang.t('wizard-only', { title })
  return step > 0
    ? turn.lang.t('wizard-step', { title, step, total: fields.length })
    : turn.lang.t('wizard-edit', { title, label: plainText(turn.lang.say(field.label, {})) })
}

const faultLines = ({ error }: WizardState) => (error === null ? [] : [`⚠️ ${error}`])

/** One line a value; when there are more than fit, those up to the present question are kept. */
function enteredLines(
  turn: Turn,
  wizard: AnyWizard,
  state: WizardState,
  field: AnyField | undefined,
  room: number,
): string[] {
  const fields = applicable(wizard, state.values).filter(({ name }) => hasValue(state.values, name))
  const lines = fields.map((one) => cutLine(one.show(turn, state.values)))
  if (lines.length <= room) return lines
  const place = field ? wizard.fields.indexOf(field) : Number.POSITIVE_INFINITY
  const passed = fields.filter((one) => wizard.fields.indexOf(one) <= place).length
  const end = Math.max(passed, room)
  const start = end - room + 1
  return room < 1 ? [] : ['…', ...lines.slice(start, end)]
}

function cutLine(line: string): string {
  const flat = line.replaceAll('\n', ' ')
  const plain = plainText(flat)
  if (plain.length <= LINE_LENGTH) return flat
  return `${escapeMarkup(plain.slice(0, LINE_LENGTH - 1))}…`
}

function wayOut(
  turn: Turn,
  wizard: AnyWizard,
  state: WizardState,
  field: AnyField,
  body: Body,
): Keyboard {
  const { lang } = turn
  const tag = tagOf(state)
  const to = (way: 'back' | 'skip' | 'next', text: string): Button => ({
    text,
    data: navigate({ tag, field: wizard.fields.indexOf(field), to: way }),
  })
  const isKnown = hasValue(state.values, field.name)
  const onwards = canGoOn(state, field.name) && !body.hasDone
  const skip = field.optional ? [to('skip', lang.t(isKnown ? 'wizard-clear' : 'wizard-skip'))] : []
  const next = onwards ? [to('next', lang.t('wizard-next'))] : []
  const back = before(wizard, state) === 'nowhere' ? [] : [to('back', lang.t('button-back'))]
  const stop: Button = { text: lang.t('button-cancel'), data: cancel({ tag }) }
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
  turn: Turn,
  wizard: AnyWizard,
  state: WizardState,
): Promise<Screen> {
  const { lang } = turn
  const tag = tagOf(state)
  const isUnfinished = state.phase === 'submitting'
  const note = await wizard.summaryNote?.(turn, state.values)
  const below = [
    ...(note ? note.split('\n') : []),
    ...(isUnfinished ? [lang.t('wizard-unfinished')] : faultLines(state)),
  ]
  const text = [
    lang.t('wizard-review', { title: titleOf(turn, wizard) }),
    ...enteredLines(turn, wizard, state, undefined, MAX_LINES - 1 - below.length),
    ...below,
  ].join('\n')
  const edits = applicable(wizard, state.values).map(
    (field): Button => ({
      text: fitLabel(`✎ ${plainText(lang.say(field.label, {}))}`),
      data: edit({ tag, field: wizard.fields.indexOf(field) }),
    }),
  )
  return {
    text,
    keyboard: [
      [{ text: lang.say(wizard.confirm, {}), data: confirm({ tag }), style: 'success' }],
      ...(isUnfinished ? [] : inRows(edits, edits.length > 4 ? 3 : 2)),
      [{ text: lang.t('button-cancel'), data: cancel({ tag }) }],
    ],
  }
}

/** What was left unfinished, or was made for an older set of steps: go on or start anew. */
export function resumeScreen(
  turn: Turn,
  wizard: AnyWizard,
  state: WizardState,
  isOutdated: boolean,
): Screen {
  const { lang } = turn
  const tag = tagOf(state)
  const title = titleOf(turn, wizard)
  const head = isOutdated
    ? lang.t('wizard-resume-outdated', { title })
    : lang.t('wizard-resume', { title })
  // Values of another version may not be what `show` expects.
  const entered = isOutdated ? [] : enteredLines(turn, wizard, state, undefined, MAX_LINES - 2)
  return {
    text: [head, ...entered, lang.t('wizard-resume-question')].join('\n'),
    keyboard: [
      [
        { text: lang.t('wizard-resume-go'), data: resume({ tag, how: 'on' }), style: 'primary' },
        { text: lang.t('wizard-resume-new'), data: resume({ tag, how: 'new' }) },
      ],
      [{ text: lang.t('button-cancel'), data: cancel({ tag }) }],
    ],
  }
}
