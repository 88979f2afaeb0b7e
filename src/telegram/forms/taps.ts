import { type Action, type ActionValues, actionNameOf } from '../action.ts'
import { settleCalendar } from '../calendar/state.ts'
import type { ChatContext } from '../context.ts'
import { hasRoom } from '../picker/selection.ts'
import * as actions from './actions.ts'
import { type Drawn, idsIn, limitsOf, spanOf, viewOf, wordOf } from './bodies.ts'
import { answered, type Draft, tickedIn } from './draft.ts'
import type { AnyForm, DatesField, Field, PickField } from './form.ts'
import type { Said } from './said.ts'
import { after, before, fieldOf, survey } from './survey.ts'

/** Where a press happened. */
export interface At<F extends Field = Field> {
  readonly ctx: ChatContext
  readonly form: AnyForm
  readonly draft: Draft
  readonly field: F
}

/** What a press said, and what was read already on the way. */
export type Press = { readonly said: Said; readonly drawn?: Drawn }

type Reading = (at: At, data: string) => Promise<Press> | Press | undefined

const STAY: Press = { said: { kind: 'stay' } }

export const answerOf = async (
  { form, draft, field }: At,
  value: unknown,
  source?: number,
): Promise<Said> => ({
  kind: 'answer',
  ...(value === undefined ? {} : { value }),
  to: await after(form, answered(draft, field.name, value), field.name),
  ...(source === undefined ? {} : { source }),
})

const answer = async (at: At, value: unknown): Promise<Press> => ({
  said: await answerOf(at, value),
})

/** What the buttons of a question say. Each names its result, so a repeat leads to where the first led. */
const READINGS = new Map<string, Reading>([
  on(actions.navigate, async (at, { to }) => {
    const { form, draft, field } = at
    if (to === 'skip') return field.optional ? answer(at, undefined) : STAY
    if (to === 'next') {
      return { said: { kind: 'leave', to: await after(form, draft, field.name) } }
    }
    const target = before(form, draft, await survey(form, draft), field.name)
    // What was ticked but not confirmed is kept on the way through, and undone on the way to the summary.
    return target === undefined
      ? STAY
      : { said: { kind: 'leave', to: target, ...(target === null ? { undo: true } : {}) } }
  }),
  on(actions.again, () => STAY),
  on(actions.option, async (at, { value }) => {
    if (at.field.kind !== 'choice') return STAY
    const options = await at.field.options(at.ctx)
    const option = options.find((one) => wordOf(one) === value)
    return option ? answer(at, option.value) : STAY
  }),
  on(actions.toggle, async ({ ctx, field }, { value, on: isOn }) => {
    if (field.kind !== 'multi') return STAY
    const options = await field.options(ctx)
    const ids = options.some((option) => wordOf(option) === value) ? [value] : []
    return { said: { kind: 'select', change: { kind: isOn === '1' ? 'tick' : 'untick', ids } } }
  }),
  on(actions.done, async (at) => {
    const { ctx, draft, field } = at
    if (field.kind !== 'pick' && field.kind !== 'multi') return STAY
    const value = tickedIn(draft, field.name)
    const min = field.min ?? 1
    if (value.length >= min) return answer(at, [...value])
    await ctx.toast(ctx.lang.t('wizard-options-min', { min }))
    return STAY
  }),
  on(actions.tick, (at, { id, on: isOn }) =>
    inPick(at, async ({ ctx, draft, field }) => {
      const view = await viewOf(ctx, draft, field)
      const isThere = view.items.some((item) => item.id === id)
      if (isOn === '1' && isThere && field.max === 1) return answer(at, [id])
      if (isOn === '1' && !hasRoom(view.ticked, [id], field.max)) return full(ctx, field)
      if (isOn === '1' && !isThere) return STAY
      const change = { kind: isOn === '1' ? ('tick' as const) : ('untick' as const), ids: [id] }
      return { said: { kind: 'select', change }, drawn: { view } }
    }),
  ),
  on(actions.page, (at, { offset }) =>
    inPick(at, async () => ({ said: { kind: 'page', offset } })),
  ),
  on(actions.bulk, (at, { how, offset }) =>
    inPick(at, async ({ ctx, draft, field }) => {
      if (how === 'none') return { said: { kind: 'select', change: { kind: 'none' } } }
      const ids = await bulkIds(ctx, { ...draft, offset }, field, how)
      if (!hasRoom(idsIn(draft, field), ids, field.max)) return full(ctx, field)
      return { said: { kind: 'select', change: { kind: 'tick', ids } } }
    }),
  ),
  on(actions.search, (at, { how }) =>
    inPick(at, async ({ ctx }) => {
      if (how === 'clear') return { said: { kind: 'search', query: '' } }
      await ctx.toast(ctx.lang.t('picker-search-hint'), { dialog: true })
      return STAY
    }),
  ),
  on(actions.preset, (at, { of }) =>
    inDates(at, async ({ ctx, field }) => {
      const value = spanOf(of, limitsOf(ctx, field))
      return value === undefined ? STAY : answer(at, value)
    }),
  ),
  on(actions.month, (at, { state }) =>
    inDates(at, async () => ({ ...STAY, drawn: { calendar: state } })),
  ),
  on(actions.days, (at, { from, to }) =>
    inDates(at, async ({ ctx, field }) => {
      const settled = settleCalendar({ month: from.slice(0, 7), from, to }, limitsOf(ctx, field))
      // A day went by since the calendar was drawn.
      if (settled.from === '' || to < from) return { ...STAY, drawn: { calendar: settled } }
      return answer(at, { kind: 'range', from, to })
    }),
  ),
])

/** What a press of a question's button says; a press meant for another question is told so and changes nothing. */
export async function readPress(at: At, data: string): Promise<Press> {
  const [, , , , name] = data.split('.')
  const reading = READINGS.get(actionNameOf(data) ?? '')
  if (reading && name === at.field.name) return (await reading(at, data)) ?? STAY
  const isThere = name !== undefined && (await fieldOf(at.form, at.draft, name))
  await at.ctx.toast(at.ctx.lang.t(isThere ? 'wizard-old' : 'wizard-anew'))
  return STAY
}

function on<P>(
  action: Action<P>,
  read: (at: At, values: ActionValues<P>) => Promise<Press> | Press,
): readonly [string, Reading] {
  return [
    action.name,
    (at, data) => {
      const values = action.parse(data)
      return values && read(at, values)
    },
  ]
}

const inPick = async (at: At, read: (at: At<PickField>) => Promise<Press>): Promise<Press> =>
  at.field.kind === 'pick' ? read({ ...at, field: at.field }) : STAY

const inDates = async (at: At, read: (at: At<DatesField>) => Promise<Press>): Promise<Press> =>
  at.field.kind === 'dates' ? read({ ...at, field: at.field }) : STAY

async function full(ctx: ChatContext, { max }: PickField): Promise<Press> {
  await ctx.toast(ctx.lang.t('picker-full', { max }))
  return STAY
}

/** Ids of the page or of everything found. More than the maximum are never read. */
async function bulkIds(
  ctx: ChatContext,
  draft: Draft,
  field: PickField,
  how: 'page' | 'all',
): Promise<number[]> {
  const { items } =
    how === 'page'
      ? await viewOf(ctx, draft, field)
      : await field.page(ctx, draft.query, 0, field.max + 1)
  return items.map(({ id }) => id)
}
