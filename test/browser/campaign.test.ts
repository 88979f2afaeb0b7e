import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { type Chat, hasBrowser, openBrowser, openChat, SCREENS } from './chat.ts'

const found = hasBrowser('a campaign in a browser')

const MUG = {
  ru: {
    name: 'Термокружки',
    about:
      'Термокружка из нержавеющей стали, 350 и 500 мл. Держит тепло 8 часов. Цена 1290 рублей, гарантия 1 год.',
    budget: '20 000 ₽ в месяц',
  },
  en: {
    name: 'Travel mugs',
    about: 'Термокружка из стали, 350 и 500 мл. Держит тепло 8 часов. Цена 1290 рублей.',
    budget: '5,000 a week',
  },
} as const
const SEEDS = 'термокружка\nтермокружка с подогревом\nтермокружка детская'

let browser: Browser
beforeAll(async () => {
  if (found) browser = await openBrowser()
})
afterAll(() => browser?.close())

/** Direct by the code that Yandex shows, a wrong one first; Google by the page where one says yes. */
async function connect({ word, say, tap, sees, picture, follow }: Chat): Promise<void> {
  const way = async (service: string) => {
    await say('/keys')
    await tap(word('button-key-add'))
    await tap(word('service-button', { service }))
  }
  const enter = word('button-key-enter')

  await way('yandex-direct')
  await picture('direct-key')
  await tap(enter)
  await say('1234567')
  await sees(word('key-bad-yandex-code'))
  await tap(word('button-cancel'))
  const yandex = await follow(word('button-key-code'))
  const code = await yandex.locator('#code').innerText()
  await yandex.close()
  await tap(enter)
  await say(code)
  await sees(word('key-message-deleted'))

  await way('google')
  const google = await follow(word('button-key-code'))
  await google.getByRole('button').first().click()
  const address = await google.locator('#address').innerText()
  await google.close()
  await say(address)
  await sees('seller@shop.example')
}

/** Six questions, some answered wrong at first. */
async function answer({ word, say, tap, sees, picture, locale }: Chat): Promise<void> {
  const { name, about, budget } = MUG[locale]
  const summary = word('wizard-review', { title: word('campaign-wizard-title') })
  await say('/new_campaign')
  await sees(word('campaign-ask-name'))
  await say(name)
  await say('?')
  await sees(word('campaign-wrong-length', { min: 20, max: 2_000, length: 1 }))
  await say(about)
  await say(SEEDS)
  await sees(word('campaign-ask-regions'))
  await tap(/Россия/)
  await picture('campaign-regions')
  await tap(word('wizard-done'))
  await say('http://192.168.0.1/')
  await sees(word('campaign-wrong-site', { fault: 'private' }))
  await say('shop.example/mugs')
  await say(budget)
  await sees(summary)
  await tap(`✎ ${word('campaign-field-extras')}`)
  await tap(new RegExp(word('campaign-extra-button', { extra: 'draft' })))
  await tap(word('wizard-done'))
  await sees(summary)
  await picture('campaign-summary')
}

/** From Create through the review to the file, the sheet and the draft. */
async function make(chat: Chat): Promise<void> {
  const { word, tap, sees, picture, download, locale } = chat
  await tap(word('campaign-wizard-confirm'))
  await tap(word('campaigns-button-groups'))
  await sees(word('groups-ask'))
  await picture('campaign-groups')
  await tap(/термокружка · /)
  await sees(word('group-ask'))
  await picture('campaign-group')
  await tap(word('button-groups-back'))
  await tap(word('button-let-through'))
  await sees('.xlsx')
  const file = await download('.xlsx')
  expect(file.subarray(0, 2).toString()).toBe('PK')
  await sees(word('campaigns-done', { name: MUG[locale].name }))
  await picture('campaign-done')
}

/** What the seller looks at afterwards. */
async function look({ word, tap, sees, picture, locale }: Chat): Promise<void> {
  await tap(word('campaigns-button-open'))
  await sees(word('campaign-sheet'))
  await picture('campaign-result')
  await tap(word('button-campaign-ads'))
  await sees(word('ad-part', { kind: 'title', limit: 56 }))
  await picture('campaign-ads')
  await tap(word('button-campaign-back'))
  await tap(word('button-campaign-send', { what: 'picture' }))
  await sees(word('campaigns-notice-picture', { name: MUG[locale].name }))
  await picture('campaign-picture')
}

test.runIf(found).each([
  ['ru', 'phone'],
  ['en', 'desktop'],
] as const)('%s: a campaign from keys to the file, on a %s', async (locale, screen) => {
  const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'] })
  const chat = await openChat({ browser, shop, locale, screen: SCREENS[screen] })
  await chat.begin()
  await connect(chat)
  await answer(chat)
  await make(chat)
  await look(chat)
})
