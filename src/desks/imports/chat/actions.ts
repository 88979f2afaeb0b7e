import { defineAction, param } from '#telegram/action.ts'
import { ITEM_FILTERS, PRODUCT_FILTERS } from './deps.ts'

/** The desk itself. */
export const openImports = defineAction('i', 'home', {})

/** What was brought in at once; its id is the run's. */
const batch = { id: param.id } as const
export const openBatches = defineAction('ib', 'list', { page: param.int })
export const openBatch = defineAction('ib', 'one', {
  ...batch,
  filter: param.oneOf(...ITEM_FILTERS),
  page: param.int,
})
export const askRollback = defineAction('ib', 'ask', batch)

/** Products that stand in a shop. */
export const openImported = defineAction('ip', 'list', {
  is: param.oneOf(...PRODUCT_FILTERS),
  page: param.int,
})
export const openHolds = defineAction('ip', 'holds', { page: param.int })
