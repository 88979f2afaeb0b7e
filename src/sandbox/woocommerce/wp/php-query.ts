import type { Json, JsonObject } from '../records.ts'
import { phpUrlEncode } from './text.ts'
import { objectOf } from './values.ts'

/** A query as PHP reads it: `include[]=1&include[]=2` is a list, `a[b]=c` an object, of equal names the last counts. */
export function readQuery(search: string): JsonObject {
  const query: JsonObject = {}
  for (const [name, value] of new URLSearchParams(search)) {
    const [, base = name, rest = ''] = /^([^[]+)((?:\[[^\]]*\])+)$/.exec(name) ?? []
    const keys = [...rest.matchAll(/\[([^\]]*)\]/g)].map(([, key = '']) => key)
    query[base] = keys.length === 0 ? value : put(query[base], keys, value)
  }
  return query
}

function put(
  into: Json | undefined,
  [key = '', ...deeper]: readonly string[],
  value: string,
): Json {
  const rows = Array.isArray(into) ? Object.fromEntries(into.entries()) : (objectOf(into) ?? {})
  const next = String(Object.keys(rows).filter((one) => /^\d+$/.test(one)).length)
  const name = key === '' ? next : key
  rows[name] = deeper.length === 0 ? value : put(rows[name], deeper, value)
  const names = Object.keys(rows)
  return names.every((one, at) => one === String(at)) ? Object.values(rows) : rows
}

/** The other way round, as PHP builds it. */
export function phpQuery(query: JsonObject): string {
  return Object.entries(query)
    .flatMap(([name, value]) => pairs(name, value))
    .map(([name, value]) => `${phpUrlEncode(name)}=${phpUrlEncode(value)}`)
    .join('&')
}

function pairs(name: string, value: Json): [string, string][] {
  if (typeof value !== 'object' || value === null) return [[name, String(value ?? '')]]
  return Object.entries(value).flatMap(([key, inner]) => pairs(`${name}[${key}]`, inner))
}
