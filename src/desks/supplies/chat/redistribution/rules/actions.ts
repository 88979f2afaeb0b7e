import { defineAction, param } from '#telegram/action.ts'

const one = { id: param.id } as const

/** Rules that keep so many pieces at a warehouse. */
export const openRules = defineAction('supu', 'list', { page: param.int })
export const openRule = defineAction('supu', 'one', one)
export const newRule = defineAction('supu', 'new', {})
/** A rule from a request that was made by hand (`id`). */
export const newRuleOf = defineAction('supu', 'like', one)
export const editRule = defineAction('supu', 'edit', one)
export const pauseRule = defineAction('supu', 'pause', one)
export const resumeRule = defineAction('supu', 'go', one)
/** "So many are there now", where the bot cannot look. */
export const tellStock = defineAction('supu', 'tell', one)
export const askRemoveRule = defineAction('supu', 'ask', one)
export const removeRule = defineAction('supu', 'del', one)
