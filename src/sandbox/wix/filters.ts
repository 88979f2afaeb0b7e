import { z } from 'zod'

type Value = string | number | boolean | null
/** Fields that can be filtered by, of one record. */
export type Fields = Readonly<Record<string, Value | readonly Value[]>>

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const operators = z.record(z.string(), z.union([scalar, z.array(scalar)]))
const filterShape = z.record(z.string(), z.unknown())

/** Why a filter is not taken. */
export class FilterError extends Error {}

/** V1 takes filters and orders as JSON within JSON. Throws {@link FilterError}. */
export function parseText(text: unknown): unknown {
  if (text === undefined || text === null || text === '') return {}
  if (typeof text !== 'string') throw new FilterError('must be a JSON string')
  try {
    return JSON.parse(text)
  } catch {
    throw new FilterError('is not JSON')
  }
}

type Test = (fields: Fields) => boolean

/**
 * What tells whether a record passes a filter. `$and` nests; `isSingle`: a field takes one operator only. Throws {@link FilterError} for
 * operators that the service does not know, and the test does for fields.
 */
export function filterOf(filter: unknown, isSingle = false): Test {
  const parsed = filterShape.safeParse(filter ?? {})
  if (!parsed.success) throw new FilterError('must be an object')
  const tests = Object.entries(parsed.data).map(([name, condition]): Test => {
    if (name === '$and') return allOf(condition, isSingle)
    const meets = conditionOf(condition, isSingle)
    return (fields) => {
      if (!Object.hasOwn(fields, name)) throw new FilterError(`${name} cannot be filtered by`)
      const value = fields[name] ?? null
      return Array.isArray(value) ? value.some(meets) : meets(value as Value)
    }
  })
  return (fields) => tests.every((passes) => passes(fields))
}

function allOf(parts: unknown, isSingle: boolean): Test {
  if (!Array.isArray(parts)) throw new FilterError('$and takes a list')
  const tests = parts.map((part) => filterOf(part, isSingle))
  return (fields) => tests.every((passes) => passes(fields))
}

function conditionOf(condition: unknown, isSingle: boolean): (value: Value) => boolean {
  const plain = scalar.safeParse(condition)
  if (plain.success) return (value) => value === plain.data
  const all = operators.safeParse(condition)
  if (!all.success) throw new FilterError('is no condition')
  const entries = Object.entries(all.data)
  if (isSingle && entries.length > 1) throw new FilterError('takes one operator')
  const tests = entries.map(([operator, wanted]) => operation(operator, wanted))
  return (value) => tests.every((holds) => holds(value))
}

function operation(operator: string, wanted: Value | Value[]): (value: Value) => boolean {
  if (operator === '$in' || operator === '$hasSome') {
    if (!Array.isArray(wanted)) throw new FilterError(`${operator} takes a list`)
    const all = new Set(wanted)
    return (value) => all.has(value)
  }
  if (Array.isArray(wanted)) throw new FilterError(`${operator} takes no list`)
  switch (operator) {
    case '$eq':
      return (value) => value === wanted
    case '$ne':
      return (value) => value !== wanted
    case '$contains':
      return (value) => String(value).includes(String(wanted))
    case '$startsWith':
      return (value) => String(value).startsWith(String(wanted))
    case '$lt':
      return (value) => compare(value, wanted) < 0
    case '$lte':
      return (value) => compare(value, wanted) <= 0
    case '$gt':
      return (value) => compare(value, wanted) > 0
    case '$gte':
      return (value) => compare(value, wanted) >= 0
    default:
      throw new FilterError(`${operator} is not known`)
  }
}

/** Whole numbers by size, also written as text; all else as text, which suits times in ISO 8601. */
function compare(left: Value, right: Value): number {
  const [one, other] = [String(left), String(right)]
  if (/^-?\d+$/.test(one) && /^-?\d+$/.test(other)) {
    const difference = BigInt(one) - BigInt(other)
    return difference < 0n ? -1 : Number(difference > 0n)
  }
  return one < other ? -1 : Number(one > other)
}
