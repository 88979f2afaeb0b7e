import { expect, test } from 'vitest'
import { addDays } from '#core/dates.ts'
import { openShop } from '#test/support/app.ts'
import { openSeller } from '../seller.ts'
import { pollerHasSeen } from '../waits.ts'
import { KOLEDINO, makeMonitor } from './monitor.ts'

test.each([
  ['a month of 30 days', '2026-11-28T05:00:00Z', /30\sноя\s–\s2\sдек/, /1\sдек/],
  ['February', '2027-02-26T12:00:00Z', /28\sфев\s–\s2\sмар/, /1\sмар/],
  [
    'February in a leap year, in Moscow a day earlier than in UTC',
    '2028-02-27T21:30:00Z',
    /29\sфев\s–\s2\sмар/,
    /1\sмар/,
  ],
  ['a year', '2026-12-29T21:30:00Z', /31\sдек\s–\s2\sянв/, /1\sянв/],
] as const)(
  'over the end of %s: days are chosen on two pages, and a slot of the next month is found',
  async (_what, moment, range, first) => {
    const shop = await openShop({ startMs: Date.parse(moment), parts: ['verifier', 'runs'] })
    const anna = await openSeller(shop)
    await anna.connect()
    const next = [1, 2, 3, 4].map(shop.day).find((day) => day.endsWith('-01')) ?? ''
    const days = [addDays(next, -1), addDays(next, 1)] as const
    await makeMonitor(anna, { mode: 'notify', days })
    expect(anna.text()).toMatch(range)

    await pollerHasSeen(shop)
    const place = { warehouseId: KOLEDINO, type: 'box', coefficient: 1 } as const
    await shop.wb.openSlot({ ...place, day: addDays(next, 2) })
    await shop.wb.openSlot({ ...place, day: next })
    const { text } = await anna.gets('Открылся слот: Коледино')
    expect(text).toMatch(first)
    expect(anna.all('Открылся слот')).toHaveLength(1)
    await shop.stop()
  },
)
