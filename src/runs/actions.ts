import { defineAction, param } from '#telegram/action.ts'

const run = { id: param.id }

/** Buttons of run cards. Whose run it is is checked at each press. */
export const runActions = {
  open: defineAction('r', 'open', run),
  cancel: defineAction('r', 'cancel', run),
  pause: defineAction('r', 'pause', run),
  resume: defineAction('r', 'resume', run),
  retry: defineAction('r', 'retry', run),
  close: defineAction('r', 'close', run),
}
