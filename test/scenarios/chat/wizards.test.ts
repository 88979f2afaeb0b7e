import { expect, test } from 'vitest'
import { credentials } from '#desks/account/schema.ts'
import { campaigns } from '#desks/campaigns/schema.ts'
import { monitors } from '#desks/supplies/schema.ts'
import type { OpenAiKey } from '#sandbox/openai/keys.ts'
import { makeCloudKey } from '#sandbox/wordstat/accounts.ts'
import { openShop } from '#test/support/app.ts'
import { type Campaigner, openCampaigner } from '../campaigns/campaigner.ts'
import { KOLEDINO } from '../supplies/monitor.ts'
import { handleTwice, restarted } from './twice.ts'

const shop = await openShop({ accounts: 0, roles: ['bot', 'worker'], parts: ['runs'] })
await handleTwice(shop)

/** A way through the chat; it stops wherever the product is to be built anew, and says what must be seen then too. */
type Walk = AsyncGenerator<string | RegExp, void, void>

/** A step of the way: does something and waits for what comes of it. */
const stepsOf = (seller: Campaigner) => async (act: Promise<unknown>, seen: string | RegExp) => {
  await act
  await seller.sees(seen)
  return seen
}

async function* connectKeys(seller: Campaigner): Walk {
  const step = stepsOf(seller)
  const { t, services } = seller
  const cloud = makeCloudKey(`of ${seller.id}`)
  const { secret } = await services.openAi.command<OpenAiKey>('issue-key', { name: `${seller.id}` })
  const code = async (link: string) => {
    const html = await (await fetch(link)).text()
    return /<output id="code">(\d+)</.exec(html)?.[1] ?? ''
  }
  const consent = async (link: string) =>
    (await services.google.command<{ address: string }>('consent', { link })).address
  const wanted: readonly [string, (link: string) => Promise<string>][] = [
    ['yandex-cloud', async () => `${cloud} b1gfolder${seller.id}`],
    ['openai', async () => secret],
    ['yandex-direct', code],
    ['google', consent],
  ]
  for (const [service, answer] of wanted) {
    const link = await seller.wayTo(service)
    yield step(seller.tap(t('button-key-enter')), t('key-connect-title'))
    yield step(seller.say(await answer(link)), t('key-message-deleted'))
  }
  yield step(seller.say('/keys'), t('keys-title'))
  expect(seller.text().match(/✅/g)).toHaveLength(1 + wanted.length)
}

async function* renameKey(seller: Campaigner): Walk {
  const step = stepsOf(seller)
  const { t } = seller
  yield step(seller.tap(/OpenAI/), t('button-key-rename'))
  yield step(seller.tap(t('button-key-rename')), t('key-rename-question'))
  yield step(seller.say('Мой ключ'), t('key-title', { name: 'Мой ключ', mask: '' }).trim())
}

async function* makeMonitor(seller: Campaigner): Walk {
  const step = stepsOf(seller)
  const { t } = seller
  const preorder = await seller.preorder(KOLEDINO)
  const review = t('wizard-review', { title: t('monitor-wizard-title') })
  yield step(seller.say('/supplies'), t('button-monitor-new'))
  yield step(seller.tap(t('button-monitor-new')), t('monitor-ask-warehouses'))
  yield step(seller.say('Коледино'), t('picker-found', { query: 'Коледино', total: 1 }))
  yield step(seller.tap('☐ Коледино'), '1\ufe0f\u20e3 Коледино')
  yield step(seller.tap(t('wizard-done')), t('monitor-ask-type'))
  yield step(seller.tap(t('monitor-type-button', { type: 'box' })), t('calendar-week'))
  yield step(seller.tap(t('calendar-week')), t('monitor-ask-cap'))
  yield step(seller.tap('×2'), t('monitor-ask-mode'))
  yield step(seller.tap(t('monitor-mode-button', { mode: 'hand-over' })), `#${preorder}`)
  yield step(seller.tap(new RegExp(`☐ #${preorder}`)), new RegExp(`[^☐] #${preorder}`))
  yield step(seller.tap(t('wizard-done')), review)
  yield step(seller.tap(t('monitor-wizard-confirm')), t('button-monitor-pause'))
}

async function* makeCampaign(seller: Campaigner): Walk {
  const step = stepsOf(seller)
  const { t } = seller
  const review = t('wizard-review', { title: t('campaign-wizard-title') })
  const extra = t('campaign-extra-button', { extra: 'review' })
  yield step(seller.say('/new_campaign'), t('campaign-ask-name'))
  yield step(seller.say('Кружки'), t('campaign-ask-description').slice(0, 20))
  const about = 'Термокружка из нержавеющей стали, 350 и 500 мл. Держит тепло 8 часов.'
  yield step(seller.say(about), t('campaign-ask-seeds', { max: 50 }).slice(0, 20))
  yield step(seller.say(`кружка ${seller.id}`), t('campaign-ask-regions'))
  const region = /Россия|Russia/
  yield step(seller.tap(region), new RegExp(`☑ (${region.source})`))
  yield step(seller.tap(t('wizard-done')), t('campaign-ask-url'))
  yield step(seller.say('shop.example/termo'), t('wizard-skip'))
  yield step(seller.tap(t('wizard-skip')), review)
  yield step(seller.tap(`✎ ${t('campaign-field-keywords')}`), t('campaign-ask-keywords'))
  yield step(seller.say('10'), review)
  yield step(seller.tap(`✎ ${t('campaign-field-extras')}`), t('campaign-ask-extras'))
  if (!seller.rows().flat().includes(`☑ ${extra}`)) {
    yield step(seller.tap(`☐ ${extra}`), `☑ ${extra}`)
  }
  yield step(seller.tap(t('wizard-done')), review)
  yield step(seller.tap(t('campaign-wizard-confirm')), 'Кружки')
}

async function* renameGroup(seller: Campaigner): Walk {
  const step = stepsOf(seller)
  const { t } = seller
  await seller.gets('👀')
  await seller.tap(t('campaigns-button-groups'))
  await seller.sees(t('groups-ask'))
  yield step(seller.tap(/ · [\d\s,.]+ · /u), t('group-ask'))
  yield step(seller.tap(t('button-group-rename')), t('group-rename-ask'))
  yield step(seller.say('Моя группа'), 'Моя группа')
}

async function* wholeDay(seller: Campaigner): Walk {
  await seller.connect()
  yield* makeMonitor(seller)
  yield* connectKeys(seller)
  yield* renameKey(seller)
  yield* makeCampaign(seller)
  yield* renameGroup(seller)
}

test('every wizard in ru and en, the product built anew between any two updates and each of them handled twice', async () => {
  const sellers = await Promise.all([openCampaigner(shop, 'ru'), openCampaigner(shop, 'en')])
  const days = sellers.map((seller) => ({ seller, day: wholeDay(seller) }))
  for (let isOver = false; !isOver; ) {
    const stops = await Promise.all(days.map(({ day }) => day.next()))
    isOver = stops.every(({ done }) => done)
    await restarted(shop)
    await Promise.all(sellers.map((seller, index) => seller.sees(stops[index]?.value ?? '')))
  }
  const made = await Promise.all([
    shop.db.$count(monitors),
    shop.db.$count(campaigns),
    shop.db.$count(credentials),
  ])
  expect(made).toEqual([2, 2, 2 * 5])
})
