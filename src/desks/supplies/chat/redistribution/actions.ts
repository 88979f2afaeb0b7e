import { defineAction, param } from '#telegram/action.ts'

const one = { id: param.id } as const

/** Moves under way, and from there everything else. */
export const openTransfers = defineAction('supr', 'list', { page: param.int })
export const openTransfer = defineAction('supr', 'one', one)
export const newTransfer = defineAction('supr', 'new', {})
export const openQuotas = defineAction('supr', 'quota', { page: param.int })
export const openTransferHistory = defineAction('supr', 'past', { page: param.int })
/** Gets quotas before all others. */
export const raiseTransfer = defineAction('supr', 'first', one)
export const askCancelTransfer = defineAction('supr', 'ask', one)
export const cancelTransfer = defineAction('supr', 'del', one)
/** "I sent it" under a hand-over. */
export const confirmTransfer = defineAction('supr', 'sent', one)
/** "Not now": it waits for the next window. */
export const declineTransfer = defineAction('supr', 'not', one)
/** What the seller sees in the seller account of a request (`id`) that got no clear answer. */
export const sayTransfer = defineAction('supr', 'say', {
  ...one,
  what: param.oneOf('there', 'not'),
})
