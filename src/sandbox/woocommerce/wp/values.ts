import type { Json, JsonObject } from '../records.ts'

/** Reading of what a request brought, as forgiving as PHP is. */
export const objectOf = (value: Json | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined

export const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? value : []

export const objectsOf = (value: Json | undefined): readonly JsonObject[] =>
  listOf(value)
    .map(objectOf)
    .filter((one) => one !== undefined)

export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  return value === true ? '1' : ''
}

/** 0 for what is no number. */
export function intOf(value: Json | undefined): number {
  const number = Number.parseInt(textOf(value), 10)
  return Number.isSafeInteger(number) ? number : 0
}

export const isTrue = (value: Json | undefined): boolean =>
  value === true || value === 1 || /^(?:1|true|yes)$/i.test(textOf(value))

/** A list of ids, also as `1,2,3`. */
export function idsOf(value: Json | undefined): readonly number[] {
  const parts = Array.isArray(value) ? value : textOf(value).split(',')
  return parts.map(intOf).filter((id) => id > 0)
}

/** A list of words, also with commas between them. */
export function wordsOf(value: Json | undefined): readonly string[] {
  const parts = Array.isArray(value) ? value.map(textOf) : textOf(value).split(',')
  return parts.map((part) => part.trim()).filter(Boolean)
}

/** As the interface writes a moment: the site's own time, which is UTC here. */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 19)

/** Milliseconds of a moment without a zone, which is UTC; undefined for what is none. */
export function momentOf(value: Json | undefined): number | undefined {
  const text = textOf(value)
  const ms = Date.parse(/Z|[+-]\d\d:?\d\d$/.test(text) || text === '' ? text : `${text}Z`)
  return Number.isNaN(ms) ? undefined : ms
}
