import type { BucketSpec } from '#platform/limits/limiter.ts'

/** Methods that share a bucket at WB. */
export type LimitGroup = 'ping' | 'seller-info' | 'coefficients' | 'info' | 'supplies' | 'drafts'

/** Whose bucket: WB counts by seller and token type, not by token. */
export interface LimitOwner {
  readonly accountKey: string
  /** 'base', 'personal' or 'service'. */
  readonly tokenType: string
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/** Personal and Service tokens; capacity is the burst, refill the interval (dev.wildberries.ru, 2026-08-19). */
const USUAL: Record<LimitGroup, BucketSpec> = {
  ping: { capacity: 3, refillMs: 10 * SECOND },
  'seller-info': { capacity: 10, refillMs: MINUTE },
  coefficients: { capacity: 6, refillMs: 10 * SECOND },
  info: { capacity: 6, refillMs: 10 * SECOND },
  supplies: { capacity: 10, refillMs: 2 * SECOND },
  drafts: { capacity: 10, refillMs: 2 * SECOND },
}

/** A plain Base token, as any cloud service may hold. */
const BASE: Record<LimitGroup, BucketSpec> = {
  ping: USUAL.ping,
  'seller-info': { capacity: 1, refillMs: 24 * HOUR },
  coefficients: { capacity: 1, refillMs: HOUR },
  info: { capacity: 1, refillMs: 12 * HOUR },
  supplies: { capacity: 1, refillMs: 30 * MINUTE },
  // Refused to these tokens whatever the pace.
  drafts: { capacity: 1, refillMs: HOUR },
}

/** The bucket that a call of this group takes from. */
export function wbLimit(group: LimitGroup, owner: LimitOwner): { key: string; spec: BucketSpec } {
  const spec = owner.tokenType === 'base' ? BASE[group] : USUAL[group]
  return { key: `wb:${group}:${owner.accountKey}:${owner.tokenType}`, spec }
}
