import { AppError } from '#core/errors.ts'
import type { BucketSpec, Want } from './limiter.ts'

/**
 * A bucket as the moment it will be full again: with C permits that come back every R ms it holds
 * C − (fullAt − now) / R of them. The Lua scripts beside this file do the same sums.
 */
export interface Bucket {
  readonly fullAt: number
  readonly blockedUntil: number
  /** How long the block was meant to last, so that a clock set back cannot prolong it. */
  readonly blockedFor: number
}

/** Forgives rounding when a fractional refill is added to an epoch in milliseconds. */
export const ROUNDING_MS = 0.01

/** When the bucket will be full if nothing is taken any more; never beyond an empty or blocked bucket's. */
export function fullAt(bucket: Bucket | undefined, spec: BucketSpec, now: number): number {
  if (!bucket) return now
  const emptied = now + spec.capacity * spec.refillMs
  const byPermits = Math.max(now, Math.min(bucket.fullAt, emptied))
  if (bucket.blockedFor === 0) return byPermits
  const blockEnd = Math.min(bucket.blockedUntil, now + bucket.blockedFor)
  return Math.max(byPermits, blockEnd + (spec.capacity - 1) * spec.refillMs)
}

/** Whole permits in a bucket that will be full at `fullAtMs`. */
export function permits(fullAtMs: number, spec: BucketSpec, now: number): number {
  return Math.max(0, Math.floor(spec.capacity - (fullAtMs - now - ROUNDING_MS) / spec.refillMs))
}

/** Throws `internal` on a want that no bucket could ever grant. */
export function checkWant({ key, spec, count = 1 }: Want): void {
  const possible =
    Number.isInteger(spec.capacity) &&
    Number.isInteger(count) &&
    count >= 1 &&
    count <= spec.capacity &&
    spec.refillMs > 0 &&
    Number.isFinite(spec.refillMs)
  if (possible) return
  const cause = new Error(`${count} of ${spec.capacity} every ${spec.refillMs} ms from ${key}`)
  throw new AppError({ kind: 'internal', code: 'limiter.impossible', cause })
}
