import { expect, test } from 'vitest'
import { errorCodes, errorOf, errorUnder, keepErrors } from '#db/figures/errors.ts'
import { addPart, levelAt, noteLevel, sumsOf } from '#db/figures/hours.ts'
import { LOOKS, uptimesSince } from '#db/figures/uptime.ts'
import { uptimeScreen } from '#desks/admin/machine/uptime.ts'
import { createLog } from '#platform/log/log.ts'
import { createRecentErrors } from '#platform/log/recent-errors.ts'
import { createTally } from '#platform/metrics/tally.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { createTestClock } from '#test/support/clock.ts'
import { freshDatabase } from '#test/support/database.ts'

const HOUR_MS = 3_600_000

test('parts of several processes add up; a part that is sent again adds nothing', async () => {
  const { db } = await freshDatabase()
  const clock = createTestClock()
  const [one, other] = [createTally({ clock }), createTally({ clock })]
  const since = clock.now() - HOUR_MS
  one.add({ name: 'http.calls', service: 'openai', label: 'ok' }, 3)
  one.add({ name: 'http.calls', service: 'openai', label: 'limit' })
  other.add({ name: 'http.calls', service: 'openai', label: 'ok' }, 4)
  const first = { process: 'one', seq: 1, sums: one.cut() }
  expect(one.cut()).toEqual([])
  await addPart(db, first, clock.now())
  await Promise.all([
    addPart(db, first, clock.now()),
    addPart(db, first, clock.now()),
    addPart(db, { process: 'other', seq: 1, sums: other.cut() }, clock.now()),
  ])
  one.add({ name: 'http.calls', service: 'openai', label: 'ok' }, 5)
  await addPart(db, { process: 'one', seq: 2, sums: one.cut() }, clock.now())
  await addPart(db, first, clock.now())
  const rows = await sumsOf(db, 'http.calls', since, ['service', 'label'])
  expect(rows.map(({ label, value }) => [label, value]).sort()).toEqual([
    ['limit', 1],
    ['ok', 12],
  ])
  expect((await sumsOf(db, 'http.calls', since))[0]?.value).toBe(13)
  expect((await sumsOf(db, 'http.calls', clock.now() + HOUR_MS))[0]?.value).toBe(0)
})

test('what is counted belongs to the hour in which it happened', async () => {
  const { db } = await freshDatabase()
  const clock = createTestClock(Date.UTC(2026, 10, 20, 9, 59))
  const tally = createTally({ clock })
  tally.add({ name: 'updates' })
  await clock.advance(HOUR_MS)
  tally.add({ name: 'updates' }, 2)
  await addPart(db, { process: 'one', seq: 1, sums: tally.cut() }, clock.now())
  expect((await sumsOf(db, 'updates', Date.UTC(2026, 10, 20, 10)))[0]?.value).toBe(2)
  expect((await sumsOf(db, 'updates', Date.UTC(2026, 10, 20, 9)))[0]?.value).toBe(3)
})

test('a level is the last one noted', async () => {
  const { db } = await freshDatabase()
  const hour = new Date(Date.UTC(2026, 10, 20, 9))
  await noteLevel(db, 'db.bytes', 5, hour)
  await noteLevel(db, 'db.bytes', 7, hour)
  const later = hour.getTime() + 2 * HOUR_MS
  expect(await levelAt(db, 'db.bytes', later, 24 * HOUR_MS)).toBe(7)
  expect(await levelAt(db, 'db.bytes', later, HOUR_MS)).toBeUndefined()
})

test('errors of the log are kept in its words, redacted as there; the latest push out the oldest', async () => {
  const { db } = await freshDatabase()
  const clock = createTestClock()
  const errors = createRecentErrors({ clock })
  const destination = { write: () => {} }
  const log = createLog({
    level: 'info',
    secrets: ['hunter2hunter2'],
    destination,
    onError: errors.take,
  })
  log.warn('no error')
  log.error(
    { err: Object.assign(new Error('hunter2hunter2'), { code: 'wb.rate_limited' }) },
    'call failed',
  )
  log.error(
    { reference: 'ACC-3F7A', err: new TypeError('broken') },
    'an update ended in an error screen',
  )
  await keepErrors(db, errors.drain())
  expect(errors.drain()).toEqual([])
  const codes = await errorCodes(db, clock.now() - 1)
  expect(codes.map(({ code, count }) => [code, count])).toEqual([
    ['TypeError', 1],
    ['wb.rate_limited', 1],
  ])
  const kept = await errorOf(db, 'wb.rate', 0)
  expect(kept?.words).toContain('call failed')
  expect(kept?.words).not.toContain('hunter2')
  expect((await errorUnder(db, 'ACC-3F7A'))?.code).toBe('TypeError')
  for (let index = 0; index < 11; index += 1) {
    for (let line = 0; line < 200; line += 1) log.error(`fault ${index}`)
    await keepErrors(db, errors.drain())
  }
  expect(await errorOf(db, 'TypeError', 0)).toBeUndefined()
})

test('a log that cannot be kept loses its oldest lines and nothing else', () => {
  const errors = createRecentErrors({ clock: createTestClock() })
  errors.take('no JSON at all')
  for (let line = 0; line < 300; line += 1) errors.take(`{"level":"error","msg":"fault ${line}"}`)
  const drained = errors.drain()
  expect(drained).toHaveLength(200)
  errors.giveBack(drained)
  expect(errors.drain().at(-1)?.code).toBe('fault 299')
})

test('uptime is the share of looks that found a service there, the worst first, and never rounded up', async () => {
  const { db } = await freshDatabase()
  const clock = createTestClock()
  const tally = createTally({ clock })
  const look = (service: string, label: 'there' | 'away', times: number) =>
    tally.add({ name: LOOKS, service, label }, times)
  look('PostgreSQL', 'there', 17_280)
  look('openai', 'there', 17_279)
  look('openai', 'away', 1)
  look('wordstat', 'away', 3)
  look('google', 'there', 1)
  await addPart(db, { process: 'one', seq: 1, sums: tally.cut() }, clock.now())
  const day = await uptimesSince(db, clock.now() - 24 * HOUR_MS)
  expect(day).toEqual([
    { service: 'wordstat', share: 0 },
    { service: 'openai', share: 17_279 / 17_280 },
    { service: 'google', share: 1 },
    { service: 'PostgreSQL', share: 1 },
  ])
  const lang = createTexts({ localesDir: 'locales' }).lang('en', 'UTC')
  expect(uptimeScreen(lang, { day: [], month: day }).text.split('\n').slice(1, 5)).toEqual([
    'wordstat: a day –, 30 days 0%',
    'openai: a day –, 30 days 99.99%',
    'PostgreSQL: a day –, 30 days 100%',
    '✅ 1 more service was never away',
  ])
})
