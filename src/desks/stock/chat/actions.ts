import { defineAction, type Param, param } from '#telegram/action.ts'
import { KIND_FILTERS } from './products/history-filter.ts'
import { viewParam } from './products/view.ts'

/** Every button around products; those of channels are theirs. */
const product = { id: param.id } as const
const onOff = param.oneOf('1', '0')

/** An id, or '' for none. */
const optionalId: Param<string> = {
  encode: (id) => (id === '' ? '' : param.id.encode(id)),
  decode: (text) => (text === '' ? '' : param.id.decode(text)),
}

export const openStock = defineAction('s', 'home', {})
export const openCatalogue = defineAction('s', 'cat', { view: viewParam })
export const openFilters = defineAction('s', 'sift', { view: viewParam })
export const startSearch = defineAction('s', 'find', {})

/** The card; `view` is where Back leads. */
export const openProduct = defineAction('s', 'p', { ...product, view: viewParam })
export const MOVE_KINDS = ['sale', 'receipt', 'transfer', 'correction'] as const
export type MoveKind = (typeof MOVE_KINDS)[number]
export const startMove = defineAction('s', 'mv', { ...product, kind: param.oneOf(...MOVE_KINDS) })
export const openEdit = defineAction('s', 'ed', product)
export const EDIT_FIELDS = ['name', 'sku', 'ean', 'lowStockAt', 'description'] as const
export type EditField = (typeof EDIT_FIELDS)[number]
export const startEdit = defineAction('s', 'ef', { ...product, field: param.oneOf(...EDIT_FIELDS) })
export const startPicture = defineAction('s', 'pn', product)
export const removePicture = defineAction('s', 'px', product)
export const sendPicture = defineAction('s', 'pic', product)
export const setSync = defineAction('s', 'syn', { ...product, on: onOff })
export const askRemove = defineAction('s', 'ask', product)
export const removeProduct = defineAction('s', 'del', product)
export const exportProduct = defineAction('s', 'xpp', product)

export const addProduct = defineAction('s', 'new', {})
export const startImport = defineAction('s', 'imp', {})
export const startBundle = defineAction('s', 'kit', { id: optionalId })
export const startStocktake = defineAction('s', 'tally', {})
export const exportTable = defineAction('s', 'xp', { what: param.oneOf('xlsx', 'csv') })

/** `person`: 0 everybody, -1 the channels. `days`: 0 for ever. */
const history = {
  product: optionalId,
  kinds: param.oneOf(...KIND_FILTERS),
  days: param.oneOf('0', '1', '7', '30'),
  person: param.int,
} as const
export const openHistory = defineAction('s', 'h', { ...history, page: param.int })
export const openHistoryFilters = defineAction('s', 'hf', history)
export const openOperation = defineAction('s', 'op', { id: param.id })
export const undoOperation = defineAction('s', 'un', { id: param.id })

const warehouse = { id: param.id } as const
export const openWarehouses = defineAction('s', 'whs', {})
export const openWarehouse = defineAction('s', 'wh', warehouse)
export const addWarehouse = defineAction('s', 'wha', {})
export const renameWarehouse = defineAction('s', 'whr', warehouse)
export const makeDefault = defineAction('s', 'whd', warehouse)
export const archiveWarehouse = defineAction('s', 'whx', warehouse)
export const sendChart = defineAction('s', 'ch', {
  ...product,
  theme: param.oneOf('light', 'dark'),
})
