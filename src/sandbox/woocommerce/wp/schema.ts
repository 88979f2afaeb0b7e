import type { Json, JsonObject } from '../records.ts'
import { type Fault, faultOf } from './faults.ts'
import { invalidParams, missingParams } from './problems.ts'

export type FieldType =
  | 'null'
  | 'string'
  | 'integer'
  | 'boolean'
  | 'array'
  | 'object'
  /** Whatever it is. */
  | 'any'

export interface FieldSpec {
  /** Of several the first that fits counts. */
  readonly type: FieldType | readonly FieldType[]
  readonly format?: 'date-time'
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

/** Refuses what is not as the schema says, in its order; a null on top is never looked at. Fields nobody knows are let through. */
export function checkParams(schema: Schema, params: JsonObject, isCreation: boolean): void {
  const missing = Object.entries(schema)
    .filter(([name, { isRequired }]) => isCreation && isRequired && (params[name] ?? null) === null)
    .map(([name]) => name)
  if (missing.length > 0) throw missingParams(missing)
  const found = Object.entries(schema).flatMap(([field, spec]): (Fault & { field: string })[] => {
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
