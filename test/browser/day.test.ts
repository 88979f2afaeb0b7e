import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Day } from '#core/dates.ts'
import { monthTitle } from '#telegram/calendar/names.ts'
import { openShop, type Shop } from '#test/support/app.ts'
import { type Chat, hasBrowser, openBrowser, openChat, SCREENS } from './chat.ts'

const KOLEDINO = 507
const found = hasBrowser("a seller's day in a browser")

let browser: Browser
beforeAll(async () => {
  if (found) browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Onboarding → wizard → calendar → caught slot, as fast as a person reads. */
async function catchASlot(shop: Shop, chat: Chat): Promise<void> {
  const { wb } = shop
  const { word, begin, say, tap, sees, offers, gone, picture, lang } = chat
  const { sid } = await wb.addSeller({ name: 'Orlova Home', tradeMark: 'Orlova Home' })
  const { preorderId } = await wb.addPreorder({ sid, warehouseId: KOLEDINO, type: 'box' })

  const turnTo = async (day: Day, shown: Day) => {
    if (day.slice(0, 7) === shown.slice(0, 7)) return
    await tap('›')
    await offers(monthTitle(chat.locale, day.slice(0, 7)))
  }
  const cell = (day: Day) => new RegExp(`^\\W?${Number(day.slice(8))}\\W?$`)

  await begin()
  await sees(word('home-welcome', { name: chat.name }).split('\n')[1] ?? '')
  await picture('home')
  const { token } = await wb.issueToken({ sid, type: 'personal' })
  await say(token)
  await sees(word('key-message-deleted'))
  await gone(token.slice(0, 40))
  await say((await wb.issueSession({ sid })).text)
  await sees(word('cabinet-added', { name: 'Orlova Home', mask: '' }).slice(0, 18))
  await say('/keys')
  await sees('Orlova Home')
  await picture('keys')

  await say('/supplies')
  await tap(word('button-monitor-new'))
  await sees(word('monitor-ask-warehouses'))
  await tap(/Коледино/)
  await sees(word('picker-counter-max', { picked: 1, max: 20 }).split(' ')[0] ?? '')
  await tap(word('wizard-done'))
  await tap(word('monitor-type-button', { type: 'box' }))
  await tap(word('calendar-open'))
  await sees(word('calendar-empty'))
  await turnTo(shop.day(2), shop.day(1))
  await tap(cell(shop.day(2)))
  await sees(word('calendar-start', { day: lang.day(shop.day(2)) }).slice(-12))
  await turnTo(shop.day(4), shop.day(2))
  await tap(cell(shop.day(4)))
  await sees(lang.dayRange(shop.day(2), shop.day(4)))
  await picture('calendar')
  await tap(word('calendar-done'))
  await tap('×2')
  await tap(word('monitor-mode-button', { mode: 'auto' }))
  await sees(word('monitor-ask-preorders'))
  await tap(new RegExp(`#${preorderId}`))
  await tap(word('wizard-done'))
  await sees(word('monitor-note-auto').slice(0, 30))
  await picture('summary')
  await tap(word('monitor-wizard-confirm'))
  await offers(word('button-monitor-pause'))
  await picture('card')

  const slot = { warehouseId: KOLEDINO, type: 'box', day: shop.day(3), coefficient: 1 } as const
  await wb.openSlot({ ...slot, capacity: 1 })
  await sees(word('supplies-caught', CAUGHT).split('\n')[0] ?? '')
  await picture('caught')
  expect(await wb.commits()).toMatchObject([{ preorderId, outcome: 'booked', day: shop.day(3) }])
}

const CAUGHT = {
  warehouse: '',
  slotDay: '2026-01-01',
  keyName: '',
  keyMask: '',
  number: '',
  coefficient: 1,
  seconds: 1,
  caught: 1,
  target: 1,
}

test.runIf(found)('a slot is caught from a phone, in Russian', async () => {
  const shop = await openShop()
  await catchASlot(shop, await openChat({ browser, shop, locale: 'ru', screen: SCREENS.phone }))
})

test.runIf(found)('a slot is caught from a desktop, in English', async () => {
  const shop = await openShop()
  await catchASlot(shop, await openChat({ browser, shop, locale: 'en', screen: SCREENS.desktop }))
})
