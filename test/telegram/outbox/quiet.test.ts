import { expect, test } from 'vitest'
import { ZONES } from '#desks/account/settings/zones.ts'
import { quietUntil } from '#telegram/outbox/quiet.ts'
import { MOMENTS } from '#test/support/moments.ts'

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

test.each(MOMENTS)(
  '%s: a message waits until the hour on the reader’s own clock, wherever they are',
  (_what, ms) => {
    for (const timeZone of ZONES) {
      const format = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })
      const time = (at: number) => format.format(at)
      for (let quietFrom = 9; quietFrom < 24; quietFrom += 1) {
        const until = quietUntil(ms, { quietFrom, quietTo: 8, timeZone })
        const hour = Number(time(ms).slice(0, 2))
        expect(until !== undefined).toBe(hour >= quietFrom || hour < 8)
        if (until !== undefined) expect(time(until)).toBe('08:00')
      }
    }
  },
)

test('the night that loses or gains an hour ends by the clock all the same', () => {
  const warsaw = { ...night, timeZone: 'Europe/Warsaw' }
  const at = (moment: string) => Date.parse(moment)
  expect(quietUntil(at('2027-03-27T22:30:00Z'), warsaw)).toBe(at('2027-03-28T06:00:00Z'))
  expect(quietUntil(at('2026-10-24T22:30:00Z'), warsaw)).toBe(at('2026-10-25T07:00:00Z'))
})
