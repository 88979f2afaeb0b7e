import { existsSync, mkdirSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import type { Locale } from '#platform/texts/lang.ts'
import type { MessageArgs, MessageKey } from '#platform/texts/messages.generated.ts'
import { plainText } from '#platform/texts/rich-text.ts'
import { createTexts } from '#platform/texts/texts.ts'
import type { Shop } from '#test/support/app.ts'

/** A seller presses through the chat page; pictures of what they see are kept in ARTIFACTS, else in a folder of the machine's user. */
const ARTIFACTS =
  process.env.ARTIFACTS ?? join(tmpdir(), `prilavok-artifacts-${userInfo().username}`)
const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const WAIT_MS = 60_000
/** The bot takes a burst of twenty acts and then two a second; sellers here think as long as that takes. */
const THINKING_MS = 500
const texts = createTexts({
  localesDir: fileURLToPath(new URL('../../locales', import.meta.url)),
})

/** Whether there is a browser; says so where there is none. */
export function hasBrowser(what: string): boolean {
  const found = existsSync(CHROMIUM)
  if (!found) process.stderr.write(`Not run: ${what} (no ${CHROMIUM})\n`)
  return found
}

export function openBrowser(): Promise<Browser> {
  mkdirSync(ARTIFACTS, { recursive: true })
  const quiet = '--disable-background-networking --disable-component-update --disable-sync'
  const args = `--no-sandbox --disable-gpu --disable-quic --no-first-run ${quiet}`.split(' ')
  return chromium.launch({ executablePath: CHROMIUM, args })
}

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

/** What the seller holds; pictures are named after it. */
export const SCREENS = {
  phone: { name: 'phone', size: { width: 390, height: 844 } },
  desktop: { name: 'desktop', size: { width: 1280, height: 800 } },
} as const

interface Seat {
  readonly browser: Browser
  readonly shop: Shop
  readonly locale: Locale
  readonly screen: (typeof SCREENS)[keyof typeof SCREENS]
}

/** A seller of a sandbox in a window of their own; it closes after the test. */
export async function openChat({ browser, shop, locale, screen }: Seat) {
  const { id, first_name, last_name } = PEOPLE[locale]
  const person = { id, first_name, last_name, language_code: locale }
  const answer = await fetch(`${shop.sandbox.url}/api/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person),
  })
  expect(answer.ok).toBe(true)
  const context = await browser.newContext({ viewport: screen.size, locale })
  onTestFinished(() => context.close())
  context.setDefaultTimeout(WAIT_MS)
  const page = await context.newPage()
  await page.clock.setFixedTime(shop.clock.now())
  await page.goto(`${shop.sandbox.url}/?chat=${id}`)
  return chatOf(page, locale, screen.name, () => shop.clock.advance(THINKING_MS))
}

function chatOf(page: Page, locale: Locale, place: string, think: () => void) {
  const { first_name: name, message: messageLabel, start } = PEOPLE[locale]
  const lang = texts.lang(locale, 'Europe/Moscow')
  const word = <K extends MessageKey>(key: K, ...args: MessageArgs<K>) =>
    plainText(lang.t(key, ...args))
  const bubbles = page.locator('.message:not(.own) .bubble')
  return {
    name,
    locale,
    lang,
    word,
    begin: () => page.getByRole('button', { name: start, exact: true }).click(),
    say: async (text: string) => {
      think()
      await page.getByLabel(messageLabel, { exact: true }).fill(text)
      await page.keyboard.press('Enter')
    },
    /** Presses the lowest button with this label. */
    tap: (label: string | RegExp) => {
      think()
      return page.locator('.message').getByRole('button', { name: label }).last().click()
    },
    /** Opens the page behind the lowest link with this label beside the chat. */
    async follow(label: string): Promise<Page> {
      const link = page.locator('.message').getByRole('link', { name: label }).last()
      const beside = await page.context().newPage()
      await beside.goto((await link.getAttribute('href')) ?? '')
      return beside
    },
    /** Takes the lowest file whose name has this ending. */
    async download(ending: string): Promise<Buffer> {
      const file = page.locator('.document', { hasText: ending }).last()
      const url = new URL((await file.getAttribute('href')) ?? '', page.url())
      return Buffer.from(await (await fetch(url)).arrayBuffer())
    },
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
        // Shows the end of every movement, and no notes that pass by.
        animations: 'disabled',
        style: '.toast { visibility: hidden }',
      }),
  }
}

export type Chat = Awaited<ReturnType<typeof openChat>>
