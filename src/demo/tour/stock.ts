import type { AllegroState } from '#sandbox/allegro/index.ts'
import { createServiceController } from '#sandbox/service/controller.ts'
import type { WixState } from '#sandbox/wix/index.ts'
import type { WixSite } from '#sandbox/wix/records.ts'
import type { Actor } from './actor.ts'
import { comesTrue, hold, type Step, type Story } from './goals.ts'
import { masked } from './stage.ts'

const SITE = 'Кружки Орловой'
const BLUE = 'MUG-350-BLU'
const RED = 'MUG-350-RED'
const TEA = 'TEA-500-GRN'
const SET = 'SET-TEA'
/** What the seller counted in the morning; the channels show other numbers. */
const COUNTED = { [BLUE]: 14, [RED]: 6, [TEA]: 3 }
const TABLE = `SKU,Название,Остаток\n${RED},Кружка красная,${COUNTED[RED]}\n${TEA},Чай зелёный,${COUNTED[TEA]}\n`

/** One stock for an Allegro account and a Wix site: from the first product to a sale taken back. */
export function stockStory(anna: Actor, url: string, login = 'orlova-kubki'): Story {
  const allegro = createServiceController<AllegroState>(`${url}/services/allegro`)
  const wix = createServiceController<WixState>(`${url}/services/wix`)
  let siteId = ''
  let blue = ''
  let tea = ''
  let reds: readonly string[] = []

  const offer = async (id: string) => (await allegro.state()).offers.find((one) => one.id === id)
  const onAllegro = async (id: string) => (await offer(id))?.available
  const onWix = async (sku: string) => {
    const site = (await wix.state()).sites.find(({ id }) => id === siteId)
    return site?.products.flatMap(({ variants }) => variants).find((one) => one.sku === sku)
      ?.quantity
  }
  /** The chats' own service: groups are made there. */
  const chats = async <T>(path: string, body?: object): Promise<T> => {
    const headers = { 'content-type': 'application/json' }
    const init = body && { method: 'POST', headers, body: JSON.stringify(body) }
    return (await (await fetch(`${url}/api${path}`, init)).json()) as T
  }
  /** Both channels come to show so many blue mugs. */
  const bothShow = async (wanted: number) => {
    await comesTrue(async () => (await onAllegro(blue)) === wanted, `Allegro never shows ${wanted}`)
    await comesTrue(async () => (await onWix(BLUE)) === wanted, `Wix never shows ${wanted}`)
  }
  const isInHand = async (sku: string, count: number) => {
    await anna.say(sku.toLowerCase())
    await anna.sees(`На складах ${count}`)
  }
  /** One line of text, confirmed. */
  const line = async (text: string, after: string) => {
    await anna.say(text)
    await anna.sees('станет')
    await anna.tap('✓ Записать')
    await anna.sees(after)
  }
  const compare = async (name: string) => {
    await anna.say('/stock')
    await anna.tap('🔌 Каналы')
    await anna.sees('Каналы продаж')
    await anna.tap(new RegExp(name))
    await anna.sees('ещё не сверены')
    await anna.tap('🔍 Сверить остатки')
    await anna.sees('Пока ничего не отправлено')
  }

  const products: Step[] = [
    {
      goal: 'products made by hand and by a table',
      async play() {
        await anna.say('/stock')
        await anna.sees('С чего начать?')
        await anna.tap('➕ Товар')
        await anna.sees('Как называется товар?')
        await anna.say('Кружка синяя')
        await anna.sees('Какой у него SKU?')
        await anna.say(BLUE)
        await anna.sees('Какой EAN?')
        await anna.tap('Пропустить')
        await anna.sees('Сколько его сейчас?')
        await anna.say(String(COUNTED[BLUE]))
        await anna.sees('проверьте')
        await anna.tap('✓ Добавить')
        await anna.sees(`стало ${COUNTED[BLUE]}`)
        await anna.person.upload(Buffer.from(TABLE), 'stock.csv')
        await anna.sees('Новых 2')
        await anna.tap('✓ Загрузить')
        await anna.sees('✅ Загрузка')
      },
    },
  ]

  const channels: Step[] = [
    {
      goal: 'an Allegro account linked by the link on a card',
      async play() {
        const made = await allegro.command<{ offers: string[] }>('seller', {
          login,
          offers: [
            { sku: BLUE, name: 'Kubek niebieski', available: 12 },
            { sku: TEA, name: 'Herbata zielona', available: 9 },
            { sku: RED, name: 'Kubek czerwony', available: 7 },
            { sku: RED, name: 'Kubek czerwony, prezent', available: 7 },
          ],
        })
        ;[blue = '', tea = '', ...reds] = made.offers
        await anna.say('/keys')
        await anna.tap(/Добавить ключ/)
        await anna.tap(/Allegro/)
        const [, code] = /Код: (\w{9})/.exec((await anna.sees(/Код: \w{9}/)).text) ?? []
        await allegro.command('consent', { code, login })
        await anna.sees('Allegro подключён')
      },
    },
    {
      goal: 'a Wix site connected, its key deleted from the chat',
      async play() {
        const site = await wix.command<WixSite>('add-site', {
          name: SITE,
          products: [
            { name: 'Кружка синяя', sku: BLUE, quantity: 12 },
            { name: 'Чай зелёный', sku: TEA, quantity: 9 },
          ],
        })
        siteId = site.id
        const { key } = await wix.command<{ key: string }>('issue-key', { siteIds: [siteId] })
        await anna.say(`${key} ${siteId}`, `${masked(key)} ${siteId}`)
        await anna.sees('Ключ подключён')
        const isThere = anna.person.messages().some(({ text }) => text.includes(key))
        hold(!isThere, 'the key is still in the chat')
      },
    },
    {
      goal: 'Wix compared, nothing sent before the seller says so',
      async play() {
        await compare('Wix')
        hold((await onWix(BLUE)) === 12, 'Wix was changed by a comparison')
        await anna.tap('✓ Отправить 2')
        await comesTrue(async () => (await onWix(BLUE)) === COUNTED[BLUE], 'Wix was not changed')
      },
    },
    {
      goal: 'Allegro compared, then switched on too',
      async play() {
        await compare(login)
        hold((await onAllegro(blue)) === 12, 'Allegro was changed by a comparison')
        await anna.tap('✓ Отправить 2')
        await bothShow(COUNTED[BLUE])
      },
    },
  ]

  const trade: Step[] = [
    {
      goal: 'a sale at the market by one line: both channels lower',
      async play() {
        await line(`продал 2 ${BLUE}`, 'было 14 → стало 12')
        await bothShow(12)
      },
    },
    {
      goal: 'undo of a sale: the stock and both channels are back',
      async play() {
        await anna.tap('↩️ Отменить')
        await anna.sees('было 12 → стало 14')
        await bothShow(14)
        await isInHand(BLUE, 14)
      },
    },
    {
      goal: 'a purchase on Allegro: Wix and the stock lower',
      async play() {
        await allegro.command('purchase', { offerId: blue, quantity: 3 })
        await comesTrue(async () => (await onWix(BLUE)) === 11, 'Wix never shows 11')
        hold((await onAllegro(blue)) === 11, 'Allegro lowered twice')
        await isInHand(BLUE, 11)
      },
    },
    {
      goal: 'nothing left: the offer is ended and Wix shows none',
      async play() {
        await line(`продал 3 ${TEA}`, 'стало 0')
        await comesTrue(async () => (await offer(tea))?.status === 'ENDED', 'the offer still sells')
        await comesTrue(async () => (await onWix(TEA)) === 0, 'Wix still sells')
      },
    },
    {
      goal: 'goods come in: the offer is on sale again',
      async play() {
        await line(`+30 ${TEA}`, 'стало 30')
        await comesTrue(async () => {
          const now = await offer(tea)
          return now?.status === 'ACTIVE' && now.available === 30
        }, 'the offer is not on sale again')
        await comesTrue(async () => (await onWix(TEA)) === 30, 'Wix never shows 30')
      },
    },
    {
      goal: 'two offers of one SKU: not touched until one tap decides',
      async play() {
        const shown = async () => Promise.all(reds.map(onAllegro))
        hold(
          (await shown()).every((one) => one === 7),
          'a disputed offer was changed',
        )
        await anna.say('/stock')
        await anna.tap(/⚠️ Вопросы/)
        await anna.sees('Вопросы по остаткам')
        await anna.tap(new RegExp(`Несколько.*${RED}`))
        await anna.sees('с одним SKU')
        await anna.tap(new RegExp(reds[0] ?? ''))
        await comesTrue(async () => (await onAllegro(reds[0] ?? '')) === COUNTED[RED], 'no change')
        hold((await onAllegro(reds[1] ?? '')) === 7, 'the other offer was changed too')
      },
    },
  ]

  const more: Step[] = [
    {
      goal: 'a bundle: one sale of it lowers its parts in both channels',
      async play() {
        await anna.say('/stock')
        await anna.tap('➕ Комплект')
        await anna.sees('Как называется товар?')
        await anna.say('Чайная пара')
        await anna.sees('Какой у него SKU?')
        await anna.say(SET)
        await anna.sees('Из чего он состоит?')
        await anna.say(`${BLUE} 2\n${TEA} 1`)
        await anna.sees('можно собрать 5')
        await anna.tap('✓ Сохранить')
        await anna.sees('Товар в каталоге')
        await line(`продал 1 ${SET}`, 'Продажа')
        await bothShow(9)
        await comesTrue(async () => (await onWix(TEA)) === 29, 'the tea was not lowered')
      },
    },
    {
      goal: 'a stocktake: what differs is shown, written and taken back',
      async play() {
        await anna.say('/stock')
        await anna.tap('✎ Пересчёт')
        await anna.sees('Что насчитали?')
        await anna.say(`${BLUE} 7\n${TEA} 29`)
        await anna.sees('Записано')
        await anna.tap('✓ Это всё')
        await anna.sees('не сошлось: 1')
        await anna.tap('✓ Записать')
        await bothShow(7)
        await anna.tap('↩️ Отменить')
        await bothShow(9)
      },
    },
    {
      goal: 'alerts go to the team’s group, bound by a code',
      async play() {
        await anna.say('/stock')
        await anna.tap('🔌 Каналы')
        await anna.tap(/Группа/)
        await anna.tap(/Привязать группу/)
        const { text } = await anna.sees(/grp_/)
        const [code = ''] = /grp_[\w-]+/.exec(text) ?? []
        const group = await chats<{ id: number }>('/groups/start', {
          ...{ member: anna.person.id, payload: code },
        })
        await comesTrue(async () => {
          const { messages } = await chats<{ messages: { fromBot: boolean }[] }>(
            `/chats/${group.id}`,
          )
          return messages.some(({ fromBot }) => fromBot)
        }, 'the bot says nothing in the group')
      },
    },
  ]

  return { title: 'Stock', steps: [...products, ...channels, ...trade, ...more] }
}
