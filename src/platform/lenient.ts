import type { z } from 'zod'

/** A repair may show the next fault behind it: of a row in a list, of a field within. */
const ROUNDS = 4

/**
 * Reads an answer as it was meant: a number written as a text and the other way round, `null` where a field may be absent, `[]` for an empty
 * object and `{}` for an empty list are ways of serialisers and not of services. Nothing is left out or made up: whatever else does not
 * fit stays a fault.
 */
export function parseLeniently<S extends z.ZodType>(
  schema: S,
  answer: unknown,
): z.ZodSafeParseResult<z.output<S>> {
  const first = schema.safeParse(answer)
  if (first.success || typeof answer !== 'object' || answer === null) return first
  const mended: unknown = structuredClone(answer)
  let read: z.ZodSafeParseResult<z.output<S>> = first
  for (let round = 0; round < ROUNDS && !read.success; round += 1) {
    const mends = read.error.issues.map((issue) => mend(mended, issue))
    if (!mends.some(Boolean)) return first
    read = schema.safeParse(mended)
  }
  return read.success ? read : first
}

type Issue = z.core.$ZodIssue

/** Whether something was changed. */
function mend(answer: unknown, issue: Issue): boolean {
  const path = [...issue.path]
  const last = path.pop()
  if (issue.code === 'invalid_union') {
    const branches = issue.errors.map((issues) =>
      issues.map((one) => mend(answer, { ...one, path: [...issue.path, ...one.path] })),
    )
    return branches.flat().some(Boolean)
  }
  if (issue.code !== 'invalid_type' || last === undefined) return false
  const parent = path.reduce<unknown>((value, key) => fieldOf(value, key), answer)
  if (typeof parent !== 'object' || parent === null) return false
  const meant = meantBy(fieldOf(parent, last), issue.expected)
  if (meant === undefined) return false
  if (meant.isAbsent) Reflect.deleteProperty(parent, last)
  else Reflect.set(parent, last, meant.value)
  return true
}

const fieldOf = (value: unknown, key: PropertyKey): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined

const NUMBER = /^\s*-?\d+(?:\.\d+)?\s*$/

type Meant = { readonly isAbsent: true } | { readonly isAbsent?: false; readonly value: unknown }

function meantBy(value: unknown, expected: string): Meant | undefined {
  if (value === null) return { isAbsent: true }
  const isEmpty = typeof value === 'object' && Object.keys(value).length === 0
  switch (expected) {
    case 'number':
    case 'int':
      return typeof value === 'string' &&
        NUMBER.test(value) &&
        Number.isSafeInteger(Math.trunc(Number(value)))
        ? { value: Number(value) }
        : undefined
    case 'string':
      return typeof value === 'number' ? { value: String(value) } : undefined
    case 'boolean':
      if (value === 'true' || value === 1) return { value: true }
      return value === 'false' || value === 0 ? { value: false } : undefined
    case 'array':
      return isEmpty && !Array.isArray(value) ? { value: [] } : undefined
    case 'object':
    case 'record':
      return isEmpty && Array.isArray(value) ? { value: {} } : undefined
    default:
      return undefined
  }
}
