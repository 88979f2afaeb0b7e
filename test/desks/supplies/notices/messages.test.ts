import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  alert,
  caught,
  checking,
  feedChanged,
  handed,
  lost,
  monitorEnded,
} from '#desks/supplies/notices/messages.ts'
import { createTexts } from '#platform/texts/texts.ts'
import type { OwedMessage } from '#telegram/outbox/enqueue.ts'
import { renderNotice } from '#telegram/outbox/notice.ts'
import { runningClock } from '#test/support/clock.ts'

const faults: unknown[] = []
const texts = createTexts({ localesDir: 'locales', onFault: (fault) => faults.push(fault) })
const base = 'https://cabinet.example'
const facts = {
  bookingId: randomUUID(),
  monitorId: randomUUID(),
  chatId: 7,
  workspaceId: '019a0000-0000-7000-8000-00000000000a',
  preorderId: 51_234_567,
  warehouse: 'Коледино',
  slot: { warehouseId: 507, supplyType: 'box', day: '2026-11-25', coefficient: 100 },
} as const
const catchFacts = {
  supplyId: 38_123_456,
  keyName: 'Основной',
  keyMask: '…4f2a',
  caught: 1,
  target: 2,
  latencyMs: 940,
}
const monitor = {
  id: randomUUID(),
  chatId: 7,
  workspaceId: '019a0000-0000-7000-8000-00000000000a',
  revision: 1,
  warehouse: 'Коледино',
  others: 1,
}
const reasons = ['slot-gone', 'price-risen', 'refused', 'not-booked', 'not-taken', 'preorder-gone']

test('the caught message keeps the layout sellers know', () => {
  const { text } = renderNotice(
    caught(base, facts, catchFacts).notice,
    texts.lang('ru', 'Europe/Moscow'),
  )
  expect(text.replaceAll('\u00a0', ' ').split('\n')).toEqual([
    '🎉 ПОСТАВКА ПОЙМАНА!',
    '',
    '📦 Склад: <b>Коледино</b>',
    '📅 Дата: <b>25 ноя, ср</b>',
    '⏰ Время: весь день',
    '🔑 API ключ: Основной (…4f2a)',
    '',
    'Детали брони: #38123456 · ×1 · 0,9 с от появления слота',
    'Поймано 1 из 2',
  ])
})

test.for(['ru', 'en'] as const)('every message renders in %s and fits a phone', (locale) => {
  const lang = texts.lang(locale, 'Europe/Moscow')
  const messages: OwedMessage[] = [
    caught(base, facts, catchFacts),
    caught(base, facts, { ...catchFacts, latencyMs: null }),
    alert(base, facts, 0),
    alert(base, facts, 3),
    ...(['asked', 'cabinet-off', 'no-session', 'captcha', 'session'] as const).map((reason) =>
      handed(base, facts, reason),
    ),
    ...reasons.map((reason) => lost(facts, reason, runningClock.now())),
    checking(base, facts),
    feedChanged(7, true, 1),
    feedChanged(7, false, 1),
    monitorEnded(monitor, 'done', { caught: 2 }),
    monitorEnded(monitor, 'expired', { caught: 0 }),
    monitorEnded(monitor, 'blocked', { caught: 2, reason: 'trial', planData: '1.a.plan' }),
    monitorEnded(monitor, 'blocked', { caught: 1, reason: 'preorders' }),
  ]
  for (const { notice } of messages) {
    const screen = renderNotice(notice, lang)
    expect(screen.text.split('\n').length).toBeLessThanOrEqual(14)
    expect(screen.text).not.toMatch(/[{}]|undefined/)
    expect(screen.text.includes('!')).toBe(notice.messageKey.startsWith('supplies-caught'))
    for (const button of screen.keyboard?.flat() ?? [])
      expect(button.text.length).toBeLessThanOrEqual(20)
  }
  expect(faults).toEqual([])
})
