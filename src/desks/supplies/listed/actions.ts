import { defineAction, param } from '#telegram/action.ts'

/** Buttons of the official list of supplies. */
export const openListed = defineAction('supq', 'list', { page: param.int })
export const openSupply = defineAction('supq', 'open', { id: param.int })
/** Days before a supply's date; 0 says nothing. */
export const setReminder = defineAction('supq', 'remind', { days: param.int })
export const openLastSeen = defineAction('supq', 'last', {})
