import { settleCalendar } from '../calendar/state.ts'
import type { ActionHandler } from '../desk.ts'
import { hasRoom } from '../picker/selection.ts'
import type { Turn } from '../turn.ts'
import * as actions from './actions.ts'
import { type Dates, limitsOf, type Pick, spanOf, viewOf } from './bodies.ts'
import type { Bind } from './handlers.ts'
import type { OpenWizard } from './open-wizard.ts'
import { tickedIn } from './state.ts'

/** What the buttons of a field do. Each names its result, so a repeat leads to where the first led. */
export function fieldHandlers(bind: Bind): readonly ActionHandler[] {
  return [
    bind(actions.navigate, (_turn, open, { to }) =>
      withField(open, (field) => open.go({ kind: to, field })),
    ),
    bind(actions.again, (_turn, open) => open.show()),
    bind(actions.option, async (_turn, open, { value }) => {
      const field = open.field()
      const picked = field?.kind === 'choice' ? field.pick(value, open.state().values) : undefined
      if (!field || picked === undefined) return open.show()
      await open.go({ kind: 'answer', field: field.name, value: picked })
    }),
    bind(actions.toggle, async (turn, open, { value, on }) => {
      const field = open.field()
      if (field?.kind !== 'multi') return
      const { values } = open.state()
      const options = await field.options(turn, values)
      const ids = options.some((option) => option.value === value) ? [value] : []
      const change = { kind: on === '1' ? ('tick' as const) : ('untick' as const), ids }
      await open.go({ kind: 'select', field: field.name, change })
    }),
    bind(actions.done, finish),
    ...pickHandlers(bind),
    ...dateHandlers(bind),
  ]
}

const withField = async (open: OpenWizard, work: (name: string) => Promise<void>) => {
  const name = open.field()?.name
  if (name !== undefined) await work(name)
}

/** Takes what is ticked as the answer, when it is enough. */
async function finish(turn: Turn, open: OpenWizard): Promise<void> {
  const field = open.field()
  if (field?.kind !== 'pick' && field?.kind !== 'multi') return
  const value = tickedIn(open.state(), field.name)
  const min = field.min ?? 1
  if (value.length < min) {
    await turn.toast(turn.lang.t('wizard-options-min', { min }))
    return open.show()
  }
  await open.go({ kind: 'answer', field: field.name, value: [...value] })
}

const inPick = (open: OpenWizard, work: (field: Pick) => Promise<void>): Promise<void> => {
  const field = open.field()
  return field?.kind === 'pick' ? work(field) : open.show()
}

function pickHandlers(bind: Bind): readonly ActionHandler[] {
  return [
    bind(actions.tick, (turn, open, { id, on }) =>
      inPick(open, async (field) => {
        const view = await viewOf(turn, field, open.state())
        const isThere = view.items.some((item) => item.id === id)
        if (on === '1' && isThere && field.max === 1) {
          return open.go({ kind: 'answer', field: field.name, value: [id] })
        }
        if (on === '1' && !hasRoom(view.ticked, [id], field.max)) {
          await turn.toast(turn.lang.t('picker-full', { max: field.max }))
        } else if (on === '0' || isThere) {
          const change = { kind: on === '1' ? ('tick' as const) : ('untick' as const), ids: [id] }
          await open.apply({ kind: 'select', field: field.name, change })
        }
        const ticked = tickedIn(open.state(), field.name).filter((one) => typeof one === 'number')
        await open.show({ view: { ...view, ticked } })
      }),
    ),
    bind(actions.page, (_turn, open, { offset }) =>
      inPick(open, (field) => open.go({ kind: 'page', field: field.name, offset })),
    ),
    bind(actions.bulk, (turn, open, { how, offset }) =>
      inPick(open, async (field) => {
        const change =
          how === 'none'
            ? { kind: 'none' as const }
            : { kind: 'tick' as const, ids: await bulkIds(turn, open, field, how, offset) }
        const ids = change.kind === 'tick' ? change.ids : []
        if (hasRoom(tickedIn(open.state(), field.name), ids, field.max)) {
          return open.go({ kind: 'select', field: field.name, change })
        }
        await turn.toast(turn.lang.t('picker-full', { max: field.max }))
        await open.show()
      }),
    ),
    bind(actions.search, (turn, open, { how }) =>
      inPick(open, async (field) => {
        if (how === 'clear') return open.go({ kind: 'search', field: field.name, query: '' })
        await turn.toast(turn.lang.t('picker-search-hint'), { dialog: true })
      }),
    ),
  ]
}

/** Ids of the page or of everything found. More than the maximum are never read. */
async function bulkIds(
  turn: Turn,
  open: OpenWizard,
  field: Pick,
  how: 'page' | 'all',
  offset: number,
): Promise<number[]> {
  const { query, values } = open.state()
  if (how === 'page') {
    const view = await viewOf(turn, field, { ...open.state(), offset })
    return view.items.map(({ id }) => id)
  }
  const { items } = await field.page(turn, query, 0, field.max + 1, values)
  return items.map(({ id }) => id)
}

const inDates = (open: OpenWizard, work: (field: Dates) => Promise<void>): Promise<void> => {
  const field = open.field()
  return field?.kind === 'dates' ? work(field) : open.show()
}

function dateHandlers(bind: Bind): readonly ActionHandler[] {
  return [
    bind(actions.preset, (turn, open, { of }) =>
      inDates(open, async (field) => {
        const value = spanOf(of, limitsOf(turn, field, open.state()))
        if (value === undefined) return open.show()
        await open.go({ kind: 'answer', field: field.name, value })
      }),
    ),
    bind(actions.month, (_turn, open, { state }) =>
      inDates(open, () => open.show({ calendar: state })),
    ),
    bind(actions.days, (turn, open, { from, to }) =>
      inDates(open, async (field) => {
        const chosen = { month: from.slice(0, 7), from, to }
        const settled = settleCalendar(chosen, limitsOf(turn, field, open.state()))
        // A day went by since the calendar was drawn.
        if (settled.from === '' || to < from) return open.show({ calendar: settled })
        await open.go({ kind: 'answer', field: field.name, value: { kind: 'range', from, to } })
      }),
    ),
  ]
}
