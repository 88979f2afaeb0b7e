import type { Actor } from './actor.ts'
import { comesTrue, hold, type Story } from './goals.ts'
import type { Stage } from './stage.ts'

const KOLEDINO = 507
const KAZAN = 117_986
const GOODS = { nmId: 231_830_001, name: 'Пижамы', chrtId: 385_310_001, sizeName: '50-52' }

/** Stock moved from one WB warehouse to another in the seconds in which quotas are open. */
export function redistributionStory(anna: Actor, { wb }: Stage): Story {
  let sid = ''
  const moves = async () => (await wb.transfers()).filter((one) => one.sid === sid)

  return {
    title: 'Redistribution',
    steps: [
      {
        goal: 'a move is planned; nothing is sent while quotas are closed',
        async play() {
          const { sellers } = await wb.state()
          sid = sellers.find(({ name }) => name.startsWith('ИП Орлова'))?.sid ?? ''
          await wb.setGoods({ ...GOODS, sid, warehouseId: KOLEDINO, count: 40 })
          await anna.say('/supplies')
          await anna.tap('🔀 Между складами')
          await anna.sees('Ближайшее окно квот')
          await anna.tap('➕ Перевезти')
          await anna.say(String(GOODS.nmId))
          await anna.tap(/^231830001/)
          await anna.tap(/50-52/)
          await anna.tap(/^Коледино/)
          await anna.say('казань')
          await anna.tap(/^Казань/)
          await anna.tap('20')
          await anna.tap('Сейчас')
          await anna.sees('проверьте')
          await anna.tap('✓ Поставить')
          await anna.sees('Заявка #1')
          hold((await moves()).length === 0, 'something was sent while quotas were closed')
        },
      },
      {
        goal: 'quotas open for 20 s: moved once, told in its layout',
        async play() {
          await wb.openQuotas({
            quotas: [
              { warehouseId: KOLEDINO, source: 500, target: 0 },
              { warehouseId: KAZAN, source: 0, target: 500 },
            ],
            lastsMs: 20_000,
          })
          await comesTrue(async () => (await moves()).length > 0, 'nothing was moved')
          await anna.sees('ПЕРЕРАСПРЕДЕЛЕНИЕ ВЫПОЛНЕНО!')
          const done = await moves()
          hold(done.length === 1 && done[0]?.count === 20, 'it was not moved exactly once')
        },
      },
    ],
  }
}
