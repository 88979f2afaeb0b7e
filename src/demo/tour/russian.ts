import type { Actor } from './actor.ts'
import { hold, type Step, type Story } from './goals.ts'
import { masked, type Stage, tapDay } from './stage.ts'

const KOLEDINO = 507
const KAZAN = 117_986

/** A seller from her first message to the end of her two free catches. */
export function russianStories(anna: Actor, { wb, day, answered, supplies }: Stage): Story[] {
  let sid = ''
  let token = ''
  let koledino = 0
  let caught = ''

  /** The supply a preorder has become, by the official list. */
  const supplyOf = async (preorderId: number): Promise<number> => {
    const row = (await supplies(token)).find(({ preorderID }) => preorderID === preorderId)
    if (!row?.supplyID) throw new Error('the preorder has no supply in the official list')
    return row.supplyID
  }

  const morning: Step[] = [
    {
      goal: 'greeted by name, in Russian',
      async play() {
        await anna.say('/start')
        await anna.sees('Анна, это Прилавок')
      },
    },
    {
      goal: 'a key cut in half is answered kindly and deleted',
      async play() {
        sid = (await wb.addSeller({ name: 'ИП Орлова А. С.', tradeMark: 'Орлова Home' })).sid
        token = (await wb.issueToken({ sid, type: 'personal' })).token
        await anna.say('/keys')
        await anna.tap(/Добавить ключ/)
        await anna.tap('📦 Wildberries')
        await anna.sees('Интеграции по API')
        await anna.say(token.slice(0, 60), masked(token.slice(0, 60)))
        await anna.sees('не похоже на ключ WB целиком')
        isGone(anna, token.slice(0, 60))
      },
    },
    {
      goal: 'the whole key is connected and deleted from the chat',
      async play() {
        await anna.say(token, masked(token))
        await anna.sees('Ключ подключён')
        isGone(anna, token)
        hold((await answered(sid)) > 0, 'Wildberries was not asked about the key')
      },
    },
    {
      goal: 'the cabinet session is connected and deleted',
      async play() {
        const before = await answered(sid)
        const { text } = await wb.issueSession({ sid })
        await anna.say(text, 'authorizev3: …\ncookie: …')
        await anna.sees('Сессия кабинета подключена')
        isGone(anna, text)
        hold((await answered(sid)) > before, 'the cabinet was not asked about the session')
      },
    },
    {
      goal: 'all keys and warehouses checked, progress to result',
      async play() {
        await anna.say('/keys')
        await anna.sees('Орлова Home')
        const before = await answered(sid)
        const progress = anna.sees('Проверка ключей и складов')
        await anna.tap(/Проверить всё/)
        await progress
        await anna.sees('Проверено')
        await anna.sees('В справочнике')
        hold((await answered(sid)) > before, 'Wildberries was not asked')
      },
    },
  ]

  const catching: Step[] = [
    {
      goal: 'a monitor through the wizard; a wrong date answered kindly',
      async play() {
        koledino = (await wb.addPreorder({ sid, warehouseId: KOLEDINO, type: 'box' })).preorderId
        await anna.say('/supplies')
        await anna.tap(/Новый монитор/)
        await anna.sees('На каких складах')
        await anna.tap(/Коледино/)
        await anna.say('тула')
        await anna.sees('Поиск «тула»')
        await anna.tap(/Тула/)
        await anna.tap('✓ Далее')
        await anna.sees('Что везёте')
        await anna.tap(/Короба/)
        await anna.sees('На какие дни')
        await anna.say('31 февраля')
        await anna.sees('Такого дня в календаре нет')
        await anna.tap(/Календарь/)
        await anna.sees('Выберите первый день')
        await tapDay(anna, day(2), day(1))
        await anna.sees('выберите последний день')
        await tapDay(anna, day(8), day(2))
        await anna.sees('✓ Готово')
        await anna.tap('✓ Готово')
        await anna.sees('До какого коэффициента')
        await anna.tap('×2')
        await anna.sees('Что делать')
        await anna.tap(/Автобронь/)
        await anna.sees('Для какого заказа')
        await anna.tap(new RegExp(`#${koledino}`))
        await anna.tap('✓ Далее')
        await anna.sees('проверьте')
        await anna.tap(/Начать поиск/)
        await anna.sees('Режим: автобронь')
      },
    },
    {
      goal: 'a slot opens and is caught',
      async play() {
        await wb.openSlot({ ...box(KOLEDINO), day: day(4), coefficient: 1, capacity: 1 })
        caught = (await anna.sees('ПОСТАВКА ПОЙМАНА')).text
      },
    },
    {
      goal: 'the official list has the supply, booked once',
      async play() {
        const supplyId = await supplyOf(koledino)
        const booked = (await wb.commits()).filter(({ preorderId }) => preorderId === koledino)
        hold(booked.length === 1, `${booked.length} commits for one preorder`)
        hold(caught.includes(`#${supplyId}`), 'the message names another supply')
      },
    },
    {
      goal: 'the trial counter went down to one',
      async play() {
        await anna.say('/menu')
        await anna.sees('осталась 1 поимка')
      },
    },
  ]

  const byHand: Step[] = [
    {
      goal: 'a monitor that hands slots over',
      async play() {
        const { preorderId } = await wb.addPreorder({ sid, warehouseId: KAZAN, type: 'mono' })
        await toMode(anna, { warehouse: 'Казань', type: /Монопаллеты/ })
        await anna.tap(/Передать мне/)
        await anna.tap(new RegExp(`#${preorderId}`))
        await anna.tap('✓ Далее')
        await anna.sees('проверьте')
        await anna.tap(/Начать поиск/)
        await anna.sees('Режим: передавать мне')
      },
    },
    {
      goal: 'a slot is handed over, booked by hand and verified',
      async play() {
        const place = { warehouseId: KAZAN, type: 'mono', day: day(3) } as const
        await wb.openSlot({ ...place, coefficient: 0 })
        const { keyboard } = await anna.sees('осталось забронировать')
        const link = keyboard.flat().find((button) => 'url' in button)
        hold(link !== undefined, 'the message has no link to the cabinet')
        const page = await fetch(link && 'url' in link ? link.url : '')
        hold(page.ok, `the link of the message answers ${page.status}`)
        const preorderId = Number(new URL(page.url).searchParams.get('preorderId'))
        const answer = await wb.bookByHand({ preorderId, day: place.day })
        hold(answer.ok, 'the played cabinet did not book')
        await anna.tap(/Забронировано/)
        const { text } = await anna.sees(/ПОСТАВКА ПОЙМАНА.*Казань/s)
        hold(text.includes(`#${await supplyOf(preorderId)}`), 'the message names another supply')
      },
    },
    {
      goal: 'the trial is used up: the plan says so',
      async play() {
        await anna.say('/plan')
        await anna.sees('Поимки: 2 из 2')
      },
    },
    {
      goal: 'no third catch for free, but alerts still work',
      async play() {
        const { preorderId } = await wb.addPreorder({ sid, warehouseId: KOLEDINO, type: 'box' })
        await toMode(anna, { warehouse: 'Коледино', type: /Короба/ })
        await anna.tap(/Автобронь/)
        await anna.tap(new RegExp(`#${preorderId}`))
        await anna.tap('✓ Далее')
        await anna.sees('проверьте')
        await anna.tap(/Начать поиск/)
        await anna.sees('Поимки закончились')
        await anna.tap('‹ Назад')
        await anna.sees('проверьте')
        await anna.tap('✎ Режим')
        await anna.tap(/Только сообщить/)
        await anna.sees('проверьте')
        await anna.tap(/Начать поиск/)
        await anna.sees('Режим: только сообщать')
      },
    },
  ]

  return [
    { title: 'Morning', steps: morning },
    { title: 'Catching', steps: catching },
    { title: 'By hand', steps: byHand },
  ]
}

/** Language and time zone, there and back. */
export function settingsStory(anna: Actor): Story {
  return {
    title: 'Evening',
    steps: [
      {
        goal: 'settings: English and back, another time zone',
        async play() {
          await anna.say('/settings')
          await anna.sees('Настройки')
          await anna.tap('English')
          await anna.sees('Settings')
          await anna.tap('Русский')
          await anna.sees('Настройки')
          await anna.tap(/Часовой пояс/)
          await anna.sees('В каком городе')
          await anna.tap(/Екатеринбург/)
          await anna.sees('Время: Екатеринбург')
        },
      },
    ],
  }
}

const box = (warehouseId: number) => ({ warehouseId, type: 'box' }) as const

/** The first steps of the wizard, up to the question of what to do with a slot. */
async function toMode(anna: Actor, wish: { warehouse: string; type: RegExp }): Promise<void> {
  await anna.say('/supplies')
  await anna.tap(/Новый монитор/)
  await anna.sees('На каких складах')
  await anna.say(wish.warehouse)
  await anna.sees(`Поиск «${wish.warehouse}»`)
  await anna.tap(new RegExp(wish.warehouse))
  await anna.tap('✓ Далее')
  await anna.tap(wish.type)
  await anna.tap('7 дней')
  await anna.tap('×1')
  await anna.sees('Что делать')
}

function isGone(anna: Actor, secret: string): void {
  const isThere = anna.person.messages().some(({ text }) => text.includes(secret))
  hold(!isThere, 'the secret is still in the chat')
}
