import { defineAction, param } from '../action.ts'
import { calendarParam } from '../calendar/state.ts'

/**
 * Every button says which run of the form it belongs to and which field it was drawn for, so an old one or a double tap
 * is known for what it is. Ticks, pages and calendar cells name their result, never a toggle.
 */
const step = { tag: param.word, field: param.word } as const

export const option = defineAction('w', 'opt', { ...step, value: param.word })
export const toggle = defineAction('w', 'mul', {
  ...step,
  value: param.word,
  on: param.oneOf('1', '0'),
})
export const tick = defineAction('w', 'tick', { ...step, id: param.int, on: param.oneOf('1', '0') })
export const page = defineAction('w', 'page', { ...step, offset: param.int })
export const bulk = defineAction('w', 'bulk', {
  ...step,
  how: param.oneOf('page', 'all', 'none'),
  offset: param.int,
})
export const search = defineAction('w', 'find', { ...step, how: param.oneOf('hint', 'clear') })
export const done = defineAction('w', 'done', step)
export const navigate = defineAction('w', 'nav', {
  ...step,
  to: param.oneOf('back', 'skip', 'next'),
})
export const preset = defineAction('w', 'span', {
  ...step,
  of: param.oneOf('week', 'fortnight', 'lead'),
})
export const month = defineAction('w', 'cal', { ...step, state: calendarParam })
export const days = defineAction('w', 'days', { ...step, from: param.day, to: param.day })
/** Draws the step anew: back from the calendar. */
export const again = defineAction('w', 'step', step)
export const edit = defineAction('w', 'edit', step)
export const confirm = defineAction('w', 'ok', { tag: param.word })
export const cancel = defineAction('w', 'stop', { tag: param.word })
export const resume = defineAction('w', 'go', { tag: param.word, how: param.oneOf('on', 'new') })
/** Labels that only look like buttons: answered at once, nothing else. */
export const inert = defineAction('w', 'nil', {})
