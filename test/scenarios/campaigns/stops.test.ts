import { expect, test } from 'vitest'
import { openShop } from '#test/support/app.ts'
import { openTime } from '../time.ts'
import { type Campaigner, openCampaigner } from './campaigner.ts'

const EMBEDDINGS = { OPENAI_EMBEDDING_MODEL: 'text-embedding-3-small' }
const shop = await openShop({
  accounts: 0,
  roles: ['bot', 'worker'],
  env: EMBEDDINGS,
  parts: ['runs'],
})
const time = openTime(shop)
const HOUR_MS = 3_600_000

/** Calls that reached the stand-ins, whatever came of them. */
async function callsOf({ services }: Campaigner): Promise<number> {
  const all = await Promise.all(Object.values(services).map((one) => one.state()))
  return all.flatMap(({ calls }) => calls).reduce((sum, { requests }) => sum + requests, 0)
}

test.each([
  { stage: 'Фразы', service: 'wordstat', method: 'cloud/topRequests' },
  { stage: 'Группы', service: 'openAi', method: 'embeddings' },
  { stage: 'Объявления', service: 'openAi', method: 'responses' },
  { stage: 'Выгрузка', service: 'google', method: 'spreadsheets.batchUpdate' },
  { stage: 'Выгрузка', service: 'yandex', method: 'ads.add' },
] as const)(
  'cancelled while $method hangs: the call is let go, no other follows, and Continue makes the rest once',
  async ({ stage, service, method }) => {
    const anna = await openCampaigner(shop)
    const seeds = [`термос ${anna.id}`]
    await anna.connectDirect(`shop-${anna.id}`)
    await anna.connectSheet()
    const held = anna.services[service]
    await held.fault({ method, kind: 'hang' })
    await anna.make({ seeds, extras: ['draft', 'sheet'] })
    await time.until(async () => {
      const { calls } = await held.state()
      return calls.some((one) => one.method === method && one.requests > one.ok)
    })
    await anna.tap('✕ Отменить')
    const { text } = await time.until(() => anna.all('✕ Отменено').at(-1))
    expect(text).toContain(stage)
    const open = async () => {
      const { calls } = await held.state()
      const one = calls.find((figure) => figure.method === method)
      return (
        (one?.requests ?? 0) -
        (one?.ok ?? 0) -
        Object.values(one?.failed ?? {}).reduce((a, b) => a + b, 0)
      )
    }
    await time.until(async () => (await open()) === 0)
    await held.clearFaults()
    const before = await callsOf(anna)
    for (let minutes = 0; minutes < 60; minutes += 10) await time.pass(HOUR_MS / 6)
    expect(await callsOf(anna)).toBe(before)

    await anna.tap('↻ Продолжить')
    await time.until(() => anna.all('кампания готова').length > 0)
    const { phrases } = await anna.services.wordstat.state()
    expect(phrases.filter(({ phrase }) => seeds.includes(phrase))).toMatchObject([{ times: 1 }])
    const { answered } = await anna.services.openAi.state()
    expect(answered.filter(({ times }) => times > 1)).toEqual([])
    const { campaigns } = await anna.services.yandex.state()
    expect(campaigns.filter(({ login }) => login === `shop-${anna.id}`)).toHaveLength(1)
  },
)

test('two taps on Create at once make one campaign', async () => {
  const anna = await openCampaigner(shop)
  await anna.toSummary({ extras: [] })
  const message = anna.lastMessage()
  const button = message?.keyboard.flat().find(({ text }) => text === '✓ Создать кампанию')
  const data = button && 'callback_data' in button ? button.callback_data : ''
  await Promise.all([1, 2, 3].map(() => anna.press(message?.id ?? 0, data)))
  await time.until(() => anna.all('кампания готова').length > 0)
  // A new screen takes this one away.
  expect(anna.all('«Термокружки»: кампания принята в работу')).toHaveLength(1)
  await anna.say('/history')
  await anna.gets('1 кампания')
  expect(anna.all('кампания готова')).toHaveLength(1)
  const files = () => anna.messages().filter(({ document }) => document)
  await anna.waitFor(() => files().length > 0)
  expect(files()).toHaveLength(1)
})

test('an address nobody may or can open is answered with why, and asked again', async () => {
  const anna = await openCampaigner(shop)
  await anna.say('/new_campaign')
  await anna.sees('Как назвать кампанию')
  await anna.say('Термокружки')
  await anna.sees('Расскажите о товаре')
  await anna.say('Термокружка из стали, держит тепло 8 часов.')
  await anna.sees('По каким словам')
  await anna.say('термокружка')
  await anna.sees('Где показывать')
  await anna.onwards(/Россия/, '☑ Россия')
  await anna.onwards('✓ Далее', 'Куда ведёт объявление')
  for (const [address, answer] of [
    ['http://192.168.0.1/', 'виден только внутри сети'],
    ['http://localhost/shop', 'виден только внутри сети'],
    ['http://[::1]/', 'виден только внутри сети'],
    ['https://inside.shop.example/', 'виден только внутри сети'],
    ['ftp://shop.example/', 'https или http'],
    ['https://user:pass@shop.example/', 'логин или пароль'],
    ['https://gone.shop.example/', 'отвечает ошибкой'],
    ['https://down.shop.example/', 'не отвечает'],
    ['куда-нибудь', 'Не похоже на адрес'],
  ] as const) {
    await anna.say(address)
    await anna.sees(answer)
    expect(anna.text()).toContain('Куда ведёт объявление')
  }
  await anna.say('https://moved.shop.example/')
  await anna.sees('Какой бюджет')
})

test('every service is down while the questions are answered: the wizard goes on, and what is missing is said', async () => {
  const anna = await openCampaigner(shop)
  const { wordstat, openAi, yandex, google } = anna.services
  await anna.connectDirect(`shop-${anna.id}`)
  await anna.connectSheet()
  for (const service of [wordstat, openAi, yandex, google])
    await service.fault({ kind: 'http-5xx' })
  const pressing = anna.make({ seeds: [`термос ${anna.id}`], extras: ['draft', 'sheet'] })
  let isMade = false
  void pressing.finally(() => {
    isMade = true
  })
  // In small steps: a tap in hand must not grow too old to be answered.
  await time.until(() => isMade, { stepMs: 200 })
  await pressing
  const { text } = await time.until(() => anna.all('⏳ Продолжим сами').at(-1))
  expect(text).toContain('Фразы')
  for (const service of [wordstat, openAi, yandex, google]) await service.clearFaults()
  await time.until(() => anna.all('кампания готова').length > 0)
  const result = await anna.gets('кампания готова')
  expect(result.text).toContain('📗 Таблица готова')
  expect(result.text).toContain('📝 Черновик в Директе')
})
