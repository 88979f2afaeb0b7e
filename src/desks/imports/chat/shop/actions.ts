import { defineAction, type Param, param } from '#telegram/action.ts'

/** A shop and how it is filled. */
const shop = { id: param.id } as const

/** An id, or '' for none. */
const optionalId: Param<string> = {
  encode: (id) => (id === '' ? '' : param.id.encode(id)),
  decode: (text) => (text === '' ? '' : param.id.decode(text)),
}

export const openShops = defineAction('is', 'list', {})
export const openShop = defineAction('is', 'one', shop)
export const refreshShop = defineAction('is', 'new', shop)
export const openSchedule = defineAction('is', 'time', shop)
/** Hours between refreshes; 0: only by hand. */
export const setSchedule = defineAction('is', 'each', { ...shop, hours: param.int })

/** A shop, looked at for a search that is about to go there: '' for the shop itself. It says where Back leads. */
const forFind = { ...shop, find: optionalId } as const

export const openPrices = defineAction('is', 'price', forFind)
export const TYPED_RULES = ['rate', 'markup', 'margin'] as const
export type TypedRule = (typeof TYPED_RULES)[number]
export const startRule = defineAction('is', 'type', {
  ...forFind,
  field: param.oneOf(...TYPED_RULES),
})
export const openMarkups = defineAction('is', 'ups', forFind)
export const startMarkup = defineAction('is', 'up', forFind)
/** `print` tells whether the rule at this place is still the one that was shown. */
const markup = { ...forFind, at: param.int, print: param.word } as const
export const askMarkupOff = defineAction('is', 'upq', markup)
export const removeMarkup = defineAction('is', 'upx', markup)

export const openFilling = defineAction('is', 'fill', shop)
export const OPTIONS = {
  rounding: ['1', '10', '50', '100', '990'],
  texts: ['model', 'template'],
  claim: ['no', 'yes'],
  pictures: ['1000-webp', '1200-webp', '1000-jpeg', '1200-jpeg'],
  publish: ['yes', 'no'],
  jump: ['10', '20', '30', '50', '100'],
  trade: ['all', '0', '0-2'],
} as const
export type OptionField = keyof typeof OPTIONS
export const OPTION_FIELDS = Object.keys(OPTIONS) as OptionField[]
/** Two letters of it: with the ids of a shop and a search a button has room for no more. */
const optionField: Param<OptionField> = {
  encode: (field) => field.slice(0, 2),
  decode: (text) => OPTION_FIELDS.find((field) => field.slice(0, 2) === text),
  words: OPTION_FIELDS.map((field) => field.slice(0, 2)),
}
const option = { ...forFind, field: optionField } as const
export const openOption = defineAction('is', 'opt', option)
/** Its effect is shown first; `sure` takes it. */
export const setOption = defineAction('is', 'set', {
  ...option,
  value: param.word,
  sure: param.oneOf('1', '0'),
})

/** Which category goes where: those of a search, or of the whole shop. */
export const openMap = defineAction('is', 'map', { ...forFind, page: param.int })
export const startMapping = defineAction('is', 'to', { ...forFind, print: param.word })
export const confirmMap = defineAction('is', 'yes', forFind)
