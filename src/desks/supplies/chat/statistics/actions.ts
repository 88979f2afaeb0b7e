import { defineAction, type Param, param } from '#telegram/action.ts'
import { ATTEMPT_FILTERS } from '../../statistics/attempts.ts'

/** A monitor, or '' for all of the shop's. */
const monitor: Param<string> = {
  encode: (id) => (id === '' ? '' : param.id.encode(id)),
  decode: (text) => (text === '' ? '' : param.id.decode(text)),
}
const days = param.oneOf('7', '30', '90')

export const openFigures = defineAction('supl', 'fig', { monitor, days })
export const sendFigures = defineAction('supl', 'figpic', {
  monitor,
  days,
  theme: param.oneOf('light', 'dark'),
})
export const openAttempts = defineAction('supl', 'tries', {
  monitor,
  filter: param.oneOf(...ATTEMPT_FILTERS),
  page: param.int,
})
