/** A JSON Schema as it is walked here; what else it holds is of no matter. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: unknown
  readonly items?: Schema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
}

/** Keywords that strict structured output takes (platform.openai.com, structured outputs). */
const KNOWN = new Set([
  'type',
  'properties',
  'required',
  'additionalProperties',
  'items',
  'enum',
  'const',
  'anyOf',
  'description',
  'title',
  'pattern',
  'format',
  'multipleOf',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'minItems',
  'maxItems',
])
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'])
const MAX_DEPTH = 10

/** What is wrong with a schema in the strict form, worded as the service does; undefined when nothing is. */
export function strictFault(schema: Schema): string | undefined {
  if (schema.type !== 'object') {
    return `In context=(), schema must be a JSON Schema of 'type: "object"', got '${schema.type}'.`
  }
  const { $schema: _dialect, ...root } = schema as Schema & { $schema?: unknown }
  return faultAt(root, [])
}

function faultAt(schema: Schema, path: readonly string[]): string | undefined {
  const context = `In context=(${path.map((part) => `'${part}'`).join(', ')})`
  if (typeof schema !== 'object' || schema === null) return `${context}, schema is not an object.`
  if (path.length > MAX_DEPTH * 2) return `${context}, schema is nested too deep.`
  const odd = Object.keys(schema).find((keyword) => !KNOWN.has(keyword))
  if (odd !== undefined) return `${context}, '${odd}' is not permitted.`
  const types = [schema.type ?? []].flat()
  const strange = types.find((type) => !TYPES.has(type))
  if (strange !== undefined) return `${context}, '${strange}' is not a valid type.`
  if (schema.anyOf) {
    return first(schema.anyOf, (option, at) => faultAt(option, [...path, 'anyOf', String(at)]))
  }
  if (types.length === 0 && schema.enum === undefined && schema.const === undefined) {
    return `${context}, schema must have a 'type' key.`
  }
  if (types.includes('array')) {
    if (schema.items === undefined) return `${context}, array schema missing items.`
    return faultAt(schema.items, [...path, 'items'])
  }
  return types.includes('object') ? objectFault(schema, path, context) : undefined
}

function objectFault(schema: Schema, path: readonly string[], context: string): string | undefined {
  if (schema.additionalProperties !== false) {
    return `${context}, 'additionalProperties' is required to be supplied and to be false.`
  }
  const names = Object.keys(schema.properties ?? {})
  const missing = names.find((name) => !schema.required?.includes(name))
  if (missing !== undefined) {
    return `${context}, 'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'.`
  }
  const extra = schema.required?.find((name) => !names.includes(name))
  if (extra !== undefined) return `${context}, extra required key '${extra}' supplied.`
  return first(Object.entries(schema.properties ?? {}), ([name, property]) =>
    faultAt(property, [...path, 'properties', name]),
  )
}

function first<T>(items: readonly T[], look: (item: T, at: number) => string | undefined) {
  for (const [at, item] of items.entries()) {
    const found = look(item, at)
    if (found !== undefined) return found
  }
  return undefined
}
