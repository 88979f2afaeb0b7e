import { expect, test } from 'vitest'
import { deedsScreen } from '#desks/admin/people/screens.ts'
import type { Deed } from '#desks/admin/ports.ts'
import { OPERATION_KINDS } from '#desks/stock/ledger/writing/operation.ts'
import { BOOKING_STATES } from '#desks/supplies/booking/booking.ts'
import { MONITOR_MODES } from '#desks/supplies/monitors/monitor.ts'
import { RUN_STATUSES } from '#runs/run.ts'
import { START_MS } from '#test/support/moments.ts'
import { en, ru } from '../../telegram/input/langs.ts'

const lineOf = (lang: typeof ru, kind: Deed['kind'], about: string, state: string) =>
  deedsScreen(lang, {
    ...{ userId: 7, name: 'Анна', page: 0 },
    deeds: [{ at: new Date(START_MS), kind, about, state }],
  }).text.split('\n')[1]

test('what a person did is told in the words of the reader', () => {
  expect(lineOf(ru, 'run', 'campaigns.create', 'paused')).toMatch(/работа: кампания · на паузе$/)
  expect(lineOf(ru, 'key', 'wb-cabinet', 'active')).toMatch(/ключ: Кабинет WB · работает$/)
  expect(lineOf(ru, 'catch', '2026-12-05', 'verified')).toMatch(/слот: 5.дек · поймано$/)
  expect(lineOf(ru, 'campaign', 'Кружки', '')).toMatch(/кампания: Кружки$/)
  expect(lineOf(en, 'monitor', 'auto', 'done')).toMatch(/monitor: auto-booking · done$/)
  expect(lineOf(en, 'key', 'allegro', 'invalid')).toMatch(/key: Allegro · does not work$/)
})

test.each<[Deed['kind'], readonly string[], readonly string[]]>([
  ['run', ['stock.sync', 'imports.batch', 'account.check'], RUN_STATUSES],
  ['monitor', MONITOR_MODES, ['active', 'paused', 'done', 'expired', 'blocked', 'removed']],
  ['catch', ['2026-12-05'], BOOKING_STATES],
  ['stock', OPERATION_KINDS, ['']],
])('%s: no word of the database reaches a Russian reader', (kind, abouts, states) => {
  for (const about of abouts) {
    for (const state of states) expect(lineOf(ru, kind, about, state)).not.toMatch(/[a-z]{3}/)
  }
})
