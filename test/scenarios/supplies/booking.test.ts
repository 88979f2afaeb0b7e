import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { waitFor } from '#test/support/wait.ts'
import { openSeller, type Seller } from '../seller.ts'
import { bookingIs, pollerHasSeen } from '../waits.ts'
import { KOLEDINO, makeMonitor } from './monitor.ts'

const shop = await openShop({ parts: ['verifier', 'runs'] })
const { wb, clock, day } = shop
const slot = (ahead: number, more: object = {}) =>
  ({ warehouseId: KOLEDINO, type: 'box', day: day(ahead), coefficient: 1, ...more }) as const

/** A seller with a key, a session, a preorder and a monitor that books by itself. */
async function ready(warehouse?: string): Promise<{ anna: Seller; preorder: number }> {
  const anna = await openSeller(shop)
  await anna.connect()
  await anna.logIn()
  const preorder = await anna.preorder(KOLEDINO)
  await makeMonitor(anna, { mode: 'auto', preorder, ...(warehouse && { warehouse }) })
  return { anna, preorder }
}

const commitsOf = async (preorder: number) =>
  (await wb.commits()).filter(({ preorderId }) => preorderId === preorder)
const pause = (seller: Seller) =>
  seller.say('/supplies').then(async () => {
    await seller.tap(/Коледино/)
    await seller.sees('Режим')
    await seller.tap(/Пауза/)
    await seller.sees('На паузе')
    await pollerHasSeen(shop)
  })

test('a slot gone between match and commit is lost with its reason, and the monitor goes on', async () => {
  const { anna, preorder } = await ready()
  // Everybody else's commit: the slot closes as ours is on its way.
  await wb.fault({ method: 'plan/add', kind: 'slow', ms: 5_000, times: 1, sid: anna.sid })
  await wb.openSlot(slot(2))
  await waitFor(async () => (await wb.state()).faults.length === 0)
  await wb.closeSlot(slot(2))
  clock.advance(5_000)
  await anna.gets('Слот не достался: Коледино')
  expect(anna.text()).toContain('Монитор ловит дальше')
  expect(await commitsOf(preorder)).toMatchObject([{ outcome: 'refused', reason: 'closed' }])
  await wb.openSlot(slot(3))
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  await wb.closeSlot(slot(3))
})

test('a price that rises as the commit arrives is never paid', async () => {
  const { anna, preorder } = await ready()
  await wb.switches({ raiseCoefficientOnCommit: 3 })
  await wb.openSlot(slot(2))
  const { text } = await anna.gets('Слот не достался: Коледино')
  expect(text).toMatch(/Коэффициент вырос|WB отказал|заняли раньше/)
  expect((await commitsOf(preorder)).every(({ outcome }) => outcome === 'refused')).toBe(true)
  await wb.switches({ raiseCoefficientOnCommit: 0 })
  await wb.closeSlot(slot(2))
  await pause(anna)
})

test('a commit that timed out but was done is found in the list and told once', async () => {
  const { anna, preorder } = await ready()
  await wb.fault({ method: 'plan/add', kind: 'hang-after', times: 1, sid: anna.sid })
  await wb.openSlot(slot(2, { capacity: 5 }))
  await waitFor(async () => (await commitsOf(preorder)).length === 1)
  clock.advance(11_000)
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  expect(await commitsOf(preorder)).toMatchObject([{ outcome: 'booked' }])
  expect(anna.all('ПОСТАВКА ПОЙМАНА')).toHaveLength(1)
  await wb.closeSlot(slot(2))
})

test('a commit that timed out and was not done is looked up, never repeated blindly, then lost', async () => {
  const { anna, preorder } = await ready()
  await wb.fault({ method: 'plan/add', kind: 'hang', times: 1, sid: anna.sid })
  await wb.openSlot(slot(2))
  await waitFor(async () => (await wb.state()).faults.length === 0)
  clock.advance(11_000)
  await waitFor(async () => {
    clock.advance(1_000)
    return anna.all('Бот проверяет бронь').length > 0
  })
  await wb.closeSlot(slot(2))
  await waitFor(async () => {
    clock.advance(2_000)
    return anna.all('Слот не достался').length > 0
  })
  expect(anna.all('Слот не достался').at(-1)?.text).toContain('WB не ответил вовремя')
  expect(await commitsOf(preorder)).toEqual([])
  expect(anna.all('ПОСТАВКА ПОЙМАНА')).toEqual([])
  await wb.openSlot(slot(4))
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  expect(await commitsOf(preorder)).toHaveLength(1)
  await wb.closeSlot(slot(4))
})

test('an ended session hands the slot over, says so once, and a new session books again', async () => {
  const { anna, preorder } = await ready()
  await wb.expireSessions(anna.sid)
  await wb.openSlot(slot(2))
  const { text, keyboard } = await anna.gets('осталось забронировать')
  expect(text).toMatch(/Сессия кабинета (закончилась|не подключена)/)
  expect(keyboard.flat().map((button) => button.text)).toEqual([
    'Открыть в кабинете',
    '✓ Забронировано',
    'Не подходит',
    '🔕 До утра',
  ])
  await anna.gets(/Сессия кабинета .* закрыта/)
  await anna.tap('Не подходит')
  await wb.closeSlot(slot(2))
  await anna.logIn()
  await wb.openSlot(slot(3))
  await anna.gets('ПОСТАВКА ПОЙМАНА')
  expect(await commitsOf(preorder)).toMatchObject([{ outcome: 'booked' }])
  expect(anna.all(/Сессия кабинета .* закрыта/)).toHaveLength(1)
  await wb.closeSlot(slot(3))
})

test('an anti-bot check is handed over with a link, and the booking made by hand is verified', async () => {
  const { anna, preorder } = await ready()
  await wb.switches({ captchaRequired: true })
  await wb.openSlot(slot(5))
  const { text, keyboard } = await anna.gets('осталось забронировать')
  await wb.switches({ captchaRequired: false })
  expect(text).toContain('WB попросил проверку')
  const link = keyboard.flat().find((button) => 'url' in button)
  expect(link && 'url' in link && link.url).toContain(`preorderId=${preorder}`)
  expect(await commitsOf(preorder)).toEqual([])

  const early = await anna.tap('✓ Забронировано')
  expect(early.text).toContain('Проверяем по списку WB')
  expect(await wb.bookByHand({ preorderId: preorder, day: day(5) })).toMatchObject({ ok: true })
  const again = await anna.tap('✓ Забронировано')
  // The look that the first tap asked for may have found it already.
  expect(again.text).toMatch(/Проверяем по списку WB|есть в списке WB/)
  const caught = await anna.gets('ПОСТАВКА ПОЙМАНА')
  expect(caught.text).not.toContain('от появления слота')
  expect(await commitsOf(preorder)).toMatchObject([{ via: 'person', outcome: 'booked' }])
  const late = await anna.tap('✓ Забронировано')
  expect(late.text).toContain('есть в списке WB')
  await wb.closeSlot(slot(5))
})

test('the product stopped between match and commit: rebuilt, it looks first and books once', async () => {
  const { anna, preorder } = await ready()
  await wb.fault({ method: 'auth/token', kind: 'slow', ms: 60_000, times: 1, sid: anna.sid })
  await wb.openSlot(slot(2))
  await bookingIs(shop, preorder, 'committing')
  await waitFor(async () => (await wb.state()).faults.length === 0)
  const stopping = shop.stop()
  clock.advance(60_000)
  await stopping
  await shop.start()
  await waitFor(async () => {
    clock.advance(1_000)
    return anna.all('ПОСТАВКА ПОЙМАНА').length > 0
  })
  expect((await commitsOf(preorder)).filter(({ outcome }) => outcome === 'booked')).toHaveLength(1)
  expect(anna.all('ПОСТАВКА ПОЙМАНА')).toHaveLength(1)
  await wb.closeSlot(slot(2))
})
