import { expect, test } from 'vitest'
import { createProbes, methodsBack } from '#desks/supplies/feed/probes.ts'
import type { ProbedMethod } from '#desks/supplies/ports/drafts.ts'
import { silentLog as log } from '#platform/log/log.ts'
import { createStepClock } from '#sandbox/clock.ts'
import { freshDatabase } from '#test/support/database.ts'
import { START_MS } from '#test/support/moments.ts'

const EVERY_MS = 600_000
const ALL = ['acceptance-options', 'warehouses', 'transit-tariffs']

/** Processes that ask about methods of which some are back. */
async function open(hasKey = true) {
  const { db } = await freshDatabase()
  const clock = createStepClock({ startMs: START_MS })
  const asked: ProbedMethod[] = []
  const live = new Set<ProbedMethod>()
  const faulty = new Set<ProbedMethod>()
  const key = {
    ...{ credentialId: '1', workspaceId: '1', accountKey: '1', token: '', tokenType: 'base' },
  }
  const process = () =>
    createProbes({
      ...{ db, clock, log, everyMs: EVERY_MS },
      keys: { feedKeys: async () => (hasKey ? [key] : []) },
      async probe(_key, method) {
        asked.push(method)
        if (faulty.has(method)) throw new Error('too many requests')
        return live.has(method) ? 'live' : 'disabled'
      },
    })
  const look = (one = process()) => one.round(new AbortController().signal)
  return { db, clock, asked, live, faulty, process, look }
}

test('each method is asked about once in a while, whatever number of processes look', async () => {
  const { clock, asked, process, look } = await open()
  await Promise.all([look(), look(), look(process())])
  expect(asked.toSorted()).toEqual(ALL.toSorted())
  clock.advance(EVERY_MS / 2)
  await look()
  expect(asked).toHaveLength(3)
  clock.advance(EVERY_MS / 2)
  await look()
  expect(asked).toHaveLength(6)
})

test('a method that answers again is told, one that goes away is not any more', async () => {
  const { db, clock, live, look } = await open()
  await look()
  expect(await methodsBack(db)).toEqual([])
  live.add('transit-tariffs')
  clock.advance(EVERY_MS)
  await look()
  expect(await methodsBack(db)).toEqual(['transit-tariffs'])
  live.clear()
  clock.advance(EVERY_MS)
  await look()
  expect(await methodsBack(db)).toEqual([])
})

test('a fault says nothing of a method, nor of the others', async () => {
  const { db, clock, live, faulty, look } = await open()
  live.add('warehouses').add('transit-tariffs')
  await look()
  faulty.add('warehouses')
  live.delete('transit-tariffs')
  clock.advance(EVERY_MS)
  await look()
  expect(await methodsBack(db)).toEqual(['warehouses'])
})

test('without a key nobody is asked', async () => {
  const { asked, look } = await open(false)
  await look()
  expect(asked).toEqual([])
})
