import type { Json, JsonObject } from '../records.ts'
import { invalidParams, missingParams } from './problems.ts'
import { objectOf } from './values.ts'

export interface FieldSpec {
  readonly type: 'string' | 'integer' | 'boolean' | 'array' | 'object' | 'any'
  readonly enum?: readonly string[]
  readonly minimum?: number
  readonly maximum?: number
  /** What a creation takes where the request is silent. */
  readonly default?: Json
  readonly items?: FieldSpec
  readonly properties?: Schema
  readonly isRequired?: boolean
}
export type Schema = Readonly<Record<string, FieldSpec>>

interface Fault {
  readonly code: string
  readonly message: string
}

/** Refuses what is not as the schema says; a null is never looked at. Fields nobody knows are let through. */
export function checkParams(schema: Schema, params: JsonObject, isCreation: boolean): void {
  const missing = Object.entries(schema)
    .filter(([name, { isRequired }]) => isCreation && isRequired && params[name] === undefined)
    .map(([name]) => name)
  if (missing.length > 0) throw missingParams(missing)
  const found = Object.entries(schema).flatMap(([field, spec]) => {
    const value = params[field]
    if (value === undefined || value === null) return []
    const fault = faultOf(value, spec, field)
    return fault ? [{ field, ...fault }] : []
  })
  if (found.length > 0) throw invalidParams(found)
}

/** Defaults for what a creation does not say. */
export function withDefaults(schema: Schema, params: JsonObject): JsonObject {
  const given = Object.entries(schema).flatMap(([name, { default: value }]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return { ...Object.fromEntries(given), ...params }
}

function faultOf(value: Json, spec: FieldSpec, name: string): Fault | undefined {
  if (!isOfType(value, spec.type)) {
    return { code: 'rest_invalid_type', message: `${name} is not of type ${spec.type}.` }
  }
  if (spec.enum && !spec.enum.includes(String(value))) {
    const message = `${name} is not one of ${inWords(spec.enum)}.`
    return { code: 'rest_not_in_enum', message }
  }
  return rangeFault(value, spec, name) ?? partFault(value, spec, name)
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

function partFault(value: Json, spec: FieldSpec, name: string): Fault | undefined {
  if (spec.items && Array.isArray(value)) {
    const { items } = spec
    return value
      .map((one, index) => faultOf(one, items, `${name}[${index}]`))
      .find((fault) => fault !== undefined)
  }
  const object = objectOf(value)
  if (!spec.properties || !object) return undefined
  return Object.entries(spec.properties)
    .map(([part, partSpec]) => {
      const inner = object[part]
      return inner === undefined || inner === null
        ? undefined
        : faultOf(inner, partSpec, `${name}[${part}]`)
    })
    .find((fault) => fault !== undefined)
}

function isOfType(value: Json, type: FieldSpec['type']): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string'
    case 'integer':
      return isInteger(value)
    case 'boolean':
      return typeof value === 'boolean' || /^(?:true|false|0|1|)$/i.test(String(value))
    case 'array':
      return Array.isArray(value) || typeof value === 'string' || typeof value === 'number'
    case 'object':
      return objectOf(value) !== undefined || value === '' || isEmptyList(value)
    case 'any':
      return true
  }
}

const isEmptyList = (value: Json) => Array.isArray(value) && value.length === 0

function isInteger(value: Json): boolean {
  if (typeof value === 'number') return Number.isInteger(value)
  return typeof value === 'string' && /^\s*[+-]?\d+(?:\.0*)?\s*$/.test(value)
}

function inWords(words: readonly string[]): string {
  if (words.length < 3) return words.join(' and ')
  return `${words.slice(0, -1).join(', ')}, and ${words.at(-1)}`
}
