import { expect, test } from 'vitest'
import { newId } from '#core/ids.ts'
import { richText } from '#platform/texts/rich-text.ts'
import { runCard } from '#runs/card/card.ts'
import { RUN_STATUSES } from '#runs/run.ts'
import type { Run } from '#runs/schema.ts'
import { sampleRun, texts } from '../support.ts'

const NOW = Date.UTC(2026, 10, 20, 9)
const ru = texts.lang('ru', 'Europe/Moscow')
const en = texts.lang('en', 'Europe/Moscow')
const definition = sampleRun({
  first: async (state) => state,
  second: async (state) => state,
  third: async (state) => state,
})

const running: Run = {
  id: newId(NOW),
  kind: 'sample.work',
  workspaceId: null,
  userId: 7,
  chatId: 77,
  cardMessageId: 1,
  cardDueAt: null,
  status: 'running',
  asked: null,
  input: { shop: 'A & <b>B' },
  state: ['x'],
  stage: 1,
  attempt: 1,
  retries: 0,
  progress: {
    stage: 'second',
    since: NOW - 9_000,
    done: 9,
    total: 14,
    notes: { first: { key: 'runs-count', vars: { done: 96, total: 96 } } },
  },
  failure: null,
  dedupeKey: null,
  createdAt: new Date(NOW - 12_000),
  startedAt: new Date(NOW - 11_000),
  heartbeatAt: new Date(NOW),
  owner: 'a',
  resumeAt: null,
  finishedAt: null,
}

const lines = (lang: typeof ru, run: Run) =>
  richText(runCard(lang, run, definition, NOW).text).text.split('\n')
const labels = (run: Run) =>
  (runCard(ru, run, definition, NOW).keyboard ?? []).flat().map((button) => button.text)

test('a running card: stages behind, bar, counters, time', () => {
  expect(lines(ru, running)).toEqual([
    '✅ Готово: A & <b>B',
    '✓ Сделанное раньше сохранено.: 96 из 96',
    'Сделанное раньше сохранено. ▓▓▓▓▓▓░░░░ 64\u00a0%',
    `9 из 14 · прошло ${ru.duration(11_000)} · ещё ~${ru.duration(5_000)}`,
  ])
  expect(lines(en, running).at(-1)).toBe(
    `9 of 14 · ${en.duration(11_000)} so far · ~${en.duration(5_000)} left`,
  )
  expect(labels(running)).toEqual(['⏸ Пауза', '✕ Отменить'])
})

test('the remaining time is not guessed before a tenth is done', () => {
  const progress = { stage: 'second', since: NOW - 9_000, done: 1, total: 14, notes: {} }
  expect(lines(ru, { ...running, progress }).at(-1)).toBe(`1 из 14 · прошло ${ru.duration(11_000)}`)
})

test('a stopped card says what happened, what is kept, what retry does, and the code', () => {
  const failure = { code: 'x', messageKey: 'error-auth', vars: {}, reference: 'SAM-3F7A' }
  const failed: Run = { ...running, status: 'failed', failure }
  expect(lines(ru, failed).slice(1)).toEqual([
    '⚠️ Остановилось на этапе: Сделанное раньше сохранено.',
    'Сервис не принял ключ. Проверьте его: «🔑 Ключи».',
    'Сохранено 9 из 14. «↻ Продолжить» начнёт с этого места и ничего не сделает дважды.',
    'Код: SAM-3F7A',
  ])
  expect(labels(failed)).toEqual(['↻ Продолжить', '✕ Закрыть'])
})

test('a run that was asked to stop offers nothing more', () => {
  const asked: Run = { ...running, asked: 'cancel' }
  expect(labels(asked)).toEqual([])
  expect(lines(ru, asked).at(-1)).toBe('✕ Отменяем…')
})

test('a parked card says when it goes on, and whom it waits for', () => {
  const parked: Run = { ...running, status: 'queued', resumeAt: new Date(NOW + 3_600_000) }
  const later = `Продолжим сами: ${ru.dateTime(NOW + 3_600_000)}.`
  expect(lines(ru, parked).at(-1)).toBe(`⏳ ${later}`)
  const failure = { code: 'google-sheets.unavailable', messageKey: 'x', vars: {}, reference: 'R' }
  expect(lines(ru, { ...parked, failure }).at(-1)).toBe(`⏳ ${later} Ждём Google.`)
})

test.each(RUN_STATUSES)('%s fits a phone in both languages', (status) => {
  for (const lang of [ru, en]) {
    const screen = runCard(lang, { ...running, status }, definition, NOW)
    expect(screen.text.split('\n').length).toBeLessThanOrEqual(14)
    for (const row of screen.keyboard ?? []) {
      expect(row.length).toBeLessThanOrEqual(3)
      for (const button of row) expect(button.text.length).toBeLessThanOrEqual(20)
    }
  }
})
