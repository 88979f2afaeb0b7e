import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json, JsonObject } from '#sandbox/woocommerce/records.ts'

/** A request to a real shop and what it answered. */
export interface Pair {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** With its query, below the interface's root. */
  readonly path: string
  /** Absent for uploads. */
  readonly req?: JsonObject
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Json
}

/** Pairs of a file with one a line, or of a folder with one a file. */
export function readPairs(place: string): readonly Pair[] {
  if (place.endsWith('.jsonl')) {
    const lines = readFileSync(place, 'utf8').trim().split('\n')
    return lines.map((line) => JSON.parse(line) as Pair)
  }
  return readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ ...(JSON.parse(readFileSync(join(place, name), 'utf8')) as Pair), name }))
}

export const urlOf = ({ path }: Pair): URL => new URL(path, 'http://shop')

/** The number at the end of an address; 0: it is a list. */
export const itemOf = (pair: Pair): number =>
  Number(/\/(\d+)$/.exec(urlOf(pair).pathname)?.[1] ?? 0)
