import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import type { Locale } from '#platform/texts/lang.ts'
import type { MessageArgs, MessageKey } from '#platform/texts/messages.generated.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { createTexts } from '#platform/texts/texts.ts'
import { openShop, type Shop } from '#test/support/app.ts'

/** A seller presses through the chat page; pictures of what they see are kept in ARTIFACTS. */
const ARTIFACTS = process.env.ARTIFACTS ?? join(tmpdir(), 'prilavok-artifacts')
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const found = existsSync(CHROMIUM)
if (!found) process.stderr.write(`Not run: a seller's day in a browser (no ${CHROMIUM})\n`)

const KOLEDINO = 507
const WAIT_MS = 15_000
const texts = createTexts({
  localesDir: fileURLToPath(new URL('../../locales', import.meta.url)),
})

let browser: Browser
beforeAll(async () => {
  if (!found) return
  mkdirSync(ARTIFACTS, { recursive: true })
  const quiet = '--disable-background-networking --disable-component-update --disable-sync'
  const args = `--no-sandbox --disable-gpu --disable-quic --no-first-run ${quiet}`.split(' ')
  browser = await chromium.launch({ executablePath: CHROMIUM, args })
})
afterAll(() => browser?.close())

const PEOPLE = {
  ru: {
    id: 100_001,
    first_name: 'Анна',
    last_name: 'Орлова',
    message: 'Сообщение',
    start: 'Начать',
  },
  en: { id: 100_002, first_name: 'Emma', last_name: 'Clark', message: 'Message', start: 'Start' },
} as const

async function openChat(
  shop: Shop,
  locale: Locale,
  size: { width: number; height: number },
  place: string,
) {
  const { id, first_name, last_name } = PEOPLE[locale]
  const person = { id, first_name, last_name, language_code: locale }
  const answer = await fetch(`${shop.sandbox.url}/api/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  })
  expect(answer.ok).toBe(true)
  const context = await browser.newContext({ viewport: size, locale })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(WAIT_MS)
  const page = await context.newPage()
  await page.goto(`${shop.sandbox.url}/?chat=${id}`)
  return chatOf(page, locale, place)
}

function chatOf(page: Page, locale: Locale, place: string) {
  const { first_name: name, message: messageLabel, start } = PEOPLE[locale]
  const lang = texts.lang(locale, 'Europe/Moscow')
  const word = <K extends MessageKey>(key: K, ...args: MessageArgs<K>) =>
    plainText(lang.t(key, ...args))
  const bubbles = page.locator('.message:not(.own) .bubble')
  return {
    name,
    lang,
    word,
    begin: () => page.getByRole('button', { name: start, exact: true }).click(),
    say: async (text: string) => {
      await page.getByLabel(messageLabel, { exact: true }).fill(text)
      await page.keyboard.press('Enter')
    },
    /** Presses the lowest button with this label. */
    tap: (label: string | RegExp) =>
      page.locator('.message').getByRole('button', { name: label }).last().click(),
    offers: (label: string) =>
      page.locator('.message').getByRole('button', { name: label }).last().waitFor(),
    sees: (text: string) => bubbles.filter({ hasText: text }).last().waitFor(),
    gone: (text: string) =>
      page.locator('.bubble', { hasText: text }).waitFor({ state: 'detached' }),
    picture: (what: string) =>
      page.screenshot({
        path: join(ARTIFACTS, `${place}-${what}.jpg`),
        type: 'jpeg',
        quality: 85,
        // Shows the end of every movement.
        animations: 'disabled',
      }),
  }
}

type Chat = Awaited<ReturnType<typeof openChat>>

/** Onboarding → wizard → calendar → caught slot, as fast as a person reads. */
async function catchASlot(shop: Shop, chat: Chat): Promise<void> {
  const { wb } = shop
  const { word, begin, say, tap, sees, offers, gone, picture, lang } = chat
  const { sid } = await wb.addSeller({ name: 'Orlova Home', tradeMark: 'Orlova Home' })
  const { preorderId } = await wb.addPreorder({ sid, warehouseId: KOLEDINO, type: 'box' })

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
  await tap(String(Number(shop.day(2).slice(8))))
  await sees(word('calendar-start', { day: lang.day(shop.day(2)) }).slice(-12))
  await tap(String(Number(shop.day(4).slice(8))))
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
  await catchASlot(shop, await openChat(shop, 'ru', { width: 390, height: 844 }, 'phone'))
})

test.runIf(found)('a slot is caught from a desktop, in English', async () => {
  const shop = await openShop()
  await catchASlot(shop, await openChat(shop, 'en', { width: 1280, height: 800 }, 'desktop'))
})
