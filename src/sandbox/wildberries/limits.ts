import { TOKEN_TYPES } from './tokens.ts'

/** Four numbers of a WB limit come down to two: how much at once, and how often one comes back. */
export interface Limit {
  readonly burst: number
  readonly intervalMs: number
  /** Window the published number speaks of, ms. */
  readonly periodMs: number
  /** Requests in that window at a steady pace. */
  readonly limit: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

function limit(count: number, periodMs: number, burst: number): Limit {
  return { burst, intervalMs: periodMs / count, periodMs, limit: count }
}

/** Methods that share a bucket. */
export type Group =
  | 'ping'
  | 'seller-info'
  | 'coefficients'
  | 'info'
  | 'transit'
  | 'supplies'
  | 'drafts'
  | 'stocks'
  | 'options'

/** Personal, Service and Base-with-secret tokens (dev.wildberries.ru, 2026-08-19). */
const USUAL: Record<Group, Limit> = {
  ping: limit(3, 30 * SECOND, 3),
  'seller-info': limit(1, MINUTE, 10),
  coefficients: limit(6, MINUTE, 6),
  info: limit(6, MINUTE, 6),
  transit: limit(6, MINUTE, 10),
  supplies: limit(30, MINUTE, 10),
  drafts: limit(30, MINUTE, 10),
  stocks: limit(3, MINUTE, 1),
  options: limit(1, MINUTE, 10),
}

/** A plain Base token; its information methods do not share a bucket. */
const BASE: Record<string, Limit> = {
  ping: USUAL.ping,
  'seller-info': limit(1, 24 * HOUR, 1),
  coefficients: limit(1, HOUR, 1),
  'info:options': limit(2, HOUR, 1),
  'info:warehouses': limit(1, 12 * HOUR, 1),
  transit: limit(1, 12 * HOUR, 1),
  supplies: limit(2, HOUR, 1),
}

/** The bucket a call counts in, and its numbers. */
export function limitFor(
  group: Group,
  method: string,
  acc: number,
): { bucket: string; limit: Limit } {
  if (acc !== TOKEN_TYPES.base) return { bucket: group, limit: USUAL[group] }
  const bucket = group === 'info' ? `info:${method}` : group
  return { bucket, limit: BASE[bucket] ?? USUAL[group] }
}
