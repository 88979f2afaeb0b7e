import { defineAction, param } from '#telegram/action.ts'

/** Every button of the supplies desk; the first few also stand under notices. */
export const openMonitor = defineAction('sup', 'open', { id: param.id })
export const pauseMonitor = defineAction('sup', 'pause', { id: param.id })
export const copyMonitor = defineAction('sup', 'copy', { id: param.id })
/** "I booked it" under a handed-over slot. */
export const confirmHandOver = defineAction('sup', 'booked', { booking: param.id })
/** "Not this one". */
export const declineHandOver = defineAction('sup', 'not', { booking: param.id })

export const openMonitors = defineAction('sup', 'list', { page: param.int })
export const newMonitor = defineAction('sup', 'new', {})
export const openStatistics = defineAction('sup', 'stat', { id: param.id })
export const resumeMonitor = defineAction('sup', 'go', { id: param.id })
export const editMonitor = defineAction('sup', 'edit', { id: param.id })
export const askRemoveMonitor = defineAction('sup', 'ask', { id: param.id })
export const removeMonitor = defineAction('sup', 'del', { id: param.id })
