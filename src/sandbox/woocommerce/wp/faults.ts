import type { Json } from '../records.ts'
import type { FieldSpec, FieldType } from './schema.ts'
import { objectOf } from './values.ts'

/** Why a value is refused, as WordPress says it. */
export interface Fault {
  readonly code: string
  readonly message: string
  /** Of a wrong type: the part that has it. */
  readonly param?: string
}

/** What is wrong with a value; `name` is its place, e.g. `attributes[0][id]`. Only the first fault of a field is told. */
export function faultOf(value: Json, spec: FieldSpec, name: string): Fault | undefined {
  const types = typeof spec.type === 'string' ? [spec.type] : spec.type
  const type = types.find((one) => isOfType(value, one))
  if (type === undefined) {
    const message = `${name} is not of type ${types.join(',')}.`
    return { code: 'rest_invalid_type', message, param: name }
  }
  return (
    enumFault(value, spec, name) ??
    formatFault(value, spec) ??
    rangeFault(value, spec, name) ??
    partFault(value, spec, type, name)
  )
}

function enumFault(value: Json, { enum: words }: FieldSpec, name: string): Fault | undefined {
  if (!words || words.includes(String(value))) return undefined
  const choice = words.length === 1 ? words[0] : `one of ${inWords(words)}`
  return { code: 'rest_not_in_enum', message: `${name} is not ${choice}.` }
}

/** A day alone is no moment. */
const MOMENT = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d(?::\d\d)?)?$/i

export const isMoment = (value: Json | undefined): value is string =>
  typeof value === 'string' && MOMENT.test(value) && !Number.isNaN(Date.parse(dated(value)))

const dated = (text: string) => text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')

function formatFault(value: Json, { format }: FieldSpec): Fault | undefined {
  if (format === undefined || isMoment(value)) return undefined
  return { code: 'rest_invalid_date', message: 'Invalid date.' }
}

function rangeFault(value: Json, { minimum, maximum }: FieldSpec, name: string): Fault | undefined {
  const number = Number(value)
  const code = 'rest_out_of_bounds'
  if (minimum !== undefined && maximum !== undefined) {
    if (number >= minimum && number <= maximum) return undefined
    const message = `${name} must be between ${minimum} (inclusive) and ${maximum} (inclusive)`
    return { code, message }
  }
  if (minimum === undefined || number >= minimum) return undefined
  return { code, message: `${name} must be greater than or equal to ${minimum}` }
}

function partFault(
  value: Json,
  { items, properties }: FieldSpec,
  type: FieldType,
  name: string,
): Fault | undefined {
  if (type === 'array' && items) {
    return listed(value)
      .map((one, index) => faultOf(one, items, `${name}[${index}]`))
      .find((fault) => fault !== undefined)
  }
  const object = objectOf(value)
  if (type !== 'object' || !properties || !object) return undefined
  return Object.entries(properties)
    .map(([part, spec]) => {
      const inner = object[part]
      return inner === undefined ? undefined : faultOf(inner, spec, `${name}[${part}]`)
    })
    .find((fault) => fault !== undefined)
}

/** A text is a list with commas or blanks between. */
function listed(value: Json): readonly Json[] {
  if (Array.isArray(value)) return value
  return typeof value === 'object'
    ? []
    : String(value)
        .split(/[\s,]+/)
        .filter(Boolean)
}

function isOfType(value: Json, type: FieldType): boolean {
  switch (type) {
    case 'null':
      return value === null
    case 'string':
      return typeof value === 'string'
    case 'integer':
      return isInteger(value)
    case 'boolean':
      return (
        typeof value === 'boolean' ||
        value === 0 ||
        value === 1 ||
        (typeof value === 'string' && /^(?:true|false|0|1)$/i.test(value))
      )
    case 'array':
      return value !== null && (typeof value !== 'object' || Array.isArray(value) || isEmpty(value))
    case 'object':
      return value === '' || (typeof value === 'object' && value !== null)
    case 'any':
      return true
  }
}

const isEmpty = (value: object) => Object.keys(value).length === 0

/** Any number without a fraction, as PHP reads texts: blanks around it and exponents are fine. */
function isInteger(value: Json): boolean {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string' || !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text)) {
    return false
  }
  return Number.isInteger(Number(text))
}

function inWords(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ')
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`
}
