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

export const openPrices = defineAction('is', 'price', shop)
export const TYPED_RULES = ['rate', 'markup', 'margin'] as const
export type TypedRule = (typeof TYPED_RULES)[number]
export const startRule = defineAction('is', 'type', { ...shop, field: param.oneOf(...TYPED_RULES) })
export const openMarkups = defineAction('is', 'ups', shop)
export const startMarkup = defineAction('is', 'up', shop)
/** `print` tells whether the rule at this place is still the one that was shown. */
const markup = { ...shop, at: param.int, print: param.word } as const
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
const option = { ...shop, field: param.oneOf(...OPTION_FIELDS) } as const
export const openOption = defineAction('is', 'opt', option)
/** Its effect is shown first; `sure` takes it. */
export const setOption = defineAction('is', 'set', {
  ...option,
  value: param.word,
  sure: param.oneOf('1', '0'),
})

/** Which category goes where; `find`: the search it is looked at for, '' for the whole shop. */
const map = { ...shop, find: optionalId } as const
export const openMap = defineAction('is', 'map', { ...map, page: param.int })
export const startMapping = defineAction('is', 'to', { ...map, print: param.word })
export const confirmMap = defineAction('is', 'yes', map)
