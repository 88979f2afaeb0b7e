import { systemClock } from '#platform/clock.ts'

const TIMEOUT_MS = 10_000

export interface Reached {
  readonly status: number
  readonly body: unknown
  readonly tookMs: number
  /** How far our clock is ahead of theirs, ms; undefined when they do not say. */
  readonly clockAheadMs: number | undefined
}

/** One GET; any answer counts as reached. Rejects when there is none. */
export async function reach(url: string): Promise<Reached> {
  const begun = systemClock.now()
  const response = await fetch(url, {
    redirect: 'manual',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  })
  const ended = systemClock.now()
  const body: unknown = await response.json().catch(() => undefined)
  const theirs = Date.parse(response.headers.get('date') ?? '')
  return {
    status: response.status,
    body,
    tookMs: ended - begun,
    clockAheadMs: Number.isNaN(theirs) ? undefined : (begun + ended) / 2 - theirs,
  }
}
