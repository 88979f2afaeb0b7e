import { expect, test } from 'vitest'
import { silentLog } from '#platform/log/log.ts'
import { createAttempt } from '#telegram/inbox/attempt.ts'
import type { Lanes } from '#telegram/inbox/lanes.ts'
import { createTestClock } from '#test/support/clock.ts'
import { START_MS } from '#test/support/moments.ts'

const outage = Object.assign(new Error('the database system is shutting down'), { code: '57P01' })

/** An update that came 31 seconds ago, and what becomes of it when its handler ends as told. */
function open(handle: () => Promise<void>) {
  const counted: string[] = []
  const ended: string[] = []
  const clock = createTestClock(START_MS)
  const lanes = {
    countFailure: async (_id: number, why: string) => counted.push(why),
    done: async () => void ended.push('done'),
    giveUp: async () => void ended.push('given up'),
  } as unknown as Lanes
  const attempt = createAttempt({
    ...{ lanes, clock, log: silentLog, handle, apologise: async () => {} },
    vault: { open: () => '{}', seal: () => new Uint8Array(), keyVersion: 1, versionOf: () => 1 },
  })
  const receivedAt = START_MS - 31_000
  const row = { updateId: 7, payload: new Uint8Array(), attempts: 0, receivedAt }
  return { counted, ended, clock, again: () => attempt(row) }
}

test('an old update met by outages again and again is handled once the database is back', async () => {
  let outages = 20
  const { again, counted, ended } = open(async () => {
    outages -= 1
    if (outages > 0) throw outage
  })
  while (outages > 0) await again()
  expect({ counted, ended }).toEqual({ counted: ['taken up again'], ended: ['done'] })
})

test('one that meets them for ten minutes is given up: it may be what causes them', async () => {
  const { again, ended, clock } = open(async () => {
    throw outage
  })
  await again()
  clock.jump(START_MS + 600_000)
  for (let tries = 0; tries < 6 && ended.length === 0; tries += 1) await again()
  expect(ended).toEqual(['given up'])
})
