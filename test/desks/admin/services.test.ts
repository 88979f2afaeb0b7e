import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addPart } from '#db/figures/hours.ts'
import { callsByPerson, percentile, serviceFigures } from '#desks/admin/machine/services.ts'
import { createTally } from '#platform/metrics/tally.ts'
import { users } from '#telegram/identity/schema.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

const span = (ms: number, value: number) => ({ label: String(ms), value })

test.each([
  [[], null],
  [[span(100, 1)], 100],
  [[span(250, 95), span(1_000, 5)], 250],
  [[span(1_000, 6), span(250, 94)], 1_000],
])('95 of 100 of %j end within %s ms', (spans, ms) => {
  expect(percentile(spans, 0.95)).toBe(ms)
})

test('what is given up by ourselves is no call; limits and faults are told apart; money goes with its service', async () => {
  const { db } = await freshDatabase()
  await db.insert(users).values({
    ...{ id: 7, firstName: 'Анна', lastName: 'Орлова', locale: 'ru', workspaceId: randomUUID() },
  })
  const clock = createTestClock()
  const tally = createTally({ clock })
  const call = (label: string, ms?: number) => {
    tally.add({ name: 'http.calls', service: 'openai', label })
    if (ms === undefined) return
    tally.add({ name: 'http.ms', service: 'openai' }, ms)
    tally.add({ name: 'http.span', service: 'openai', label: '250' })
  }
  call('ok', 100)
  call('ok', 200)
  call('limit', 30)
  call('unavailable')
  call('aborted')
  tally.add({ name: 'cost', service: 'openai' }, 2_500)
  tally.add({ name: 'user.calls', service: 'openai', userId: 7 }, 3)
  tally.add({ name: 'user.calls', service: 'wordstat', userId: 7 })
  tally.add({ name: 'user.calls', service: 'openai', userId: 8 }, 9)
  tally.add({ name: 'user.cost', userId: 7 }, 2_500)
  await addPart(db, { process: 'one', seq: 1, sums: tally.cut() }, clock.now())
  const since = clock.now() - 3_600_000
  expect(await serviceFigures(db, since)).toEqual([
    {
      ...{ service: 'openai', calls: 4, limited: 1, errors: 1, micros: 2_500 },
      ...{ averageMs: 110, p95Ms: 250 },
    },
  ])
  expect(await callsByPerson(db, since, 5)).toEqual([
    { userId: 7, name: 'Анна Орлова', calls: 4, micros: 2_500 },
    { userId: 8, name: undefined, calls: 9, micros: 0 },
  ])
  expect(await callsByPerson(db, since, 1)).toHaveLength(1)
})
