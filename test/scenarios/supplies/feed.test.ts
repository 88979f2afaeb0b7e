import { beforeEach, expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller, type Seller } from '../seller.ts'
import { KOLEDINO, makeMonitor } from './monitor.ts'

const shop = await openShop({ parts: ['verifier', 'runs'] })
const { wb, clock, day } = shop
/** Slow enough for the poller to keep its lease, which lasts ten seconds. */
const STEP_MS = 250
const NOTICE = /^WB (отключил|снова)/
const ALERT = 'Открылся слот: Коледино'
let anna: Seller
let turn = 0

beforeEach(async () => {
  await wb.clearFaults()
  await wb.closeSlot(place())
  turn += 1
  anna = await openSeller(shop)
  await anna.connect()
  await makeMonitor(anna, { mode: 'notify' })
})

const place = () => ({ warehouseId: KOLEDINO, type: 'box', day: day(2 + (turn % 5)) }) as const
const opens = () => wb.openSlot({ ...place(), coefficient: 1 })
const alerts = () => anna.all(ALERT).length
/** Moves time on in small steps until it holds. */
const until = (condition: () => boolean | Promise<boolean>) =>
  waitFor(() => {
    clock.advance(STEP_MS)
    return condition()
  })
/** Feed calls since the figures were cleared, over all accounts. */
const looks = async () =>
  (await wb.state()).calls
    .filter(({ method }) => method === 'coefficients')
    .reduce((sum, { requests }) => sum + requests, 0)

test.for([
  ['429 with WB’s own headers', { kind: 'limited', ms: 3_000 }],
  ['402', { kind: 'unpaid' }],
  ['5xx', { kind: 'http-5xx', status: 502 }],
  ['a hang', { kind: 'hang' }],
  ['a body cut in half', { kind: 'truncated' }],
  ['a lost connection', { kind: 'cut' }],
  ['something that is no JSON', { kind: 'not-json' }],
  ['an empty answer', { kind: 'empty-ok' }],
] as const)('the feed answers with %s: the slot is told of once it is back', async ([, fault]) => {
  await wb.fault({ method: 'coefficients', ...fault })
  await wb.clearFigures()
  await waitFor(async () => (await looks()) > 0)
  await opens()
  await until(async () => (await looks()) > 1)
  expect(alerts()).toBe(0)
  await anna.say('/supplies')
  await anna.sees('Ищет 1 монитор из 1')
  await wb.clearFaults()
  await until(() => alerts() > 0)
  // Only 402 puts everybody on hold.
  await anna.waitFor(() => anna.all(NOTICE).length === (fault.kind === 'unpaid' ? 2 : 0))
  expect(alerts()).toBe(1)
})

test('switched off by WB: told once to who waits, quiet probes, told once when it is back', async () => {
  const emma = await openSeller(shop, 'en')
  await emma.connect()
  await wb.feed(false)
  await anna.gets('WB отключил данные о слотах. Мониторы ждут')
  await anna.say('/supplies')
  await anna.sees(/WB отключил данные о слотах с \d+/)
  await wb.clearFigures()
  for (let probe = 1; probe <= 3; probe += 1) await until(async () => (await looks()) >= probe)
  await opens()
  await wb.feed(true)
  await until(() => anna.all('WB снова отдаёт данные').length > 0)
  await until(() => alerts() > 0)
  expect(anna.all(NOTICE)).toHaveLength(2)
  // Emma waits for nothing: she is not disturbed.
  expect(emma.all(/slot data/)).toHaveLength(0)
})

test('the feed stays off over a restart, without a second message', async () => {
  await wb.feed(false)
  await anna.gets('WB отключил данные о слотах. Мониторы ждут')
  await shop.restart()
  await anna.say('/supplies')
  await anna.sees(/WB отключил данные о слотах с \d+/)
  await wb.clearFigures()
  await until(async () => (await looks()) > 1)
  await wb.feed(true)
  await until(() => anna.all('WB снова отдаёт данные').length > 0)
  expect(anna.all(NOTICE)).toHaveLength(2)
})

test('a slot told of before a restart is not told of again', async () => {
  await opens()
  await until(() => alerts() > 0)
  await shop.restart()
  await wb.clearFigures()
  await until(async () => (await looks()) > 3)
  expect(alerts()).toBe(1)
})
