import { expect, test } from 'vitest'
import { quietUntil } from '#telegram/outbox/quiet.ts'

const moscow = (hour: number, minute = 0) => Date.UTC(2026, 10, 20, hour - 3, minute)
const night = { quietFrom: 22, quietTo: 8, timeZone: 'Europe/Moscow' }

test('hours over midnight hold until the morning', () => {
  expect(quietUntil(moscow(23, 30), night)).toBe(moscow(32))
  expect(quietUntil(moscow(3), night)).toBe(moscow(8))
  expect(quietUntil(moscow(7, 59), night)).toBe(moscow(8))
})

test('outside of them a message leaves at once', () => {
  for (const at of [moscow(8), moscow(15), moscow(21, 59)])
    expect(quietUntil(at, night)).toBeUndefined()
})

test('hours within a day, no hours, and zones', () => {
  const noon = { quietFrom: 12, quietTo: 14, timeZone: 'Europe/Moscow' }
  expect(quietUntil(moscow(13), noon)).toBe(moscow(14))
  expect(quietUntil(moscow(14), noon)).toBeUndefined()
  expect(quietUntil(moscow(13), { ...noon, quietFrom: null })).toBeUndefined()
  expect(quietUntil(moscow(13), { ...noon, quietTo: 12 })).toBeUndefined()
  expect(quietUntil(moscow(13), { ...noon, timeZone: 'Asia/Vladivostok' })).toBeUndefined()
})
