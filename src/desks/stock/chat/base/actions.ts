import { defineAction, param } from '#telegram/action.ts'

/** Every button around Base; `key` is the account desk's key, `link` the catalogue that was chosen for it. */
export const openBase = defineAction('sb', 'home', {})
export const openBaseKey = defineAction('sb', 'key', { key: param.id })
export const chooseBase = defineAction('sb', 'choose', { key: param.id })
export const readBase = defineAction('sb', 'read', { link: param.id })
/** The run whose preview was shown. */
export const importBase = defineAction('sb', 'import', { run: param.id })
export const openPush = defineAction('sb', 'push', { link: param.id })
/** `at`: which of the catalogue's warehouses, -1 for none. */
export const setPush = defineAction('sb', 'to', { link: param.id, at: param.int })
