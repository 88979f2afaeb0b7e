import { defineAction, param } from '#telegram/action.ts'

/** A run before it begins: what is picked in a search, and the shop it goes to. */
const into = { find: param.id, shop: param.id } as const
export const openPreview = defineAction('ir', 'one', { find: param.id })
export const chooseShop = defineAction('ir', 'shop', { find: param.id })
export const openPreviewOf = defineAction('ir', 'pre', into)
export const openPriceTable = defineAction('ir', 'tab', { ...into, page: param.int })
export const startRun = defineAction('ir', 'go', into)
/** The note about brands and pictures was read. */
export const agree = defineAction('ir', 'yes', into)
