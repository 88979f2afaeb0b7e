import { defineAction, param } from '#telegram/action.ts'

/** Every button of drafts. */
export const openDrafts = defineAction('supd', 'list', {})
export const newDraft = defineAction('supd', 'new', {})
export const openDraft = defineAction('supd', 'open', { id: param.id })
/** "I made a preorder of it". */
export const checkDraft = defineAction('supd', 'check', { id: param.id })
/** Opens the monitor's form with the preorder filled in. */
export const watchDraft = defineAction('supd', 'watch', { id: param.id })
export const askRemoveDraft = defineAction('supd', 'ask', { id: param.id })
export const removeDraft = defineAction('supd', 'del', { id: param.id })
