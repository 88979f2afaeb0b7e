import { defineAction, param } from '#telegram/action.ts'
import { GENDERS, SORTS } from '../finds/find.ts'
import { ITEM_FILTERS, PRODUCT_FILTERS } from './deps.ts'

/** The desk itself. */
export const openImports = defineAction('i', 'home', {})
export const openFigures = defineAction('i', 'fig', {})
export const startPlan = defineAction('i', 'plan', {})

/** A search and its list: `id` is the search's, `spu` the source's number of a product. */
const find = { id: param.id } as const
const row = { ...find, spu: param.word, page: param.int } as const
const onOff = param.oneOf('1', '0')
export const startFind = defineAction('i', 'find', {})
export const startBrowse = defineAction('i', 'cat', {})
/** `tick`: a tap on a row ticks it; `look`: it opens its card. */
export const openFound = defineAction('i', 'l', {
  ...find,
  mode: param.oneOf('tick', 'look'),
  page: param.int,
})
export const tickFound = defineAction('i', 't', { ...row, on: onOff })
export const tickPage = defineAction('i', 'tp', { ...find, page: param.int })
/** The first so many, 0 for all. `sure`: the calls it takes were shown. */
export const tickAll = defineAction('i', 'ta', { ...find, count: param.int, sure: onOff })
export const untickAll = defineAction('i', 'tn', find)
export const openCard = defineAction('i', 'c', row)
export const sendPhoto = defineAction('i', 'ph', { ...find, spu: param.word })
export const openSift = defineAction('i', 'sift', find)
export const setGender = defineAction('i', 'sex', {
  ...find,
  gender: param.oneOf('any', ...GENDERS),
})
export const setSort = defineAction('i', 'sort', { ...find, sort: param.oneOf(...SORTS) })
export const startSift = defineAction('i', 'sf', {
  ...find,
  what: param.oneOf('price', 'brand', 'within'),
})
export const clearSift = defineAction('i', 'sx', {
  ...find,
  what: param.oneOf('price', 'brand', 'within'),
})

/** What was brought in at once; its id is the run's. */
const batch = { id: param.id } as const
export const openBatches = defineAction('ib', 'list', { page: param.int })
export const openBatch = defineAction('ib', 'one', {
  ...batch,
  filter: param.oneOf(...ITEM_FILTERS),
  page: param.int,
})
export const pauseBatch = defineAction('ib', 'stop', batch)
export const resumeBatch = defineAction('ib', 'on', batch)
/** Its table, as a file. */
export const sendReport = defineAction('ib', 'xls', batch)
export const askCancel = defineAction('ib', 'end', batch)
export const cancelBatch = defineAction('ib', 'x', {
  ...batch,
  drafts: param.oneOf('keep', 'remove'),
})
export const askRollback = defineAction('ib', 'ask', batch)
export const rollbackBatch = defineAction('ib', 'back', batch)

/**
 * Products that stand in a shop. `from` and `page` are where Back leads: the list of one filter, or that of prices that wait; `q`: print of
 * the words that were looked for, '' for none.
 */
const product = {
  ...{ id: param.id, from: param.oneOf(...PRODUCT_FILTERS, 'holds') },
  ...{ q: param.word, page: param.int },
} as const
export const openImported = defineAction('ip', 'list', {
  ...{ is: param.oneOf(...PRODUCT_FILTERS), q: param.word, page: param.int },
})
export const startImportedSearch = defineAction('ip', 'find', {})
export const openProduct = defineAction('ip', 'one', product)
export const refreshProduct = defineAction('ip', 'new', { id: param.id })
export const askDetach = defineAction('ip', 'ask', product)
export const detachProduct = defineAction('ip', 'off', product)

/** Prices that wait for a yes. `until`: when the list was drawn, ms; what came later was not seen. */
const decision = param.oneOf('accepted', 'refused')
export const openHolds = defineAction('ip', 'holds', { page: param.int })
export const decideHold = defineAction('ip', 'say', { id: param.id, what: decision })
export const askHolds = defineAction('ip', 'asks', { what: decision, until: param.int })
export const decideHolds = defineAction('ip', 'says', { what: decision, until: param.int })
