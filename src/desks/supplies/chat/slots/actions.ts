import { defineAction, type Param, param } from '#telegram/action.ts'
import { SUPPLY_TYPES } from '../../slot.ts'

/** A monitor whose card Back leads to in the end, or '' for the desk's list. */
const from: Param<string> = {
  encode: (id) => (id === '' ? '' : param.id.encode(id)),
  decode: (text) => (text === '' ? '' : param.id.decode(text)),
}
const type = param.oneOf(...SUPPLY_TYPES)
const place = { warehouse: param.int, type } as const

/** `any`: the type most monitors wait for. */
export const openCalendar = defineAction('supl', 'cal', {
  type: param.oneOf('any', ...SUPPLY_TYPES),
  page: param.int,
  from,
})
export const openPlace = defineAction('supl', 'wh', { ...place, from })
export const openCell = defineAction('supl', 'cell', { ...place, day: param.day, from })
/** Opens the form of a monitor for that very slot. */
export const takeCell = defineAction('supl', 'take', {
  ...place,
  day: param.day,
  how: param.oneOf('watch', 'book'),
})
export const openHistory = defineAction('supl', 'past', { ...place, from })
export const sendCalendar = defineAction('supl', 'pic', {
  type,
  from,
  page: param.int,
  theme: param.oneOf('light', 'dark'),
})
