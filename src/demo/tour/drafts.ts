import type { Actor } from './actor.ts'
import { comesTrue, hold, type Step, type Story } from './goals.ts'
import { masked, type Stage } from './stage.ts'

const TULA = 206_348
const BARCODES = ['2040000000017', '2040000000024']

/** A seller who writes what she wants: a monitor in one line, goods in two, and a supply at the end. */
export function draftStory(vera: Actor, { wb, day, supplies }: Stage): Story {
  let sid = ''
  let token = ''
  let draftId = ''
  let preorderId = 0

  const own = async () => (await wb.state()).drafts.filter((one) => one.sid === sid)

  const steps: Step[] = [
    {
      goal: 'a monitor from one line, one part of it edited',
      async play() {
        sid = (await wb.addSeller({ name: 'ИП Лебедева В. И.', tradeMark: 'Лебедева' })).sid
        token = (await wb.issueToken({ sid, type: 'personal' })).token
        await vera.say('/start')
        await vera.sees('Вера, это Прилавок')
        await vera.say(token, masked(token))
        await vera.sees('Ключ подключён')
        const { text } = await wb.issueSession({ sid })
        await vera.say(text, 'authorizev3: …\ncookie: …')
        await vera.sees('Сессия кабинета подключена')
        await vera.say('сообщи о слотах: Казань и Тула, короба, на следующей неделе, не дороже х2')
        await vera.sees('Склады: Казань, Тула')
        await vera.tap(/Коэффициент/)
        await vera.sees('До какого коэффициента')
        await vera.tap('×3')
        await vera.sees('до ×3')
        await vera.tap(/Начать поиск/)
        await vera.sees('Казань, Тула · короба · до ×3')
      },
    },
    {
      goal: 'goods put together as a draft in the cabinet',
      async play() {
        await vera.say('/supplies')
        await vera.tap('🚚 Поставки WB')
        await vera.sees('Поставки в WB')
        await vera.tap('📝 Черновики')
        await vera.sees('Черновики поставок')
        await vera.tap('➕ Собрать черновик')
        await vera.sees('Откуда взять товары?')
        await vera.tap('✍️ Список или файл')
        await vera.sees('Пришлите штрихкоды')
        await vera.say(`${BARCODES[0]} 40\n${BARCODES[1]} 12`)
        await vera.sees('проверьте')
        hold((await own()).length === 0, 'a draft was made before the seller said so')
        await vera.tap('✓ Собрать в кабинете')
        await vera.sees('Откройте черновик в кабинете')
        const [draft, second] = await own()
        hold(draft !== undefined && second === undefined, 'there is not exactly one draft')
        hold(draft?.goods.map(({ quantity }) => quantity).join() === '40,12', 'other goods')
        draftId = draft?.draftId ?? ''
      },
    },
    {
      goal: 'its preorder, made by hand, is seen and offered to a monitor',
      async play() {
        preorderId = (await wb.orderDraft({ draftId, warehouseId: TULA, type: 'box' })).preorderId
        await vera.tap('↻ Проверить')
        await vera.sees(`Заказ на поставку #${preorderId} появился`)
        await vera.tap('⚡ Ловить слот')
        await vera.sees('На какие дни')
        await vera.tap('7 дней')
        await vera.sees('До какого коэффициента')
        await vera.tap('×1')
        await vera.sees('Что делать')
        await vera.tap(/Автобронь/)
        await vera.sees(`#${preorderId}`)
        await vera.tap(/Начать поиск/)
        await vera.sees('Режим: автобронь')
      },
    },
    {
      goal: 'the supply of the draft is booked, with its goods',
      async play() {
        await wb.openSlot({ warehouseId: TULA, type: 'box', day: day(4), coefficient: 1 })
        await vera.sees('ПОСТАВКА ПОЙМАНА')
        await comesTrue(async () => {
          const row = (await supplies(token)).find((one) => one.preorderID === preorderId)
          return row?.supplyID != null
        }, 'the draft’s preorder has no supply in the official list')
        const booked = (await wb.state()).preorders.find((one) => one.preorderId === preorderId)
        hold(booked?.goods.map(({ barcode }) => barcode).join() === BARCODES.join(), 'other goods')
      },
    },
  ]
  return { title: 'Drafts', steps }
}
