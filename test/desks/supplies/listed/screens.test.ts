import { expect, test } from 'vitest'
import { openListed, openListedOf } from '#desks/supplies/listed/actions.ts'
import { listedScreen } from '#desks/supplies/listed/screens.ts'
import { START_MS } from '#test/support/moments.ts'
import { ru } from '../../../telegram/input/langs.ts'

const labels = (daysBefore: number) =>
  listedScreen(ru, {
    ...{ supplies: [], at: START_MS, page: 0, nowMs: START_MS, cabinets: [], chosen: undefined },
    ...{ canManage: true, isFeedOff: false, daysBefore, details: new Map() },
  }).keyboard?.map((row) => row.map(({ text }) => text.replaceAll('\u00a0', ' ')))

test('reminders are a row of days, the chosen one ticked, and are switched off where they are on', () => {
  expect(labels(0)?.slice(0, -1)).toEqual([['🔔 1 день', '🔔 2 дня', '🔔 3 дня']])
  expect(labels(2)?.slice(0, -1)).toEqual([
    ['🔔 1 день', '✓ 2 дня', '🔔 3 дня'],
    ['✕ Не напоминать'],
  ])
})

test('several seller accounts are a row to choose from, and pages stay with the chosen one', () => {
  const cabinets = ['Основной', 'Второй'].map((name, at) => ({
    ...{ name, credentialId: `0198a0b0-0000-7000-8000-00000000000${at}`, accountKey: name },
    ...{ mask: '', isDefault: at === 0, isValid: true, hasCabinetSession: false },
  }))
  const [, second] = cabinets
  const supplies = Array.from({ length: 7 }, (_, at) => ({
    ...{ id: at + 1, supplyId: at + 1, preorderId: null, statusId: 2, supplyType: 'box' as const },
    ...{ supplyDay: null, createdAt: null, credentialId: second?.credentialId ?? '' },
  }))
  const view = {
    ...{ supplies, at: START_MS, page: 0, nowMs: START_MS, daysBefore: 0, details: new Map() },
    ...{ canManage: false, isFeedOff: false, cabinets },
  }
  const rows = (chosen: (typeof cabinets)[number] | undefined) =>
    listedScreen(ru, { ...view, chosen }).keyboard?.slice(6) ?? []
  const [pager, row] = rows(second)
  expect(row?.map(({ text }) => text)).toEqual(['Все кабинеты', 'Основной', '✓ Второй'])
  expect(pager?.at(-1)).toMatchObject({
    data: openListedOf({ id: second?.credentialId ?? '', page: 1 }),
  })
  const [all, choice] = rows(undefined)
  expect(choice?.map(({ text }) => text)).toEqual(['✓ Все кабинеты', 'Основной', 'Второй'])
  expect(all?.at(-1)).toMatchObject({ data: openListed({ page: 1 }) })
})
