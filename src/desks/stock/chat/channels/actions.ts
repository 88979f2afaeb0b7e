import { defineAction, param } from '#telegram/action.ts'

/** Every button of the screens of channels and of the inbox. */
export const openChannels = defineAction('sc', 'list', {})
export const openChannel = defineAction('sc', 'one', { id: param.id })
export const checkChannel = defineAction('sc', 'check', { id: param.id })
/** Everything that a push would change, a page. */
export const openPlanned = defineAction('sc', 'plan', { id: param.id, page: param.int })
/** Under what a push would change: from here on it is made. */
export const armChannel = defineAction('sc', 'arm', { id: param.id })
/** Does Base change this account's stock too? Asked once, before it is switched on. */
export const answerWriter = defineAction('sc', 'base', {
  id: param.id,
  base: param.oneOf('0', '1'),
})
export const syncChannel = defineAction('sc', 'sync', { id: param.id })
export const syncAll = defineAction('sc', 'all', {})
export const pauseChannel = defineAction('sc', 'pause', {
  id: param.id,
  on: param.oneOf('0', '1'),
})
export const setWriter = defineAction('sc', 'writer', { id: param.id, on: param.oneOf('0', '1') })
export const openRules = defineAction('sc', 'rules', { id: param.id })
export const renameChannel = defineAction('sc', 'name', { id: param.id })
export const openInterval = defineAction('sc', 'every', { id: param.id })
export const setInterval = defineAction('sc', 'min', { id: param.id, minutes: param.int })
/** Every channel of the shop as often as this one. */
export const setIntervals = defineAction('sc', 'mins', { id: param.id })
export const askRemoveChannel = defineAction('sc', 'ask', { id: param.id })
export const removeChannel = defineAction('sc', 'del', { id: param.id })
export const openAttempts = defineAction('sc', 'log', {
  id: param.id,
  status: param.oneOf('all', 'failed', 'skipped', 'completed'),
  page: param.int,
})
export const openInbox = defineAction('sc', 'inbox', { page: param.int })
export const openIssue = defineAction('sc', 'issue', { id: param.id })
/** What a person decides about an issue; which words fit depends on its kind. */
export const decideIssue = defineAction('sc', 'do', {
  id: param.id,
  what: param.oneOf(
    'ours',
    'theirs',
    'again',
    'off',
    'mirror',
    'none',
    'send',
    'drop',
    'return',
    'keep',
  ),
})
/** One of the listings that fight over a SKU is the one. */
export const chooseListing = defineAction('sc', 'pick', { id: param.id, listing: param.id })
/** How each channel shows one product, and why. */
export const openSteps = defineAction('sc', 'why', { product: param.id })
/** One product is looked at again in every channel. */
export const syncProduct = defineAction('sc', 'now', { product: param.id })
/** A listing is left alone from now on, or linked by its SKU again. */
export const switchListing = defineAction('sc', 'link', {
  product: param.id,
  listing: param.id,
  on: param.oneOf('0', '1'),
})
export const linkByHand = defineAction('sc', 'hand', { product: param.id })
export const openListingRules = defineAction('sc', 'own', { product: param.id, listing: param.id })
/** The group that alerts go to. */
export const openGroup = defineAction('sc', 'grp', {})
export const askGroup = defineAction('sc', 'grpnew', {})
export const freeGroup = defineAction('sc', 'grpoff', {})
/** An edit compared with what channels show. */
export const compareEdit = defineAction('sc', 'edit', { operation: param.id })
/** Under a comparison: what it has shown is written to the channels. */
export const sendEdit = defineAction('sc', 'send', { run: param.id })
/** Purchases from channels, the latest first. */
export const openOrders = defineAction('sc', 'orders', {
  what: param.oneOf('all', 'unmapped', 'returns'),
  page: param.int,
})
