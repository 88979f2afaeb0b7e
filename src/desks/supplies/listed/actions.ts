import { defineAction, param } from '#telegram/action.ts'

/** Buttons of the official list of supplies. */
export const openListed = defineAction('supq', 'list', { page: param.int })
/** The same of one seller account, named by its key. */
export const openListedOf = defineAction('supq', 'of', { id: param.id, page: param.int })
export const openSupply = defineAction('supq', 'open', { id: param.int })
/** Days before a supply's date; 0 says nothing. */
export const setReminder = defineAction('supq', 'remind', { days: param.int })
export const openLastSeen = defineAction('supq', 'last', {})
