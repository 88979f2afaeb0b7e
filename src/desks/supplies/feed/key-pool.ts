import type { WbKey } from '../ports.ts'

/**
 * How often one seller account may ask for coefficients, ms: a plain Base token once an hour, every other kind
 * 6 a minute (dev.wildberries.ru/openapi/wb-tariffs, limits of `acceptance/coefficients`). Keys of one account and type share the permit.
 */
export function intervalOf(tokenType: string): number {
  return tokenType === 'base' ? 3_600_000 : 10_000
}

/** Calls of one WB account since the last `takeLoad`. */
export interface Load {
  requests: number
  limited: number
  failed: number
}

/** What an account's look came to, for its schedule. */
type LookResult =
  | { readonly kind: 'ok'; readonly remaining: number | undefined }
  | { readonly kind: 'limited'; readonly retryAfterMs: number }
  | { readonly kind: 'failed' }

export interface KeyPool {
  /** The keys that may be used from now on; known accounts keep their schedule. */
  setKeys(keys: readonly WbKey[], notBefore?: ReadonlyMap<string, number>): void
  /** The account that may look now, if any; counts as asked. `isProbe`: without regard to the even pace. */
  take(now: number, isProbe?: boolean): WbKey | undefined
  /** Milliseconds until `take` may give a key; Infinity without keys. */
  waitMs(now: number): number
  record(key: WbKey, result: LookResult, now: number): void
  /** The key is refused for good: the account goes on with its next key, or leaves. */
  drop(credentialId: string): void
  /** Earliest next call of the key's account, ms. */
  nextAllowedAt(key: WbKey): number
  /** Real mean time between good answers; the planned one until there are two. */
  intervalMs(now: number): number
  /** Time between looks that the accounts allow together, ms; Infinity without any. */
  gapMs(): number
  takeLoad(): Map<string, Load>
  readonly size: number
}

interface Account {
  readonly accountKey: string
  readonly intervalMs: number
  keys: readonly WbKey[]
  nextAllowedAt: number
  /** After failures; over at once when anybody gets an answer: then it was WB, not the account. */
  pausedUntil: number
  askedAt: number
  isAsked: boolean
  failures: number
}

export interface PoolOptions {
  /** Never more often than this in all, ms: more would not be read any faster by a person. */
  readonly minGapMs?: number
  /** 0…1, for jitter. */
  readonly random?: () => number
}

const JITTER = 0.05
const LONGEST_BACKOFF_MS = 60_000
/** Answers the real interval is measured over. */
const MEASURED = 12
const MEASURED_MS = 120_000

/** Identity of a rate limit: the seller and the kind of token. */
export function accountIdOf(key: WbKey): string {
  return `${key.accountKey}:${key.tokenType}`
}

/** Spreads looks evenly over seller accounts, each under its own limit, never early. */
export function createKeyPool({
  minGapMs = 1_000,
  random = Math.random,
}: PoolOptions = {}): KeyPool {
  let accounts = new Map<string, Account>()
  let askedAt = Number.NEGATIVE_INFINITY
  let load = new Map<string, Load>()
  const goodAnswers: number[] = []

  const loadOf = (accountKey: string): Load => {
    const found = load.get(accountKey) ?? { requests: 0, limited: 0, failed: 0 }
    load.set(accountKey, found)
    return found
  }

  /** Even distance between two looks when all accounts take turns. */
  const gapMs = (): number => {
    let perMs = 0
    for (const account of accounts.values()) perMs += 1 / account.intervalMs
    return Math.max(minGapMs, 1 / perMs)
  }

  const dueAt = (account: Account) => Math.max(account.nextAllowedAt, account.pausedUntil)

  const next = (): Account | undefined => {
    let best: Account | undefined
    for (const account of accounts.values()) {
      if (account.isAsked) continue
      const isSooner = !best || dueAt(account) < dueAt(best)
      const isIdler = best && dueAt(account) === dueAt(best) && account.askedAt < best.askedAt
      if (isSooner || isIdler) best = account
    }
    return best
  }

  return {
    setKeys(keys, notBefore = new Map()) {
      const updated = new Map<string, Account>()
      for (const key of keys) {
        const id = accountIdOf(key)
        const known = updated.get(id)
        if (known) {
          known.keys = [...known.keys, key]
          continue
        }
        const kept = accounts.get(id)
        if (kept) kept.keys = [key]
        updated.set(
          id,
          kept ?? {
            accountKey: key.accountKey,
            intervalMs: intervalOf(key.tokenType),
            keys: [key],
            nextAllowedAt: notBefore.get(id) ?? 0,
            pausedUntil: 0,
            askedAt: 0,
            isAsked: false,
            failures: 0,
          },
        )
      }
      accounts = updated
    },
    take(now, isProbe = false) {
      if (!isProbe && now < askedAt + gapMs()) return undefined
      const account = next()
      const key = account?.keys[0]
      if (!account || !key || dueAt(account) > now) return undefined
      account.isAsked = true
      account.askedAt = now
      account.nextAllowedAt = now + account.intervalMs * (1 + random() * JITTER)
      askedAt = now
      loadOf(account.accountKey).requests += 1
      return key
    },
    waitMs(now) {
      const account = next()
      if (!account) return Number.POSITIVE_INFINITY
      return Math.max(0, dueAt(account) - now, askedAt + gapMs() - now)
    },
    record(key, result, now) {
      const account = accounts.get(accountIdOf(key))
      if (!account) return
      account.isAsked = false
      const postpone = (ms: number) => {
        account.nextAllowedAt = Math.max(account.nextAllowedAt, now + ms)
      }
      if (result.kind === 'ok') {
        for (const each of accounts.values()) {
          each.failures = 0
          each.pausedUntil = 0
        }
        // The bucket is empty: its next permit comes a whole interval after this answer.
        if (result.remaining === 0) postpone(account.intervalMs)
        goodAnswers.push(now)
        if (goodAnswers.length > MEASURED) goodAnswers.shift()
      } else if (result.kind === 'limited') {
        loadOf(account.accountKey).limited += 1
        postpone(result.retryAfterMs)
      } else {
        loadOf(account.accountKey).failed += 1
        account.failures += 1
        const pause = Math.min(LONGEST_BACKOFF_MS, 1_000 * 2 ** account.failures)
        account.pausedUntil = now + pause * (1 + random() / 2)
      }
    },
    drop(credentialId) {
      for (const [id, account] of accounts) {
        if (!account.keys.some((key) => key.credentialId === credentialId)) continue
        account.keys = account.keys.filter((key) => key.credentialId !== credentialId)
        account.isAsked = false
        if (account.keys.length === 0) accounts.delete(id)
      }
    },
    nextAllowedAt: (key) => accounts.get(accountIdOf(key))?.nextAllowedAt ?? 0,
    intervalMs(now) {
      const recent = goodAnswers.filter((at) => at > now - MEASURED_MS)
      const [first] = recent
      const last = recent.at(-1)
      if (first === undefined || last === undefined || recent.length < 2) return gapMs()
      return (last - first) / (recent.length - 1)
    },
    gapMs,
    takeLoad() {
      const taken = load
      load = new Map()
      return taken
    },
    get size() {
      return accounts.size
    },
  }
}
