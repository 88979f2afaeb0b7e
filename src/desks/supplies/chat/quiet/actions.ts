import { defineAction, param } from '#telegram/action.ts'

/** Quiet until the morning; also under each alert. */
export const muteMonitor = defineAction('supl', 'hush', { id: param.id })
export const unmuteMonitor = defineAction('supl', 'loud', { id: param.id })
