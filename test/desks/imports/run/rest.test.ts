import { expect, test } from 'vitest'
import { AppError } from '#core/errors.ts'
import { rest } from '#desks/imports/run/rest.ts'
import type { RunContext } from '#runs/definition.ts'
import { createTestClock } from '#test/support/clock.ts'
import { START_MS } from '#test/support/moments.ts'

const MINUTE = 60_000

/** Rests again and again for the same reason; resolves with the pauses in minutes, and how it ended. */
async function pausesOf(error: AppError, times: number) {
  const clock = createTestClock(START_MS)
  const known = new Set<string>()
  const pauses: number[] = []
  const notes = new Set<string>()
  const context = {
    async step(key: string, work: () => Promise<unknown>) {
      if (known.has(key)) return undefined
      known.add(key)
      return work()
    },
    async park(until: number, note: { readonly key: string }): Promise<never> {
      pauses.push((until - clock.now()) / MINUTE)
      notes.add(note.key)
      throw new Error('parked')
    },
  } as unknown as RunContext
  for (let count = 0; count < times; count += 1) {
    const ended = await rest({ context, clock }, error, 3).catch((thrown: unknown) => thrown)
    if (ended === error) return { pauses, notes, isEnd: true }
  }
  return { pauses, notes, isEnd: false }
}

const limit = (more: { readonly retryAfterMs?: number } = {}) =>
  new AppError({ kind: 'limit', code: 'poizon.quota', ...more })

test('a source that says its month is used up is asked by the hour until a month is over', async () => {
  const { pauses, notes, isEnd } = await pausesOf(limit(), 200)
  expect(pauses.slice(0, 8)).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
  expect(pauses).toHaveLength(200)
  expect([...notes]).toEqual(['imports-note-quota-asked'])
  expect(isEnd).toBe(false)
})

test('our own meter knows when the month ends; a service that is away ends the run after some hours', async () => {
  const own = await pausesOf(limit({ retryAfterMs: 5 * 24 * 60 * MINUTE }), 3)
  expect(own.pauses).toEqual([7_200, 7_200, 7_200])
  const away = new AppError({ kind: 'unavailable', code: 'woo.down' })
  const { pauses, isEnd } = await pausesOf(away, 30)
  expect(pauses).toHaveLength(24)
  expect(pauses.at(-1)).toBe(15)
  expect(isEnd).toBe(true)
})
