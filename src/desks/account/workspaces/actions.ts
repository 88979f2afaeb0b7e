import { defineAction, param } from '#telegram/action.ts'

/** Every button of the screens of shops. */
export const openWorkspaces = defineAction('accw', 'open', { page: param.int })
export const newWorkspace = defineAction('accw', 'new', {})
export const renameWorkspace = defineAction('accw', 'name', { id: param.id })
export const endWorkspace = defineAction('accw', 'end', { id: param.id })
export const enterWorkspace = defineAction('accw', 'go', { id: param.id })
/** Names the shop, too: a button that outlived a switch gives nothing else away. */
export const askHandOver = defineAction('accw', 'ask', { id: param.id, userId: param.int })
export const handOver = defineAction('accw', 'give', { id: param.id, userId: param.int })
