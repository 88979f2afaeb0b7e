import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { addDays, dayIn } from '#core/dates.ts'
import { historyScreen } from '#desks/supplies/chat/slots/history-screen.ts'
import { calendarScreen, cellScreen, placeScreen } from '#desks/supplies/chat/slots/screens.ts'
import { attemptsScreen, figuresScreen } from '#desks/supplies/chat/statistics/screens.ts'
import { CLOSED } from '#desks/supplies/feed/snapshot.ts'
import { calendarOf, usualType, warehousesOf } from '#desks/supplies/slots/calendar.ts'
import type { SlotHistory } from '#desks/supplies/slots/history.ts'
import type { AttemptRow } from '#desks/supplies/statistics/attempts.ts'
import type { Screen } from '#telegram/screen.ts'
import { MOMENTS, START_MS } from '#test/support/moments.ts'
import { langs, ru } from '#test/telegram/input/langs.ts'

const from = randomUUID()
const nameOf = (id: number) => (id === 1 ? 'Санкт-Петербург Уткина Заводь <b>' : `Склад ${id}`)
const today = dayIn('Europe/Moscow', START_MS)
const calendar = (places: number) => ({
  ...calendarOf(
    undefined,
    Array.from({ length: places }, (_, id) => id + 1),
    'box',
    today,
  ),
  at: START_MS,
})

function fits({ text, keyboard = [] }: Screen): void {
  expect(text.split('\n').length, text).toBeLessThanOrEqual(14)
  expect(text).not.toMatch(/undefined|NaN|\{/)
  for (const row of keyboard) {
    // Seven days of a week stand side by side; nothing else does.
    expect(row.length === 7 || row.length <= 3).toBe(true)
    for (const { data = '' } of row) expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64)
  }
}

test.each(langs.map((lang) => [lang.locale, lang] as const))(
  '%s: every screen of slots fits a phone',
  (_, lang) => {
    const view = { from, feedLine: 'off', canManage: true, page: 0 }
    for (const places of [0, 1, 6, 7, 50]) {
      for (const page of [0, 3, 99])
        fits(calendarScreen(lang, { ...view, page, calendar: calendar(places) }, nameOf))
    }
    const open = { ...calendar(1), places: [{ warehouseId: 1, cells: Array(14).fill(2_000) }] }
    fits(placeScreen(lang, { ...view, calendar: open }, nameOf))
    for (const day of [today, addDays(today, 13)]) {
      const cell = { day, since: START_MS - 90_000, nowMs: START_MS, booksItself: true }
      fits(cellScreen(lang, { ...view, ...cell, calendar: open }, nameOf))
      fits(cellScreen(lang, { ...view, ...cell, calendar: calendar(1) }, nameOf))
    }
  },
)

test('a day without fresh data is closed, and the screen says why', () => {
  const unknown = { ...calendar(1), at: undefined }
  const view = { from: '', feedLine: 'WB отключил данные', canManage: true, page: 0 }
  const { text, keyboard = [] } = calendarScreen(ru, { ...view, calendar: unknown }, nameOf)
  expect(text).toContain('WB отключил данные')
  expect(keyboard.flat().map((button) => button.text)).not.toContain('🖼 Картинкой')
})

test.each(MOMENTS)(
  '%s: the calendar begins with today in Moscow and is two weeks long',
  (_, ms) => {
    const { days, places } = calendarOf(undefined, [507], 'box', dayIn('Europe/Moscow', ms))
    expect(days[0]).toBe(dayIn('Europe/Moscow', ms))
    expect(new Set(days).size).toBe(14)
    expect(places[0]?.cells).toEqual(Array(14).fill(CLOSED))
  },
)

test('warehouses of monitors that look come first, each once; the type is the one most wait for', () => {
  const wish = (warehouseIds: number[], status: 'active' | 'done', supplyType: 'box' | 'mono') => ({
    ...{ warehouseIds, status, supplyType },
  })
  const monitors = [
    wish([1, 2], 'done', 'mono'),
    wish([2, 3], 'active', 'box'),
    wish([3], 'active', 'mono'),
  ]
  expect(warehousesOf(monitors)).toEqual([2, 3, 1])
  expect(usualType(monitors)).toBe('mono')
  expect(usualType([])).toBe('box')
})

const history = (over: Partial<SlotHistory>): SlotHistory => ({
  ...{ openings: 42, releases: 30, watchedMs: 300 * 3_600_000, hours: { kind: 'few' } },
  lives: { count: 38, medianMs: 40_000, longMs: 360_000 },
  steps: { free: 5, one: 20, three: 10, more: 7 },
  last: [null, START_MS + 40_000, START_MS + 1].map((closedAt, at) => ({
    ...{ day: today, coefficient: 100, lowest: 0, openedAt: START_MS, closedAt },
    ...{ isOpeningSeen: true, isClosingSeen: at === 1 },
  })),
  ...over,
})

test.each(langs.map((lang) => [lang.locale, lang] as const))(
  '%s: a history says what it rests on',
  (_, lang) => {
    const place = { warehouse: 1, type: 'box', from } as const
    for (const hours of [
      { kind: 'few' },
      { kind: 'even' },
      { kind: 'best', hour: 23, releases: 14, days: 21 },
    ] as const) {
      const screen = historyScreen(lang, { ...place, history: history({ hours }) }, nameOf)
      fits(screen)
      expect(screen.text).toContain('30')
      if (hours.kind === 'best') expect(screen.text).toMatch(/23:00.*00:00.*14.*30.*21/s)
    }
    fits(historyScreen(lang, { ...place, history: history({ openings: 0, last: [] }) }, nameOf))
  },
)

const attempt = (over: Partial<AttemptRow>): AttemptRow => ({
  ...{ id: randomUUID(), warehouseId: 1, supplyType: 'box', day: today, coefficient: 100 },
  ...{ status: 'verified', reason: null, supplyId: 38_123_456, fate: null, supplyDay: null },
  ...{ detectedAt: START_MS, latencyMs: 300 },
  ...over,
})

test.each(langs.map((lang) => [lang.locale, lang] as const))(
  '%s: figures and attempts fit a phone',
  (_, lang) => {
    const lost = { 'slot-gone': 3, 'price-risen': 2, refused: 1, 'not-taken': 1, declined: 1 }
    const accounts = Array.from({ length: 9 }, (__, at) => ({
      ...{ name: `Кабинет ${at}`, requests: 8_640, limited: 2, share: 0.1 },
    }))
    const statistics = {
      figures: { tried: 12, won: 3, open: 1, lost, medianMs: 300, p95Ms: 900 },
      looks: { looks: 61_000, perSecond: 0.7 },
      ...{ accounts, advice: { accounts: 7, gapMs: 1_428, more: 3 } },
    }
    const view = { period: 30, monitor: from, name: nameOf(1) } as const
    const screen = figuresScreen(lang, { ...view, statistics })
    fits(screen)
    expect(screen.text).toMatch(/0[,.]7/)
    expect(screen.text).toMatch(/7[\s\S]*3/)
    const rows = [
      attempt({}),
      attempt({ latencyMs: null }),
      attempt({ fate: 'moved', supplyDay: addDays(today, 2) }),
      attempt({ fate: 'cancelled' }),
      attempt({ status: 'lost', reason: 'price-risen' }),
      attempt({ status: 'notified' }),
      attempt({ status: 'handed' }),
      attempt({ status: 'committing' }),
    ]
    const page = {
      monitor: from,
      name: nameOf(1),
      filter: 'all',
      page: 1,
      rows,
      total: 1_001,
    } as const
    const list = attemptsScreen(lang, page, nameOf)
    fits(list)
    const marks = list.text
      .split('\n')
      .slice(1)
      .map((line) => [...line][0])
    expect(marks).toEqual(['✅', '✅', '⚠', '⚠', '✕', '🔔', '👉', '⏳'])
  },
)
