/** A call that was taken, by whom and when (ms). */
export interface TakenCall {
  readonly workspaceId: string
  readonly calledAt: number
}

/** A workspace that wants calls now. */
export interface Waiter {
  readonly workspaceId: string
  /** Calls it still wants, at least 1. */
  readonly wants: number
  /** Since when it waits, ms. */
  readonly since: number
}

export interface QuotaLimit {
  readonly calls: number
  readonly windowMs: number
}

interface Situation {
  readonly limit: QuotaLimit
  readonly now: number
  /** Calls that may still count, in any order. */
  readonly taken: readonly TakenCall[]
  /** Everybody who wants calls, the asker included. */
  readonly waiters: readonly Waiter[]
}

export type QuotaDecision =
  | { readonly isGranted: true }
  /** `until`: when to ask again, ms. */
  | { readonly isGranted: false; readonly until: number }

/** A call is made somewhat after it was taken, so it counts this much longer, ms. */
export const LATE_MS = 10_000
/** Calls kept for others may be left over when those others are done sooner than they said, ms. */
const LOOK_AGAIN_MS = 60_000

/**
 * Whether the workspace may make a call now. Never more than the limit in any window; who used least of the window is served first, so
 * that nobody gets more than its share while another one waits, and whatever nobody waits for may be used by anybody.
 */
export function decide(situation: Situation, workspaceId: string): QuotaDecision {
  const { limit, now } = situation
  const taken = counting(situation)
  const free = limit.calls - taken.length
  if ((allot(free, taken, situation.waiters).get(workspaceId) ?? 0) > 0) return { isGranted: true }
  const turn = turnOf(situation, workspaceId)
  return { isGranted: false, until: free > 0 ? Math.min(turn, now + LOOK_AGAIN_MS) : turn }
}

/** How many calls the workspace could make at once if it wanted all of them, and when the next one comes back (ms) if none. */
export function outlook(
  situation: Situation,
  workspaceId: string,
): { left: number; nextAt: number | null } {
  const { limit, now } = situation
  const others = situation.waiters.filter((waiter) => waiter.workspaceId !== workspaceId)
  const all = {
    ...situation,
    waiters: [...others, { workspaceId, wants: limit.calls, since: now }],
  }
  const taken = counting(all)
  const left = allot(limit.calls - taken.length, taken, all.waiters).get(workspaceId) ?? 0
  return { left, nextAt: left > 0 ? null : turnOf(all, workspaceId) }
}

/** Gives `free` calls one by one to the waiter that has used and got least so far; by workspace. */
export function allot(
  free: number,
  taken: readonly TakenCall[],
  waiters: readonly Waiter[],
): Map<string, number> {
  const got = new Map<string, number>()
  const used = new Map<string, number>()
  for (const { workspaceId } of taken) used.set(workspaceId, (used.get(workspaceId) ?? 0) + 1)
  const has = (id: string) => (used.get(id) ?? 0) + (got.get(id) ?? 0)
  const line = [...waiters].sort((a, b) => a.since - b.since)
  for (let left = free; left > 0; left -= 1) {
    const hungry = line.filter(({ workspaceId, wants }) => wants > (got.get(workspaceId) ?? 0))
    const [first, ...rest] = hungry
    if (!first) break
    const next = rest.reduce(
      (least, one) => (has(one.workspaceId) < has(least.workspaceId) ? one : least),
      first,
    )
    got.set(next.workspaceId, (got.get(next.workspaceId) ?? 0) + 1)
  }
  return got
}

/** When the workspace's turn comes if all who wait take what they want, ms. */
function turnOf(situation: Situation, workspaceId: string): number {
  const { limit, now, waiters } = situation
  const taken = counting(situation).toSorted((a, b) => a.calledAt - b.calledAt)
  const backAt = (call: TakenCall) => call.calledAt + limit.windowMs + LATE_MS
  for (const [index, call] of taken.entries()) {
    const still = taken.slice(index + 1)
    if (allot(limit.calls - still.length, still, waiters).get(workspaceId)) return backAt(call)
  }
  return now + limit.windowMs
}

function counting({ limit, now, taken }: Situation): readonly TakenCall[] {
  return taken.filter(({ calledAt }) => calledAt + limit.windowMs + LATE_MS > now)
}
