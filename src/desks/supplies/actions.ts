import { defineAction, param } from '#telegram/action.ts'

/** Buttons that stand under notices; the desk's screens answer them. */
export const openMonitor = defineAction('sup', 'open', { id: param.id })
export const pauseMonitor = defineAction('sup', 'pause', { id: param.id })
export const copyMonitor = defineAction('sup', 'copy', { id: param.id })
/** "I booked it" under a handed-over slot. */
export const confirmHandOver = defineAction('sup', 'booked', { booking: param.id })
/** "Not this one". */
export const declineHandOver = defineAction('sup', 'not', { booking: param.id })
