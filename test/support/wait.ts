import { setTimeout as wait } from 'node:timers/promises'

const STEP_MS = 5

/**
 * Resolves with the first truthy value of `condition`, looked at every few milliseconds; rejects after `timeoutMs`
 * (default 180 000, a guard against waiting for ever on a busy machine) naming what it waited for.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  options: { timeoutMs?: number; what?: string } = {},
): Promise<NonNullable<T>> {
  const { timeoutMs = 180_000, what = condition.toString() } = options
  const deadline = performance.now() + timeoutMs
  for (;;) {
    const value = await condition()
    if (value) return value
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`)
    await wait(STEP_MS)
  }
}
